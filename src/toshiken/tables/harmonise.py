"""Sums that make tables of different publications meet: age classes, both sexes, 17 industries from 18.

Only additions happen here. A sum keeps the origin of its rows; all rows of one sum come from one publication.
"""

import polars as pl

from toshiken.tables.observations import dimension_key, parsed_dimensions

AGE_CLASSES = ("0-14", "15-64", "65+", "unknown")


def age_class(age_from: str) -> str:
    """The class of a five-year group by its lower bound: 年少 0–14, 生産年齢 15–64, 老年 65+."""
    if age_from == "unknown":
        return "unknown"
    age = int(age_from)
    return "0-14" if age < 15 else "15-64" if age < 65 else "65+"


def industry_17(letter: str) -> str:
    """18 major divisions without public service, to 17: A 農業，林業 and B 漁業 become AB 農林漁業."""
    return "AB" if letter in ("A", "B") else letter


def summed(rows: pl.DataFrame, field: str, into: str, drop: tuple[str, ...] = (), rename: str = "") -> pl.DataFrame:
    """Rows of `field` added up into the field `into`.

    drop: dimensions summed over; rename: `age>age_class` or `industry>industry` regroups one dimension.
    """
    chosen = rows.filter(pl.col("field") == field)
    keys = {key: _regrouped(key, drop, rename) for key in chosen["dimensions"].unique().to_list()}
    return (
        chosen.with_columns(
            pl.lit(into).alias("field"), pl.col("dimensions").replace_strict(keys, return_dtype=pl.String)
        )
        .group_by("field", "place", "period", "dimensions", "origin", maintain_order=True)
        .agg(
            pl.when(pl.col("value").null_count() == 0).then(pl.col("value").sum()).alias("value"),
            pl.when(pl.col("value").null_count() == 0)
            .then(pl.lit("PRESENT"))
            .otherwise(pl.lit("MISSING"))
            .first()
            .alias("state"),
            pl.col("column").unique(maintain_order=True).str.join("、").alias("column"),
        )
        .select(rows.columns)
    )


def _regrouped(key: str, drop: tuple[str, ...], rename: str) -> str:
    dimensions = {n: v for n, v in parsed_dimensions(key).items() if n not in drop}
    if rename:
        old, new = rename.split(">")
        value = dimensions.pop(old)
        dimensions[new] = age_class(value) if new == "age_class" else industry_17(value)
    return dimension_key(dimensions)
