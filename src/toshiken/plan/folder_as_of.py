"""A plan folder as it was known on a day, every record still with its place."""

from dataclasses import replace
from datetime import date
from typing import Any

from toshiken.plan.as_of import plan_as_of
from toshiken.plan.folder import PlanFolder, Standing


def folder_as_of(folder: PlanFolder, day: date) -> PlanFolder:
    """The folder without what came after the day. Records are found again by their keys, repeated ones in their order."""
    plan = plan_as_of(folder.plan, day)
    standings = {
        kind: _kept(getattr(folder.plan, kind), getattr(plan, kind), places)
        for kind, places in folder.standings.items()
    }
    return replace(folder, plan=plan, standings=standings)


def _kept(before: tuple[Any, ...], after: tuple[Any, ...], places: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """The places of those that are left; `after` is in the order of `before`."""
    rest = iter(zip(before, places, strict=True))
    return tuple(next(place for known, place in rest if _same(known, record)) for record in after)


def _same(known: Any, record: Any) -> bool:
    return known is record or (hasattr(known, "key") and known.key == record.key)
