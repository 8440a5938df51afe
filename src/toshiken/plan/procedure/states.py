"""Where each municipality stands on a day: 記載 · 協議中 · 議決済 · 締結 · 変更 · 離脱, or 否決; what comes next, who, by when."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from toshiken.plan.procedure.turns import DECLARATION, Turn, after_signing, due_on, hub_turn, next_turn
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.procedure import Proceeding


class State(Enum):
    """What is true of a municipality on a day, the one that is behind first; the first three of a hub."""

    UNDECLARED = "宣言前"
    DECLARED = "宣言"
    POLICY = "形成方針"
    UNNAMED = "未記載"
    NAMED = "記載"
    REFUSED = "否決"
    NEGOTIATING = "協議中"
    RESOLVED = "議決済"
    CONCLUDED = "締結"
    CHANGED = "変更"
    LEFT = "離脱"


KINDS = {"conclude": "締結", "change": "変更", "end": "廃止"}


@dataclass(frozen=True)
class Standing:
    """A municipality's state since a day. under_way: the proceeding that is open; turn: what comes next and whose turn it is.

    due: by when the first of them must have done it, by the calendar; None where nothing sets a day.
    hub: of the one agreement that is spoken of; "" of a hub, or of a municipality with all its agreements.
    """

    code: str
    name: str
    state: State
    since: date | None
    under_way: str = ""
    turn: Turn = Turn()
    who: str = ""
    due: date | None = None
    hub: str = ""

    @property
    def next_step(self) -> str:
        """議案の提出."""
        return self.turn.step


def standings(plan: AlliancePlan, day: date) -> tuple[Standing, ...]:
    """The hubs; then everyone named, in negotiation or a member, in 建制順: a hub again only where it is another's partner."""
    return (*_hubs(plan, day), *(standing(code, plan, day) for code in _others(plan, day)))


def every_standing(plan: AlliancePlan, day: date) -> tuple[Standing, ...]:
    """As `standings`, with one for each of a municipality's agreements: what waits with either of two hubs."""
    return (*_hubs(plan, day), *(s for code in _others(plan, day) for s in _each_agreement(code, plan, day)))


def _hubs(plan: AlliancePlan, day: date) -> tuple[Standing, ...]:
    return tuple(hub_standing(hub.code, plan, day) for hub in plan.area.hubs)


def _others(plan: AlliancePlan, day: date) -> list[str]:
    hubs = {hub.code for hub in plan.area.hubs}
    named = {m.code for d in plan.declarations if d.day and d.day <= day for m in d.named}
    parties = {a.partner for a in plan.agreements if _started(a) is None or (_started(a) or day) <= day}
    members = {m.code for m in plan.area.members(day)}
    return sorted(((named | members) - hubs) | parties)


def hub_standing(code: str, plan: AlliancePlan, day: date) -> Standing:
    """Where a hub stands: before its declaration, declared, or with a policy of its own."""
    adopted = next((p.adopted for p in plan.formation_policies if p.hub == code and p.adopted), None)
    declared = next((d.day for d in plan.declarations if d.hub == code and d.day), None)
    state, since = State.UNDECLARED, None
    if adopted and adopted <= day:
        state, since = State.POLICY, adopted
    elif declared and declared <= day:
        state, since = State.DECLARED, declared
    elif _held(code, plan, day):
        state = State.DECLARED  # its agreements hold: it was made, on a day nobody recorded
    turn = hub_turn(
        code, plan, day, declared=state is not State.UNDECLARED, formed=adopted is not None or _held(code, plan, day)
    )
    return _told(code, state, since, turn, plan, day)


def _held(hub: str, plan: AlliancePlan, day: date) -> bool:
    """Whether any agreement of the hub was concluded by the day."""
    return any(
        a.hub == hub and (a.proceedings[0].done_on_unknown_day or a.in_force(day) or (a.ended and a.ended <= day))
        for a in plan.agreements
    )


def standing(code: str, plan: AlliancePlan, day: date) -> Standing:
    """Where one municipality stands. With two agreements (two hubs), the one that is behind says it.

    Who waits for the same step with another hub is named too, the municipality itself last.
    """
    found, order = _each_agreement(code, plan, day), list(State)
    behind = min(found, key=lambda s: (order.index(s.state), not s.next_step))
    waiting = dict.fromkeys(each for s in found if s.next_step == behind.next_step for each in s.turn.whose)
    whose = tuple(sorted(waiting, key=lambda each: each == code))
    turn = replace(behind.turn, whose=whose)
    return _told(code, behind.state, behind.since, turn, plan, day, behind.under_way)


def _each_agreement(code: str, plan: AlliancePlan, day: date) -> tuple[Standing, ...]:
    """One for each agreement; without any the declaration says it."""
    found = (replace(_of_agreement(a, plan, day), hub=a.hub) for a in _current(code, plan, day))
    return tuple(found) or (_of_declaration(code, plan, day),)


def _current(code: str, plan: AlliancePlan, day: date) -> tuple[Agreement, ...]:
    """A hub's last agreement with it that was begun: one that ended gives way to the one that follows."""
    last = {a.hub: a for a in plan.agreements_with(code) if (_started(a) or day) <= day}
    return tuple(last.values()) or plan.agreements_with(code)


def _told(
    code: str, state: State, since: date | None, turn: Turn, plan: AlliancePlan, day: date, under_way: str = ""
) -> Standing:
    who = "、".join(plan.name_of(each) for each in turn.whose)
    return Standing(code, plan.name_of(code), state, since, under_way, turn, who, due_on(turn, plan, day))


def _of_declaration(code: str, plan: AlliancePlan, day: date) -> Standing:
    made = [d for d in plan.declarations if d.day and d.day <= day]
    named = [d.day for d in made if d.day and code in {m.code for m in d.named}]
    hubs = tuple(hub.code for hub in plan.area.hubs)
    if not made:
        return _told(code, State.UNNAMED, None, Turn(DECLARATION, hubs), plan, day)
    if not named:
        return _told(code, State.UNNAMED, None, Turn("参加の意向の確認", hubs, "bills"), plan, day)
    return _told(code, State.NAMED, min(named), Turn("連携協約の協議の開始", hubs, "bills"), plan, day)


def _of_agreement(agreement: Agreement, plan: AlliancePlan, day: date) -> Standing:
    code = agreement.partner
    state, since = _state(agreement, day)
    known = [p for p in agreement.proceedings if p.started is None or p.started <= day]
    opened = next((p for p in known if not _done(p, day)), None)
    if not known:
        return _of_declaration(code, plan, day)
    if opened is not None and opened.done_on_unknown_day:
        return _told(code, state, since, Turn("締結の日と手続の記録", (agreement.hub,)), plan, day)
    if opened is not None and state is State.NEGOTIATING and not _declared(agreement.hub, plan, day):
        return _told(code, State.UNNAMED, None, Turn(DECLARATION, _undeclared(plan, day)), plan, day)
    if opened is not None:
        words = "" if opened.kind == "conclude" else f"{KINDS[opened.kind]}の協議中"
        return _told(code, state, since, next_turn(opened, agreement, day), plan, day, words)
    return _told(code, state, since, after_signing(known[-1], agreement, day), plan, day)


def _undeclared(plan: AlliancePlan, day: date) -> tuple[str, ...]:
    return tuple(hub.code for hub in plan.area.hubs if not _declared(hub.code, plan, day))


def _declared(hub: str, plan: AlliancePlan, day: date) -> bool:
    return any(d.hub == hub and d.day and d.day <= day for d in plan.declarations)


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
