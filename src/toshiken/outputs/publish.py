"""Writes a set of files all or none: built aside, every target probed, replaced one by one, restored on failure."""

import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toshiken.core.errors import OutputError

# Replacing a file that PowerPoint or Excel has open fails on Windows; the probe finds it before anything is touched.
_ADVICE = "PowerPoint や Excel で開いていれば閉じ、書き込みの権限を確かめてください。"


def publish(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes `files` (name → content) into `folder`; on any fault the folder is left as it was (OutputError)."""
    made = _make_folder(folder)
    try:
        aside = Path(tempfile.mkdtemp(prefix=".toshiken-", dir=folder))
    except OSError as fault:
        raise OutputError(f"出力先「{folder}」に書き込めません（{fault.strerror}）。{_ADVICE}") from None
    try:
        for name, content in files.items():
            (aside / name).write_bytes(content)
        _probe(folder, files)
        _replace_all(folder, aside, list(files))
    except OSError as fault:
        raise OutputError(f"「{fault.filename}」を書けません（{fault.strerror}）。{_ADVICE}") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if made and not any(folder.iterdir()):
            folder.rmdir()
    return tuple(folder / name for name in files)


def _make_folder(folder: Path) -> bool:
    if folder.is_dir():
        return False
    try:
        folder.mkdir(parents=True)
    except OSError as fault:
        raise OutputError(
            f"出力先のフォルダー「{folder}」を作れません（{fault.strerror}）。別の場所を --out で指定してください。"
        ) from None
    return True


def _probe(folder: Path, files: Mapping[str, bytes]) -> None:
    """Opens every existing target for writing without changing it: an open or protected file fails here."""
    for name in files:
        if (folder / name).exists():
            with (folder / name).open("r+b"):
                pass


def _replace_all(folder: Path, aside: Path, names: list[str]) -> None:
    replaced: list[str] = []
    try:
        for name in names:
            target = folder / name
            if target.exists():
                target.replace(aside / f"{name}.before")
            replaced.append(name)
            (aside / name).replace(target)
    except OSError:
        for name in replaced:
            with contextlib.suppress(FileNotFoundError):
                (aside / f"{name}.before").replace(folder / name)
        raise
