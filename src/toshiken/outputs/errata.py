"""正誤表: what a corrected edition changes on the pages, number by number, and the cells it changed."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from toshiken.core.origin import Origin
from toshiken.core.period import Period, japanese_date
from toshiken.core.quantity import State
from toshiken.geography.place_names import place_name
from toshiken.outputs.brief import Brief
from toshiken.outputs.document import make_document
from toshiken.outputs.page import Audience, Document
from toshiken.outputs.proof_rows import ProofRow, proof_rows
from toshiken.outputs.workbook.chart_parts import options
from toshiken.outputs.workbook.list_sheet import add_list
from toshiken.profile.hidden import require_nothing_revealed
from toshiken.tables.changes import ChangedCell, changed_cells
from toshiken.tables.editions import Reading
from toshiken.tables.fields import field_named
from toshiken.tables.observations import parsed_dimensions

PAGES = (("頁", 5), ("頁の題", 20), ("箇所", 24), ("誤（旧）", 16), ("正（新）", 16), ("出典", 34))
CELLS = (("資料の欄", 28), ("場所", 12), ("項目", 20), ("時点", 10), ("内訳", 16), ("旧", 13), ("新", 13))


class Correction(NamedTuple):
    """A text on a page that another edition changes; "" where a side does not have it."""

    page: int
    title: str
    place: str
    old: str
    new: str
    sources: str


@dataclass(frozen=True)
class Errata:
    """The corrections of the pages of `document`, and the changed cells behind them."""

    origin: Origin
    document: Document
    corrections: tuple[Correction, ...]
    cells: tuple[ChangedCell, ...]


def errata_of(old: Reading, new: Reading, before: Brief, after: Brief) -> Errata:
    """What the corrected file changes. before, after: what the pages are written from with the one file and the other."""
    for brief in (before, after):
        require_nothing_revealed(brief.profile)
    pages = [make_document(brief, Audience.INTERNAL, reproduction=False) for brief in (before, after)]
    return Errata(new.origin, pages[1], corrections(*pages), tuple(changed_cells(old.rows, new.rows)))


def corrections(before: Document, after: Document) -> tuple[Correction, ...]:
    """Every text of the pages that differs between the two, in reading order of the new pages, then what is gone."""
    old, new = _by_place(before), _by_place(after)
    places = [*new, *(place for place in old if place not in new)]
    return tuple(
        _correction(old.get(place), new.get(place)) for place in places if _text(old, place) != _text(new, place)
    )


_Key = tuple[str, str, int]
_PART = re.compile("（[0-9]+／[0-9]+）$")  # a list may run over more pages than before


def _by_place(document: Document) -> dict[_Key, ProofRow]:
    """Proof rows by page title, place on the page and how often the place came before."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[_Key, ProofRow] = {}
    for row in proof_rows(document):
        title = _PART.sub("", row.title)
        found[title, row.place, seen[title, row.place]] = row
        seen[title, row.place] += 1
    return found


def _text(rows: dict[_Key, ProofRow], place: _Key) -> str | None:
    row = rows.get(place)
    return None if row is None or row.place in _FURNITURE else row.printed


_FURNITURE = ("頁番号",)  # a page more or less elsewhere is no correction of this one


def _correction(old: ProofRow | None, new: ProofRow | None) -> Correction:
    row = new or old
    assert row is not None
    return Correction(
        row.page, row.title, row.place, old.printed if old else "", new.printed if new else "", row.sources
    )


def as_data(errata: Errata, paths: Sequence[Path]) -> dict[str, Any]:
    """corrections: texts of the pages, old and new; cells: how many cells changed; files: what was written."""
    found = [correction._asdict() for correction in errata.corrections]
    return {"corrections": found, "cells": len(errata.cells), "files": [str(path) for path in paths]}


def as_lines(errata: Errata, paths: Sequence[Path]) -> str:
    """How much changed, and the file that says it all."""
    pages = len({correction.page for correction in errata.corrections})
    said = f"変わったセル{len(errata.cells):,}、変わる頁{pages}、変わる箇所{len(errata.corrections):,}"
    return "\n".join([said, *map(str, paths)])


def render_errata(errata: Errata) -> bytes:
    """The 正誤表 as the bytes of an xlsx file: the pages, then the cells."""
    document, buffer = errata.document, io.BytesIO()
    book = Workbook(buffer, options())
    book.set_properties({"title": f"{document.title}：正誤表", "created": datetime.combine(document.as_of, time())})
    head = f"{errata.origin.citation}の訂正による正誤（{japanese_date(document.as_of)}現在）"
    none = "この訂正で変わる頁はありません。"
    add_list(book, "正誤表", head, PAGES, [tuple(found) for found in errata.corrections], none)
    add_list(book, "変わったセル", head, CELLS, list(_cell_rows(errata.cells)), "値の変わったセルはありません。")
    book.close()
    return buffer.getvalue()


def _cell_rows(cells: Iterable[ChangedCell]) -> Iterator[tuple[Any, ...]]:
    for cell in cells:
        yield (
            cell.column,
            place_name(cell.place),
            field_named(cell.field).label_ja,
            Period.parse(cell.period).short,
            "、".join(parsed_dimensions(cell.dimensions).values()),
            _shown(cell.old_value, cell.old_state),
            _shown(cell.new_value, cell.new_state),
        )


def _shown(value: float | None, state: str | None) -> Any:
    if state is None:
        return "（なし）"
    return State[state].value if value is None or State[state] is State.NIL else value
