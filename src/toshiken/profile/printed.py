"""Printed records: tables kept as an official document prints them, ratios without denominators included.

NAME.csv with NAME.yml beside it. They are shown and checked, never summed into indicators.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pydantic import Field

from toshiken.core.errors import PlaceError, RecordError
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.core.records import Record, Text, UnitName, load_record, require_origin
from toshiken.profile.joined_codes import joined_places
from toshiken.tables.csv_rows import Row, States, Template, csv_rows, number_and_state, template_names

Cell = str | Quantity
# The column of a record of units that names all their municipalities.
UNIT_CODES = "municipality_codes"


class PrintedColumn(Record):
    """A column: text where `unit` is absent, a figure otherwise.

    `period`, `scope` and `origin` may use the row's columns (`FY{fiscal_year}`); without `origin` the table's holds.
    """

    label: str
    unit: UnitName = ""
    decimals: int = 0
    period: Template = ""
    scope: Template = ""
    origin: Template = ""


class PrintedDefinition(Record):
    """How NAME.csv is to be read."""

    label: Text
    origin: Text
    place_code: str = ""
    place_name: Text
    columns: dict[str, PrintedColumn]
    states: States = Field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedTable:
    """A table as printed; figures are quantities with its origin."""

    name: str
    definition: PrintedDefinition
    origin: Origin
    rows: tuple[Mapping[str, Cell], ...]

    def text(self, row: Mapping[str, Cell], column: str) -> str:
        """A text cell."""
        cell = row[column]
        if not isinstance(cell, str):
            raise RecordError(f"{self.name} の列「{column}」は数値です。")
        return cell

    def figure(self, row: Mapping[str, Cell], column: str) -> Quantity:
        """A figure cell."""
        cell = row[column]
        if isinstance(cell, str):
            raise RecordError(f"{self.name} の列「{column}」は数値ではありません。")
        return cell

    def without_place(self, code: str) -> "PrintedTable":
        """The table without the rows of one place."""
        column = self.definition.place_code
        return replace(self, rows=tuple(row for row in self.rows if not column or row.get(column) != code))


def read_printed(path: Path, origins: Mapping[str, Origin]) -> PrintedTable:
    """The printed table of NAME.csv; `origins` by id."""
    passport = path.with_suffix(".yml")
    definition = load_record(passport, PrintedDefinition)
    require_origin(definition.origin, origins, passport, ("origin",))
    rows = []
    for line, row in csv_rows(path, _needed(definition)):
        try:
            rows.append(
                {name: _cell(row, name, column, definition, origins) for name, column in definition.columns.items()}
            )
        except (RecordError, PlaceError) as fault:
            raise RecordError(str(fault), path, line) from None
    return PrintedTable(path.stem, definition, origins[definition.origin], tuple(rows))


def _needed(definition: PrintedDefinition) -> set[str]:
    """The columns the definition speaks of."""
    own = [template for c in definition.columns.values() for template in (c.period, c.scope, c.origin)]
    places = [name for name in (definition.place_code, definition.place_name) if name]
    return {*definition.columns, *places, *template_names(own)}


def _cell(
    row: Row, name: str, column: PrintedColumn, definition: PrintedDefinition, origins: Mapping[str, Origin]
) -> Cell:
    text = row[name]
    if name == UNIT_CODES:
        joined_places(text)
    if not column.unit:
        return text
    place = Place(row[definition.place_code] if definition.place_code else "", row[definition.place_name])
    number, state = number_and_state(text, definition.states)
    value = None if number is None else Decimal(number)
    period = Period.parse(column.period.format(**row))
    origin = (column.origin or definition.origin).format(**row)
    require_origin(origin, origins)
    cited = replace(origins[origin], column=column.label)
    return Quantity(value, column.unit, place, period, column.scope.format(**row), state, (cited,))
