"""What a proceeding or a hub waits for, whose turn it is, and by when the calendar says it is done."""

from dataclasses import dataclass
from datetime import date

from toshiken.plan.calendar.windows import window
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.procedure import Proceeding, Side

DECLARATION = "連携中枢都市宣言"
REFUSED = "否決された文案の再協議"
WITHDRAWN = "撤回された議案の再協議"
AGAIN = {"rejected": REFUSED, "withdrawn": WITHDRAWN}
AGREED = {"conclude": "締結", "change": "変更", "end": "廃止"}


@dataclass(frozen=True)
class Turn:
    """A step that waits. whose: codes of those whose turn it is; item: of the calendar, whose window it is to be done in."""

    step: str = ""
    whose: tuple[str, ...] = ()
    item: str = ""


def due_on(turn: Turn, plan: AlliancePlan, day: date) -> date | None:
    """The end of the window that closes first for those whose turn it is; None where no window is set for the step."""
    if not turn.item:
        return None
    return min((window(plan, turn.item, code, day)[1] for code in turn.whose), default=None)


def next_turn(proceeding: Proceeding, agreement: Agreement, day: date) -> Turn:
    """What an open proceeding waits for. Bills, votes and signing belong to the sessions that end before the fiscal year."""
    both = (agreement.hub, agreement.partner)
    waiting = [(_side_waits(side, day), code) for side, code in zip(proceeding.sides, both, strict=True)]
    for again in AGAIN.values():
        if any(what == again for what, _ in waiting):
            return Turn(again, both, "bills")  # talks anew take two
    for wanted in ("議案の提出", "議会の議決"):
        if whose := tuple(code for what, code in waiting if what == wanted):
            return Turn(wanted, whose, "bills")
    if _votes_differ(proceeding):
        return Turn("議決した文案をそろえる協議", both, "bills")
    return Turn(f"連携協約の{AGREED[proceeding.kind]}", both, "bills")


def _side_waits(side: Side, day: date) -> str:
    if side.vote and side.vote.day <= day:
        return AGAIN.get(side.vote.result, "")
    return "議会の議決" if side.bill and side.bill.day <= day else "議案の提出"


def _votes_differ(proceeding: Proceeding) -> bool:
    hub, partner = (side.vote for side in proceeding.sides)
    return hub is not None and partner is not None and hub.differs_from(partner)


def after_signing(proceeding: Proceeding, agreement: Agreement, day: date) -> Turn:
    """告示 and 届出 of a concluded proceeding; nothing where none is left or the steps are not recorded (unknown)."""
    both = (agreement.hub, agreement.partner)
    for what, key in (("告示", "public_notice"), ("届出", "notification")):
        whose = tuple(
            code
            for side, code in zip(proceeding.sides, both, strict=True)
            if not side.unknown and ((step := getattr(side, key)) is None or step.day > day)
        )
        if whose:
            return Turn(what, whose)
    return Turn()


def hub_turn(code: str, plan: AlliancePlan, day: date, declared: bool, formed: bool) -> Turn:
    """What a hub waits for. formed: its agreements or its policy hold, so that a vision can rest on them."""
    if not declared:
        return Turn(DECLARATION, (code,))
    if not formed and not plan.area.partners and not plan.agreements:
        return Turn("圏域形成方針の策定", (code,), "bills")
    decided = any(v.decided and v.decided <= day for v in plan.visions)
    return Turn("ビジョンの策定", (code,), "vision_revision") if formed and not decided else Turn()
