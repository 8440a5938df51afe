"""Whether a projection came true: an edition's first projected census year against what was counted, for some members."""

from dataclasses import dataclass

from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin, united
from toshiken.core.quantity import Place
from toshiken.models.projection.census import apportioned
from toshiken.models.projection.rates import Array
from toshiken.profile.outlook.base import Edition, editions_of
from toshiken.profile.outlook.nation import FILES
from toshiken.tables.cohorts import census_cells, census_totals
from toshiken.tables.observations import Observations


@dataclass(frozen=True, eq=False)
class Backtest:
    """projected, counted [place] totals of `year`; base [place] the edition's first year; growing [place] what 5 years
    before it, carried on, would have given, or None.

    By age, [sex, age, place]: projected_cells, known (as counted) and given (age unknown apportioned); unknown [sex, place].
    """

    members: tuple[Place, ...]
    edition: Edition
    year: int
    projected_cells: Array
    known: Array
    unknown: Array
    growing: Array | None
    origins: tuple[Origin, ...]
    growing_origins: tuple[Origin, ...]

    @property
    def base(self) -> Array:
        found: Array = self.edition.totals[0]
        return found

    @property
    def projected(self) -> Array:
        found: Array = self.projected_cells.sum(axis=(0, 1))
        return found

    @property
    def counted(self) -> Array:
        found: Array = self.known.sum(axis=(0, 1)) + self.unknown.sum(axis=0)
        return found

    @property
    def given(self) -> Array:
        return apportioned(self.known, self.unknown)


def backtest_of(kept: Observations, members: tuple[Place, ...], editions: tuple[Edition, ...]) -> Backtest | None:
    """The newest edition by age that a census by age has since overtaken; None where there is none."""
    codes = [member.code for member in members]
    for edition in editions:
        if edition.cells is None:
            continue
        for step, year in enumerate(edition.years[1:], 1):
            census = census_cells(kept, year, codes)
            if census is None:
                continue
            before = census_totals(kept, edition.years[0] - 5, codes)
            growing = edition.totals[0] ** 2 / before.values[0, 0] if before.complete and step == 1 else None
            origins = united([(edition.origin,), census.origins])
            cells = edition.cells[step]
            return Backtest(
                members, edition, year, cells, census.known, census.unknown, growing, origins, before.origins
            )
    return None


def required_backtest(kept: Observations, members: tuple[Place, ...], name: str) -> Backtest:
    """As `backtest_of`; a RequestError says what is missing."""
    found = backtest_of(kept, members, editions_of(kept, members))
    if found is None:
        fukushima = "福島県内の市町村は、平成30年推計が県全体の値だけのため比べられません。"
        raise RequestError(
            f"{name}について、推計と比べられる年齢別の国勢調査がありません。要るのは、{FILES}です。"
            + (fukushima if any(member.code.startswith("07") for member in members) else "")
        )
    return found
