"""What a corrected edition changed: the cells of two readings of one table that are not the same."""

import polars as pl

KEY = ["field", "place", "period", "dimensions"]


def changed_cells(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """One row a changed cell: KEY, column, and value and state as `old_…` and `new_…` (null where a side has no such cell).

    old, new: frames in the SCHEMA of tables.observations.
    """
    shown = [*KEY, "column", "value", "state"]
    both = old.select(shown).join(new.select(shown), on=KEY, how="full", coalesce=True, suffix="_new")
    same = pl.col("value").eq_missing(pl.col("value_new")) & pl.col("state").eq_missing(pl.col("state_new"))
    return (
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
