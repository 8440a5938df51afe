"""A workbook of plain tables for paper: a title, notes, heads, rows; A4 landscape, one page wide."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal

from xlsxwriter import Workbook

from toshiken.outputs.workbook.chart_parts import options
from toshiken.outputs.workbook.widths import row_height

Cell = str | int | Decimal | date | None
GREY, LINE = "#EDEDEF", "#C8C8CB"
NUMBERS = {"number": '#,##0;"▲"#,##0;0', "decimal": '#,##0.0##;"▲"#,##0.0##;0', "percent": "0.0%"}


@dataclass(frozen=True)
class Column:
    """A head, its width in characters, how its cells are written. number: thousands; decimal: up to three places."""

    head: str
    width: float
    kind: Literal["text", "number", "decimal", "percent"] = "text"


def paper(widths: Sequence[float]) -> int:
    """A4, or A3 for a table that would be too small on it (the numbers are Excel's)."""
    return 9 if sum(widths) <= 190 else 8


class Sheets:
    """One workbook. Same content, same bytes: `created` is the day it speaks of."""

    def __init__(self, title: str, created: date) -> None:
        self._buffer = io.BytesIO()
        self.book = Workbook(self._buffer, options())
        self.book.set_properties({"title": title, "created": datetime.combine(created, time())})
        text: dict[str, Any] = {"valign": "vcenter", "text_wrap": True, "border": 1, "border_color": LINE}
        self.formats = {
            "title": self.book.add_format({"bold": True, "font_size": 14}),
            "note": self.book.add_format({"font_color": "#555555", "valign": "top"}),
            "section": self.book.add_format({"bold": True, "font_size": 12, "valign": "vcenter"}),
            "head": self.book.add_format({**text, "bold": True, "bg_color": GREY, "align": "center"}),
            "text": self.book.add_format(text),
            "key": self.book.add_format({**text, "num_format": "@", "bg_color": "#F6F6F7"}),
            "typed": self.book.add_format({**text, "num_format": "@"}),
            "centred": self.book.add_format({**text, "align": "center"}),
            "total": self.book.add_format({**text, "bold": True, "top": 2}),
            "day": self.book.add_format({**text, "num_format": "yyyy-mm-dd", "align": "left"}),
        }
        for kind, form in NUMBERS.items():
            self.formats[kind] = self.book.add_format({**text, "num_format": form})
            self.formats[f"total {kind}"] = self.book.add_format({**text, "num_format": form, "bold": True, "top": 2})

    def sheet(self, name: str, landscape: bool = True) -> Any:
        """A sheet set up for paper, with its name and page number below."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def table(
        self,
        sheet: Any,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        row: int = 0,
        total: Sequence[Cell] | None = None,
        none: str = "該当はありません。",
    ) -> int:
        """Heads and rows from `row` on; the row after the last one. A table without rows says so."""
        for index, column in enumerate(columns):
            sheet.write_string(row, index, column.head, self.formats["head"])
        sheet.set_row(row, row_height([(c.head, c.width) for c in columns]))
        if not rows:
            sheet.write_string(row + 1, 0, none)
            return row + 2
        for line, cells in enumerate(rows, start=row + 1):
            self._row(sheet, line, columns, cells, "")
        if total is not None:
            self._row(sheet, row + len(rows) + 1, columns, total, "total ")
        return row + len(rows) + (2 if total is not None else 1)

    def _row(self, sheet: Any, line: int, columns: Sequence[Column], cells: Sequence[Cell], mark: str) -> None:
        wrapped = [(str(c), k.width) for c, k in zip(cells, columns, strict=True) if isinstance(c, str)]
        sheet.set_row(line, row_height(wrapped))
        for index, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            self.cell(sheet, line, index, cell, column.kind, mark)

    def cell(self, sheet: Any, line: int, index: int, cell: Cell, kind: str = "text", mark: str = "") -> None:
        """One cell by its type; a number in a column of text is written as one."""
        words = self.formats["total" if mark else "text"]
        number = self.formats[f"{mark}{'number' if kind == 'text' else kind}"]
        match cell:
            case None | "":
                sheet.write_blank(line, index, None, words)
            case str():
                sheet.write_string(line, index, cell, words)
            case date():
                sheet.write_datetime(line, index, datetime.combine(cell, time()), self.formats["day"])
            case _:
                sheet.write_number(line, index, float(cell), number)

    def widths(self, sheet: Any, columns: Sequence[Column]) -> None:
        """The columns' widths."""
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)

    def head(self, sheet: Any, title: str, notes: Sequence[str] = ()) -> int:
        """Title and notes at the top of a sheet; the row where its table may begin."""
        sheet.write_string(0, 0, title, self.formats["title"])
        sheet.set_row(0, 22)
        for line, note in enumerate(notes, start=1):
            sheet.write_string(line, 0, note, self.formats["note"])
        return len(notes) + 2

    def page(
        self,
        name: str,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        notes: Sequence[str] = (),
        total: Sequence[Cell] | None = None,
    ) -> Any:
        """A sheet of one table whose head is repeated on every page."""
        sheet = self.sheet(name)
        self.widths(sheet, columns)
        sheet.set_paper(paper([column.width for column in columns]))
        row = self.head(sheet, title, notes)
        self.table(sheet, columns, rows, row, total)
        sheet.repeat_rows(row)
        sheet.freeze_panes(row + 1, 0)
        return sheet

    def bytes(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self._buffer.getvalue()
