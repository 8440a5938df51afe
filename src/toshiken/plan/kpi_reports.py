"""Which figures of a KPI are due, which are there, whose report is missing."""

from datetime import date

from toshiken.core.period import Period, PeriodKind
from toshiken.geography.area import Area
from toshiken.plan.members import belongs
from toshiken.plan.records.kpi import Kpi, ReportSource


def later(period: str, years: int) -> str:
    """The period that many years on, of the same kind."""
    known = Period.parse(period)
    match known.kind:
        case PeriodKind.FISCAL_YEAR:
            return f"FY{known.start.year + years}"
        case PeriodKind.CALENDAR_YEAR:
            return f"{known.start.year + years}"
        case _:
            return known.start.replace(year=known.start.year + years).isoformat()


def same_time(one: str, other: str) -> bool:
    """2022 and 2022-12-31 end on one day: a figure of the year's last day is the year's figure."""
    return Period.parse(one).end == Period.parse(other).end


def due_on(period: str, months: int) -> date:
    """The last day of the month in which the figure of a period is expected."""
    end = Period.parse(period).end
    year, month = divmod(end.year * 12 + end.month - 1 + months + 1, 12)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def due_periods(kpi: Kpi, day: date) -> tuple[str, ...]:
    """Periods after the baseline whose figure is expected by `day`; none where no rhythm is recorded."""
    if kpi.months_to_publication is None or kpi.baseline is None or kpi.status != "set":
        return ()
    found, period = [], later(kpi.baseline.period, kpi.every_years)
    while due_on(period, kpi.months_to_publication) <= day:
        found.append(period)
        period = later(period, kpi.every_years)
    return tuple(found)


def next_due(kpi: Kpi, day: date) -> tuple[str, date] | None:
    """The period whose figure is expected next, and by when."""
    if kpi.months_to_publication is None or kpi.baseline is None:
        return None
    due = due_periods(kpi, day)
    period = later(due[-1] if due else kpi.baseline.period, kpi.every_years)
    return period, due_on(period, kpi.months_to_publication)


def missing_reports(kpi: Kpi, area: Area, day: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(period, codes of members) for every due period that lacks a report; no codes where no member is responsible."""
    found = []
    for period in due_periods(kpi, day):
        reported = {actual.member for actual in kpi.actuals if actual.period == period}
        if None in reported or any(same_time(r.period, period) for r in kpi.refreshed):
            continue
        lacking = tuple(code for code in reporters(kpi, area, period) if code not in reported)
        if lacking or not reported:
            found.append((period, lacking))
    return tuple(found)


def reporters(kpi: Kpi, area: Area, period: str) -> tuple[str, ...]:
    """Members whose report of that period is asked for: those of the source that were members at its end."""
    if not isinstance(kpi.source, ReportSource):
        return ()
    return tuple(code for code in kpi.source.members if belongs(code, area, Period.parse(period).end))
