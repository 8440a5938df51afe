"""Prefectures and the nation as sums, for a table that prints every municipality (or every prefecture) and not them."""

from collections.abc import Collection

import polars as pl

from toshiken.geography.codes import NATION, Level, level
from toshiken.tables.part_sums import FIGURE, absent_from, added_up, noted

_PREFECTURES = 47


def with_national_sums(figures: pl.DataFrame, municipalities: Collection[str] | None) -> pl.DataFrame:
    """The rows (SCHEMA of tables.observations) with prefectures and the nation where they are not printed.

    municipalities: the codes of all there were on the table's day; None where they are not known, then none are added
    up. A sum is of all its parts: where one is not in the table, or has no value, there is no row, since it would be no
    total, and a hidden figure could be had from it by subtraction.
    """
    kinds = {code: level(code) for code in figures["place"].unique().sort()}
    upper = figures.filter(pl.col("place").is_in(_of(kinds, Level.PREFECTURE)))
    sums = [_sums(upper, NATION, _PREFECTURES, "都道府県値の和")]
    if municipalities is not None:
        sums += _of_municipalities(
            figures, upper, _of(kinds, Level.MUNICIPALITY, Level.DESIGNATED_CITY), municipalities
        )
    return pl.concat([figures, absent_from(pl.concat(sums), figures)])


def _of(kinds: dict[str, Level | None], *wanted: Level) -> list[str]:
    return [code for code, kind in kinds.items() if kind in wanted]


def _of_municipalities(
    figures: pl.DataFrame, upper: pl.DataFrame, found: list[str], municipalities: Collection[str]
) -> list[pl.DataFrame]:
    """Where the table has all of them and prints no prefecture."""
    if not set(found) >= set(municipalities):
        return []
    rows = figures.filter(pl.col("place").is_in(found)).join(upper, on=FIGURE, how="anti", maintain_order="left")
    there = pl.col("place").is_in(list(municipalities)).sum().over(FIGURE)
    whole = rows.filter(there == len(municipalities))
    said = "市区町村値の和"
    return [_sums(whole, pl.col("place").str.slice(0, 2) + "000", 1, said), _sums(whole, NATION, 1, said)]


def _sums(parts: pl.DataFrame, place: pl.Expr | str, at_least: int, said: str) -> pl.DataFrame:
    """The sums that have a value, of parts of which there are enough."""
    target = place if isinstance(place, pl.Expr) else pl.lit(place)
    enough = parts.with_columns(place=target).filter(pl.len().over("place", *FIGURE) >= at_least)
    return added_up(enough, noted(pl.lit(said))).filter(pl.col("value").is_not_null())
