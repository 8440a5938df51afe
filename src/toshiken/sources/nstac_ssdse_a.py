"""SSDSE-A 市区町村 (統計センター): codes in row 1, the year of each column in row 2, labels in row 3, `R01100` in column 1."""

import re
from collections.abc import Iterator

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication

LAYOUT = load_layout("ssdse_a", Edition)
_ITEM = re.compile(r"[A-Z][0-9]{4}[0-9A-Z]*")
_NAMED = re.compile(r"SSDSE-A-([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_KEYS = {"code": 0, "name": 2}


def _recognise(document: Document) -> str | None:
    head = document.head
    if len(head) < 3 or len(head[0]) < 4 or not all(_ITEM.fullmatch(code) for code in head[0][3:]):
        return None
    if found := _NAMED.fullmatch(head[0][0]):
        return found[1]
    years = [int(year) for year in head[1][3:] if _YEAR.fullmatch(year)]
    return str(max(years) + 2) if years else None


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    (sheet,) = document.sheets
    yield Printed(
        table="main",
        cells=wide_cells(sheet, 3, _KEYS, _columns(document, sheet)),
        origin=LAYOUT.origin(layout),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        sheet=sheet.name,
        flaws=sheet.flaws,
    )


def _columns(document: Document, sheet: Sheet) -> list[ValueColumn]:
    codes, years, labels = sheet.rows[:3]
    columns = []
    for index, (code, year, label) in enumerate(zip(codes, years, labels, strict=True)):
        if index < 3:
            continue
        if not _YEAR.fullmatch(year):
            raise SourceError(
                f"年「{year}」が4桁の数字ではありません。公表されたままのファイルを使ってください。",
                document.label, sheet.name, sheet.numbers[1], code,
            )  # fmt: skip
        columns.append(ValueColumn(index, f"{code} {label}", code, year))
    return columns


PUBLICATION = Publication(LAYOUT, _recognise, _read)
