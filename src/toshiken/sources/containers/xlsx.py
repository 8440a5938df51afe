"""xlsx workbooks, by openpyxl: values as last computed, hidden sheets left out unless all are hidden."""

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from toshiken.sources.containers.sheet import Sheet
from toshiken.sources.containers.worksheet import Grid, Merged, Place, as_sheet, moment_text, number_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def xlsx_sheets(data: bytes, label: str) -> tuple[Sheet, ...]:
    """The worksheets a person sees."""
    values = _workbook(data, label, computed=True)
    formulas = _workbook(data, label, computed=False) if _has_formulas(data) else None
    sheets = values.worksheets
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
    return tuple(as_sheet(_grid(sheet, formulas and formulas[sheet.title]), label) for sheet in shown)


def _workbook(data: bytes, label: str, computed: bool) -> "Workbook":
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and validations it does not know
        return load_workbook(io.BytesIO(data), data_only=computed, keep_links=False)


def _has_formulas(data: bytes) -> bool:
    with ZipFile(io.BytesIO(data)) as parts:
        return any(b"<f" in parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/"))


def _grid(sheet: "Worksheet", formulas: "Worksheet | None") -> Grid:
    cells: dict[Place, Cell] = sheet._cells  # the cells that exist; the public iteration makes all others
    texts = {place: text for place, cell in cells.items() if (text := _text(cell))}
    return Grid(
        name=sheet.title,
        texts=texts,
        formula_errors=[place for place, cell in cells.items() if cell.data_type == "e" and place in texts],
        not_computed=[]
        if formulas is None
        else [p for p, c in formulas._cells.items() if c.data_type == "f" and p not in texts],
        hidden_rows=frozenset(row for row, found in sheet.row_dimensions.items() if found.hidden),
        hidden_columns=frozenset(_hidden_columns(sheet)),
        merged=[Merged(found.min_row, found.max_row, found.min_col) for found in sheet.merged_cells.ranges],
    )


def _hidden_columns(sheet: "Worksheet") -> Iterator[int]:
    for found in sheet.column_dimensions.values():
        if found.hidden:
            yield from range(found.min, found.max + 1)


def _text(cell: "Cell") -> str:
    value: Any = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return number_text(value, cell.number_format) if isinstance(value, int | float) else moment_text(value)
