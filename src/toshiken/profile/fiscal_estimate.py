"""措置見込額（試算） of an area for a fiscal year: what may be counted or measured for its hub and for each partner."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from toshiken.core.errors import RequestError
from toshiken.core.period import Period, fiscal_year_of
from toshiken.core.quantity import NATION, Place, Quantity, total
from toshiken.profile.profile import AreaProfile
from toshiken.rules.local_bond import bond, bond_counted
from toshiken.rules.measure import COUNTED_NOT_PAID, Measure
from toshiken.rules.ordinary_allocation_tax import (
    NONE_TO_SOME,
    Estimate,
    Point,
    estimated,
    published_points,
)
from toshiken.rules.parameters import has_value
from toshiken.rules.special_allocation_tax import BASE_OF_EACH_HUB, REPORTED_BY_EACH, ceiling

_HUB = "連携中枢都市"
_EXAMPLE_COST = Decimal(100_000)  # thousand yen: the bond's shares are worked on a round sum


@dataclass(frozen=True, slots=True)
class BodyMeasure:
    """A municipality's part."""

    body: Place
    role: str
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalEstimate:
    """An area's fiscal year. ordinary: the published points that may stand on its page. population: that the points are read by.

    estimate: between the points, only where asked for. special: the ceilings of hub and partners; special_total: their sum.
    further: ceilings and shares that any member may use, for one municipality or a round cost.
    """

    fiscal_year: int
    as_of: date
    hub: Place
    population: Quantity | None
    ordinary: tuple[Point, ...]
    estimate: Estimate | None
    special: tuple[BodyMeasure, ...]
    special_total: Quantity
    further: tuple[Measure, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What must be said beside the amounts."""
        ordinary = f"普通交付税の措置は{COUNTED_NOT_PAID}。{NONE_TO_SOME}"
        said = ("措置見込額は試算であり、収入ではない", ordinary, REPORTED_BY_EACH.partition("。")[0])
        return (*said, *self._assumed())

    def _assumed(self) -> Iterator[str]:
        if sum(each.role == _HUB for each in self.special) > 1:
            yield BASE_OF_EACH_HUB
        if self.fiscal_year > fiscal_year_of(self.as_of):
            yield f"{self.fiscal_year}年度の本文はまだなく、いまの値が続くものとした"


def fiscal_estimate(profile: AreaProfile, fiscal_year: int, estimate: bool = False) -> FiscalEstimate:
    """The estimate of an area as of its profile's day. Raises RequestError: before FY2015, or `estimate` outside the points."""
    day = profile.as_of
    own = {NATION.code, *(hub.code for hub in profile.hubs)}
    points = tuple(p for p in published_points(fiscal_year, day) if p.amount.place.code in own)
    population = _population(profile, fiscal_year)
    special = tuple(_bodies(profile, fiscal_year))
    return FiscalEstimate(
        fiscal_year=fiscal_year,
        as_of=day,
        hub=profile.hub,
        population=population,
        ordinary=points,
        estimate=_estimate(population, fiscal_year, day) if estimate else None,
        special=special,
        special_total=_total(special, profile.place),
        further=tuple(_further(fiscal_year, day)),
    )


def _estimate(population: Quantity | None, fiscal_year: int, day: date) -> Estimate:
    if population is None:
        raise RequestError(
            f"{fiscal_year}年度より前の国勢調査の圏域人口が資料になく、内挿できません。--estimate を外してください。"
        )
    return estimated(fiscal_year, population.known, day)


def _population(profile: AreaProfile, fiscal_year: int) -> Quantity | None:
    """The area's newest census before the fiscal year."""
    first = Period.parse(f"FY{fiscal_year}").start
    earlier = [q for q in profile.series("population_persons", profile.place) if q.period.end < first]
    return earlier[-1] if earlier and earlier[-1].value is not None else None


def _bodies(profile: AreaProfile, fiscal_year: int) -> Iterator[BodyMeasure]:
    hub = ceiling(fiscal_year, "hub_projects", profile.as_of)
    partner = ceiling(fiscal_year, "partner_projects", profile.as_of)
    word = profile.area.partner_word(profile.as_of)
    for place in profile.hubs:
        yield BodyMeasure(place, _HUB, _at(hub, place))
    for place in profile.partners:
        yield BodyMeasure(place, word, _at(partner, place))


def _at(measure: Measure, place: Place) -> Measure:
    return replace(measure, amount=replace(measure.amount, place=place))


def _total(special: tuple[BodyMeasure, ...], area: Place) -> Quantity:
    """The sum of the ceilings, told by ceiling and number: 120,000千円 ＋ 15,000千円 × 11市町村."""
    counts: dict[tuple[str, str], int] = {}
    for each in special:
        counts[each.role, each.measure.amount.shown()] = counts.get((each.role, each.measure.amount.shown()), 0) + 1
    terms = [f"{amount}千円" + (f" × {n}市町村" if n > 1 else "") for (_, amount), n in counts.items()]
    plain = [replace(each.measure.amount, derivation="") for each in special]
    return replace(total(plain, area), derivation=" ＋ ".join(terms))


def _further(fiscal_year: int, day: date) -> Iterator[Measure]:
    yield ceiling(fiscal_year, "external_staff", day)
    if has_value("revitalisation_bond_share", Period.parse(f"FY{fiscal_year}").end, day):
        for measure in (bond(fiscal_year, _EXAMPLE_COST, day), bond_counted(fiscal_year, _EXAMPLE_COST, day)):
            yield replace(measure, label=f"例　{measure.label}")
