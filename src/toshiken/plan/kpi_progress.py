"""KPIs that live: the newest figure, progress in the KPI's own direction, age, what comes next; refreshed beside reported."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toshiken.core.period import Period
from toshiken.geography.area import Area
from toshiken.plan.kpi_reports import missing_reports, next_due, reporters, same_time
from toshiken.plan.records.kpi import Actual, Kpi, Refreshed, ReportSource


@dataclass(frozen=True)
class Figure:
    """A KPI's figure of a period. edition: 速報 or 確報; summed_from: members whose reports make it, where it is their sum."""

    period: str
    value: Decimal
    edition: str
    reported: date | None
    summed_from: tuple[str, ...] = ()

    def age_months(self, day: date) -> int:
        """Whole months from the end of its period."""
        end = Period.parse(self.period).end
        return max(0, (day.year - end.year) * 12 + day.month - end.month - (day.day < min(end.day, 28)))


@dataclass(frozen=True)
class Progress:
    """Where a KPI stands. ratio: the part of the way from baseline to target; None where there is no way to measure.

    refreshed: what the source gives now for the period of the newest report (改定後). latest: what it gives for a later
    period, on which nothing is reported yet (最新の公表値). Ratio, verdict and age go by the newest report alone.
    verdict: 達成, 途上, 後退, 維持, 下回る, 未報告, 検討中, 毎年の数値なし.
    """

    kpi: Kpi
    newest: Figure | None
    refreshed: Refreshed | None
    latest: Refreshed | None
    ratio: Decimal | None
    verdict: str
    next_expected: tuple[str, date] | None
    missing: tuple[tuple[str, tuple[str, ...]], ...]


def progress(kpi: Kpi, area: Area, day: date) -> Progress:
    """A KPI as of a day: nothing reported later counts."""
    newest = next(iter(reversed(reported_figures(kpi, area, day))), None)
    refreshed, latest = _official(kpi, newest, day)
    ratio, verdict = _verdict(kpi, newest)
    return Progress(kpi, newest, refreshed, latest, ratio, verdict, next_due(kpi, day), missing_reports(kpi, area, day))


def _official(kpi: Kpi, newest: Figure | None, day: date) -> tuple[Refreshed | None, Refreshed | None]:
    """What the source gives now: of the newest report's period, in the words of the report; of a later one."""
    known = sorted((r for r in kpi.refreshed if r.refreshed_on <= day), key=lambda r: (_end(r), r.refreshed_on))
    last = known[-1] if known else None
    if newest is None:
        return None, last
    same = [r.model_copy(update={"period": newest.period}) for r in known if same_time(r.period, newest.period)]
    later = last if last and _end(last) > _end(newest) else None
    return (same[-1] if same else None), later


def _end(figure: Refreshed | Figure) -> date:
    return Period.parse(figure.period).end


def reported_figures(kpi: Kpi, area: Area, day: date) -> tuple[Figure, ...]:
    """The KPI's figures by period, oldest first: as reported for the whole, else the sum once every member has reported."""
    known = [actual for actual in kpi.actuals if actual.reported <= day]
    periods = sorted({actual.period for actual in known}, key=lambda p: Period.parse(p).end)
    found = (_figure(kpi, period, [a for a in known if a.period == period], area) for period in periods)
    return tuple(figure for figure in found if figure is not None)


def _figure(kpi: Kpi, period: str, actuals: list[Actual], area: Area) -> Figure | None:
    whole = [actual for actual in actuals if actual.member is None]
    if whole:
        best = _best(whole)
        return Figure(period, best.value, best.edition, best.reported)
    if not isinstance(kpi.source, ReportSource) or not kpi.source.adds_up:
        return None
    by_member = {code: [a for a in actuals if a.member == code] for code in reporters(kpi, area, period)}
    if not by_member or not all(by_member.values()):
        return None  # a member is missing: the sum is not known, and a part of it is no figure of the area
    parts = [_best(found) for found in by_member.values()]
    edition = "preliminary" if any(part.edition == "preliminary" for part in parts) else "final"
    total = sum((part.value for part in parts), Decimal(0))
    return Figure(period, total, edition, max(part.reported for part in parts), tuple(by_member))


def _best(actuals: list[Actual]) -> Actual:
    """The final one before a preliminary one; of several the one reported last."""
    return max(actuals, key=lambda a: (a.edition == "final", a.reported))


def _verdict(kpi: Kpi, newest: Figure | None) -> tuple[Decimal | None, str]:
    if kpi.status != "set":
        return None, {"under_discussion": "検討中", "no_yearly_data": "毎年の数値なし"}[kpi.status]
    if newest is None or kpi.baseline is None:
        return None, "未報告"
    baseline, target = kpi.baseline.value, kpi.target.value if kpi.target else kpi.baseline.value
    if kpi.direction == "keep":
        return None, "維持" if newest.value >= target else "下回る"
    reached = newest.value >= target if kpi.direction == "at_least" else newest.value <= target
    way = target - baseline
    ratio = (newest.value - baseline) / way if way else None
    if reached:
        return ratio, "達成"
    return ratio, "後退" if ratio is not None and ratio < 0 else "途上"
