"""Where everyone stands and what comes next, as lines and as data."""

from datetime import date
from typing import Any

from toshiken.core.period import japanese_date
from toshiken.core.text_table import aligned
from toshiken.plan.calendar.agenda import Entry, agenda
from toshiken.plan.fiscal_years import fiscal_year_of
from toshiken.plan.procedure.states import Standing, standings
from toshiken.plan.records.alliance import AlliancePlan

COMING = 6


def as_lines(plan: AlliancePlan, day: date) -> str:
    """A line a municipality; the declaration and the vision; what comes next in the calendar."""
    rows = [("市町村", "状態", "日", "進行中", "次にすること", "だれが", "いつまで"), *map(_row, standings(plan, day))]
    return "\n".join(
        [
            f"{plan.area.name_on(day)}　{japanese_date(day)}現在",
            *(f"宣言　{plan.name_of(d.hub)}　{_day(d.day)}" for d in plan.declarations),
            *(f"ビジョン　{v.name}　{_day(v.decided)}" for v in plan.visions),
            "",
            *aligned(rows),
            "",
            "これからの予定",
            *(f"  {line}" for line in aligned([_entry(e) for e in coming(plan, day)])),
        ]
    )


def coming(plan: AlliancePlan, day: date) -> list[Entry]:
    """Every step that waits; then what else is under way or comes next, the sooner it ends the sooner told."""
    year = fiscal_year_of(day)
    every = {e.key: e for y in (year, year + 1) for e in agenda(plan, y, day) if e.last >= day}
    ordered = sorted(every.values(), key=lambda e: (e.last, e.first, e.key))
    others = [e for e in ordered if e.kind != "step"]
    return [*(e for e in ordered if e.kind == "step"), *others[:COMING]]


def _row(standing: Standing) -> tuple[str, ...]:
    return (
        standing.name, standing.state.value, standing.since.isoformat() if standing.since else "",
        standing.under_way, standing.next_step, standing.who, due_words(standing),
    )  # fmt: skip


def due_words(standing: Standing) -> str:
    """2027-03-31; 定めなし where something is to be done and nothing sets a day."""
    return standing.due.isoformat() if standing.due else "定めなし" if standing.next_step else ""


def _entry(entry: Entry) -> tuple[str, str, str]:
    days = entry.first.isoformat() if entry.first == entry.last else f"{entry.first}～{entry.last}"
    return days, entry.name, entry.who


def _day(day: date | None) -> str:
    return japanese_date(day) if day else "未定"


def as_data(plan: AlliancePlan, day: date) -> dict[str, Any]:
    """as_of, the area, every municipality, what is coming."""
    return {
        "as_of": day.isoformat(),
        "area": plan.area.slug,
        "municipalities": [
            {
                "code": s.code, "name": s.name, "state": s.state.value, "since": s.since.isoformat() if s.since else None,
                "under_way": s.under_way, "next": s.next_step, "who": s.who,
                "due": s.due.isoformat() if s.due else None,
            }
            for s in standings(plan, day)
        ],
        "coming": [
            {"name": e.name, "who": e.who, "first": e.first.isoformat(), "last": e.last.isoformat(), "note": e.note}
            for e in coming(plan, day)
        ],
    }  # fmt: skip
