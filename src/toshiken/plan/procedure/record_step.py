"""A step recorded in a plan: the guarded step on the agreement's open proceeding, sealed with the wording as it reads now."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from toshiken.core.errors import RequestError
from toshiken.plan.procedure.context import declared_on, parties_of
from toshiken.plan.procedure.membership import with_member
from toshiken.plan.procedure.parties import agreement_of, first_opened
from toshiken.plan.procedure.refusal import StepRefused
from toshiken.plan.procedure.steps import Parties, Party, conclude, give_notice, notify, redraft, submit, vote
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.procedure import Bill, Notification, Proceeding, PublicNotice, SealedWording, Vote

Step = Literal["open", "redraft", "submit", "vote", "conclude", "notice", "notify"]
STEPS: tuple[Step, ...] = get_args(Step)


@dataclass(frozen=True)
class Taken:
    """What was done. text: id of a wording (open, redraft); number: of a bill or notice; result: of a vote."""

    step: Step
    day: date
    party: Party = "hub"
    text: str = ""
    number: str = ""
    session: str = ""
    result: Literal["passed", "rejected", "withdrawn"] = "passed"
    kind: Literal["conclude", "change", "end"] = "change"


def record_step(plan: AlliancePlan, agreement_id: str, taken: Taken) -> AlliancePlan:
    """The plan after the step; StepRefused where it may not be taken, RequestError where its record is not there."""
    if taken.step == "open" and taken.kind == "conclude":
        return plan.model_copy(
            update={
                "agreements": (*plan.agreements, first_opened(agreement_id, taken.day, _text(taken.text, plan), plan))
            }
        )
    agreement = agreement_of(agreement_id, plan)
    after = _opened(agreement, taken, plan) if taken.step == "open" else _stepped(agreement, taken, plan)
    agreements = tuple(after if known is agreement else known for known in plan.agreements)
    stepped = with_sealed_wordings(plan.model_copy(update={"agreements": agreements}))
    return with_member(stepped, after) if taken.step == "conclude" else stepped


def with_sealed_wordings(plan: AlliancePlan) -> AlliancePlan:
    """The plan with the lines of every seal whose text still reads as it was sealed."""
    found = {known.sha256: known for known in plan.sealed_wordings}
    for agreement in plan.agreements:
        parties = parties_of(agreement, plan)
        for sealed in (step for proceeding in agreement.proceedings for step in proceeding.sealed):
            if sealed.sha256 and sealed.sha256 not in found and (lines := parties.lines(sealed)):
                found[sealed.sha256] = SealedWording(sha256=sealed.sha256, text=sealed.text, lines=lines)
    return plan.model_copy(update={"sealed_wordings": tuple(found[key] for key in sorted(found))})


def _opened(agreement: Agreement, taken: Taken, plan: AlliancePlan) -> Agreement:
    """A proceeding to change or to end; the one before must be through."""
    before = agreement.proceedings[-1].concluded
    if before is None:
        raise StepRefused(
            "前の手続が済んでいません。締結まで進めるか、文案を改めて（redraft）ください。", "地方自治法第252条の2第4項"
        )
    if agreement.ended is not None:
        raise StepRefused(
            "この協約は廃止されています。結び直すなら、新しい協約の協議として始めてください（open --kind conclude）。",
            "地方自治法第252条の2第4項",
        )
    if taken.day < before.day:
        raise StepRefused(
            f"協議の始まり（{taken.day}）が、前の手続の締結の日（{before.day}）より前です。日付を確かめてください。",
            "地方自治法第252条の2第4項",
        )
    opened = Proceeding(kind=taken.kind, text=_text(taken.text, plan), started=taken.day)
    return agreement.model_copy(update={"proceedings": (*agreement.proceedings, opened)})


def _stepped(agreement: Agreement, taken: Taken, plan: AlliancePlan) -> Agreement:
    last, parties = agreement.proceedings[-1], parties_of(agreement, plan)
    _text(last.text, plan)
    after = _after(last, taken, parties, declared_on(agreement.hub, plan), plan)
    return agreement.model_copy(update={"proceedings": (*agreement.proceedings[:-1], after)})


def _after(
    proceeding: Proceeding, taken: Taken, parties: Parties, declared: date | None, plan: AlliancePlan
) -> Proceeding:
    day, party = taken.day, taken.party
    sealed = dict(parties.sealed(proceeding.text, day))
    match taken.step:
        case "redraft":
            return redraft(proceeding, _text(taken.text, plan))
        case "submit":
            bill = Bill(**sealed, number=taken.number, session=taken.session)
            return submit(proceeding, party, bill, parties, declared)
        case "vote":
            return vote(proceeding, party, Vote(**sealed, result=taken.result), parties)
        case "conclude":
            return conclude(proceeding, parties.sealed(proceeding.text, day), parties)
        case "notice":
            return give_notice(proceeding, party, PublicNotice(day=day, number=taken.number))
        case _:
            told = Notification(day=day, to=parties.governors[party], document=taken.number)
            return notify(proceeding, party, told, parties)


def _text(wanted: str, plan: AlliancePlan) -> str:
    if plan.agreement_text(wanted) is None:
        known = "、".join(text.id for text in plan.agreement_texts)
        raise RequestError(f"文案「{wanted}」が agreement_texts にありません。記録のある文案：{known or 'なし'}")
    return wanted
