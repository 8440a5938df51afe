"""A plan as it was known on a day: steps, reports and amounts of a later day are not there yet."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from toshiken.core.records import Record
from toshiken.plan.fiscal_years import last_day
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.declaration import Declaration
from toshiken.plan.records.kpi import KpiSet
from toshiken.plan.records.meeting import PublicComment
from toshiken.plan.records.procedure import Proceeding, Side
from toshiken.plan.records.project import Project
from toshiken.plan.records.vision import Vision


def plan_as_of(plan: AlliancePlan, day: date) -> AlliancePlan:
    """The plan without what came after the day. Texts stay: before their day they are drafts."""
    sets = (_kpi_set(known, day) for known in plan.kpi_sets)
    return plan.model_copy(
        update={
            "area": plan.area.as_of(day),
            "declarations": tuple(_declaration(known, day) for known in plan.declarations),
            "agreements": tuple(found for known in plan.agreements if (found := _agreement(known, day)) is not None),
            "visions": tuple(_vision(known, day) for known in plan.visions),
            "projects": tuple(_project(known, day) for known in plan.projects),
            "kpi_sets": tuple(sets),
            "meetings": _dated(plan.meetings, day),
            "public_comments": tuple(_comment(known, day) for known in plan.public_comments if known.first_day <= day),
        }
    )


class _HasDay(Protocol):
    @property
    def day(self) -> date | None: ...


_Dated = TypeVar("_Dated", bound=_HasDay)
_Kind = TypeVar("_Kind", bound=Record)


def _dated(records: Iterable[_Dated], day: date) -> tuple[_Dated, ...]:
    """Those of the day or before, and those without a day."""
    return tuple(record for record in records if record.day is None or record.day <= day)


def _without_later_days(record: _Kind, day: date, *names: str) -> _Kind:
    later = [name for name in names if (found := getattr(record, name)) is not None and found > day]
    return record.model_copy(update=dict.fromkeys(later))


def _declaration(known: Declaration, day: date) -> Declaration:
    return _without_later_days(known, day, "day", "published")


def _agreement(known: Agreement, day: date) -> Agreement | None:
    """None before its first proceeding begins."""
    begun = [p for p in known.proceedings if (first := began(p)) is None or first <= day]
    proceedings = tuple(_proceeding(p, day) for p in begun)
    return known.model_copy(update={"proceedings": proceedings}) if proceedings else None


def began(proceeding: Proceeding) -> date | None:
    """The first day that is recorded of it."""
    days = [proceeding.started, proceeding.concluded.day if proceeding.concluded else None]
    days += [side.bill.day for side in proceeding.sides if side.bill]
    return min((day for day in days if day), default=None)


def _proceeding(known: Proceeding, day: date) -> Proceeding:
    signed = known.concluded if known.concluded and known.concluded.day <= day else None
    return known.model_copy(
        update={
            "hub_side": _side(known.hub_side, day),
            "partner_side": _side(known.partner_side, day),
            "concluded": signed,
            "effective": known.effective if signed else None,
        }
    )


def _side(known: Side, day: date) -> Side:
    steps = {name: getattr(known, name) for name in ("bill", "committee", "vote", "public_notice", "notification")}
    later = [name for name, step in steps.items() if step is not None and step.day is not None and step.day > day]
    return known.model_copy(update=dict.fromkeys(later))


def _vision(known: Vision, day: date) -> Vision:
    changes = {"consents": _dated(known.consents, day), "revisions": _dated(known.revisions, day)}
    return _without_later_days(known, day, "decided", "published").model_copy(update=changes)


def _project(known: Project, day: date) -> Project:
    evaluations = tuple(e for e in known.evaluations if last_day(e.fiscal_year) < day)
    return known.model_copy(update={"costs": _dated(known.costs, day), "evaluations": evaluations})


def _kpi_set(known: KpiSet, day: date) -> KpiSet:
    kpis = tuple(
        kpi.model_copy(
            update={
                "targets": tuple(t for t in kpi.targets if t.set_on <= day),
                "actuals": tuple(a for a in kpi.actuals if a.reported <= day),
                "refreshed": tuple(r for r in kpi.refreshed if r.refreshed_on <= day),
                "analyses": tuple(a for a in kpi.analyses if last_day(a.fiscal_year) < day),
            }
        )
        for kpi in known.kpis
    )
    return known.model_copy(update={"kpis": kpis})


def _comment(known: PublicComment, day: date) -> PublicComment:
    """Opinions are counted once the term is over."""
    counted = known.opinions if known.last_day < day else None
    return _without_later_days(known, day, "answered").model_copy(update={"opinions": counted})
