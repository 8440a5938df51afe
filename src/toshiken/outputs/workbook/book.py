"""The workbook: contents, a sheet for every figure, the sources, the symbols."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook

from toshiken.core.origin import Origin, united
from toshiken.core.period import japanese_date
from toshiken.core.quantity import State
from toshiken.core.wording import Shown
from toshiken.outputs.figure import Figure
from toshiken.outputs.page import Audience, Document, Page
from toshiken.outputs.workbook.chart_parts import number_format, options
from toshiken.outputs.workbook.charts import add_chart
from toshiken.outputs.workbook.grid import Grid, GridColumn, Value, grid_of, one_line, sources_of
from toshiken.outputs.workbook.widths import column_width, row_height

MAX_SHEET_NAME = 31
CONTENTS = (("番号", 6), ("頁", 6), ("頁の題", 30), ("図表", 42), ("単位", 8), ("出典", 56), ("シート名", 36))
SYMBOLS = (
    (State.NIL.value, "皆無", "該当する事実がない。合計では0として扱う"),
    (State.SUPPRESSED.value, "秘匿", "個々の調査対象が知られるおそれがあるため公表されていない。0ではない"),
    (State.NOT_SURVEYED.value, "調査していない", "調査の対象外。0ではない"),
    (State.UNKNOWN.value, "不詳", "数値が明らかでない。0ではない"),
    (State.MISSING.value, "資料なし", "手元の資料に数値がない。0ではない"),
    (State.TOO_SMALL.value, "率を示さない", "分母または分子が小さいため、率を示さない"),
    (State.REFERENCE.value, "参考値", "境界が未定などの理由による参考値"),
    ("▲", "負数", "表示形式による。セルの値は負の数"),
    ("（空欄）", "値なし", "理由は「…の記号」の列にある。列がなければ該当する数値がない"),
)


@dataclass(frozen=True)
class Standing:
    """Where a figure stands: `order` counts all figures in reading order."""

    order: int
    number: int
    page: Page


@dataclass(frozen=True)
class Sheet:
    """A figure's sheet, and every place where the figure stands."""

    name: str
    figure: Figure
    standings: tuple[Standing, ...]


def render_workbook(document: Document) -> bytes:
    """The workbook of the document's pages for its audience, as the bytes of an xlsx file."""
    buffer = io.BytesIO()
    book = Workbook(buffer, options())
    book.set_properties(_properties(document))
    sheets = sheets_of(document)
    _Writer(book, document).write(sheets)
    book.close()
    return buffer.getvalue()


def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """One sheet for every different figure, named by its first page and its title."""
    taken: set[str] = set()
    sheets = []
    for figure, standings in _standings(document).items():
        first = standings[0]
        name = _sheet_name(f"{first.number:02d} {figure.title or first.page.title}", taken)
        taken.add(name.casefold())
        sheets.append(Sheet(name, figure, tuple(standings)))
    return tuple(sheets)


