"""A sheet that is a list: a line that says what it is, the heads, the rows. A4 landscape, heads on every page."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from toshiken.outputs.workbook.chart_parts import number_format
from toshiken.outputs.workbook.widths import row_height

Columns = Sequence[tuple[str, int]]
_WHOLE, _BROKEN = '#,##0;"▲"#,##0;0', '#,##0.0###;"▲"#,##0.0###'


def add_list(
    book: Workbook,
    name: str,
    title: str,
    columns: Columns,
    rows: Sequence[Sequence[Any]],
    none: str,
    mark: str = "",
    strong: Collection[tuple[int, int]] = (),
    below: Sequence[str] = (),
) -> None:
    """columns: (head, width); rows: texts, numbers, Decimals shown with the places they have, and None (an empty cell).
    none: said where there is no row. mark: printed at the top of every page. strong: (row, column) of cells in bold and
    underlined. below: lines under the list."""
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    sheet.freeze_panes(2, 0)
    if mark:
        sheet.set_header(f"&R{mark}")
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    bold = book.add_format({"bold": True, "bg_color": "#EDEDEF", "border": 1, "align": "center", "valign": "vcenter"})
    cell = {"valign": "vcenter", "bottom": 4, "bottom_color": "#C8C8CB"}
    text = book.add_format({**cell, "text_wrap": True})
    formats = _Formats(book, cell)
    for index, (label, width) in enumerate(columns):
        sheet.set_column(index, index, width)
        sheet.write_string(1, index, label, bold)
    for line, row in enumerate(rows or [(none,)], start=2):
        widths = [width for _, width in columns]
        sheet.set_row(line, row_height([(str(c), width) for c, width in zip(row, widths, strict=False)]))
        for index, value in enumerate(row):
            if value is None or isinstance(value, str):
                sheet.write_string(line, index, value or "", text)
            else:
                form = formats.of(value, (line - 2, index) in strong)
                sheet.write_number(line, index, float(value), form)
    for line, said in enumerate(below, start=len(rows) + 3):
        sheet.write_string(line, 0, said)


class _Formats:
    """Formats of numbers, each made once."""

    def __init__(self, book: Workbook, cell: dict[str, Any]) -> None:
        self.book, self.cell = book, cell
        self.made: dict[tuple[str, bool], Any] = {}

    def of(self, value: float | Decimal, strong: bool) -> Any:
        key = (_number_format(value), strong)
        if key not in self.made:
            look = {"bold": True, "underline": 1} if strong else {}
            self.made[key] = self.book.add_format({**self.cell, **look, "num_format": key[0]})
        return self.made[key]


def _number_format(value: float | Decimal) -> str:
    if isinstance(value, Decimal):
        return number_format(max(0, -int(value.as_tuple().exponent)))
    return _WHOLE if value == int(value) else _BROKEN
