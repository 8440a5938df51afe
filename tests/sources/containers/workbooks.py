"""Small workbooks written for the tests: xlsx by openpyxl, xls as the records of a BIFF8 stream (no library writes them)."""

import io
import struct
from collections.abc import Callable, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

NUMBER_XF, DATE_XF, CODE_XF = 0, 1, 2
_CODE_FORMAT = 164


def xlsx(fill: Callable[[Worksheet], object]) -> bytes:
    """A workbook whose first sheet `fill` writes to."""
    book, file = Workbook(), io.BytesIO()
    fill(book.worksheets[0])
    book.save(file)
    return file.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part changed, or added."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        parts = {part: old.read(part) for part in old.namelist()}
        parts[name] = change(parts.get(name, b""))
        for part, content in parts.items():
            new.writestr(part, content)
    return file.getvalue()


def text(row: int, column: int, content: str) -> bytes:
    """A LABEL record; rows and columns of xls records count from 0."""
    written = content.encode("utf-16-le")
    return _record(0x0204, struct.pack("<HHHHB", row, column, NUMBER_XF, len(content), 1) + written)


def number(row: int, column: int, value: float, xf: int = NUMBER_XF) -> bytes:
    return _record(0x0203, struct.pack("<HHHd", row, column, xf, value))


def error(row: int, column: int, code: int) -> bytes:
    return _record(0x0205, struct.pack("<HHHBB", row, column, NUMBER_XF, code, 1))


def truth(row: int, column: int, value: bool) -> bytes:
    return _record(0x0205, struct.pack("<HHHBB", row, column, NUMBER_XF, value, 0))


def hidden_row(row: int) -> bytes:
    return _record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20))


def hidden_column(column: int) -> bytes:
    return _record(0x007D, struct.pack("<HHHHHH", column, column, 2048, NUMBER_XF, 1, 0))


def merged(*ranges: tuple[int, int, int, int]) -> bytes:
    """Ranges as first row, last row, first column, last column."""
    return _record(0x00E5, struct.pack("<H", len(ranges)) + b"".join(struct.pack("<HHHH", *found) for found in ranges))


def xls(sheets: Sequence[tuple[str, Sequence[bytes]]], hidden: Sequence[str] = (), encrypted: bool = False) -> bytes:
    """A workbook of sheets (name, records)."""
    bodies = [_begin(0x0010) + b"".join(records) + _record(0x000A) for _, records in sheets]
    start = _begin(0x0005) + (_record(0x002F, struct.pack("<HH", 0, 1)) if encrypted else b"") + _styles()
    bounds = [len(name.encode("utf-16-le")) + 12 for name, _ in sheets]
    at = len(start) + sum(bounds) + 4
    index = b""
    for (name, _), body in zip(sheets, bodies, strict=True):
        written = name.encode("utf-16-le")
        index += _record(0x0085, struct.pack("<IBBBB", at, name in hidden, 0, len(name), 1) + written)
        at += len(body)
    return start + index + _record(0x000A) + b"".join(bodies)


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 0))


def _styles() -> bytes:
    font = _record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
    code = _record(0x041E, struct.pack("<HHB", _CODE_FORMAT, 5, 0) + b"00000")
    formats = (0, 14, _CODE_FORMAT)  # general, day, code of five digits
    return (
        _record(0x0042, struct.pack("<H", 1200))
        + font
        + code
        + b"".join(_record(0x00E0, struct.pack("<HHHBBBBIIH", 0, key, 0, 0, 0, 0, 0, 0, 0, 0)) for key in formats)
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
