"""国土地理院・J-LIS 全国自治体マップ (localgovjp): where municipal, ward and prefectural offices stand.

Table "offices": row, code (five digits), prefecture, name (a ward's as printed, 札幌市 中央区), kana, latitude, longitude.
Table "prefectures": row, code (01000), name, kana, capital, latitude, longitude. Degrees, as printed.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.check_digit import check_digit
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.listing import heading_row, listed, require_once, with_numbers
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
    rows = with_numbers(document, listed(document, _TABLES[table]), _POSITION)
    rows = rows.with_columns(pl.col("code").str.zfill(6))
    _require_codes(document, rows)
    rows = rows.with_columns(pl.col("code").str.slice(0, 5))
    require_once(document, rows, ["code"], "lgcode")
    yield Register(table, rows.drop("cid", strict=False), LAYOUT.origin(layout), layout.boundaries_as_of)


def _require_codes(document: Document, rows: pl.DataFrame) -> None:
    """The check digit is right, and the code without it, where printed, is the same."""
    for row in rows.iter_rows(named=True):
        code, same = row["code"], row.get("cid", row["code"][:5]).zfill(5)
        whole = len(code) == 6 and code.isdecimal() and code.isascii()
        if not whole or check_digit(code[:5]) != code[5] or code[:5] != same:
            raise SourceError(
                f"「{row['name']}」の団体コード「{code}」は、検査数字か5桁のコード「{same}」と合いません。"
                "公表されたままのファイルを使ってください。",
                document.label, row=row["row"], column="lgcode",
            )  # fmt: skip


PUBLICATION = Publication(LAYOUT, _recognise, _read)
