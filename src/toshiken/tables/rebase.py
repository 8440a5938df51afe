"""Additive figures on the boundaries of a later census: the parts of what is one place by then are added up.

Only forward: what was merged cannot be parted again. What cannot be placed (a split, a code the history does not know, people
of no municipality) stays in a residual row of its prefecture, so that municipalities and residuals make the prefecture.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from toshiken.geography.codes import Level, level
from toshiken.geography.history import History
from toshiken.tables.observations import SCHEMA

RESIDUAL = "999"  # behind the two digits of the prefecture
_FIGURE = ["field", "period", "dimensions", "origin", "survey"]
_EXACT = 1e-6


def is_residual(code: str) -> bool:
    """Whether a place is what a prefecture has and no municipality."""
    return code.endswith(RESIDUAL)


def rebased(figures: pl.DataFrame, boundaries: date, history: History, target: int) -> pl.DataFrame:
    """The rows (SCHEMA of tables.observations) of municipalities as they are at the census of `target`, wards left out.

    Prefectures and nation stay as printed. A place made of several says so in `column` (石狩町＋厚田村＋浜益村); a part without
    value leaves it without. Residual rows stand where a prefecture's own figure is more or less than its municipalities'.
    A RequestError where `target` is earlier than the boundaries.
    """
    levels = {code: level(code) for code in figures["place"].unique().sort()}
    targets = {
        code: _target(code, boundaries, history, target) for code, kind in levels.items() if kind and kind.is_municipal
    }
    upper = figures.filter(
        pl.col("place").is_in([c for c, kind in levels.items() if kind in (Level.NATION, Level.PREFECTURE)])
    )
    placed = _added(figures, targets, {code: history.name(code, boundaries) for code in targets})
    return pl.concat([upper, placed, _residuals(placed, upper)])


def _target(code: str, boundaries: date, history: History, target: int) -> str:
    found = history.successors(code, boundaries, target)
    return next(iter(found)) if len(found) == 1 else f"{code[:2]}{RESIDUAL}"


def _added(figures: pl.DataFrame, targets: Mapping[str, str], names: Mapping[str, str]) -> pl.DataFrame:
    state = pl.col("state")
    return (
        figures.filter(pl.col("place").is_in(list(targets)))
        .with_columns(
            place=pl.col("place").replace_strict(dict(targets), return_dtype=pl.String),
            part=pl.col("place").replace_strict(dict(names), return_dtype=pl.String),
        )
        .group_by("place", *_FIGURE, maintain_order=True)
        .agg(
            pl.when(pl.col("value").is_null().any()).then(None).otherwise(pl.col("value").sum()).alias("value"),
            pl.when((state == "SUPPRESSED").any()).then(pl.lit("SUPPRESSED"))
            .when(pl.col("value").is_null().any()).then(pl.lit("MISSING"))
            .when((state == "REFERENCE").any()).then(pl.lit("REFERENCE"))
            .otherwise(state.first()).alias("state"),
            pl.when(pl.len() > 1)
            .then(pl.col("column").first() + pl.lit("（") + pl.col("part").str.join("＋") + pl.lit("）"))
            .otherwise(pl.col("column").first()).alias("column"),
        )
        .select(list(SCHEMA))
    )  # fmt: skip


def _residuals(placed: pl.DataFrame, upper: pl.DataFrame) -> pl.DataFrame:
    """Prefecture less municipalities, where both are known, the residual places are none of `placed`, and it is not nothing."""
    sums = (
        placed.with_columns(place=pl.col("place").str.slice(0, 2) + "000")
        .group_by("place", *_FIGURE, maintain_order=True)
        .agg(pl.col("value").sum().alias("placed"), pl.col("value").is_null().any().alias("open"))
    )
    rest = (
        upper.join(sums, on=["place", *_FIGURE], how="inner", maintain_order="left")
        .filter(~pl.col("open") & pl.col("value").is_not_null() & ((pl.col("value") - pl.col("placed")).abs() > _EXACT))
        .with_columns(
            value=pl.col("value") - pl.col("placed"),
            place=pl.col("place").str.slice(0, 2) + RESIDUAL,
            column=pl.col("column") + pl.lit("（市区町村の分を引いた残り）"),
        )
        .select(list(SCHEMA))
    )
    known = placed.filter(pl.col("place").str.ends_with(RESIDUAL))
    return rest.join(known, on=["place", "field", "period", "dimensions", "origin"], how="anti", maintain_order="left")
