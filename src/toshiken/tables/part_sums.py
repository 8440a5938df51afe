"""Figures of places added up to those of a larger one, by the rules of missing and hidden values."""

from typing import TypeVar

import polars as pl

AnyFrame = TypeVar("AnyFrame", pl.DataFrame, pl.LazyFrame)
FIGURE = ["field", "period", "dimensions", "origin", "survey"]  # what all parts of a sum share
_REFERENCE, _SUPPRESSED = (pl.col("state") == "REFERENCE").any(), (pl.col("state") == "SUPPRESSED").any()


def added_up(parts: AnyFrame, column: pl.Expr) -> AnyFrame:
    """One row a place and figure: the sum of the parts that bear the place's code, in the columns of tables.observations.

    A part without value leaves the sum without: hidden where one is hidden, else missing. It is a reference value where one
    part is. column: says of a group's rows where the sum comes from.
    """
    alone, open_ = pl.len() == 1, pl.col("value").is_null().any()
    state = (
        pl.when(alone).then(pl.col("state").first())
        .when(open_ & _SUPPRESSED).then(pl.lit("SUPPRESSED"))
        .when(open_).then(pl.lit("MISSING"))
        .when(_REFERENCE).then(pl.lit("REFERENCE"))
        .otherwise(pl.lit("PRESENT"))
    )  # fmt: skip
    summed = parts.group_by("place", *FIGURE, maintain_order=True).agg(
        pl.when(~open_).then(pl.col("value").sum()).alias("value"), state.alias("state"), column.alias("column")
    )
    return summed.select("field", "place", "period", "dimensions", "value", "state", "origin", "column", "survey")


def noted(said: pl.Expr) -> pl.Expr:
    """Where in the publication the parts stand, with a remark: 総人口（区の和）."""
    column = pl.col("column").first()
    return pl.when(column == "").then(said).otherwise(pl.concat_str(column, pl.lit("（"), said, pl.lit("）")))


def absent_from(rows: pl.DataFrame, printed: pl.DataFrame) -> pl.DataFrame:
    """The rows whose figure the table does not print."""
    return rows.join(printed, on=["place", *FIGURE], how="anti", maintain_order="left")
