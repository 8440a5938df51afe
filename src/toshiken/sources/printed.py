"""What a source gives: cells of a table as printed, or a list as printed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import polars as pl

from toshiken.core.origin import Origin
from toshiken.sources.document import Flaw, Sheet

# Every cells frame has these columns, all text but `row`; the dimension columns stand behind them.
CELLS = {
    "row": pl.UInt32,  # row number in the file
    "column": pl.String,  # the column, as a person would name it: "A1101 総人口"
    "code": pl.String,  # the place's code as printed
    "name": pl.String,  # its name as printed; "" where the file has none
    "item": pl.String,  # code or label of what is counted
    "time": pl.String,  # year or day as printed
    "text": pl.String,  # the cell as printed
    "note": pl.String,  # the remark printed for it in a column of its own; "" where there is none
}


@dataclass(frozen=True)
class Printed:
    """The cells of one table. `dimensions`: further columns of `cells`, values as the tables name them, "" for the whole.

    cells: CELLS and one String column a dimension. symbols: what each text that is no number means (State names).
    notes: what each remark, or mark behind a number, means (State names; PRESENT where it changes nothing).
    boundaries_as_of: the day whose municipalities the codes are; None where the publication itself names no day.
    labels: item → (label, unit as printed) where the file itself says so (downloads of e-Stat).
    complete: two columns of `cells`, each value of the first of which has a row with each of the second.
    """

    table: str
    cells: pl.DataFrame
    origin: Origin
    symbols: Mapping[str, str]
    notes: Mapping[str, str]
    boundaries_as_of: date | None
    dimensions: tuple[str, ...] = ()
    title: str = ""
    sheet: str = ""
    flaws: tuple[Flaw, ...] = ()
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    complete: tuple[str, str] | None = None


@dataclass(frozen=True)
class Register:
    """A list that is not figures: codes, mergers, offices, categories, boundaries, stations, universities.

    rows: its own columns, a five-digit `code` among them where it is of places, and `row`, the row in the file (UInt32).
    """

    table: str
    rows: pl.DataFrame
    origin: Origin
    boundaries_as_of: date | None
    title: str = ""


class ValueColumn(NamedTuple):
    """A column of numbers in a wide table: its index, and what it says."""

    at: int
    column: str
    item: str
    time: str = ""
    dimensions: Mapping[str, str] = {}


def wide_cells(
    sheet: Sheet, first: int, keys: Mapping[str, int], values: Sequence[ValueColumn], last: int | None = None
) -> pl.DataFrame:
    """The cells of a wide sheet: rows `first` … (0-based, `last` excluded), each with its `keys` columns (CELLS names or
    dimensions → column index), melted over `values`. A row without any text has no cells."""
    filled = filled_rows(sheet, first, last)
    numbers, rows = [number for number, _ in filled], [row for _, row in filled]
    wanted = {name: [_cell(row, index) for row in rows] for name, index in keys.items()}
    frame = pl.DataFrame(
        {"row": numbers, **wanted, **{str(v.at): [_cell(row, v.at) for row in rows] for v in values}},
        schema={"row": pl.UInt32, **dict.fromkeys((*wanted, *(str(v.at) for v in values)), pl.String)},
    )
    names = list(dict.fromkeys(name for value in values for name in value.dimensions))
    meaning = pl.DataFrame(
        [
            (
                str(v.at),
                v.column,
                v.item,
                *([] if "time" in keys else [v.time]),
                *(v.dimensions.get(n, "") for n in names),
            )
            for v in values
        ],
        schema=["index", "column", "item", *([] if "time" in keys else ["time"]), *names],
        orient="row",
    )
    melted = frame.unpivot(index=["row", *wanted], variable_name="index", value_name="text").join(
        meaning, on="index", how="left", maintain_order="left"
    )
    return as_cells(melted.drop("index"))


def as_id(text: str) -> str:
    """A text as the id of an edition or a table, which is part of a file's name."""
    return re.sub(r"[^\w.-]", "_", text)[:40]


def filled_rows(sheet: Sheet, first: int, last: int | None = None) -> list[tuple[int, Sequence[str]]]:
    """Number and cells of the rows `first` … (0-based, `last` excluded) that are not wholly empty."""
    numbered = zip(sheet.numbers[first:last], sheet.rows[first:last], strict=True)
    return [(number, row) for number, row in numbered if any(row)]


def as_cells(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with all columns of CELLS (text that is absent is ""), dimensions behind them."""
    absent = [pl.lit("").alias(name) for name in CELLS if name not in frame.columns]
    full = frame.with_columns(absent)
    return full.select([pl.col(name).cast(kind) for name, kind in CELLS.items()] + [pl.exclude(list(CELLS))])


def _cell(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""
