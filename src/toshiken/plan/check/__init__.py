"""`plan check`: what is contradictory or missing, item by item, with file, line, article and remedy.

One small file a family of faults, found by `findings`; every fault's words stand in faults.yml.
"""

from collections.abc import Callable, Iterator
from datetime import date

from toshiken.plan.check import (
    agreements,
    calendar,
    files,
    identifiers,
    items,
    kpis,
    meetings,
    membership,
    money,
    procedure,
    projects,
    sharing,
    visions,
)
from toshiken.plan.check.finding import Finding, Found, Scope, told, unreadable
from toshiken.plan.check.unread import without_follow_ups
from toshiken.plan.folder import PlanFolder

FAMILIES: tuple[Callable[[Scope], Iterator[Found]], ...] = (
    identifiers.find,
    items.find,
    membership.find,
    procedure.find,
    agreements.find,
    visions.find,
    meetings.find,
    projects.find,
    money.find,
    sharing.find,
    kpis.find,
    calendar.find,
    files.find,
)


def findings(folder: PlanFolder, day: date) -> tuple[Finding, ...]:
    """Everything found, faults before what is missing, by file and line. day: as of when."""
    scope = Scope(folder, day)
    every = (f for family in FAMILIES for f in family(scope))
    found = [*map(unreadable, folder.unreadable), *told(without_follow_ups(every, folder))]
    return tuple(sorted(found, key=lambda f: (f.level != "fault", f.file, f.line or 0, f.fault, f.message)))
