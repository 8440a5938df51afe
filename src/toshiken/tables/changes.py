"""What a corrected edition changed: the cells of two readings of one table that are not the same."""

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

KEY = ["field", "place", "period", "dimensions"]


class ChangedCell(NamedTuple):
    """A figure that two readings tell differently; state None where a reading has no such cell."""

    field: str
    place: str
    period: str
    dimensions: str
    column: str
    old_value: float | None
    old_state: str | None
    new_value: float | None
    new_state: str | None


def changed_cells(old: pl.DataFrame, new: pl.DataFrame) -> Iterator[ChangedCell]:
    """Every changed cell, by field, place, period and dimensions. old, new: in the SCHEMA of tables.observations."""
    shown = [*KEY, "column", "value", "state"]
    both = old.select(shown).join(new.select(shown), on=KEY, how="full", coalesce=True, suffix="_new")
    same = pl.col("value").eq_missing(pl.col("value_new")) & pl.col("state").eq_missing(pl.col("state_new"))
    changed = (
        both.filter(~same)
        .select(
            *KEY,
            pl.coalesce("column", "column_new").alias("column"),
            pl.col("value").alias("old_value"),
            pl.col("state").alias("old_state"),
            pl.col("value_new").alias("new_value"),
            pl.col("state_new").alias("new_state"),
        )
        .sort(KEY)
    )
    return map(ChangedCell._make, changed.iter_rows())
