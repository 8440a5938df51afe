"""xlsx workbooks, by openpyxl: values as last computed, hidden sheets left out unless all are hidden."""

import io
import warnings
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any

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
from toshiken.sources.containers.xlsx_parts import require_sound_parts

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def xlsx_sheets(data: bytes, label: str) -> tuple[Sheet, ...]:
    """The worksheets a person sees."""
    has_formulas = require_sound_parts(data, label)
    with damage_told(label):
        formulas = _formulas(data) if has_formulas else {}
        sheets = _workbook(data, computed=True).worksheets
        shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
        grids = [_grid(sheet, formulas.get(sheet.title, set())) for sheet in shown]
    return tuple(as_sheet(grid, label) for grid in grids)


def _workbook(data: bytes, computed: bool) -> "Workbook":
    from openpyxl import load_workbook

    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):  # it prints about styles that are not there
        warnings.simplefilter("ignore")  # of styles and validations it does not know
        return load_workbook(io.BytesIO(data), data_only=computed, keep_links=False)


def _formulas(data: bytes) -> Mapping[str, set[Place]]:
    """Where formulas stand in each sheet: read as computed, one that never was looks like an empty cell."""
    sheets = _workbook(data, computed=False).worksheets
    return {sheet.title: {place for place, cell in sheet._cells.items() if cell.data_type == "f"} for sheet in sheets}


def _grid(sheet: "Worksheet", formulas: set[Place]) -> Grid:
    cells: dict[Place, Cell] = sheet._cells  # those that exist; the public ways to them make all others too
    texts = {place: text for place, cell in cells.items() if (text := _text(cell))}
    return Grid(
        name=sheet.title,
        texts=texts,
        formula_errors=[place for place in texts if cells[place].data_type == "e"],
        not_computed=[place for place in formulas - texts.keys() if cells[place].data_type == "n"],  # not "" as text
        hidden_rows=frozenset(row for row, found in sheet.row_dimensions.items() if found.hidden),
        hidden_columns=[range(first, last + 1) for first, last in _hidden_columns(sheet)],
        merged=[Merged(found.min_row, found.max_row, found.min_col) for found in sheet.merged_cells.ranges],
    )


def _hidden_columns(sheet: "Worksheet") -> Iterator[tuple[int, int]]:
    for found in sheet.column_dimensions.values():
        if found.hidden:
            yield found.min, found.max


def _text(cell: "Cell") -> str:
    value: Any = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return number_text(value, cell.number_format) if isinstance(value, int | float) else moment_text(value)
