"""What only seems to be missing: a record that stands in a file which cannot be read. The file itself is told, not its absence."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from toshiken.plan.check.finding import Found, fault_words
from toshiken.plan.folder import FILE_KINDS, PlanFolder


def without_follow_ups(every: Iterable[Found], folder: PlanFolder) -> Iterator[Found]:
    """Those that hold whatever stands in the unreadable files."""
    files = {Path(fault.file) for fault in folder.unreadable if fault.file}
    kinds = {_kind(file, folder) for file in files}
    for one in every:
        if not _named_file(one, folder) & files and not set(fault_words()[one.fault].looks_for) & kinds:
            yield one


def _kind(file: Path, folder: PlanFolder) -> str:
    """projects of projects/1-01.yml, meetings of meetings.yml."""
    first = file.relative_to(folder.folder).parts[0]
    return first if first in FILE_KINDS else Path(first).stem


def _named_file(one: Found, folder: PlanFolder) -> set[Path]:
    """Where the record would stand that a reference names."""
    if one.fault != "unknown_reference":
        return set()
    kind = one.words["kind"]
    return {folder.folder / kind / f"{one.words['id']}.yml", folder.folder / f"{kind}.yml"}
