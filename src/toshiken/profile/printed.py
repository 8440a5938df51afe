"""Printed records: tables kept as an official document prints them, ratios without denominators included.

NAME.csv with NAME.yml beside it. They are shown and checked, never summed into indicators.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pydantic import Field

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State
from toshiken.core.records import Record, load_record

Cell = str | Quantity


class PrintedColumn(Record):
    """A column: text where `unit` is empty, a figure otherwise.

    `period`, `scope` and `origin` may use the row's columns (`FY{fiscal_year}`); without `origin` the table's holds.
    """

    label: str
    unit: str = ""
    decimals: int = 0
    period: str = ""
    scope: str = ""
    origin: str = ""


class PrintedDefinition(Record):
    """How NAME.csv is to be read."""

    label: str
    origin: str
    place_code: str = ""
    place_name: str
    columns: dict[str, PrintedColumn]
    states: dict[str, str] = Field(default_factory=dict)
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
    """The printed table of NAME.csv."""
    definition = load_record(path.with_suffix(".yml"), PrintedDefinition)
    if definition.origin not in origins:
        raise RecordError(_unknown_origin(definition.origin), path.with_suffix(".yml"), 1)
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                rows.append(
                    {name: _cell(row, name, column, definition, origins) for name, column in definition.columns.items()}
                )
            except KeyError as missing:
                raise RecordError(f"列 {missing} がありません。見出しを確かめてください。", path, line) from None
            except RecordError as fault:
                raise RecordError(str(fault), path, line) from None
    return PrintedTable(path.stem, definition, origins[definition.origin], tuple(rows))


def _unknown_origin(name: str) -> str:
    return (
        f"出典「{name}」が出典の一覧（origins.yml、deck_origins.yml）にありません。書き足すか、綴りを確かめてください。"
    )


def _cell(
    row: Mapping[str, str],
    name: str,
    column: PrintedColumn,
    definition: PrintedDefinition,
    origins: Mapping[str, Origin],
) -> Cell:
    text = row[name]
    if not column.unit:
        return text
    place = Place(row[definition.place_code] if definition.place_code else "", row[definition.place_name])
    value, state = _value(text, definition.states)
    period = Period.parse(column.period.format(**row))
    origin = (column.origin or definition.origin).format(**row)
    if origin not in origins:
        raise RecordError(_unknown_origin(origin))
    cited = replace(origins[origin], column=column.label)
    return Quantity(value, column.unit, place, period, column.scope.format(**row), state, (cited,))


def _value(text: str, states: Mapping[str, str]) -> tuple[Decimal | None, State]:
    if text in states:
        state = State[states[text]]
        return (Decimal(0) if state.has_value else None), state
    try:
        return Decimal(text), State.PRESENT
    except InvalidOperation:
        raise RecordError(f"値「{text}」は数値ではなく、YAML の states にも意味が書かれていません。") from None
