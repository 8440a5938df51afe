"""Where each municipality stands on a day: 記載 · 協議中 · 議決済 · 締結 · 変更 · 離脱, or 否決; and what comes next."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.procedure import Proceeding, Side


class State(Enum):
    """What is true of a municipality on a day."""

    UNNAMED = "未記載"
    NAMED = "記載"
    NEGOTIATING = "協議中"
    RESOLVED = "議決済"
    CONCLUDED = "締結"
    CHANGED = "変更"
    LEFT = "離脱"
    REFUSED = "否決"


KINDS = {"conclude": "締結", "change": "変更", "end": "廃止"}


@dataclass(frozen=True)
class Standing:
    """A municipality's state since a day. under_way: the proceeding that is open; next_step: what, who: whose turn it is."""

    code: str
    name: str
    state: State
    since: date | None
    under_way: str = ""
    next_step: str = ""
    who: str = ""


def standings(plan: AlliancePlan, day: date) -> tuple[Standing, ...]:
    """Every municipality that is named, in negotiation or a member, in 建制順; a hub only where it is another's partner."""
    hubs = {hub.code for hub in plan.area.hubs}
    named = {m.code for d in plan.declarations if d.day and d.day <= day for m in d.named}
    parties = {a.partner for a in plan.agreements if _started(a) is None or (_started(a) or day) <= day}
    members = {m.code for m in plan.area.members(day)}
    return tuple(standing(code, plan, day) for code in sorted(((named | members) - hubs) | parties))


def standing(code: str, plan: AlliancePlan, day: date) -> Standing:
    """Where one municipality stands. With two agreements (two hubs), the one that is behind says it."""
    found = [_of_agreement(agreement, plan, day) for agreement in plan.agreements_with(code)]
    order = list(State)
    return min(found, key=lambda s: order.index(s.state), default=_of_declaration(code, plan, day))


def _of_declaration(code: str, plan: AlliancePlan, day: date) -> Standing:
    named = [d.day for d in plan.declarations if d.day and d.day <= day and code in {m.code for m in d.named}]
    if not named:
        return Standing(code, plan.name_of(code), State.UNNAMED, None, next_step="参加の意向の確認", who=_hub(plan))
    return Standing(code, plan.name_of(code), State.NAMED, min(named), next_step="連携協約の協議の開始", who=_hub(plan))


def _of_agreement(agreement: Agreement, plan: AlliancePlan, day: date) -> Standing:
    names = plan.name_of(agreement.hub), plan.name_of(agreement.partner)
    state, since = _state(agreement, day)
    known = [p for p in agreement.proceedings if p.started is None or p.started <= day]
    opened = next((p for p in known if not _done(p, day)), None)
    if opened is not None and opened.done_on_unknown_day:
        return Standing(agreement.partner, names[1], state, since, "", "締結の日と手続の記録", names[0])
    if opened is not None:
        what, who = next_step(opened, plan, agreement, day)
        words = "" if opened.kind == "conclude" else f"{KINDS[opened.kind]}の協議中"
        return Standing(agreement.partner, names[1], state, since, words, what, who)
    if not known:
        return _of_declaration(agreement.partner, plan, day)
    what, who = _after_signing(known[-1], names, day)
    return Standing(agreement.partner, names[1], state, since, "", what, who)


def _state(agreement: Agreement, day: date) -> tuple[State, date | None]:
    if agreement.ended and agreement.ended <= day:
        return State.LEFT, agreement.ended
    held = agreement.in_force(day)
    if held is not None and held.concluded:
        return (State.CONCLUDED if held.kind == "conclude" else State.CHANGED), held.concluded.day
    first = agreement.proceedings[0]
    if first.done_on_unknown_day:
        return State.CONCLUDED, None
    votes = [s.vote for s in first.sides if s.vote and s.vote.day <= day]
    refused = [v.day for v in votes if v.result == "rejected"]
    if refused:
        return State.REFUSED, max(refused)
    if len(votes) == 2 and all(v.result == "passed" for v in votes) and not votes[0].differs_from(votes[1]):
        return State.RESOLVED, max(v.day for v in votes)
    return State.NEGOTIATING, first.started


def _done(proceeding: Proceeding, day: date) -> bool:
    return proceeding.concluded is not None and proceeding.concluded.day <= day


def _started(agreement: Agreement) -> date | None:
    return agreement.proceedings[0].started


def _hub(plan: AlliancePlan) -> str:
    return plan.area.hub.name


def next_step(proceeding: Proceeding, plan: AlliancePlan, agreement: Agreement, day: date) -> tuple[str, str]:
    """What an open proceeding waits for, and whose turn it is."""
    names = plan.name_of(agreement.hub), plan.name_of(agreement.partner)
    kind = KINDS[proceeding.kind]
    waiting = [(_side_waits(side, day), name) for side, name in zip(proceeding.sides, names, strict=True)]
    for wanted in ("否決された文案の再協議", "議案の提出", "議会の議決"):
        who = [name for what, name in waiting if what == wanted]
        if who:
            return wanted, "、".join(who)
    if _seals_differ(proceeding):
        return "議決した文案をそろえる協議", "、".join(names)
    return f"連携協約の{kind}", "、".join(names)


def _side_waits(side: Side, day: date) -> str:
    if side.vote and side.vote.day <= day:
        return "" if side.vote.result == "passed" else "否決された文案の再協議"
    return "議会の議決" if side.bill and side.bill.day <= day else "議案の提出"


def _seals_differ(proceeding: Proceeding) -> bool:
    hub, partner = (side.vote for side in proceeding.sides)
    return hub is not None and partner is not None and hub.differs_from(partner)


def _after_signing(proceeding: Proceeding, names: tuple[str, str], day: date) -> tuple[str, str]:
    """告示 and 届出 of a concluded proceeding; "" where nothing is left or the steps are not recorded (unknown)."""
    for what, key in (("告示", "public_notice"), ("届出", "notification")):
        who = [
            name
            for side, name in zip(proceeding.sides, names, strict=True)
            if not side.unknown and ((step := getattr(side, key)) is None or step.day > day)
        ]
        if who:
            return what, "、".join(who)
    return "", ""
