"""Wards and their designated city: a table that prints wards alone gets the city's row, one that prints both is checked."""

from datetime import date

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.core.units import unit_named
from toshiken.geography.codes import Level, city_of_ward, level
from toshiken.geography.municipalities import LISTED_ON, municipality
from toshiken.geography.wards import wards_on
from toshiken.tables.fields import field_named
from toshiken.tables.part_sums import FIGURE, absent_from, added_up, noted

# Moves between two wards of a city are in the wards' figures and not in the city's.
_NOT_ADDED = ("in_migrants_persons", "out_migrants_persons")
_MEASURED = ("km2", "million_jpy")  # dimensions whose figures are rounded: their parts add up only nearly


def with_cities(figures: pl.DataFrame, day: date | None, label: str) -> pl.DataFrame:
    """The rows (SCHEMA of tables.observations) with a row for every designated city whose wards are all printed and it is not.

    day: whose wards they are (None: those of 2024). A ward without value leaves its city without. label: the file. A
    SourceError where counts of a city and of its wards differ.
    """
    cities = {code: city_of_ward(code) for code in figures["place"].unique().sort() if level(code) is Level.WARD}
    if not cities:
        return figures
    sums = _sums_of_wards(figures, cities, day or LISTED_ON)
    _require_equal(figures, sums, label)
    return pl.concat([figures, absent_from(sums, figures)])


def _sums_of_wards(figures: pl.DataFrame, cities: dict[str, str], day: date) -> pl.DataFrame:
    number = {city: len(wards_on(city, day)) for city in cities.values()}
    wards = (
        figures.filter(pl.col("place").is_in(list(cities)), ~pl.col("field").is_in(_NOT_ADDED))
        .with_columns(place=pl.col("place").replace_strict(cities, return_dtype=pl.String))
        .filter(pl.len().over("place", *FIGURE) == pl.col("place").replace_strict(number, return_dtype=pl.UInt32))
    )
    return added_up(wards, noted(pl.lit("区の和")))


def _require_equal(figures: pl.DataFrame, sums: pl.DataFrame, label: str) -> None:
    counted = [f for f in figures["field"].unique() if unit_named(field_named(f).unit).dimension not in _MEASURED]
    both = figures.filter(pl.col("field").is_in(counted)).join(
        sums, on=["place", *FIGURE], how="inner", suffix="_of_wards", maintain_order="left"
    )
    wrong = both.filter((pl.col("value") - pl.col("value_of_wards")).abs() > 1e-6)
    if not wrong.is_empty():
        first = wrong.row(0, named=True)
        raise SourceError(
            f"{municipality(first['place']).name}（{first['place']}）の{field_named(first['field']).label_ja}"
            f"{first['value']:,.10g}が、区の和{first['value_of_wards']:,.10g}と一致しません。"
            "数値が書き換わっていないか、公表されたファイルと比べてください。",
            label,
            column=first["column"],
        )
