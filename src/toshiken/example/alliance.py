"""The plan of a bundled area: its public facts, with what the deck tells of projects as candidates."""

from toshiken.example import Example
from toshiken.plan.folder import read_sound_folder
from toshiken.plan.new import skeleton, with_candidates
from toshiken.plan.records.alliance import AlliancePlan


def bundled_plan(example: Example) -> AlliancePlan:
    """The folder's plan where it has one; else empty records for its area."""
    folder = example.folder / "plan"
    known = read_sound_folder(folder).plan if (folder / "plan.yml").is_file() else skeleton(example.area)
    return with_candidates(known, example.plan)
