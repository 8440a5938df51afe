"""国土地理院・J-LIS 全国自治体マップ (localgovjp): where municipal, ward and prefectural offices stand.

Table "offices": row, code (five digits), prefecture, name (a ward's as printed, 札幌市 中央区), kana, latitude, longitude.
Table "prefectures": row, code (01000), name, kana, capital, latitude, longitude. Degrees, as printed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from toshiken.core.errors import PlaceError, SourceError
from toshiken.geography.codes import five_digits
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.listing import heading_row, listed, require_once, with_read_numbers
from toshiken.sources.printed import Register
from toshiken.sources.publication import Publication

LAYOUT = load_layout("municipal_offices", Edition)
_POSITION = {"latitude": "lat", "longitude": "lng"}
_TABLES: Mapping[str, Mapping[str, str]] = {
    "offices": {"code": "lgcode", "cid": "cid", "prefecture": "pref", "name": "city", "kana": "citykana", **_POSITION},
    "prefectures": {"code": "lgcode", "name": "pref", "kana": "prefkana", "capital": "capital", **_POSITION},
}
_MARKS = {"offices": {"cid", "city", "citykana"}, "prefectures": {"prefkana", "prefshort", "capital"}}


def _recognise(document: Document) -> str | None:
    return "undated" if _table(document) else None


def _table(document: Document) -> str | None:
    return next((name for name, headings in _MARKS.items() if heading_row(document, {*headings, "lat", "lng"})), None)


def _read(document: Document, edition: str) -> Iterator[Register]:
    layout = LAYOUT.edition(edition, document.label)
    table = str(_table(document))
    rows = with_read_numbers(document, listed(document, _TABLES[table]), _POSITION)
    rows = rows.with_columns(pl.Series("code", [_code(document, row) for row in rows.iter_rows(named=True)], pl.String))
    require_once(document, rows, ["code"], "lgcode")
    yield Register(table, rows.drop("cid", strict=False), LAYOUT.origin(layout), layout.boundaries_as_of)


def _code(document: Document, row: Mapping[str, Any]) -> str:
    """The five digits of the code, whose check digit is right, and which the code printed without it is."""
    printed = row["code"].zfill(6)
    try:
        code = five_digits(printed)
        if row.get("cid", code).zfill(5) == code:
            return code
        fault = f"コード「{printed}」が5桁のコード（cid）「{row['cid']}」と合いません。公表されたままのファイルを使ってください。"
    except PlaceError as wrong:
        fault = str(wrong)
    raise SourceError(f"{row['name']}の{fault}", document.label, row=row["row"], column="lgcode")


PUBLICATION = Publication(LAYOUT, _recognise, _read)
