"""What a workbook is written with: every cell by table, key and head. Compared with when it comes back."""

from collections.abc import Mapping
from typing import NamedTuple

from toshiken.plan.exchange.cells import Names, shown
from toshiken.plan.exchange.content import Key, content_of, records_of, value_at
from toshiken.plan.exchange.tables import TABLES, Table
from toshiken.plan.records.alliance import AlliancePlan


class Cell(NamedTuple):
    """A cell by table, the words of its key and its head."""

    table: str
    key: str
    head: str


Base = Mapping[Cell, str]


def base_of(plan: AlliancePlan) -> dict[Cell, str]:
    """Every cell of every table that is not empty, as text: what a workbook is written with."""
    names, content = Names.of(plan), content_of(plan)
    found = {}
    for table in TABLES:
        for key, chain in records_of(content, table):
            for column in table.columns:
                cell = shown(value_at(chain, column), column, names)
                if cell is not None:
                    found[Cell(table.name, key_words(table, key, names), column.head)] = str(cell)
    return found


def key_words(table: Table, key: Key, names: Names) -> str:
    """The key as a person reads it: 3-01　2025　決算額."""
    cells = (shown(value, column, names) for value, column in zip(key, table.keys, strict=True))
    return "　".join(str(cell) for cell in cells if cell is not None)
