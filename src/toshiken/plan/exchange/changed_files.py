"""Which files of a plan folder change, and their new content: only records that changed are written anew."""

from pathlib import Path

from toshiken.plan.folder_files import plan_files
from toshiken.plan.records.alliance import AlliancePlan


def changed_files(folder: Path, before: AlliancePlan, after: AlliancePlan) -> dict[str, bytes]:
    """Path inside the folder → content. Comments at the head of a file stay; other comments of a changed file go."""
    old, new = plan_files(before), plan_files(after)
    changed = {name: content for name, content in new.items() if old.get(name) != content}
    return {name: _head(folder / name) + content for name, content in changed.items() if name != "area.yml"}


def _head(path: Path) -> bytes:
    """The comment lines a file begins with."""
    if not path.is_file():
        return b""
    lines = []
    for line in path.read_bytes().splitlines(keepends=True):
        if not line.startswith(b"#"):
            break
        lines.append(line)
    return b"".join(lines)
