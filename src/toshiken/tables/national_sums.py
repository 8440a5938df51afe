"""Prefectures and the nation as sums, for a table that prints every municipality and neither of them."""

import polars as pl

from toshiken.geography.codes import level
from toshiken.tables.wards import added_up

OF_MUNICIPALITIES = "市区町村値の和"
_ALL = 1_700  # there have been more municipalities than this on every day since 1888: a table with fewer is not of all of them
_KEY = ["place", "field", "period", "dimensions"]


def with_national_sums(figures: pl.DataFrame) -> pl.DataFrame:
    """The rows (SCHEMA of tables.observations) with prefectures and nation, where all municipalities have a value.

    Wards are part of their designated cities and are not counted. A figure that not every municipality of the table has, or
    that is hidden for one, gets no sum: it would be no total, and the hidden cell could be had by subtraction.
    """
    municipal = [code for code in figures["place"].unique() if (kind := level(code)) and kind.is_municipal]
    if len(municipal) < _ALL:
        return figures
    rows = figures.filter(pl.col("place").is_in(municipal))
    whole = rows.filter(
        (pl.len().over("field", "period", "dimensions") == len(municipal))
        & ~pl.col("value").is_null().any().over("field", "period", "dimensions")
    )
    prefectures = whole.with_columns(place=pl.col("place").str.slice(0, 2) + "000")
    nation = whole.with_columns(place=pl.lit("00000"))
    sums = [added_up(parts, OF_MUNICIPALITIES) for parts in (prefectures, nation)]
    return pl.concat([figures, pl.concat(sums).join(figures, on=_KEY, how="anti", maintain_order="left")])
