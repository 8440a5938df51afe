"""Writes a set of files all or none: built aside, every target probed, replaced one by one, restored on failure."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PureWindowsPath

from toshiken.core.errors import OutputError

# Replacing a file that PowerPoint or Excel has open fails on Windows; the probe finds it before anything is touched.
_ADVICE = "PowerPoint や Excel で開いていれば閉じ、書き込みの権限と空き容量を確かめてください。"


def publish(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes `files` (name or path inside → content) into `folder`; on any fault it is left as it was (OutputError)."""
    _require_inside(folder, files)
    made = _make_folder(folder)
    try:
        aside = Path(tempfile.mkdtemp(prefix=".toshiken-", dir=folder))
    except OSError:
        raise OutputError(f"出力先「{folder}」に書き込めません。{_ADVICE}") from None
    try:
        for name, content in files.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).write_bytes(content)
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            _probe(folder / name)
        _replace_all(folder, aside, list(files))
    except OSError as fault:
        name = Path(fault.filename or folder).name.removesuffix(_BEFORE)
        raise OutputError(f"「{folder / name}」を書けません。{_ADVICE}") from None
    finally:
        _clear(aside)
        _remove_empty({(folder / name).parent for name in files} - {folder})
        if made and not any(folder.iterdir()):
            folder.rmdir()
    return tuple(folder / name for name in files)


_BEFORE = ".before"


def _require_inside(folder: Path, names: Iterable[str]) -> None:
    """No name leads out of the folder. Windows' reading of a path is the strictest: both separators, drives."""
    for name in names:
        path = PureWindowsPath(name)
        if path.anchor or ".." in path.parts:
            raise OutputError(
                f"「{name}」は出力先のフォルダー「{folder}」の外です。何も書いていません。番号や名前から「..」「/」「:」を除いてください。"
            )


def _make_folder(folder: Path) -> bool:
    if folder.is_dir():
        return False
    try:
        folder.mkdir(parents=True)
    except OSError:
        raise OutputError(
            f"出力先のフォルダー「{folder}」を作れません。別の場所を --out などで指定してください。"
        ) from None
    return True


def _probe(target: Path) -> None:
    """Opens an existing target for writing without changing it: an open or protected file fails here."""
    if target.exists():
        with target.open("r+b"):
            pass


def _replace_all(folder: Path, aside: Path, names: Sequence[str]) -> None:
    """BaseException: also on Ctrl-C the old files go back."""
    begun: list[str] = []
    try:
        for name in names:
            begun.append(name)
            if (folder / name).exists():
                (folder / name).replace(aside / (name + _BEFORE))
            (aside / name).replace(folder / name)
    except BaseException:
        for name in begun:
            _restore(folder / name, aside / (name + _BEFORE), new=not (aside / name).exists())
        raise


def _restore(target: Path, before: Path, new: bool) -> None:
    """The old file back in its place; a file that was not there before goes. What fails stays aside (`_clear`)."""
    with contextlib.suppress(OSError):
        if before.exists():
            before.replace(target)
        elif new:
            target.unlink()


def _clear(aside: Path) -> None:
    """Removes the folder aside; an old file that could not be put back is kept, and its place is told."""
    kept = sorted(aside.rglob(f"*{_BEFORE}"))
    left = [
        p for p in kept if not (aside.parent / p.relative_to(aside)).with_name(p.name.removesuffix(_BEFORE)).exists()
    ]
    if left:
        places = "、".join(str(path) for path in left)
        raise OutputError(
            f"元のファイルを戻せませんでした。次の場所に残してあります：{places}。名前の末尾「{_BEFORE}」を取って戻してください。"
        )
    shutil.rmtree(aside, ignore_errors=True)


def _remove_empty(folders: set[Path]) -> None:
    """Folders made for files that were not written after all."""
    for folder in sorted(folders, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
