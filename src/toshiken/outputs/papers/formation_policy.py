"""連携中枢都市圏形成方針 of a hub that stands alone: the bill for its one council, and the text."""

from collections.abc import Iterator

from toshiken.outputs.page import Audience
from toshiken.outputs.papers.agreement import SHAPES
from toshiken.outputs.papers.marks import UNDECIDED
from toshiken.outputs.papers.paper import Block, Heading, Paper, line
from toshiken.outputs.papers.source import Source, written_day
from toshiken.outputs.papers.wording import filled
from toshiken.plan.records.declaration import FormationPolicy


def formation_policy_paper(source: Source, policy: FormationPolicy) -> Paper:
    """Bill and text in one."""
    wording = source.words.of("formation_policy")
    hub = source.plan.name_of(policy.hub)
    blocks = (*_bill(source, policy), Heading("別紙", 2, new_page=True), *_text(source, policy))
    title = f"{hub}　{wording.title}"
    return source.paper(f"formation_policy_{policy.hub}", title, blocks, Audience.MEETING, footer=title)


def _bill(source: Source, policy: FormationPolicy) -> Iterator[Block]:
    wording, bill = source.words.of("formation_policy"), policy.side.bill
    slots = source.slots(hub=source.plan.name_of(policy.hub))
    yield Heading("議案", 2)
    yield line(bill.number if bill and bill.number else "議案第　　号", "plain")
    yield line(filled(wording.section("bill").heading, slots), "centre")
    yield from (line(filled(text, slots)) for text in wording.section("bill").paragraphs)
    yield line(f"{written_day(bill.day if bill else None)}提出", "plain")
    yield line(f"{source.head(policy.hub)}　　　　　　　　　　", "right")
    if not wording.verified:
        yield line("※ この議案の様式は、根拠の本文を確認していない（未確認）。", "note")
    yield Heading(wording.section("reason").heading, 3)
    yield from (line(filled(text, slots)) for text in wording.section("reason").paragraphs)


def _text(source: Source, policy: FormationPolicy) -> Iterator[Block]:
    text = source.plan.agreement_text(policy.text)
    if text is None:
        yield line(UNDECIDED)
        return
    adopted = (line(f"{written_day(policy.adopted)}策定", "right"),)
    yield from SHAPES[text.layout](text, adopted)
