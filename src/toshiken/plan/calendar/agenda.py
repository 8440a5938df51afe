"""The year of an alliance, entry by entry: national defaults, days the members moved, elections, steps that wait, figures due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toshiken.core.period import Period
from toshiken.plan.calendar.days import day_in
from toshiken.plan.calendar.national import ACTORS, CalendarItem, national_items
from toshiken.plan.calendar.windows import window
from toshiken.plan.fiscal_years import first_day, last_day
from toshiken.plan.kpi_reports import due_on, due_periods, later
from toshiken.plan.procedure.states import Standing, every_standing
from toshiken.plan.procedure.turns import DECLARATION
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import Kpi

ELECTIONS = {"head": "長の選挙", "council": "議会の議員の選挙"}


@dataclass(frozen=True)
class Entry:
    """Something to do between two days. key: stable over time, for calendars that are updated; note: what the days rest on."""

    key: str
    name: str
    who: str
    first: date
    last: date
    note: str
    kind: str


def agenda(plan: AlliancePlan, fiscal_year: int, day: date) -> tuple[Entry, ...]:
    """Every entry of a fiscal year, in order of its first day. day: as of when steps wait."""
    yearly = tuple(_yearly(plan, fiscal_year))
    told = {(entry.name, entry.first, entry.last) for entry in yearly}
    steps = (step for step in _steps(plan, day) if (step.name, step.first, step.last) not in told)
    every = (*yearly, *_elections(plan), *_figures(plan, fiscal_year), *_visions(plan), *steps)
    inside = [e for e in every if e.first <= last_day(fiscal_year) and e.last >= first_day(fiscal_year)]
    return tuple(sorted(inside, key=lambda entry: (entry.first, entry.last, entry.key)))


def _yearly(plan: AlliancePlan, fiscal_year: int) -> Iterator[Entry]:
    for item in national_items():
        moved = {m.member: m for m in plan.moved_days if m.item == item.id}
        item = _as_it_is_called(item, plan, fiscal_year)
        yield _entry(item, item.id, _who(item, plan), item.first, item.last, item.basis, fiscal_year)
        for code, own in sorted(moved.items()):
            note = own.note or "市町村が定めた日"
            yield _entry(item, f"{item.id}-{code}", plan.name_of(code), own.first, own.last, note, fiscal_year)


def _as_it_is_called(item: CalendarItem, plan: AlliancePlan, fiscal_year: int) -> CalendarItem:
    """What is not decided yet is not changed but made."""
    decided = any(v.decided and v.decided < first_day(fiscal_year) for v in plan.visions)
    if item.id != "vision_revision" or decided:
        return item
    return item.model_copy(update={"name": "ビジョンの策定"})


def _who(item: CalendarItem, plan: AlliancePlan) -> str:
    moved = [plan.name_of(m.member) for m in plan.moved_days if m.item == item.id]
    who = "、".join(hub.name for hub in plan.area.hubs) if item.actor == "hub" else ACTORS[item.actor]
    return f"{who}（{'、'.join(moved)}は別の日）" if moved else who


def _entry(item: CalendarItem, key: str, who: str, first: str, last: str, note: str, fiscal_year: int) -> Entry:
    start, end = (
        day_in(fiscal_year, first) or first_day(fiscal_year),
        day_in(fiscal_year, last) or last_day(fiscal_year),
    )
    return Entry(f"{key}-{fiscal_year}", item.name, who, start, end, note, "yearly")


def _elections(plan: AlliancePlan) -> Iterator[Entry]:
    for election in plan.elections:
        name = plan.name_of(election.member)
        yield Entry(
            election.id,
            f"{name}{ELECTIONS[election.kind]}",
            name,
            election.day,
            election.day,
            election.note,
            "election",
        )


def _figures(plan: AlliancePlan, fiscal_year: int) -> Iterator[Entry]:
    for kpi in plan.kpis:
        for period, day in _due(kpi, fiscal_year):
            name = f"「{kpi.name}」の{Period.parse(period).short}の数値"
            first = day.replace(day=1)
            yield Entry(
                f"{kpi.id}-{period}", name, kpi.office or "担当部署は未定", first, day, kpi.publication, "figure"
            )


def _due(kpi: Kpi, fiscal_year: int) -> Iterator[tuple[str, date]]:
    """Periods whose figure is expected in the fiscal year."""
    if kpi.months_to_publication is None or kpi.baseline is None:
        return
    known = due_periods(kpi, last_day(fiscal_year))
    for period in known or (later(kpi.baseline.period, kpi.every_years),):
        day = due_on(period, kpi.months_to_publication)
        if first_day(fiscal_year) <= day <= last_day(fiscal_year):
            yield period, day


def _steps(plan: AlliancePlan, day: date) -> Iterator[Entry]:
    """Steps that wait, one a municipality whose turn it is, whichever hub's agreement it is on."""
    found: dict[tuple[str, str, str], list[Standing]] = {}
    for standing in every_standing(plan, day):
        if standing.turn.step == DECLARATION and standing.code not in standing.turn.whose:
            continue  # the hub's own line says it
        for code in standing.turn.whose:
            found.setdefault((standing.code, code, standing.turn.step), []).append(standing)
    for (about, code, _), same in found.items():
        yield _step(plan, day, code, same) if about == code else _step_about(plan, day, code, same[0])


def _step(plan: AlliancePlan, day: date, code: str, same: list[Standing]) -> Entry:
    """A step of its own; of two hubs' agreements it says whose."""
    hubs = "、".join(plan.name_of(s.hub) for s in same if s.hub)
    with_whom = f"（{hubs}との協約）" if hubs and len(plan.area.hubs) > 1 else ""
    return _waiting(plan, day, code, same[0], f"{same[0].turn.step}{with_whom}")


def _step_about(plan: AlliancePlan, day: date, code: str, standing: Standing) -> Entry:
    return _waiting(plan, day, code, standing, f"{standing.name}：{standing.turn.step}")


def _waiting(plan: AlliancePlan, day: date, code: str, standing: Standing, name: str) -> Entry:
    """Without a window it stands on the day itself."""
    own = standing.turn.item and window(plan, standing.turn.item, code, day)
    first, last = own or (day, day)
    note = "年間予定による" if own else "期限の定めなし。済んでいないもの"
    key = f"step-{standing.code}-{code}-{standing.turn.step}"
    return Entry(key, name, plan.name_of(code), first, last, note, "step")


def _visions(plan: AlliancePlan) -> Iterator[Entry]:
    for vision in plan.visions:
        if vision.last_day:
            who = "、".join(hub.name for hub in plan.area.hubs)
            yield Entry(
                f"{vision.id}-end",
                f"「{vision.name}」の期間の末日",
                who,
                vision.last_day,
                vision.last_day,
                vision.note,
                "vision",
            )
