"""YAML files in the folder that no record is read from: another ending, another folder, another name."""

from collections.abc import Iterator

from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.folder import LIST_KINDS, REFRESHED, Standing

# What the deck tells of an area before there is a plan stands in the same folder (records.background.read_plan).
BACKGROUND = ("joint_projects.yml", "project_ideas.yml", "schedule.yml")


def find(scope: Scope) -> Iterator[Found]:
    """Files a planner takes for records and the program does not read."""
    folder = scope.folder
    known = folder.files | {
        folder.folder / name for name in ("plan.yml", REFRESHED, *(f"{kind}.yml" for kind in LIST_KINDS))
    }
    known |= {folder.folder / name for name in BACKGROUND} | {folder.area_file}
    known |= {fault.file for fault in folder.unreadable if fault.file}  # type: ignore[misc]
    for path in sorted(folder.folder.rglob("*")):
        inside = path.relative_to(folder.folder)
        if path.suffix.lower() not in (".yml", ".yaml") or path in known or not path.is_file():
            continue
        if not any(part.startswith(".") for part in inside.parts):
            yield found("stray_file", Standing(path), name=inside.as_posix())
