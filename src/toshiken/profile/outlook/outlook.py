"""Everything an area's outlook shows, computed when it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np

from toshiken.core.origin import Origin, united
from toshiken.core.quantity import Place, Quantity
from toshiken.models.projection.ages import CLASSES, STEP_YEARS
from toshiken.models.projection.cohort import project
from toshiken.models.projection.implied import implied_rates
from toshiken.models.projection.rates import Array
from toshiken.profile.outlook.backtest import Backtest, backtest_of
from toshiken.profile.outlook.bands import DRAWS, RULE, SEED, Bands, bands_of
from toshiken.profile.outlook.base import BasePath, Edition, base_path, required_path
from toshiken.profile.outlook.experience import measured
from toshiken.profile.outlook.migration import AgeMigration, age_migration
from toshiken.profile.outlook.own import OwnOutlook
from toshiken.profile.outlook.quantities import persons, share
from toshiken.profile.outlook.scenario import Scenario, require_own_names, scenario_path
from toshiken.tables.cohorts import census_cells, census_totals, census_years
from toshiken.tables.observations import Observations

CLASS_NAMES = ("年少人口（0～14歳）", "生産年齢人口（15～64歳）", "老年人口（65歳以上）")


class Ages(NamedTuple):
    """cells [sex, age] persons of an area, what they come from and how."""

    cells: Array
    origins: tuple[Origin, ...]
    word: str


@dataclass(frozen=True, eq=False)
class Outlook:
    """An area's outlook as of a day. `kept`: figures published by then; scenarios are shown beside the base path."""

    place: Place
    members: tuple[Place, ...]
    as_of: date
    kept: Observations
    scenarios: tuple[Scenario, ...] = ()
    own: tuple[OwnOutlook, ...] = ()
    draws: int = DRAWS
    seed: int = SEED
    base: BasePath = field(kw_only=True)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The official projection's editions, newest first."""
        return self.base.editions

    @cached_property
    def bands(self) -> Bands | None:
        """None where what the bands rest on was not published by the day."""
        return bands_of(self.base, self.draws, self.seed) if measured().known_on(self.as_of) else None

    @cached_property
    def backtest(self) -> Backtest | None:
        return backtest_of(self.kept, self.members, self.editions)

    @cached_property
    def migration(self) -> AgeMigration | None:
        if self.backtest is None or not measured().known_on(self.as_of):
            return None
        return age_migration(self.backtest)

    @cached_property
    def paths(self) -> tuple[tuple[Scenario, Array], ...]:
        """Each scenario with its [step + 1, sex, age, place]."""
        return tuple((scenario, scenario_path(self.base, scenario)) for scenario in self.scenarios)

    @cached_property
    def continued(self) -> tuple[Quantity, ...]:
        """The area's total where the last five years' change of every cohort goes on (Hamilton–Perry), from the last census
        by age on, whether the base path starts there or earlier; empty where there is none five years before by age."""
        tested = self.backtest
        if tested is None or tested.year not in self.base.years or tested.edition.cells is None:
            return ()
        if tested.year - tested.edition.years[0] != STEP_YEARS:
            return ()
        years = self.base.years[self.base.years.index(tested.year) :]
        rates = implied_rates(np.stack([tested.edition.cells[0], tested.given])).held(len(years) - 1)
        path = project(tested.given, rates)
        word = f"国勢調査の{tested.edition.years[0]}→{tested.year}年のコーホートの変化率を続けた計算"
        rows = zip(years, path.sum(axis=(1, 2, 3)), strict=True)
        return tuple(persons(value, self.place, year, tested.origins, word) for year, value in rows)

    @property
    def band_origins(self) -> tuple[Origin, ...]:
        return united([self.base.origins, measured().sources])

    @property
    def basis(self) -> str:
        """How the base path's cells came about, in words."""
        if self.base.fitted is None:
            return f"{self.base.edition.label}の男女・年齢5歳階級別の値"
        return (
            f"国勢調査の年齢別人口（不詳を按分）を{self.base.fitted.label}の率で進め、市町村ごとに{self.base.edition.label}の"
            "年齢3区分に合わせた推計"
        )

    def totals(self, path: Array | None = None, word: str = "") -> tuple[Quantity, ...]:
        """The area's total by year: of the base path, as published, or of another."""
        found = (self.base.path if path is None else path).sum(axis=(1, 2, 3))
        origins = (self.base.edition.origin,) if path is None else self.base.origins
        word = word or "構成市町村の和"
        return tuple(
            persons(value, self.place, year, origins, word) for year, value in zip(self.base.years, found, strict=True)
        )

    def edition_totals(self, edition: Edition) -> tuple[Quantity, ...]:
        """The area's total by year, of any edition."""
        found = edition.totals.sum(axis=1)
        word = f"{edition.label}の構成市町村の和"
        return tuple(
            persons(value, self.place, year, (edition.origin,), word)
            for year, value in zip(edition.years, found, strict=True)
        )

    @cached_property
    def censuses(self) -> tuple[Quantity, ...]:
        """The area's counted totals, every census that all members have, as a total or by age."""
        years = {*census_years(self.kept, [member.code for member in self.members])}
        years |= {self.backtest.year} if self.backtest else set()
        return tuple(q for year in sorted(years) if (q := self._counted(year)) is not None)

    def _counted(self, year: int) -> Quantity | None:
        codes = [member.code for member in self.members]
        whole = census_totals(self.kept, year, codes)
        if whole.complete:
            return persons(whole.values.sum(), self.place, year, whole.origins, "構成市町村の和")
        ages = census_cells(self.kept, year, codes)
        if ages is None:
            return None
        value = ages.known.sum() + ages.unknown.sum()
        return persons(value, self.place, year, ages.origins, "構成市町村の年齢別人口（年齢不詳を含む）の和")

    @property
    def not_in_base(self) -> Quantity | None:
        """The last census that the base path, which starts earlier, does not know of."""
        later = [q for q in self.censuses if q.period.year > self.base.years[0]]
        return later[-1] if later else None

    def band(self, level: int) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]] | None:
        """The lower and the upper bound of the area's total by year."""
        if self.bands is None:
            return None
        low, high = self.bands.area[level]
        return self._bounds(low, self.place, level, "下"), self._bounds(high, self.place, level, "上")

    def _bounds(self, values: Array, place: Place, level: int, side: str) -> tuple[Quantity, ...]:
        word = f"過去の誤差を{self.draws:,}回くり返した試算の{side}から{(100 - level) / 2:g}%の値（{RULE}）"
        rows = zip(self.base.years, values, strict=True)
        return tuple(persons(value, place, year, self.band_origins, word) for year, value in rows)

    def member_at(self, member: Place, year: int) -> Quantity:
        """A member's total in a year of the base path."""
        step, at = self.base.years.index(year), self.members.index(member)
        return persons(self.base.path[step, ..., at].sum(), member, year, (self.base.edition.origin,), "年齢別の和")

    def member_band(self, member: Place, year: int, level: int) -> tuple[Quantity, Quantity] | None:
        """The bounds of a member's total in a year."""
        if self.bands is None:
            return None
        step, at = self.base.years.index(year), self.members.index(member)
        low, high = self.bands.members[level][:, :, at]
        return self._bounds(low, member, level, "下")[step], self._bounds(high, member, level, "上")[step]

    def class_shares(self, path: Array, year: int, word: str) -> tuple[Quantity, ...]:
        """The area's shares of the three age classes in a year of a path."""
        cells = path[self.base.years.index(year)].sum(axis=(0, 2))
        sums = np.array([cells[ages].sum() for ages in CLASSES])
        return tuple(share(value / sums.sum(), self.place, year, self.base.origins, word) for value in sums)

    def sex_total(self, year: int, sex: int) -> Quantity:
        """Men (0) or women (1) of the area in a year of the base path."""
        ages = self.ages_at(year)
        return persons(ages.cells[sex].sum(), self.place, year, ages.origins, ages.word)

    def age_persons(self, year: int) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
        """Men and women of the area by age group in a year of the base path."""
        ages = self.ages_at(year)
        men, women = (tuple(persons(v, self.place, year, ages.origins, ages.word) for v in sex) for sex in ages.cells)
        return men, women

    def ages_at(self, year: int) -> Ages:
        """The area's ages in a year: of the census where the path was fitted from one, as the edition brings it to its
        own classes and is no count."""
        census = self.base.census
        if census is not None and year == self.base.years[0]:
            return Ages(census.cells.sum(axis=2), census.origins, "国勢調査（年齢不詳を市町村・男女ごとに按分）の和")
        cells = self.base.path[self.base.years.index(year)].sum(axis=2)
        return Ages(cells, self.base.origins, "" if self.base.fitted is None else self.basis)


def outlook_of(
    place: Place,
    members: tuple[Place, ...],
    as_of: date,
    observations: Observations,
    scenarios: Sequence[Scenario] = (),
) -> Outlook | None:
    """The outlook for the pages; None where no edition gives, or can be given, five-year ages for all members."""
    kept = observations.as_of(as_of)
    found = base_path(kept, members)
    return None if found is None else Outlook(place, members, as_of, kept, tuple(scenarios), base=found)


def required_outlook(
    place: Place,
    members: tuple[Place, ...],
    as_of: date,
    observations: Observations,
    scenarios: Sequence[Scenario] = (),
    own: Sequence[OwnOutlook] = (),
    draws: int = DRAWS,
) -> Outlook:
    """As `outlook_of`; a RequestError says what is missing."""
    require_own_names(scenarios)
    kept = observations.as_of(as_of)
    found = required_path(kept, members, place.name)
    return Outlook(place, members, as_of, kept, tuple(scenarios), tuple(own), draws, base=found)
