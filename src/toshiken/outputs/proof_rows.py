"""The rows of the 読み合わせ表: every number of every page in reading order, traced or at least named.

Two kinds. 数値: a Shown, with its value, source and formula. 表記: any other text with digits (titles, years, labels,
dates, citations), clause by clause, so that a person reading aloud can tick it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toshiken.core.origin import Origin
from toshiken.core.period import era_year, japanese_date
from toshiken.core.units import written_label
from toshiken.core.wording import Sentence, Shown
from toshiken.outputs.figure import (
    AreaMap,
    BarChart,
    Bullets,
    Cell,
    Doughnut,
    Gantt,
    LineChart,
    Pyramid,
    ReferenceLine,
    Scatter,
    Table,
    row_names,
)
from toshiken.outputs.geometry import scale_bar_km
from toshiken.outputs.page import Block, Document, Page

Piece = tuple[str, str | Shown]
# What stands on a page without being taken from a source.
_FURNITURE = {"題名", "資料番号", "状態", "再現の表示", "出典", "圏域名", "基準日", "頁番号"}


@dataclass(frozen=True)
class ProofRow:
    """One number of a page: where it stands, as printed, and (kind 数値) the quantity behind it; `cited`: what the page
    cites, for a text to be ticked against."""

    page: int
    title: str
    place: str
    printed: str
    shown: Shown | None = None
    cited: str = ""

    @property
    def kind(self) -> str:
        return "表記" if self.shown is None else "数値"

    @property
    def value(self) -> Decimal | None:
        """The value in the printed unit, not rounded."""
        return self.shown.printed.value if self.shown else None

    @property
    def unit(self) -> str:
        """The label of the unit it is printed in; a ratio says that it is one."""
        name = self.shown.printed.unit if self.shown else ""
        return written_label(name) if name else ""

    @property
    def sources(self) -> str:
        """Publication, table and column, once each; of a text what its page cites."""
        if self.shown is None:
            return self.cited
        return "；".join(dict.fromkeys(map(_passport, self._origins)))

    @property
    def published(self) -> str:
        """The days of publication, once each."""
        return "；".join(dict.fromkeys(origin.published_label for origin in self._origins))

    @property
    def formula(self) -> str:
        return self.shown.printed.derivation if self.shown else ""

    @property
    def _origins(self) -> tuple[Origin, ...]:
        return self.shown.quantity.origins if self.shown else ()


def _passport(origin: Origin) -> str:
    return f"{origin.traced} {origin.cell}" if origin.cell else origin.traced


def proof_rows(document: Document) -> list[ProofRow]:
    """All rows of the pages this audience may read, in reading order."""
    pages = document.for_audience()
    return [row for number, page in enumerate(pages, start=1) for row in _page_rows(document, page, number, len(pages))]


def _page_rows(document: Document, page: Page, number: int, count: int) -> Iterator[ProofRow]:
    cited = "；".join(page.citations())
    for place, piece in _page_pieces(document, page, f"{number} / {count}"):
        if isinstance(piece, Shown):
            yield ProofRow(number, page.title, place, piece.text, piece)
        else:
            source = "" if place in _FURNITURE else cited
            yield from (ProofRow(number, page.title, place, text, cited=source) for text in clauses_with_digits(piece))


def clauses_with_digits(text: str) -> list[str]:
    """The clauses of a text that hold a digit: short enough to tick, long enough to find."""
    clauses = re.split(r"(?<=[。、；])|\n", text)
    return [clause.strip(" 　、。；") for clause in clauses if re.search(r"\d", clause)]


def _page_pieces(document: Document, page: Page, folio: str) -> Iterator[Piece]:
    day = japanese_date(document.as_of)
    yield "題名", page.title
    yield "資料番号", document.material_number
    yield "状態", document.status
    if document.reproduction:
        yield "再現の表示", f"{day}時点の資料の再現"
    for line in page.lead:
        yield from _sentence("リード文", line)
    for block in page.body:
        yield from block_pieces(block)
    for note in page.notes:
        yield from _sentence("注記", note)
    for citation in page.citations():
        yield "出典", citation
    yield "圏域名", document.area_name
    yield "基準日", day
    yield "頁番号", folio


def block_pieces(block: Block) -> Iterator[Piece]:
    """(place, text or number) of a figure or list, in reading order."""
    if isinstance(block, Bullets):
        yield from _bullets(block)
        return
    yield "図表の題", block.title
    yield "単位", block.unit
    yield from _READERS[type(block)](block)


def _sentence(place: str, said: Sentence) -> Iterator[Piece]:
    yield from ((place, part) for part in said.parts)


def _texts(place: str, texts: Iterable[str]) -> Iterator[Piece]:
    yield from ((place, text) for text in texts)


def _lines(lines: Iterable[ReferenceLine]) -> Iterator[Piece]:
    yield from _texts("基準線", (line.label for line in lines))


def _bullets(block: Bullets) -> Iterator[Piece]:
    yield "見出し", block.heading
    for _, item in block.items:
        yield from _sentence(block.heading or "本文", item)


def _bar_chart(figure: BarChart) -> Iterator[Piece]:
    yield from _texts("区分", figure.categories)
    yield from _texts("系列名", (series.name for series in figure.series))
    yield from _lines(figure.lines)
    yield from figure.numbers()


def _line_chart(figure: LineChart) -> Iterator[Piece]:
    yield from _texts("区分", (f"{year}年" for year in figure.years))
    yield from _texts("系列名", (*(series.name for series in figure.series), *(band.name for band in figure.bands)))
    yield from _lines(figure.lines)
    yield from figure.numbers()


def _doughnut(figure: Doughnut) -> Iterator[Piece]:
    yield from _texts("系列名", (ring.name for ring in figure.rings))
    yield from _texts("区分", dict.fromkeys(label for ring in figure.rings for label, _ in ring.slices))
    yield from figure.numbers()


def _scatter(figure: Scatter) -> Iterator[Piece]:
    yield from _texts("軸の題", (figure.x_title, figure.y_title))
    yield from _texts("基準線", (str(line) for line in (figure.x_line, figure.y_line) if line is not None))
    yield from _texts("領域の名", figure.field_names)
    yield from _texts("点の名", (point.label for point in figure.points))
    yield from figure.numbers()


def _pyramid(figure: Pyramid) -> Iterator[Piece]:
    yield from _texts("年齢", figure.ages)
    yield from _texts("系列名", (year.name for year in figure.years))
    yield from figure.numbers()


def _table(figure: Table) -> Iterator[Piece]:
    for column in figure.columns:
        yield "表頭", column.head
        yield "表頭の単位", column.unit
    for name, row in zip(row_names(figure.rows), figure.rows, strict=True):
        for column, cell in zip(figure.columns, row.cells, strict=True):
            yield from _cell(f"{name}・{column.head}", cell)


def _cell(place: str, cell: Cell) -> Iterator[Piece]:
    if isinstance(cell, Sentence):
        yield from _sentence(place, cell)
    else:
        yield place, cell


def _gantt(figure: Gantt) -> Iterator[Piece]:
    yield from _texts("時間軸", _time_axis(figure))
    for bar in figure.bars:
        yield from _texts("行程", (bar.group, bar.label, bar.text))
        yield f"行程・{bar.label}", _span(bar.first, bar.last)
    yield from _texts("時期未定", figure.undated)
    if figure.today:
        yield "現在", japanese_date(figure.today)


def _time_axis(figure: Gantt) -> list[str]:
    """One text a fiscal year with its months; a long chart prints some of them."""
    days = [day for bar in figure.bars for day in (bar.first, bar.last or bar.first)]
    first, last = min(days, default=None), max(days, default=None)
    if first is None or last is None:
        return []
    years: dict[str, list[str]] = {}
    for count in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = count // 12, count % 12 + 1
        april = date(year if month >= 4 else year - 1, 4, 1)
        years.setdefault(f"{era_year(april)}度", []).append(f"{month}月")
    return [f"{name}（{'・'.join(months)}）" for name, months in years.items()]


def _span(first: date, last: date | None) -> str:
    return japanese_date(first) + (f"～{japanese_date(last)}" if last else "")


def _area_map(figure: AreaMap) -> Iterator[Piece]:
    yield from _texts("凡例", (text for _, text in figure.legend))
    yield from figure.numbers()
    yield "縮尺", f"{scale_bar_km(figure)}km"
    yield from _texts("地図の注", (text for text in (figure.note,) if text))
    yield "地図の出典", figure.credit


_READERS: dict[type[Block], Callable[..., Iterator[Piece]]] = {
    BarChart: _bar_chart,
    LineChart: _line_chart,
    Doughnut: _doughnut,
    Scatter: _scatter,
    Pyramid: _pyramid,
    Table: _table,
    Gantt: _gantt,
    AreaMap: _area_map,
}
