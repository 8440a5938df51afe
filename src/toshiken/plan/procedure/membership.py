"""Membership follows the agreements: who concludes joins the area, who ends the last agreement leaves it."""

from datetime import date, timedelta

from toshiken.geography.area import Member, Stay
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan


def with_member(plan: AlliancePlan, agreement: Agreement) -> AlliancePlan:
    """The plan whose area knows what was just concluded; a change changes no membership, nor does a hub's part as partner."""
    last = agreement.proceedings[-1]
    if last.concluded is None or last.kind == "change" or agreement.partner in {h.code for h in plan.area.hubs}:
        return plan
    known = next((p for p in plan.area.partners if p.code == agreement.partner), None)
    if last.kind == "end":
        own = plan.agreements_with(agreement.partner)
        if known is None or any(a.ended is None and a.holds(last.concluded.day) for a in own):
            return plan  # the other hub's agreement still holds
        ends = [a.ended for a in own if a.ended]
        changed = known.model_copy(update={"left": max(ends) - timedelta(days=1)})
    else:
        new = known or Member(code=agreement.partner, name=plan.name_of(agreement.partner))
        changed = _joined(new, last.concluded.day)
    partners = (*(p for p in plan.area.partners if p.code != changed.code), changed)
    ordered = tuple(sorted(partners, key=lambda p: p.code))
    return plan.model_copy(update={"area": plan.area.model_copy(update={"partners": ordered})})


def _joined(member: Member, day: date) -> Member:
    """Since the day it concluded with the first hub; whoever comes back keeps the time before."""
    if member.left:
        before = Stay(joined=member.joined, concluded=member.concluded, left=member.left)
        return member.model_copy(
            update={"joined": day, "concluded": day, "left": None, "earlier": (*member.earlier, before)}
        )
    if member.concluded:
        return member
    return member.model_copy(update={"joined": day, "concluded": day})
