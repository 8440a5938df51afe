"""The next window of a yearly item for one municipality: its own days where it moved them, else the national default."""

from datetime import date

from toshiken.plan.calendar.days import day_in
from toshiken.plan.calendar.national import national_items
from toshiken.plan.fiscal_years import fiscal_year_of
from toshiken.plan.records.alliance import AlliancePlan


def window(plan: AlliancePlan, item: str, code: str, day: date) -> tuple[date, date]:
    """(first day, last day) of the item's window that ends on `day` or next after it."""
    default = next(known for known in national_items() if known.id == item)
    own = next((m for m in plan.moved_days if (m.item, m.member) == (item, code)), None)
    texts = (own.first, own.last) if own else (default.first, default.last)
    year = fiscal_year_of(day)
    for begun in range(year, year + 9):  # a 29 February comes again within eight years
        first, last = (day_in(begun, text) for text in texts)
        if first and last and last >= day:
            return first, last
    raise ValueError(f"{item}: {texts} are no days of the year")
