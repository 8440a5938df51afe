"""The year as an .ics file: whole days, a stable UID an entry, so that a calendar is updated and not doubled."""

from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from toshiken.plan.calendar.agenda import Entry, agenda
from toshiken.plan.records.alliance import AlliancePlan

if TYPE_CHECKING:
    from icalendar import Event

_JST = timezone(timedelta(hours=9))


def render_calendar(plan: AlliancePlan, fiscal_years: tuple[int, ...], day: date) -> bytes:
    """The entries of these fiscal years. `day` stands as the time it was made: no clock is read."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//toshiken//plan//JA")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{plan.area.name_on(day)}の予定")
    found = {entry.key: entry for year in fiscal_years for entry in agenda(plan, year, day)}
    for entry in found.values():
        calendar.add_component(_event(entry, plan.area.slug, day))
    return bytes(calendar.to_ical())


def _event(entry: Entry, slug: str, day: date) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key}@{slug}.toshiken")
    event.add("dtstamp", datetime.combine(day, time(), _JST))
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))  # whole days end with the day after
    event.add("summary", entry.name)
    event.add("description", "　".join(part for part in (entry.who, entry.note) if part))
    event.add("transp", "TRANSPARENT")
    return event
