"""The days members moved: of items that exist, in order."""

from collections.abc import Iterator

from toshiken.plan.calendar.days import day_in
from toshiken.plan.calendar.national import national_items
from toshiken.plan.check.finding import Found, Scope, found


def find(scope: Scope) -> Iterator[Found]:
    """Unknown items, days that do not exist, spans reversed."""
    known = {item.id for item in national_items()}
    for moved, standing in scope.each("moved_days"):
        if moved.item not in known:
            yield found("unknown_calendar_item", standing, "item", item=moved.item, known="、".join(sorted(known)))
        first, last = (day_in(2023, text) for text in (moved.first, moved.last))  # a fiscal year with a 29 February
        if first is None or last is None:
            yield found("no_such_day", standing, "first", first=moved.first, last=moved.last)
        elif last < first:
            yield found("moved_reversed", standing, "last", first=moved.first, last=moved.last)
