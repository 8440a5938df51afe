"""KPIs refreshed from official figures: what was reported stays, what the source gives now stands beside it as 改定後."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toshiken.core.period import Period, last_day
from toshiken.core.quantity import Place, Quantity
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import IndicatorSource, Kpi, Refreshed
from toshiken.profile.profile import AreaProfile


@dataclass(frozen=True)
class Refreshing:
    """The plan with refreshed figures; new: (KPI, figure) not there before or changed; silent: KPIs whose source gives nothing."""

    plan: AlliancePlan
    new: tuple[tuple[Kpi, Refreshed], ...]
    silent: tuple[Kpi, ...]


def refreshed(plan: AlliancePlan, profile: AreaProfile, day: date) -> Refreshing:
    """Every KPI with an indicator as its source, anew from the profile. Reports are not touched."""
    new: list[tuple[Kpi, Refreshed]] = []
    silent: list[Kpi] = []
    sets = []
    for known in plan.kpi_sets:
        kpis = []
        for kpi in known.kpis:
            if isinstance(kpi.source, IndicatorSource):
                figures = tuple(_figures(kpi, kpi.source, profile, day))
                new += [(kpi, figure) for figure in figures if not _known(figure, kpi)]
                silent += [] if figures else [kpi]
                kpi = kpi.model_copy(update={"refreshed": _kept(figures, kpi)})
            kpis.append(kpi)
        sets.append(known.model_copy(update={"kpis": tuple(kpis)}))
    return Refreshing(plan.model_copy(update={"kpi_sets": tuple(sets)}), tuple(new), tuple(silent))


def _figures(kpi: Kpi, source: IndicatorSource, profile: AreaProfile, day: date) -> Iterator[Refreshed]:
    place = Place(source.place, "") if source.place else profile.place
    first = Period.parse(kpi.baseline.period).end if kpi.baseline else date.min
    for quantity in profile.series(source.indicator, place, **source.dimensions):
        if quantity.value is not None and quantity.period.end >= first:
            yield _figure(quantity.in_unit(source.unit) if source.unit else quantity, kpi, day)


def _figure(quantity: Quantity, kpi: Kpi, day: date) -> Refreshed:
    """Kept to four digits beyond what the KPI shows: the rounding at display is the only one a reader meets."""
    value = quantity.known.quantize(Decimal(1).scaleb(-kpi.decimals - 4)).normalize()
    citation = "、".join(dict.fromkeys(origin.citation for origin in quantity.origins)) or "出典の記録なし"
    published = max((origin.published for origin in quantity.origins), key=last_day, default=day.isoformat())
    return Refreshed(
        period=quantity.period.code,
        value=Decimal(f"{value:f}"),
        citation=citation,
        published=published,
        refreshed_on=day,
    )


def _known(figure: Refreshed, kpi: Kpi) -> bool:
    return any((r.period, r.value, r.citation) == (figure.period, figure.value, figure.citation) for r in kpi.refreshed)


def _kept(figures: tuple[Refreshed, ...], kpi: Kpi) -> tuple[Refreshed, ...]:
    """A figure that is as it was keeps the day on which it was first taken: a second refresh changes nothing."""
    before = {(r.period, r.value, r.citation): r for r in kpi.refreshed}
    return tuple(before.get((f.period, f.value, f.citation), f) for f in figures)
