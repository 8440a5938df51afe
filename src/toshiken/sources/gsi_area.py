"""国土地理院 全国都道府県市区町村別面積調: a row a place, a column of km² and one of remarks for each of several days.

Table "main": nation, prefectures, municipalities and wards. Left out: subtotals (a county's row has a code and no name; 市部 and
郡部 have the prefecture's name with it in brackets), which are sums of the other rows.
Table "unassigned": lakes and new land that belong to no municipality (所属未定), which the wholes include: row, prefecture,
district, name, km2, day (as printed), remark. Wholes are held against their parts within the rounding.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.core.quantity import NATION
from toshiken.sources.document import Document, Sheet
from toshiken.sources.gsi_area_sums import require_area_sums
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.left_out import require_known
from toshiken.sources.listing import has_most, positions, require_width, with_read_numbers
from toshiken.sources.printed import Printed, Register, as_cells
from toshiken.sources.publication import Publication

LAYOUT = load_layout("gsi_area", Edition)
_TITLE = "全国都道府県市区町村別面積調"
_KEYS = ("標準地域コード", "都道府県", "郡･支庁･振興局等", "市区町村")
_AREA = re.compile(r"(令和(元|[0-9]{1,2})年(1|4|7|10)月1日)\(k㎡\)")
_NATION = "全国面積"
_CELLS = ("row", "column", "code", "name", "time", "text", "note")
_NO_DAY = "時点なし"
_COUNTY = re.compile("[0-9]{2}[3-9][0-9]0")
_SUBTOTAL = re.compile(r".+\(.*(?:市|郡|区|町村)部\)")


class _Day(NamedTuple):
    """A day as printed, which its two headings begin with."""

    printed: str
    day: date

    @property
    def area(self) -> str:
        return f"{self.printed}(k㎡)"

    @property
    def remark(self) -> str:
        return f"{self.printed}備考"


class _Row(NamedTuple):
    row: int
    kind: Literal["place", "unassigned"]
    code: str
    prefecture: str
    district: str
    name: str


def _recognise(document: Document) -> str | None:
    if document.container != "csv" or not document.head:
        return None
    at = _heading_row(document.head)
    if at is None:
        return _NO_DAY if _TITLE in document.head[0] else None
    return max((found.day.isoformat() for found in _days(document.head[at])), default=_NO_DAY)


def _heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    return next((index for index, row in enumerate(rows) if has_most(row, _KEYS)), None)


def _days(row: Sequence[str]) -> list[_Day]:
    found = [match for cell in row if (match := _AREA.fullmatch(cell.strip()))]
    return [_Day(m[1], date(2018 + (1 if m[2] == "元" else int(m[2])), int(m[3]), 1)) for m in found]


def _read(document: Document, edition: str) -> Iterator[Printed | Register]:
    sheet = document.sheet
    at, days = _headings(document, sheet)
    layout = LAYOUT.edition(edition, document.label)
    origin, boundaries_as_of = LAYOUT.origin(layout), max(found.day for found in days)
    areas = _areas(document, sheet, at, days)
    require_area_sums(document, areas)
    places, unassigned = (areas.filter(pl.col("kind") == kind) for kind in ("place", "unassigned"))
    yield Printed(
        table="main",
        cells=as_cells(places.select(*_CELLS).with_columns(item=pl.lit("面積"))),
        origin=origin,
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=boundaries_as_of,
    )
    of_none = unassigned.select("row", "prefecture", "district", "name", "km2", day="time", remark="note")
    yield Register("unassigned", of_none, origin, boundaries_as_of)


def _headings(document: Document, sheet: Sheet) -> tuple[int, list[_Day]]:
    """The row of the headings, all of which are known, and its days."""
    at = _heading_row(sheet.rows)
    if at is None:
        raise SourceError(
            f"見出し（{'、'.join(_KEYS)}）の行がありません。公表されたままのファイルを使ってください。", document.label
        )
    days = _days(sheet.rows[at])
    require_known(document, sheet, at, {*_KEYS, *(found.area for found in days), *(found.remark for found in days)})
    if not days:
        raise SourceError(
            "「令和8年1月1日(k㎡)」の形の見出しがありません。公表されたままのファイルを使ってください。",
            document.label, sheet.name, sheet.numbers[at],
        )  # fmt: skip
    return at, days


def _areas(document: Document, sheet: Sheet, at: int, days: Sequence[_Day]) -> pl.DataFrame:
    """A row a place (or land of none) and day: _Row, day, column, time, text, note, km2."""
    where = positions(document, sheet, at, (*_KEYS, *(found.area for found in days), *(found.remark for found in days)))
    body, keys = [], []
    for number, row in zip(sheet.numbers[at + 1 :], sheet.rows[at + 1 :], strict=True):
        if any(row):
            require_width(document, sheet, row, number, len(sheet.rows[at]))
            if (key := _key(document, number, *(row[where[heading]].strip() for heading in _KEYS))) is not None:
                body.append(row)
                keys.append(key)
    rows = pl.DataFrame(keys, schema={"row": pl.UInt32} | dict.fromkeys(_Row._fields[1:], pl.String), orient="row")
    return pl.concat(
        _on(document, rows, found, [(row[where[found.area]], row[where[found.remark]]) for row in body])
        for found in days
    )


def _on(document: Document, rows: pl.DataFrame, found: _Day, cells: Sequence[tuple[str, str]]) -> pl.DataFrame:
    """The areas of one day."""
    texts = [area.strip() for area, _ in cells]
    areas = rows.with_columns(
        pl.Series("text", texts, pl.String),
        pl.Series("km2", texts, pl.String),
        pl.Series("note", [remark.strip() for _, remark in cells], pl.String),
        day=pl.lit(found.day),
        time=pl.lit(found.printed),
        column=pl.lit(found.area),
    )
    return with_read_numbers(document, areas, {"km2": found.area})


def _key(document: Document, number: int, code: str, prefecture: str, district: str, name: str) -> _Row | None:
    """What a row is of; None for a subtotal."""
    if code == _NATION:
        return _Row(number, "place", NATION.code, "", "", NATION.name)
    if re.fullmatch("[0-9]{2}000", code):
        return _Row(number, "place", code, prefecture, "", prefecture)
    if re.fullmatch("[0-9]{5}", code) and name:
        return _Row(number, "place", code, prefecture, district, name)
    if not code and name:
        return _Row(number, "unassigned", "", prefecture, district, name)
    if (_COUNTY.fullmatch(code) and district) or (not code and _SUBTOTAL.fullmatch(prefecture)):
        return None
    raise SourceError(
        f"「{code}」「{prefecture}」「{district}」「{name}」が何の行か分かりません。公表されたままのファイルを使ってください。",
        document.label, row=number, column=_KEYS[0],
    )  # fmt: skip


PUBLICATION = Publication(LAYOUT, _recognise, _read)
