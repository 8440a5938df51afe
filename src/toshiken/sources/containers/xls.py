"""xls workbooks (Excel 97–2003), by xlrd; hidden sheets left out unless all are hidden."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from toshiken.core.errors import SourceError
from toshiken.sources.containers.limits import MERGED_CELLS, WORKBOOK_ELEMENTS
from toshiken.sources.containers.sheet import Sheet
from toshiken.sources.containers.worksheet import (
    Grid,
    Merged,
    Place,
    as_sheet,
    damage_told,
    moment_text,
    number_text,
)

_NOTHING = (0, 6)  # xlrd's XL_CELL_EMPTY and XL_CELL_BLANK, without loading it

if TYPE_CHECKING:
    from xlrd import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as XlsSheet


def xls_sheets(data: bytes, label: str) -> tuple[Sheet, ...]:
    """The worksheets a person sees."""
    from xlrd import XLRDError
    from xlrd.compdoc import CompDocError

    with damage_told(label, XLRDError, CompDocError, BadZipFile):  # it looks into what begins like a zip
        book = _book(data, label)
        sheets = book.sheets()
        shown = [sheet for sheet in sheets if not sheet.visibility] or sheets
        grids = [_grid(book, sheet, label) for sheet in shown]
    return tuple(as_sheet(grid, label) for grid in grids)


def _book(data: bytes, label: str) -> "Book":
    import xlrd

    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except xlrd.XLRDError as fault:
        if "encrypted" in str(fault):
            raise password_protected(label) from None
        raise


def password_protected(label: str) -> SourceError:
    """The error about a workbook with a password."""
    return SourceError("パスワードで保護されています。Excel で開き、パスワードを外して保存し直してください。", label)


def _grid(book: "Book", sheet: "XlsSheet", label: str) -> Grid:
    from xlrd import XL_CELL_ERROR

    _require_size(sheet, label)
    texts, errors, covered = {}, [], _covered(sheet)
    for place, cell in _cells(sheet):
        if place not in covered and (text := _text(book, cell)):
            texts[place] = text
            if cell.ctype == XL_CELL_ERROR:
                errors.append(place)
    return Grid(
        name=sheet.name,
        texts=texts,
        formula_errors=errors,
        hidden_rows=frozenset(row + 1 for row, found in sheet.rowinfo_map.items() if found.hidden),
        hidden_columns=[range(column + 1, column + 2) for column, found in sheet.colinfo_map.items() if found.hidden],
        merged=[Merged(first + 1, end, column + 1) for first, end, column, _ in sheet.merged_cells],
    )


def _require_size(sheet: "XlsSheet", label: str) -> None:
    cells = sum(kind not in _NOTHING for row in range(sheet.nrows) for kind in sheet.row_types(row))
    covered = sum((end - first) * (right - left) for first, end, left, right in sheet.merged_cells)
    for count, limit, what in (
        (cells, WORKBOOK_ELEMENTS, "セル"),
        (covered, MERGED_CELLS, "結合されたセル"),
    ):
        if count > limit:
            raise SourceError(
                f"{what}が{count:,}個あり、上限（{limit:,}個）を超えています。Excel で要らないものを除いて保存し直してください。",
                label,
                sheet.name,
            )


def _covered(sheet: "XlsSheet") -> set[Place]:
    """Merged cells have their text in the first cell only."""
    return {
        (row + 1, column + 1)
        for first, end, left, right in sheet.merged_cells
        for row in range(first, end)
        for column in range(left, right)
        if (row, column) != (first, left)
    }


def _cells(sheet: "XlsSheet") -> Iterator[tuple[Place, "Cell"]]:
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row), 1):
            yield (row + 1, column), cell


def _text(book: "Book", cell: "Cell") -> str:
    import xlrd

    kind, value = cell.ctype, cell.value
    if kind == xlrd.XL_CELL_NUMBER:
        return number_text(value, book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code[value])
    if kind == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate_as_datetime(value, book.datemode)
        return moment_text(moment if value >= 1 else moment.time())
    return str(value)  # text; "" where the cell is blank
