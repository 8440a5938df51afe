"""A plan folder as it was known on a day, every record still with its place."""

from dataclasses import replace
from datetime import date
from typing import Any

from toshiken.plan.as_of import plan_as_of
from toshiken.plan.folder import PlanFolder, Standing
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.project import Project


def folder_as_of(folder: PlanFolder, day: date) -> PlanFolder:
    """The folder without what came after the day. Records are found again by their keys, repeated ones in their order."""
    plan = _in_negotiation(folder.plan, plan_as_of(folder.plan, day), day)
    standings = {
        kind: _kept(getattr(folder.plan, kind), getattr(plan, kind), places)
        for kind, places in folder.standings.items()
    }
    return replace(folder, plan=plan, standings=standings)


def _in_negotiation(later: AlliancePlan, plan: AlliancePlan, day: date) -> AlliancePlan:
    """Who is in negotiation on the day counts as a partner to be; what rests on its agreement is a candidate until it holds."""
    known = {m.code for m in (*plan.area.hubs, *plan.area.partners)}
    parties = {a.partner for a in plan.agreements} - known
    to_be = tuple(p.as_of(day) for p in later.area.partners if p.code in parties)
    signed = {a.id for a in later.agreements if a.first_concluded and a.first_concluded > day}
    area = plan.area.model_copy(update={"partners": (*plan.area.partners, *to_be)})
    projects = tuple(_candidate(project) if signed & set(project.agreements) else project for project in plan.projects)
    return plan.model_copy(update={"area": area, "projects": projects})


def _candidate(project: Project) -> Project:
    return project.model_copy(update={"stage": "candidate"})


def _kept(before: tuple[Any, ...], after: tuple[Any, ...], places: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """The places of those that are left; `after` is in the order of `before`."""
    rest = iter(zip(before, places, strict=True))
    return tuple(next(place for known, place in rest if _same(known, record)) for record in after)


def _same(known: Any, record: Any) -> bool:
    return known is record or (hasattr(known, "key") and known.key == record.key)
