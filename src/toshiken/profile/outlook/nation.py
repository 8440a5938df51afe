"""All municipalities of the nation as arrays: what the official projection of 2018 said of 2020, and what was counted."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from toshiken.core.errors import RequestError
from toshiken.geography.codes import level, prefecture_of
from toshiken.models.projection.census import apportioned
from toshiken.tables.cohorts import (
    CENSUS,
    PROJECTION,
    Array,
    as_cells,
    census_cells,
    census_totals,
    edition_cells,
)
from toshiken.tables.observations import Observations

EDITION, BASE_YEAR, COUNTED_YEAR, LAST_YEAR = "ipss2018", 2015, 2020, 2045
CENSUS_ON = date(COUNTED_YEAR, 10, 1)
FIELDS = (CENSUS, PROJECTION)
FILES = "国立社会保障・人口問題研究所「日本の地域別将来推計人口（平成30年推計）」男女・年齢（5歳）階級別と、総務省「令和2年国勢調査」男女・年齢（5歳階級）別人口"


@dataclass(frozen=True, eq=False)
class Nation:
    """Every unit the edition projects: municipalities, then the prefectures it gives as a whole (福島県 in 2018).

    projected [year, sex, age, unit] of 2015 … 2045; known [sex, age, unit] and unknown [sex, unit] of census 2020;
    before [unit] the total of census 2010 on the boundaries of 2020, nan where it cannot be had.
    """

    units: tuple[str, ...]
    projected: Array
    known: Array
    unknown: Array
    before: Array

    @property
    def municipal(self) -> slice:
        """The units that are municipalities."""
        return slice(0, sum(not unit.endswith("000") for unit in self.units))

    @cached_property
    def counted(self) -> Array:
        """[sex, age, unit] of census 2020, age unknown apportioned."""
        return apportioned(self.known, self.unknown)

    @property
    def counted_total(self) -> Array:
        """[unit] of census 2020."""
        total: Array = self.known.sum(axis=(0, 1)) + self.unknown.sum(axis=0)
        return total

    @property
    def prefectures(self) -> NDArray[np.int64]:
        """[unit] number of the prefecture."""
        return np.array([int(unit[:2]) for unit in self.units])


def nation_of(kept: Observations) -> Nation:
    """The nation from a store's figures on the boundaries of 2020-10-01; a RequestError names the files that are missing."""
    units = _units(kept)
    cells = edition_cells(kept, EDITION, range(BASE_YEAR, LAST_YEAR + 1, 5), units)
    census = census_cells(kept, COUNTED_YEAR, units) if units else None
    if census is None or not cells.complete:
        raise RequestError(
            f"全国の検証には、{FILES}が要ります。取り込み（toshiken ingest）をしてから、もう一度実行してください。"
        )
    before = census_totals(kept, 2010, units).values[0, 0]
    return Nation(units, as_cells(cells), census.known, census.unknown, before)


def _units(kept: Observations) -> tuple[str, ...]:
    by_age = (pl.col("field") == PROJECTION) & pl.col("dimensions").str.contains(f"age=.*edition={EDITION};sex=")
    codes = sorted(kept.rows.filter(by_age)["place"].unique())
    municipal = [code for code in codes if (kind := level(code)) is not None and kind.is_municipal]
    covered = {prefecture_of(code) for code in municipal}
    whole = [code for code in codes if code.endswith("000") and code != "00000" and code not in covered]
    return (*municipal, *whole)
