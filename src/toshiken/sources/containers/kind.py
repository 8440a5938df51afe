"""What kind a file is, by its content and never by its name."""

import re
from typing import NamedTuple

from toshiken.core.errors import SourceError
from toshiken.sources.containers.csv_sheet import csv_head
from toshiken.sources.containers.limits import HEAD_ROWS
from toshiken.sources.containers.text import encoding_of
from toshiken.sources.containers.xls import password_protected

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "RAR",
    b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz",
}
_NOT_DATA = {
    b"%PDF-": "PDF",
    b"{\\rtf": "文書（RTF）",
    b"\x89PNG\r\n": "画像（PNG）",
    b"\xff\xd8\xff": "画像（JPEG）",
    b"GIF8": "画像（GIF）",
    b"II*\0": "画像（TIFF）",
    b"MM\0*": "画像（TIFF）",
    b"SQLite format 3\0": "データベース（SQLite）",
    b"PAR1": "Parquet",
    b"\0\0\x27\x0a": "シェープファイル（GeoJSON を使ってください）",
}
_JSON = re.compile(r'\{\s*["}]|\[\s*[\[{"\]\d-]')
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")  # NUL and escape are text in a wrong encoding
_SAMPLE = 4_096


class Kind(NamedTuple):
    """Its container ("csv", "xls", "json", "xml"), or why it is no data."""

    container: str = ""
    not_data: str = ""


def kind_of(data: bytes, label: str) -> Kind:
    """The kind of a file that is no zip; a SourceError where it was meant to be data and cannot be."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise SourceError("ファイルが空です。ダウンロードし直してください。", label)
    if data.startswith(_OLE):
        return _ole(data, label)
    for start, name in _PACKED.items():
        if data.startswith(start):
            raise SourceError(f"{name} で圧縮されています。展開したファイルを渡してください。", label)
    for start, name in _NOT_DATA.items():
        if data.startswith(start):
            return Kind(not_data=name)
    if _is_binary(data):
        return Kind(not_data="表でも文書でもないファイル")
    return _text(data, label)


def _is_binary(data: bytes) -> bool:
    """Control characters in front (a dBASE table) or here and there; a text in UTF-16 has them too."""
    sample = data[:_SAMPLE]
    found = _CONTROL.match(sample) or 50 * len(_CONTROL.findall(sample)) > len(sample)
    return bool(found) and not sample.startswith((b"\xff\xfe", b"\xfe\xff"))


def _ole(data: bytes, label: str) -> Kind:
    """The older form of Office files, and the wrapping of those with a password."""
    if _stream("EncryptedPackage") in data:
        raise password_protected(label)
    if _stream("WordDocument") in data:
        return Kind(not_data="Word 文書")
    if _stream("PowerPoint Document") in data:
        return Kind(not_data="PowerPoint")
    return Kind("xls")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _text(data: bytes, label: str) -> Kind:
    encoding = encoding_of(data, label)
    start = data[:_SAMPLE].decode(encoding, errors="ignore").lstrip()
    if start.startswith("<"):
        _refuse_html(start, label)
        return Kind("xml")
    if _JSON.match(start):
        return Kind("json")
    head, fault = csv_head(data, label, HEAD_ROWS)
    if fault and (not head or _is_table(head)):
        raise fault
    if _is_table(head):
        return Kind("csv")
    _refuse_semicolons(start, label)
    return Kind(not_data="表ではない文章")


def _refuse_semicolons(start: str, label: str) -> None:
    """Raises where lines are cells between semicolons, as some spreadsheets save what they call CSV."""
    lines = [line for line in start.splitlines()[:HEAD_ROWS] if line][:-1]  # the last may be cut by the sample
    counts = {line.count(";") for line in lines}
    if len(lines) > 1 and len(counts) == 1 and counts.pop() > 1 and "; " not in start:
        raise SourceError(
            "セミコロン（;）で区切られています。公表されたままのファイルを使うか、カンマ区切りの CSV で保存し直してください。",
            label,
        )


def _refuse_html(start: str, label: str) -> None:
    if _HTML.search(start):
        title = _TITLE.search(start)
        named = f"（題「{' '.join(title[1].split())}」）" if title else ""
        raise SourceError(
            f"統計のファイルではなく Web ページ（HTML）です{named}。エラーの画面を保存したおそれがあります。"
            "ダウンロードし直してください。",
            label,
        )


def _is_table(head: list[list[str]]) -> bool:
    """Rows of one width, or mostly, with no blank behind their commas: lines of prose have neither."""
    widths = [len(row) for row in head if row]
    usual = max(widths, key=lambda width: (width > 1, widths.count(width)), default=0)
    body = widths[widths.index(usual) :] if usual > 1 else []
    cells = [cell for row in head for cell in row[1:]]
    spaced = sum(cell.startswith(" ") for cell in cells)
    return len(set(widths)) == 1 < usual or (2 * body.count(usual) > len(body) and 10 * spaced < len(cells))
