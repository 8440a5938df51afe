"""Which files of a plan folder change, and their new content: only records that changed are written anew."""

from pathlib import Path, PurePath

from toshiken.core.errors import RequestError
from toshiken.plan.folder import area_name
from toshiken.plan.folder_files import plan_files
from toshiken.plan.records.alliance import AlliancePlan

AREA = "area.yml"


def changed_files(folder: Path, before: AlliancePlan, after: AlliancePlan) -> dict[str, bytes]:
    """Path inside the folder → content. Comments at the head of a file stay; other comments of a changed file go."""
    old, new = plan_files(before), plan_files(after)
    changed = {name: content for name, content in new.items() if old.get(name) != content}
    if AREA in changed:
        changed[_area_inside(folder)] = changed.pop(AREA)
    return {name: _head(folder / name) + content for name, content in changed.items()}


def _area_inside(folder: Path) -> str:
    """Where plan.yml says the area stands. One that other folders share is not this plan's to change."""
    name = area_name(folder)
    if PurePath(name).is_absolute() or ".." in PurePath(name).parts:
        raise RequestError(
            f"圏域のファイル「{name}」は計画のフォルダーの外にあるので、書き換えません。"
            f"「{folder / AREA}」に写し、plan.yml の area を {AREA} にしてから、もう一度してください。"
        )
    return name


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
