"""Arrays from observations: what the models of projection work on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from toshiken.core.five_year_ages import AGES
from toshiken.core.origin import Origin, united
from toshiken.tables.observations import Observations, by_precedence, dimension_key

Array = NDArray[np.float64]
OLDEST = ("90", "95", "100")  # a census goes further than a projection: these are its 90+
SEXES = ("male", "female")
CLASSES = ("0-14", "15-64", "65+")
CENSUS, PROJECTION = "population_persons", "projected_population_persons"


@dataclass(frozen=True, eq=False)
class Grid:
    """values [period, dimensions, place] of one field, nan where no row stands; origins of what was taken."""

    values: Array
    origins: tuple[Origin, ...]

    @property
    def complete(self) -> bool:
        return bool(np.isfinite(self.values).all())


class CensusCells(NamedTuple):
    """known [sex, age, place] with 90+ as one group, unknown [sex, place] and what they come from."""

    known: Array
    unknown: Array
    origins: tuple[Origin, ...]


def grid(
    kept: Observations, field: str, periods: Sequence[str], dimensions: Sequence[str], places: Sequence[str]
) -> Grid:
    """The figures of a field as an array; of a figure with several publications the one that counts (see observations)."""
    axes = {"period": periods, "dimensions": dimensions, "place": places}
    wanted = pl.DataFrame()
    for name, wished in axes.items():
        axis = pl.DataFrame({name: list(wished)}, schema={name: pl.String})
        wanted = axis if not wanted.columns else wanted.join(axis, how="cross", maintain_order="left_right")
    chosen = kept.rows.filter(pl.col("field") == field, *(pl.col(n).is_in(list(v)) for n, v in axes.items()))
    ordered = by_precedence(chosen, kept.origins, kept.ranks).unique(list(axes), keep="last", maintain_order=True)
    found = wanted.join(ordered.select(*axes, "value", "origin"), on=list(axes), how="left", maintain_order="left")
    shape = tuple(map(len, axes.values()))
    values = found["value"].fill_null(float("nan")).to_numpy().reshape(shape).copy()
    used = found["origin"].drop_nulls().unique(maintain_order=True)
    return Grid(values, united((kept.origins[name],) for name in used))


def edition_cells(kept: Observations, edition: str, years: Sequence[int], places: Sequence[str]) -> Grid:
    """A projection's edition by sex and age, [year, sex · age, place]; `as_cells` gives it its axes."""
    keys = [dimension_key({"edition": edition, "sex": sex, "age": str(age)}) for sex in SEXES for age in AGES]
    return grid(kept, PROJECTION, [_first_of_october(year) for year in years], keys, places)


def as_cells(found: Grid) -> Array:
    """[year, sex, age, place]."""
    return found.values.reshape(len(found.values), len(SEXES), len(AGES), -1)


def edition_classes(kept: Observations, edition: str, years: Sequence[int], places: Sequence[str]) -> Grid:
    """[year, class, place] of an edition: 0–14, 15–64, 65+."""
    keys = [dimension_key({"edition": edition, "age_class": name}) for name in CLASSES]
    return grid(kept, PROJECTION, [_first_of_october(year) for year in years], keys, places)


def census_totals(kept: Observations, year: int, places: Sequence[str]) -> Grid:
    """[1, 1, place] of a census."""
    return grid(kept, CENSUS, [_first_of_october(year)], [""], places)


def census_years(kept: Observations, places: Sequence[str], first: int = 2000) -> list[int]:
    """The years from `first` on in which one of the places has a total on a day of census."""
    days = kept.rows.filter(
        (pl.col("field") == CENSUS) & (pl.col("dimensions") == "") & pl.col("place").is_in(list(places))
    )["period"]
    years = {int(day[:4]) for day in days.unique() if day.endswith("-10-01")}
    return sorted(year for year in years if year >= first)


def census_cells(kept: Observations, year: int, places: Sequence[str]) -> CensusCells | None:
    """A census by sex and age; None where one of the places has no figures by age of that year."""
    ages = (*map(str, AGES[:-1]), *OLDEST, "unknown")
    keys = [dimension_key({"sex": sex, "age": age}) for sex in SEXES for age in ages]
    found = grid(kept, CENSUS, [_first_of_october(year)], keys, places)
    if not found.complete:
        return None
    cells = found.values[0].reshape(len(SEXES), len(ages), -1)
    youngest = len(AGES) - 1
    oldest = cells[:, youngest:-1].sum(axis=1, keepdims=True)
    return CensusCells(np.concatenate([cells[:, :youngest], oldest], axis=1), cells[:, -1], found.origins)


def _first_of_october(year: int) -> str:
    return f"{year}-10-01"
