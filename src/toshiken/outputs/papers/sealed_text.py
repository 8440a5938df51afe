"""The wording a paper prints for a proceeding: the one its councils have before them, or none."""

from collections.abc import Iterator

from toshiken.core.errors import RequestError
from toshiken.core.period import japanese_date
from toshiken.outputs.papers.marks import UNDECIDED
from toshiken.plan.procedure.context import parties_of
from toshiken.plan.procedure.refusal import side_by_side
from toshiken.plan.procedure.wording import compared, lines_of, seal
from toshiken.plan.records.agreement import Agreement, AgreementText
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.procedure import Proceeding, Sealed


def text_of(plan: AlliancePlan, agreement: Agreement, proceeding: Proceeding) -> AgreementText | None:
    """The text on the table; RequestError where a step was taken on other lines than it has now.

    A paper under the day of a vote or a signing prints what was voted on and signed, never what was written over it.
    """
    text = plan.agreement_text(proceeding.text)
    if text is None:
        return None
    names = plan.name_of(agreement.hub), plan.name_of(agreement.partner)
    present = seal(text, *names)
    for step, sealed in _sealed(proceeding):
        if sealed.sha256 and sealed.sha256 != present:
            before = parties_of(agreement, plan).lines(sealed)
            changed = compared(before, lines_of(text, *names)) if before else ()
            raise RequestError(
                f"文案「{text.id}」（{names[0]}と{names[1]}の連携協約）の文言が、"
                f"{japanese_date(sealed.day)}の{step}の後に書き換えられているため、文書を作れません。"
                f"agreement_texts の「{text.id}」を元の文言に戻してください。文言を変えるなら、別の番号の文案を作り、"
                "変更の手続（締結の前は redraft）を記録してください。" + side_by_side(changed)
            )
    return text


def seal_shown(text: AgreementText | None, hub: str, partner: str) -> str:
    """The seal of a wording; （未定） where any part of it is."""
    return (seal(text, hub, partner) if text else "") or UNDECIDED


def _sealed(proceeding: Proceeding) -> Iterator[tuple[str, Sealed]]:
    """The last step first: what was concluded holds."""
    if proceeding.concluded:
        yield "締結", proceeding.concluded
    for side in proceeding.sides:
        if side.vote:
            yield "議決", side.vote
        if side.bill:
            yield "議案の提出", side.bill
