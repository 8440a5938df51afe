"""The files a person hands in: folders are walked, zip archives opened, and each file is a document or has a reason why not."""

import io
import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from toshiken.core.errors import RequestError, SourceError, why_not_opened
from toshiken.sources.containers.archive import Allowance, Archive, inflated, opened, too_large
from toshiken.sources.containers.kind import kind_of
from toshiken.sources.containers.limits import FILE_BYTES
from toshiken.sources.containers.packages import package_kind
from toshiken.sources.document import Document

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SYSTEM = {".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", "System Volume Information", "$RECYCLE.BIN", ".Trashes"}
_SYSTEM_STARTS = ("._", "~$")  # of macOS beside a file on a foreign disk; of Office beside an open file
_DEEPEST = 2  # a zip within a zip


@dataclass(frozen=True)
class Found:
    """One file, or one member of an archive: its document, or the fault that refuses it, or why it is no data."""

    label: str
    document: Document | None = None
    fault: SourceError | None = None
    not_data: str = ""

    @property
    def sha256(self) -> str:
        """Of the document's bytes; "" where there is none."""
        return self.document.sha256 if self.document else ""


def found_files(paths: Sequence[Path]) -> Iterator[Found]:
    """Every file under `paths` in the order of their names; what systems leave behind is passed over.

    label: from the name of the path given on, `disk/a.zip › b.csv`; no two are the same. A RequestError where a path does
    not exist.
    """
    for path in paths:
        if not path.exists():
            raise RequestError(f"「{path}」がありません。ファイルかフォルダの場所を確かめてください。")
    labels = _Labels()
    for path, root in zip(paths, _roots(paths), strict=True):
        for file in _files(path):
            label = (PurePosixPath(root) / file.relative_to(path).as_posix()).as_posix()
            yield from _from_path(file, labels.distinct(_printable(label)))


def _roots(paths: Sequence[Path]) -> list[str]:
    """What the labels under each path begin with: its name, or the path as given where another has the same name."""
    names = [path.name or path.resolve().name for path in paths]
    return [name if names.count(name) == 1 else path.as_posix() for name, path in zip(names, paths, strict=True)]


class _Labels:
    """Labels by which every file can be told: of two that are called the same the later gets a number."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def distinct(self, label: str) -> str:
        self._given[label] += 1
        count = self._given[label]
        return label if count == 1 else f"{label}（同じ名前の{count}つめ）"


def _printable(label: str) -> str:
    """macOS decomposes が into two characters; a name in no known encoding has parts no screen can show."""
    return unicodedata.normalize("NFC", label.encode(errors="replace").decode())


def _files(path: Path) -> Iterator[Path]:
    """The files under a path, in order; links to folders are not followed, so nothing is met twice."""
    if not path.is_dir():
        yield path
        return
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield path  # opening it tells why
        return
    for entry in entries:
        if not _is_system(entry.name) and not (entry.is_dir() and entry.is_symlink()):
            yield from _files(entry)


def _is_system(name: str) -> bool:
    return name in _SYSTEM or name.startswith(_SYSTEM_STARTS)


def _from_path(path: Path, label: str) -> Iterator[Found]:
    if not (path.is_file() or path.is_dir()):
        yield Found(label, not_data="ファイルではないもの（切れたリンクなど）")
        return
    try:
        with path.open("rb") as file:
            yield from _found(file, os.fstat(file.fileno()).st_size, label, Allowance(), depth=1)
    except OSError as fault:
        yield Found(
            label, fault=SourceError(f"開けません（{why_not_opened(fault)}）。読む権限を確かめてください。", label)
        )


def _found(file: BinaryIO, size: int, label: str, allowance: Allowance, depth: int) -> Iterator[Found]:
    try:
        start = file.read(4)
        file.seek(0)
        if start in _ZIP:
            yield from _in_zip(file, size, label, allowance, depth)
        else:
            yield _of_bytes(_read(file, size, label), label)
    except SourceError as fault:
        yield Found(label, fault=fault)


def _read(file: BinaryIO, size: int, label: str) -> bytes:
    """Refused by its size, before it is read."""
    if size > FILE_BYTES:
        raise too_large(label)
    return file.read()


def _of_bytes(data: bytes, label: str) -> Found:
    container, not_data = kind_of(data, label)
    return Found(label, not_data=not_data) if not_data else Found(label, Document(label, data, container))


def _in_zip(file: BinaryIO, size: int, label: str, allowance: Allowance, depth: int) -> Iterator[Found]:
    archive = opened(file, label)
    kind = package_kind(archive, allowance)
    if kind is None:
        yield from _members(archive, allowance, depth)
    elif kind.not_data:
        yield Found(label, not_data=kind.not_data)
    else:
        file.seek(0)
        yield Found(label, Document(label, _read(file, size, label), kind.container))


def _members(archive: Archive, allowance: Allowance, depth: int) -> Iterator[Found]:
    if depth > _DEEPEST:
        raise SourceError("zip の中の zip の中にさらに zip があります。展開して渡してください。", archive.label)
    if not archive.members:
        raise SourceError("zip が空です。ダウンロードし直してください。", archive.label)
    labels = _Labels()
    for member in archive.members:
        if any(_is_system(part) for part in PurePosixPath(member.name).parts):
            continue
        label = labels.distinct(f"{archive.label} › {member.name}")
        try:
            data = inflated(archive, member, label, allowance)
        except SourceError as fault:
            yield Found(label, fault=fault)
        else:
            yield from _found(io.BytesIO(data), len(data), label, allowance, depth + 1)
