"""The shape of 姫路市's agreements (姫路–稲美): role → item code → (a) 取組内容 → (b) 役割分担 甲・乙, all in running text."""

from collections.abc import Iterator, Sequence

from toshiken.outputs.papers.agreement_text import articles, by_role, ending, item_name, opening, role_lines, role_name
from toshiken.outputs.papers.paper import Block, Heading, line
from toshiken.plan.records.agreement import AgreementText, Undertaking


def body(text: AgreementText, signature: Sequence[Block]) -> Iterator[Block]:
    """Articles, then what is done item by item, then the closing."""
    yield from opening(text)
    yield from articles(text)
    for number, (role, undertakings) in enumerate(by_role(text.undertakings).items(), start=1):
        yield Heading(f"（{number}）　{role_name(role)}", 3)
        for undertaking in undertakings:
            yield from _undertaking(undertaking)
    yield from ending(text)
    yield from signature


def _undertaking(undertaking: Undertaking) -> Iterator[Block]:
    yield line(item_name(undertaking.item), "clause")
    yield line("（a）　取組内容", "item")
    yield line(undertaking.content, "item")
    yield line("（b）　役割分担", "item")
    yield from (line(said, "item") for said in role_lines(undertaking))