def _standings(document: Document) -> dict[Figure, list[Standing]]:
    """Figures that differ in nothing but their id are one."""
    found: dict[Figure, list[Standing]] = {}
    numbered = ((n, p, block) for n, p in enumerate(document.for_audience(), start=1) for block in p.body)
    for order, (number, page, block) in enumerate(numbered):
        if isinstance(block, Figure):
            found.setdefault(replace(block, id=""), []).append(Standing(order, number, page))
    return found


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A name Excel accepts: at most 31 characters, none of []:*?/\\, no quote at an end, not taken."""
    clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "・", one_line(wanted)).strip("' ")
    name, number = clean[:MAX_SHEET_NAME].rstrip("' "), 1
    while name.casefold() in taken:
        number += 1
        suffix = f"({number})"
        name = clean[: MAX_SHEET_NAME - len(suffix)] + suffix
    return name


def _properties(document: Document) -> dict[str, Any]:
    office = "" if document.audience is Audience.PUBLIC else f"{document.organisation}{document.office}"
    return {
        "title": f"{document.title}：図表データ",
        "author": office,
        "created": datetime.combine(document.as_of, time()),
    }


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, document: Document) -> None:
        self.book, self.document = book, document
        self.head = book.add_format(
            {"bold": True, "bg_color": "#EDEDEF", "border": 1, "text_wrap": True, "valign": "vcenter"}
        )
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.text = book.add_format({"valign": "vcenter", "text_wrap": True})
        self.code = book.add_format({"num_format": 49, "indent": 1, "valign": "vcenter"})
        self.words = book.add_format({"num_format": 49, "indent": 1, "valign": "vcenter", "text_wrap": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "vcenter"})
        self.link = book.add_format({"font_color": "#0000EE", "underline": 1, "valign": "vcenter"})
        self.numbers: dict[int, Any] = {}

    def write(self, sheets: Sequence[Sheet]) -> None:
        contents = self._sheet("目次")
        grids = [grid_of(sheet.figure) for sheet in sheets]
        for sheet, grid in zip(sheets, grids, strict=True):
            self._figure_sheet(sheet, grid)
        self._contents(contents, sheets)
        self._table_sheet("出典", _origin_rows(self.document), (32, 26, 20, 20, 28, 30, 26, 36, 22, 30))
        self._table_sheet("凡例", (("記号", "意味", "扱い"), *SYMBOLS), (16, 18, 64))

    def _sheet(self, name: str) -> Any:
        worksheet = self.book.add_worksheet(name)
        worksheet.set_paper(9)
        worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)
        worksheet.set_margins(0.5, 0.5, 0.7, 0.6)
        worksheet.set_footer("&L&A&R&P / &N")
        return worksheet

    def _contents(self, worksheet: Any, sheets: Sequence[Sheet]) -> None:
        document = self.document
        worksheet.write_string(0, 0, document.title, self.title)
        kind = "時点の資料の再現" if document.reproduction else "時点の資料による"
        status = f"　{document.status}" if document.status else ""
        worksheet.write_string(1, 0, f"{document.area_name}　図表データ　{japanese_date(document.as_of)}{kind}{status}")
        for column, (head, width) in enumerate(CONTENTS):
            worksheet.write_string(3, column, head, self.head)
            worksheet.set_column(column, column, width)
        widths = [width for _, width in CONTENTS]
        for row, (standing, sheet) in enumerate(_in_reading_order(sheets), start=4):
            worksheet.write_number(row, 0, row - 3, self.text)
            worksheet.write_number(row, 1, standing.number, self.text)
            sources = sources_of([shown for _, shown in sheet.figure.numbers()])
            texts = (standing.page.title, sheet.figure.title, sheet.figure.unit, sources)
            worksheet.set_row(row, row_height(list(zip((*texts, sheet.name), widths[2:], strict=True))))
            for column, text in enumerate(texts, start=2):
                self._string(worksheet, row, column, text, self.text)
            worksheet.write_url(row, 6, f"internal:{_quoted(sheet.name)}!A1", self.link, sheet.name)
        worksheet.freeze_panes(4, 0)
        worksheet.repeat_rows(3)

    def _figure_sheet(self, sheet: Sheet, grid: Grid) -> None:
        worksheet = self._sheet(sheet.name)
        worksheet.set_header("&C" + sheet.figure.title.replace("&", "&&")[:200])
        widths = [column_width(column.head, _texts(column)) for column in grid.columns]
        worksheet.set_paper(_paper(widths))
        worksheet.set_row(0, row_height([(c.head, w) for c, w in zip(grid.columns, widths, strict=True)]))
        for row, cells in enumerate(zip(*(c.cells for c in grid.columns), strict=True), start=1):
            worksheet.set_row(row, row_height(_wrapped(grid, cells, widths)))
        for index, (column, width) in enumerate(zip(grid.columns, widths, strict=True)):
            worksheet.set_column(index, index, width)
            worksheet.write_string(0, index, column.head, self.head)
            form = self.code if column.head.endswith("出典") else self.words
            for row, cell in enumerate(column.cells, start=1):
                self._cell(worksheet, row, index, cell, form)
        worksheet.freeze_panes(1, 1)
        worksheet.repeat_rows(0)
        chart = add_chart(self.book, sheet.figure, sheet.name, grid)
        if chart is not None:
            # Below the table, one row left free: a wide table would push the chart off the screen.
            worksheet.fit_to_pages(1, 1)
            worksheet.insert_chart(grid.row_count + 2, 0, chart, {"description": sheet.figure.alt})

    def _table_sheet(self, name: str, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        worksheet = self._sheet(name)
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        worksheet.set_paper(_paper(widths))
        for row, cells in enumerate(rows):
            worksheet.set_row(row, row_height(list(zip(cells, widths, strict=True))))
            for column, text in enumerate(cells):
                self._string(worksheet, row, column, text, self.text if row else self.head)
        worksheet.freeze_panes(1, 0)
        worksheet.repeat_rows(0)

    def _cell(self, worksheet: Any, row: int, column: int, cell: Value, form: Any) -> None:
        match cell:
            case None:
                return
            case Shown():
                worksheet.write_number(row, column, float(cell.printed.known), self._number(cell.decimals))
            case date():
                worksheet.write_datetime(row, column, datetime.combine(cell, time()), self.day)
            case str():
                self._string(worksheet, row, column, cell, form)
            case _:
                worksheet.write_number(row, column, cell)

    def _string(self, worksheet: Any, row: int, column: int, text: str, form: Any) -> None:
        if text:
            worksheet.write_string(row, column, text, form)

    def _number(self, decimals: int) -> Any:
        if decimals not in self.numbers:
            self.numbers[decimals] = self.book.add_format({"num_format": number_format(decimals), "valign": "vcenter"})
        return self.numbers[decimals]


def _paper(widths: Sequence[float]) -> int:
    """A4, or A3 for a table that would be too small on it (the numbers are Excel's)."""
    return 9 if sum(widths) <= 190 else 8


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _in_reading_order(sheets: Sequence[Sheet]) -> list[tuple[Standing, Sheet]]:
    found = [(standing, sheet) for sheet in sheets for standing in sheet.standings]
    return sorted(found, key=lambda entry: entry[0].order)


def _wrapped(grid: Grid, cells: Sequence[Value], widths: Sequence[float]) -> list[tuple[str, float]]:
    """The texts of a row that wrap; sources run on over the empty cells to their right."""
    every = zip(grid.columns, cells, widths, strict=True)
    return [(cell, w) for column, cell, w in every if isinstance(cell, str) and not column.head.endswith("出典")]


def _texts(column: GridColumn) -> list[str]:
    return [cell.text if isinstance(cell, Shown) else str(cell) for cell in column.cells if cell is not None]


def _origin_rows(document: Document) -> list[tuple[str, ...]]:
    heads = ("刊行物", "作成者", "公表日", "版", "表", "所在", "利用条件", "出典の表示", "経由した資料", "原資料")
    # The column differs from figure to figure; here every publication stands once a table.
    pages = document.for_audience()
    every = united(tuple(replace(origin, column="") for origin in page.origins()) for page in pages)
    return [heads, *map(_origin_row, sorted(every, key=lambda o: (o.producer, o.title, o.published, o.table)))]


def _origin_row(origin: Origin) -> tuple[str, ...]:
    place = (origin.title, origin.producer, origin.published_label, origin.edition, origin.table)
    return (*place, origin.address, origin.licence, origin.credit, origin.via, origin.compiled_from)
