"""The base path of an area's outlook: the newest official projection, by sex and five-year age for every member."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import polars as pl

from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin, united
from toshiken.core.quantity import Place
from toshiken.models.projection.ages import CLASSES, STEP_YEARS
from toshiken.models.projection.census import apportioned
from toshiken.models.projection.control import project_constrained
from toshiken.models.projection.implied import implied_rates, parted
from toshiken.models.projection.rates import Array, Rates
from toshiken.profile.outlook.experience import by_sex, measured
from toshiken.tables.cohorts import (
    PROJECTION,
    Grid,
    as_cells,
    census_cells,
    edition_cells,
    edition_classes,
)
from toshiken.tables.observations import Observations

FILES = "男女・年齢（5歳）階級別の将来推計人口（国立社会保障・人口問題研究所「日本の地域別将来推計人口」）"


@dataclass(frozen=True, eq=False)
class Edition:
    """An edition of the official projection for some places: totals [year, place], cells [year, sex, age, place] or None,
    classes [year, class, place] or None. Only years all places have."""

    key: str
    label: str
    origin: Origin
    years: tuple[int, ...]
    cells: Array | None
    classes: Array | None

    @property
    def totals(self) -> Array:
        found = self.classes if self.cells is None else self.cells
        assert found is not None
        whole: Array = found.sum(axis=tuple(range(1, found.ndim - 1)))
        return whole


class CountedAges(NamedTuple):
    """cells [sex, age, place] of a census, age unknown apportioned, and what they come from."""

    cells: Array
    origins: tuple[Origin, ...]


@dataclass(frozen=True, eq=False)
class BasePath:
    """path [step + 1, sex, age, place] persons over `years`. fitted: the edition gives no five-year ages, and those of an
    older one were fitted to its totals by age class; `census` is what was moved on, age unknown apportioned (path[0] is it
    brought to the edition's classes). editions: all there are, newest first."""

    members: tuple[Place, ...]
    edition: Edition
    years: tuple[int, ...]
    path: Array
    fitted: Edition | None
    origins: tuple[Origin, ...]
    editions: tuple[Edition, ...]
    census: CountedAges | None = None

    @cached_property
    def rates(self) -> Rates:
        """Those the path implies, as survival and net migration by the nation's ratios."""
        return parted(implied_rates(self.path), self._national)

    @property
    def _national(self) -> Array:
        ratios = measured().projected_ratios
        last = max(ratios)
        return np.array([by_sex(ratios[min(max(year, min(ratios)), last)]) for year in self.years[:-1]])

    def step_of(self, year: int) -> int:
        """The step that ends in a year; a RequestError names the years there are."""
        if year not in self.years[1:]:
            raise RequestError(
                f"{year}年の推計はありません。推計のある年：{'、'.join(f'{y}年' for y in self.years[1:])}"
            )
        return self.years.index(year)


def editions_of(kept: Observations, members: tuple[Place, ...]) -> tuple[Edition, ...]:
    """The editions that give every member by age, newest first."""
    codes = [member.code for member in members]
    rows = kept.rows.filter((pl.col("field") == PROJECTION) & pl.col("place").is_in(codes))
    found = rows.with_columns(edition=pl.col("dimensions").str.extract(r"edition=([^;]+)")).drop_nulls("edition")
    keys = found.select("edition", "origin", year=pl.col("period").str.head(4).cast(pl.Int32)).unique()
    editions = []
    for (key, name), years in sorted(keys.group_by("edition", "origin"), key=lambda item: item[0]):
        edition = _edition(kept, str(key), kept.origins[str(name)], sorted(years["year"].to_list()), codes)
        if edition is not None:
            editions.append(edition)
    return tuple(sorted(editions, key=lambda e: (e.origin.available_from, e.key), reverse=True))


def _edition(kept: Observations, key: str, origin: Origin, years: list[int], codes: list[str]) -> Edition | None:
    cells, classes = edition_cells(kept, key, years, codes), edition_classes(kept, key, years, codes)
    if not cells.complete and not classes.complete:
        return None
    label = re.sub("（[^）]*）", "", origin.edition) or key
    by_age = as_cells(cells) if cells.complete else None
    return Edition(key, label, origin, tuple(years), by_age, _complete(classes))


def _complete(found: Grid) -> Array | None:
    return found.values if found.complete else None


def base_path(kept: Observations, members: tuple[Place, ...]) -> BasePath | None:
    """The path of the newest edition that gives, or can be given, five-year ages; None where no edition does."""
    editions = editions_of(kept, members)
    for edition in editions:
        if edition.cells is not None:
            return BasePath(members, edition, edition.years, edition.cells, None, (edition.origin,), editions)
        older = next((e for e in editions if e.cells is not None and e.years[0] < edition.years[0]), None)
        fitted = _fitted(kept, members, edition, older, editions) if older else None
        if fitted is not None:
            return fitted
    return None


def _fitted(
    kept: Observations, members: tuple[Place, ...], edition: Edition, older: Edition, editions: tuple[Edition, ...]
) -> BasePath | None:
    """The census by age, moved on with the older edition's rates of the same years (its last ones kept beyond) and brought
    to the new edition's totals by age class, member by member and year by year."""
    census = census_cells(kept, edition.years[0], [member.code for member in members])
    if census is None or edition.classes is None or older.cells is None or edition.years[0] not in older.years:
        return None
    known = implied_rates(older.cells).during(slice(older.years.index(edition.years[0]), None))
    rates = known.held(len(edition.years) - 1)
    counted = apportioned(census.known, census.unknown)
    path = project_constrained(counted, rates, edition.classes, CLASSES)
    origins = united([(edition.origin, older.origin), census.origins])
    kept_census = CountedAges(counted, census.origins)
    return BasePath(members, edition, edition.years, path, older, origins, editions, kept_census)


def required_path(kept: Observations, members: tuple[Place, ...], name: str) -> BasePath:
    """As `base_path`; a RequestError says what is missing and for whom."""
    found = base_path(kept, members)
    if found is None:
        without = [m.name for m in members if not editions_of(kept, (m,))]
        who = f"（ないのは{'、'.join(without)}）" if without else ""
        fukushima = (
            "福島県内の市町村は、平成30年推計では県全体の値だけが公表されています。令和5年推計を取り込んでください。"
            if any(m.code.startswith("07") for m in members)
            else ""
        )
        raise RequestError(
            f"{name}の見通しには、{FILES}がすべての構成市町村に要ります{who}。公表されたファイルを取り込んで（toshiken ingest）ください。{fukushima}"
        )
    if any(b - a != STEP_YEARS for a, b in zip(found.years, found.years[1:], strict=False)):
        raise RequestError(f"{found.edition.label}の年が5年おきではありません：{found.years}")
    return found
