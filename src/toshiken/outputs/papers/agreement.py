"""連携協約 in the three shapes in use. Every line of the wording stands in the paper as it is sealed, for both councils alike."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from toshiken.outputs.page import Audience
from toshiken.outputs.papers import agreement_himeji, agreement_kumamoto, agreement_sapporo
from toshiken.outputs.papers.marks import UNDECIDED
from toshiken.outputs.papers.paper import Block, Paper, line
from toshiken.outputs.papers.sealed_text import seal_shown, text_of
from toshiken.outputs.papers.source import Source, written_day
from toshiken.outputs.papers.wording import filled
from toshiken.plan.records.agreement import Agreement, AgreementText
from toshiken.plan.records.procedure import Proceeding

Shape = Callable[[AgreementText, Sequence[Block]], Iterator[Block]]
SHAPES: dict[str, Shape] = {
    "articles": agreement_sapporo.body,
    "items": agreement_himeji.body,
    "annexes": agreement_kumamoto.body,
}


def agreement_paper(source: Source, agreement: Agreement, proceeding: Proceeding) -> Paper:
    """The text that is on the table, or concluded."""
    hub, partner = source.plan.name_of(agreement.hub), source.plan.name_of(agreement.partner)
    text = text_of(source.plan, agreement, proceeding)
    title = text.title if text else "連携協約"
    signed = proceeding.concluded.day if proceeding.concluded else None
    blocks = agreement_blocks(source, agreement, proceeding, tuple(_signature(source, agreement, signed)))
    return source.paper(
        f"agreements/agreement_{agreement.id}", f"{title}（{hub}・{partner}）", blocks, Audience.PUBLIC,
        header="" if signed else "（案）", footer=f"{hub}・{partner}　文案の照合符号 {seal_shown(text, hub, partner)[:16]}",
    )  # fmt: skip


def agreement_blocks(
    source: Source, agreement: Agreement, proceeding: Proceeding, signature: Sequence[Block] = ()
) -> tuple[Block, ...]:
    """The wording of a proceeding; without a signature it is what both councils vote on."""
    text = text_of(source.plan, agreement, proceeding)
    if text is None:
        return (line(UNDECIDED),)
    names = {"hub": source.plan.name_of(agreement.hub), "partner": source.plan.name_of(agreement.partner)}
    named = text.model_validate(_named(text.model_dump(), names))
    return tuple(SHAPES[text.layout](named, signature))


def _named(value: object, names: dict[str, str]) -> object:
    """The parties' names in their places, as the seal has them."""
    match value:
        case str():
            return value.replace("{hub}", names["hub"]).replace("{partner}", names["partner"])
        case tuple() | list():
            return [_named(part, names) for part in value]
        case dict():
            return {key: _named(part, names) for key, part in value.items()}
        case _:
            return value


def _signature(source: Source, agreement: Agreement, signed: date | None) -> Iterator[Block]:
    wording = source.words.of("agreement")
    yield line(written_day(signed), "plain")
    for text in wording.section("signature").paragraphs:
        yield line(filled(text, source.slots(agreement)), "right")
