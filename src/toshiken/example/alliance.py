"""Plans and what the package knows of their areas: the plan to begin with, and the figures behind a plan."""

from datetime import date
from pathlib import Path

from toshiken.example import Example
from toshiken.example.known_areas import with_store
from toshiken.example.memberships import bundled_areas
from toshiken.geography.area import Area
from toshiken.plan.folder import read_sound_folder
from toshiken.plan.new import skeleton, with_candidates
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.tables.store import Store


def bundled_plan(example: Example) -> AlliancePlan:
    """The public facts the package has of an area's plan, else empty records; what a deck tells of projects as candidates."""
    folder = example.file.parent / "plan"
    known = example.file in bundled_areas() and (folder / "plan.yml").is_file()
    plan = read_sound_folder(folder).plan if known else skeleton(example.area)
    return with_candidates(plan, example.plan)


def known_file(area: Area) -> Path | None:
    """The package's own file of a plan's area, with all that is known of it; None where it has none."""
    return next((file for file, known in bundled_areas().items() if known.slug == area.slug), None)


def example_of_plan(area_file: Path, area: Area, store: Store, day: date) -> Example:
    """The figures behind a plan: of the package's own area where the plan is of one, else of the plan's area."""
    return with_store(known_file(area) or area_file, store, day)
