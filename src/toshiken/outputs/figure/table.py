"""Tables, and what stands in their cells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from toshiken.core.wording import Sentence, Shown
from toshiken.outputs.figure.base import Figure

Cell = str | Shown | Sentence
RowKind = Literal["body", "total", "reference", "unallocated", "computed_total"]


@dataclass(frozen=True)
class Column:
    """A table column. `adds_up`: body rows must add up to the total row. `width` is a share of the table."""

    head: str
    unit: str = ""
    align: Literal["left", "right", "center"] = "right"
    adds_up: bool = False
    width: float = 1.0


@dataclass(frozen=True)
class Row:
    """A table row. kind: body; total (printed or computed sum of the body); reference (【参考】全国); unallocated
    (分類不能・未配分, counted in the sum); computed_total (our own sum beside a printed one that differs).
    `strong`: indexes of cells in bold; `underlined`: of underlined ones; `shades`: 0–1 by cell, for heat tables."""

    cells: tuple[Cell, ...]
    kind: RowKind = "body"
    strong: frozenset[int] = frozenset()
    underlined: frozenset[int] = frozenset()
    shades: tuple[float | None, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table(Figure):
    """A table; a heat table where rows carry shades (one hue, the number in every cell).

    residual: the name of what an official total holds beyond its parts (分類不能・未配分), where the source says so.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    residual: str = ""

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        for name, row in zip(row_names(self.rows), self.rows, strict=True):
            for column, cell in zip(self.columns, row.cells, strict=True):
                for shown in shown_in(cell):
                    yield f"{name}・{column.head}", shown


def row_names(rows: Sequence[Row]) -> list[str]:
    """The first cell of each row; where rows share it, with the texts behind it (札幌市・北海道大学)."""
    names = [cell_text(row.cells[0]) for row in rows]
    for depth in (2, 3):
        known = Counter(names)
        names = [
            "・".join(_leading_texts(row)[:depth]) if known[name] > 1 else name
            for name, row in zip(names, rows, strict=True)
        ]
    return names


def _leading_texts(row: Row) -> list[str]:
    first, *others = row.cells
    short = takewhile(lambda cell: isinstance(cell, str) and len(cell) <= 40, others)
    return [cell_text(first), *map(cell_text, short)]


def cell_text(cell: Cell) -> str:
    """A cell as printed."""
    return cell if isinstance(cell, str) else cell.text


def shown_in(cell: Cell) -> Iterator[Shown]:
    """The numbers of a cell."""
    if isinstance(cell, Shown):
        yield cell
    elif isinstance(cell, Sentence):
        yield from (part for part in cell.parts if isinstance(part, Shown))
