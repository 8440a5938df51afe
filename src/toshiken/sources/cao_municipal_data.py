"""内閣府 市区町村別の人口・経済関係データ (xls, csv): notes, the item with its unit, then a row a municipality, a column a year.

※市区町村単位は2014年4月現在
,,人口総数（人）
市区町村名,市区町村コード,1970年,1975年, …
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.core.period import last_day
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Printed, ValueColumn, as_id, wide_cells
from toshiken.sources.publication import Publication

LAYOUT = load_layout("municipal_data", Edition)
_HEADINGS = ["市区町村名", "市区町村コード"]
_AS_OF = re.compile(r"※市区町村単位は([0-9]{4})年([0-9]{1,2})月現在")
_ITEM = re.compile(r"(.+)（([^（）]+)）")
_YEAR = re.compile(r"[12][0-9]{3}年度?")
_CODE_DIGITS = 6  # with the check digit; a CSV saved by a spreadsheet has lost leading zeros


def _heading(rows: Sequence[Sequence[str]]) -> int | None:
    return next((number for number, row in enumerate(rows) if list(row[:2]) == _HEADINGS), None)


def _as_of(rows: Sequence[Sequence[str]]) -> date | None:
    """The last day of the month whose municipalities the rows are."""
    found = next((found for row in rows for cell in row if (found := _AS_OF.match(cell))), None)
    return last_day(f"{found[1]}-{found[2]:0>2}") if found else None


def _recognise(document: Document) -> str | None:
    day = _as_of(document.head) if _heading(document.head) else None
    return f"{day:%Y-%m}" if day else None


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    sheet = document.sheet
    at = _heading(sheet.rows) or 0
    item, unit = _item(document, sheet, at)
    cells = wide_cells(sheet, at + 1, {"name": 0, "code": 1}, _columns(document, sheet, at, item))
    yield Printed(
        table=as_id(item),
        cells=cells.with_columns(pl.col("code").str.zfill(_CODE_DIGITS)),
        origin=LAYOUT.origin(layout.model_copy(update={"table": item})),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=_as_of(sheet.rows[:at]),
        title=item,
        sheet=sheet.name,
        flaws=sheet.flaws,
        labels={item: (item, unit)},
    )


def _item(document: Document, sheet: Sheet, at: int) -> tuple[str, str]:
    """What is counted, and its unit: in the row above the headings."""
    for cell in sheet.rows[at - 1]:
        if found := _ITEM.fullmatch(cell.strip()):
            return found[1], found[2]
    raise SourceError(
        "見出しの上の行に、項目と単位（人口総数（人）など）がありません。公表されたままのファイルを使ってください。",
        document.label, sheet.name, sheet.numbers[at - 1],
    )  # fmt: skip


def _columns(document: Document, sheet: Sheet, at: int, item: str) -> list[ValueColumn]:
    columns = []
    for index, text in enumerate(sheet.rows[at][2:], 2):
        if not _YEAR.fullmatch(text):
            raise SourceError(
                f"見出し「{text}」が年（1970年など）ではありません。公表されたままのファイルを使ってください。",
                document.label, sheet.name, sheet.numbers[at], text,
            )  # fmt: skip
        columns.append(ValueColumn(index, text, item, text))
    return columns


PUBLICATION = Publication(LAYOUT, _recognise, _read)
