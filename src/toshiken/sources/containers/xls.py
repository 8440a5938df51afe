"""xls workbooks (Excel 97–2003), by xlrd; hidden sheets left out unless all are hidden."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toshiken.sources.containers.sheet import Sheet
from toshiken.sources.containers.worksheet import Grid, Merged, Place, as_sheet, moment_text, number_text

if TYPE_CHECKING:
    from xlrd import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as XlsSheet


def xls_sheets(data: bytes, label: str) -> tuple[Sheet, ...]:
    """The worksheets a person sees."""
    import xlrd

    book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    sheets = book.sheets()
    shown = [sheet for sheet in sheets if not sheet.visibility] or sheets
    return tuple(as_sheet(_grid(book, sheet), label) for sheet in shown)


def _grid(book: "Book", sheet: "XlsSheet") -> Grid:
    cells = dict(_cells(sheet))
    texts = {place: text for place, cell in cells.items() if (text := _text(book, cell))}
    from xlrd import XL_CELL_ERROR

    return Grid(
        name=sheet.name,
        texts=texts,
        formula_errors=[place for place, cell in cells.items() if cell.ctype == XL_CELL_ERROR],
        hidden_rows=frozenset(row + 1 for row, found in sheet.rowinfo_map.items() if found.hidden),
        hidden_columns=frozenset(column + 1 for column, found in sheet.colinfo_map.items() if found.hidden),
        merged=[Merged(first + 1, end, column + 1) for first, end, column, _ in sheet.merged_cells],
    )


def _cells(sheet: "XlsSheet") -> Iterator[tuple[Place, "Cell"]]:
    """Merged cells have their text in the first cell only."""
    covered = {
        (row, column)
        for first, end, left, right in sheet.merged_cells
        for row in range(first, end)
        for column in range(left, right)
        if (row, column) != (first, left)
    }
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if (row, column) not in covered:
                yield (row + 1, column + 1), cell


def _text(book: "Book", cell: "Cell") -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code[cell.value])
    if cell.ctype == xlrd.XL_CELL_DATE:
        return moment_text(xlrd.xldate_as_datetime(cell.value, book.datemode))
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return number_text(cell.value, book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
    return ""
