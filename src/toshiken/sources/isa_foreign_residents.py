"""出入国在留管理庁 在留外国人統計, table a (xlsx): a row a prefecture, municipality or ward; the date is the sheet's name, 23-12-a."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.listing import positions
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication
from toshiken.sources.whole import require_prefectures


class _Edition(Edition):
    """code, place, count: the headings. left_out: code → why its row is no place."""

    code: str
    place: str
    count: str
    left_out: dict[str, str]


LAYOUT = load_layout("foreign_residents", _Edition)
_SHEET = re.compile(r"([0-9]{2})-(06|12)-a")
_LAST_DAY = {"06": 30, "12": 31}
_UNDATED = "undated"


def _heading(rows: Sequence[Sequence[str]]) -> int | None:
    headings = {LAYOUT.unseen.code, LAYOUT.unseen.count} if LAYOUT.unseen else set()
    return next((number for number, row in enumerate(rows) if headings <= set(row)), None)


def _day(document: Document) -> date | None:
    found = _SHEET.fullmatch(document.sheet.name)
    return date(2000 + int(found[1]), int(found[2]), _LAST_DAY[found[2]]) if found else None


def _recognise(document: Document) -> str | None:
    if document.container not in ("xlsx", "xls") or not _heading(document.head):
        return None
    day = _day(document)
    return f"{day:%Y-%m}" if day else _UNDATED


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    sheet, day = document.sheet, _day(document)
    if day is None:
        raise SourceError(
            "シートの名前が 23-12-a（2023年12月末）の形ではないので、いつの数か分かりません。公表されたままのファイルを使ってください。",
            document.label, sheet.name,
        )  # fmt: skip
    heading = _heading(sheet.rows) or 0
    at = positions(document, sheet, heading, (layout.code, layout.place, layout.count))
    column = ValueColumn(at[layout.count], layout.count, "foreign_residents", day.isoformat())
    cells = wide_cells(sheet, heading + 1, {"code": at[layout.code], "name": at[layout.place]}, [column])
    # A remark below the table has neither name nor number.
    is_place = ~pl.col("code").is_in(list(layout.left_out)) & ((pl.col("name") != "") | (pl.col("text") != ""))
    cells = cells.filter(is_place)
    require_prefectures(document, cells)
    yield Printed(
        table="municipalities",
        cells=cells,
        origin=LAYOUT.origin(layout),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=day,
        sheet=sheet.name,
        flaws=sheet.flaws,
    )


PUBLICATION = Publication(LAYOUT, _recognise, _read)
