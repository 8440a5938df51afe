"""A plan as it was known on a day: steps, reports and amounts of a later day are not there yet."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from toshiken.core.records import Record
from toshiken.plan.fiscal_years import last_day
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.declaration import Declaration, FormationPolicy
from toshiken.plan.records.kpi import Actual, Kpi, KpiSet
from toshiken.plan.records.meeting import Meeting, PublicComment
from toshiken.plan.records.procedure import Proceeding, Side
from toshiken.plan.records.project import NotCounted, Project
from toshiken.plan.records.vision import Vision


def plan_as_of(plan: AlliancePlan, day: date) -> AlliancePlan:
    """The plan without what came after the day. Texts stay: before their day they are drafts.

    Who came later takes part in nothing yet (who was in negotiation does), and nothing rests on an agreement not begun.
    """
    area = plan.area.as_of(day)
    agreements = tuple(found for known in plan.agreements if (found := _agreement(known, day)) is not None)
    begun, known_by_then = {a.id for a in agreements}, {a.partner for a in agreements}
    known_by_then |= {m.code for m in (*area.hubs, *area.partners)}
    ever = {m.code for m in (*plan.area.hubs, *plan.area.partners)} | {a.partner for a in plan.agreements}
    later = ever - known_by_then
    meetings = _dated(plan.meetings, day)
    comments = tuple(_comment(known, day) for known in plan.public_comments if known.first_day <= day)
    return plan.model_copy(
        update={
            "area": area,
            "declarations": tuple(_declaration(known, day) for known in plan.declarations),
            "formation_policies": tuple(_policy(known, day) for known in plan.formation_policies),
            "agreements": agreements,
            "visions": _visions(plan, meetings, comments, day),
            "projects": tuple(_project(known, day, later, begun) for known in plan.projects),
            "kpi_sets": tuple(_kpi_set(known, day, {meeting.id for meeting in meetings}) for known in plan.kpi_sets),
            "meetings": meetings,
            "public_comments": comments,
            **{key: tuple(r for r in getattr(plan, key) if r.member not in later) for key in _OF_MEMBERS},
        }
    )


_OF_MEMBERS = ("desks", "moved_days", "elections")


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
    begun = [p for p in known.proceedings if (first := p.begun) is None or first <= day]
    proceedings = tuple(_proceeding(p, day) for p in begun)
    return known.model_copy(update={"proceedings": proceedings}) if proceedings else None


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


def _policy(known: FormationPolicy, day: date) -> FormationPolicy:
    return _without_later_days(known, day, "adopted", "published").model_copy(update={"side": _side(known.side, day)})


def _visions(
    plan: AlliancePlan, meetings: tuple[Meeting, ...], comments: tuple[PublicComment, ...], day: date
) -> tuple[Vision, ...]:
    """The first, those decided by then, those in the making: without a day, or met or commented on by then."""
    met = {meeting.id for meeting in meetings}
    made = {m.about for m in meetings} | {c.vision for c in comments}
    kept = [v for v in plan.visions if v is plan.visions[0] or v.id in made or v.decided is None or v.decided <= day]
    return tuple(_vision(known, day, met) for known in kept)


def _vision(known: Vision, day: date, met: set[str]) -> Vision:
    changes: dict[str, object] = {"consents": _dated(known.consents, day), "revisions": _dated(known.revisions, day)}
    changes["meetings"] = tuple(meeting for meeting in known.meetings if meeting in met)
    return _without_later_days(known, day, "decided", "published").model_copy(update=changes)


def _project(known: Project, day: date, later: set[str], begun: set[str]) -> Project:
    """Costs shared with someone who joins later were not known then."""
    costs = tuple(cost for cost in _dated(known.costs, day) if not later & set(cost.shares))
    return known.model_copy(
        update={
            "members": tuple(code for code in known.members if code not in later),
            "agreements": tuple(agreement for agreement in known.agreements if agreement in begun),
            "costs": costs,
            "not_counted": _of_known_costs(known, {cost.fiscal_year for cost in costs}),
            "counted_elsewhere": tuple(c for c in known.counted_elsewhere if c.member not in later),
            "evaluations": tuple(e for e in known.evaluations if last_day(e.fiscal_year) < day),
        }
    )


def _of_known_costs(known: Project, years: set[int]) -> tuple[NotCounted, ...]:
    """What is not counted of a cost goes with its cost."""
    later = {cost.fiscal_year for cost in known.costs} - years
    return tuple(part for part in known.not_counted if part.fiscal_year not in later)


def _kpi_set(known: KpiSet, day: date, met: set[str]) -> KpiSet:
    return known.model_copy(update={"kpis": tuple(_kpi(kpi, day, met) for kpi in known.kpis)})


def _kpi(kpi: Kpi, day: date, met: set[str]) -> Kpi:
    """Before its first target is set it is under discussion."""
    targets = tuple(t for t in kpi.targets if t.set_on <= day)
    return kpi.model_copy(
        update={
            "status": "under_discussion" if kpi.targets and not targets else kpi.status,
            "targets": targets,
            "actuals": tuple(_heard(a, met) for a in kpi.actuals if a.reported <= day),
            "refreshed": tuple(r for r in kpi.refreshed if r.refreshed_on <= day),
            "analyses": tuple(a for a in kpi.analyses if last_day(a.fiscal_year) < day),
        }
    )


def _heard(actual: Actual, met: set[str]) -> Actual:
    """Reported, but before no meeting yet."""
    return actual if not actual.meeting or actual.meeting in met else actual.model_copy(update={"meeting": ""})


def _comment(known: PublicComment, day: date) -> PublicComment:
    """Opinions are counted once the term is over."""
    counted = known.opinions if known.last_day < day else None
    return _without_later_days(known, day, "answered").model_copy(update={"opinions": counted})
