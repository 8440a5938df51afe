"""Zip archives, opened without trust: nothing is written to disk, no member may lead outside, and what comes out is counted
while it is inflated, because the sizes an archive declares may lie."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import PurePosixPath
from struct import error as StructError
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from toshiken.core.errors import SourceError
from toshiken.sources.containers.limits import ARCHIVE_BYTES, ARCHIVE_MEMBERS, FILE_BYTES, MEGABYTE, RATIO, RATIO_FROM

_DAMAGED = (BadZipFile, zlib.error, LZMAError, StructError, EOFError, OSError, ValueError, OverflowError)
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800


@dataclass
class Allowance:
    """How many bytes may come out of an archive, the archives within it included, and how many have."""

    limit: int = ARCHIVE_BYTES
    used: int = 0


@dataclass(frozen=True)
class Member:
    """A file of an archive. name: with / between folders, as its maker wrote it."""

    name: str
    info: ZipInfo


@dataclass(frozen=True)
class Archive:
    """An open archive with its members in the order of their names. label: what a person is told."""

    zip: ZipFile
    label: str
    members: tuple[Member, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(member.name for member in self.members)


def opened(file: BinaryIO, label: str) -> Archive:
    """The archive; a SourceError where it is cut short, has too many members, or one that leads outside."""
    try:
        archive = ZipFile(file)
    except (*_DAMAGED, RuntimeError):
        raise SourceError("zip が途中で切れているか壊れています。ダウンロードし直してください。", label) from None
    if (count := len(archive.infolist())) > ARCHIVE_MEMBERS:
        raise SourceError(
            f"zip に{count:,}個のファイルがあり、上限（{ARCHIVE_MEMBERS:,}個）を超えています。展開して必要なものだけを渡してください。",
            label,
        )
    members = [Member(_name(info), info) for info in archive.infolist()]
    _require_inside(members, label)
    files = (member for member in members if not member.name.endswith("/"))
    return Archive(archive, label, tuple(sorted(files, key=lambda member: member.name)))


def inflated(archive: Archive, member: Member, label: str, allowance: Allowance) -> bytes:
    """The member's bytes, as many as the limits allow. label: of the member."""
    if member.info.flag_bits & _ENCRYPTED:
        raise SourceError(
            "パスワードで保護されています。パスワードを外した zip か、展開したファイルを渡してください。", label
        )
    try:
        return b"".join(_chunks(archive.zip, member.info, label, allowance))
    except RuntimeError:  # zipfile's word for a compression it has not
        raise SourceError("この圧縮方式は読めません。展開したファイルを渡してください。", label) from None
    except _DAMAGED:
        raise SourceError("zip の中で途中で切れているか壊れています。ダウンロードし直してください。", label) from None


def _chunks(archive: ZipFile, info: ZipInfo, label: str, allowance: Allowance) -> Iterator[bytes]:
    size = 0
    with archive.open(info) as file:
        while chunk := file.read(MEGABYTE):
            size += len(chunk)
            allowance.used += len(chunk)
            _require_size(size, info.compress_size, label, allowance)
            yield chunk


def _require_size(size: int, packed: int, label: str, allowance: Allowance) -> None:
    if size > RATIO_FROM and size > RATIO * packed:
        raise SourceError(f"圧縮率が{RATIO}倍を超えています。統計のファイルではありえないので読みません。", label)
    if size > FILE_BYTES:
        raise too_large(label)
    if allowance.used > allowance.limit:
        raise SourceError(
            f"圧縮を解いた大きさの合計が上限（{allowance.limit // MEGABYTE} MB）を超えています。展開して必要なものだけを渡してください。",
            label,
        )


def too_large(label: str) -> SourceError:
    """The error about a file, or a member once inflated, above the limit."""
    return SourceError(
        f"大きさが上限（{FILE_BYTES // MEGABYTE} MB）を超えています。必要な地域や項目だけを選んでダウンロードし直してください。",
        label,
    )


def _name(info: ZipInfo) -> str:
    """Windows writes names in CP932 without saying so, older macOS in UTF-8; zipfile takes both for CP437."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp932", errors="replace")
    return name.replace("\\", "/")


def _require_inside(members: list[Member], label: str) -> None:
    for name in (member.name for member in members):
        if not name or name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":" or "\0" in name:
            raise SourceError(f"zip の外を指す名前「{name}」があります。出どころを確かめてください。", label)
