"""Files replaced whole, by one process at a time.

A file is written aside, flushed to the disk and moved over the old one: a process killed at any point leaves the old or the
new content under the name, never a part of it. The lock is the operating system's (flock; LockFileEx on Windows): it goes with
the process that held it, so a killed one blocks nobody.

Windows: the move over an existing file is one step there too (MoveFileEx), but is refused while another process has
the target open, and a reader is refused for the moment of the move. A reader holds the catalogue for about a millisecond and a
virus scanner a new file for a little longer, so both sides try again for a second. A folder cannot be flushed there and need
not be: NTFS keeps names in its journal.
"""

import contextlib
import os
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from toshiken.core.errors import OutputError

Result = TypeVar("Result")
_TRIES, _PAUSE_SECONDS = 20, 0.05
_WAIT_SECONDS = 120  # a file of 200 MB is written in seconds
_ASIDE = ".new"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder, which is made where absent, against every other process; waits for the one that holds it."""
    lock = FileLock(folder / "catalogue.lock", timeout=_WAIT_SECONDS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise OutputError(
            f"資料の保存先「{folder}」をほかの toshiken が使っています。終わるのを待ってから、もう一度実行してください。"
        ) from None
    except OSError:
        raise _unwritable(folder) from None
    try:
        yield
    finally:
        lock.release()


def replaced(path: Path, content: bytes) -> None:
    """`content` under the name `path`, all of it or the old file; the folder is made where absent."""
    aside = path.with_name(path.name + _ASIDE)
    try:
        path.parent.mkdir(exist_ok=True)
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: aside.replace(path))
        _flush_names(path.parent)
    except OSError:
        raise _unwritable(path) from None


def swept(folder: Path, keep: Collection[str]) -> None:
    """Removes what killed processes left: tables that no catalogue names. Called under the lock, so nobody is writing one."""
    for path in sorted(folder.glob("*")):
        if path.name not in keep and path.suffix in (".parquet", _ASIDE):
            with contextlib.suppress(PermissionError):  # held by a virus scanner: the next run removes it
                path.unlink()


def patiently(action: Callable[[], Result]) -> Result:
    """The result of `action`; where Windows refuses because another process holds the file, it is tried again."""
    for _ in range(_TRIES - 1):
        try:
            return action()
        except PermissionError:
            time.sleep(_PAUSE_SECONDS)
    return action()


def _flush_names(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path) -> OutputError:
    return OutputError(
        f"「{path}」に書けません。書き込みの権限と空き容量を確かめるか、--store で別のフォルダーを指定してください。"
    )
