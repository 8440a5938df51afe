"""Wards and their designated city: a table that prints the wards alone gets the city's row, one that prints both is checked."""

import polars as pl

from toshiken.geography.codes import Level, city_of_ward, level

_FIGURE = ["field", "period", "dimensions", "origin", "survey"]
OF_WARDS = "区の和"


def with_cities(figures: pl.DataFrame) -> pl.DataFrame:
    """The rows (SCHEMA of tables.observations) with a row for every designated city whose wards are printed and it is not.

    A ward without value leaves its city without a row: the sum would not be the city's.
    """
    cities = {code: city_of_ward(code) for code in figures["place"].unique() if level(code) is Level.WARD}
    if not cities:
        return figures
    wards = figures.filter(pl.col("place").is_in(list(cities))).with_columns(
        place=pl.col("place").replace_strict(cities, return_dtype=pl.String)
    )
    return pl.concat([figures, _absent(added_up(wards, OF_WARDS), figures)])


def added_up(parts: pl.DataFrame, said: str) -> pl.DataFrame:
    """One row a place and figure: the sum of the parts that bear the place's code; none where a part has no value."""
    return (
        parts.group_by("place", *_FIGURE, maintain_order=True)
        .agg(
            pl.col("value").sum(),
            pl.col("value").is_null().any().alias("open"),
            pl.when((pl.col("state") == "REFERENCE").any()).then(pl.lit("REFERENCE")).otherwise(pl.lit("PRESENT")).alias("state"),
            (pl.col("column").first() + pl.lit(f"（{said}）")).alias("column"),
        )
        .filter(~pl.col("open"))
        .select(parts.columns)
    )  # fmt: skip


def _absent(rows: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """The rows whose figure is not among `figures`."""
    return rows.join(figures, on=["place", "field", "period", "dimensions"], how="anti", maintain_order="left")
