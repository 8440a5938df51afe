"""The shape of Sapporo's eleven agreements of 2019-03-29: six articles and one 別表."""

from collections.abc import Iterator, Sequence

from toshiken.outputs.papers.agreement_text import (
    articles,
    by_role,
    ending,
    item_name,
    names_annex,
    opening,
    role_lines,
    role_name,
)
from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.marks import UNDECIDED
from toshiken.outputs.papers.paper import Block, Heading, line
from toshiken.plan.records.agreement import AgreementText


def body(text: AgreementText, signature: Sequence[Block]) -> Iterator[Block]:
    """Articles, closing; the 別表 on a page of its own."""
    yield from opening(text)
    yield from articles(text)
    yield from ending(text)
    yield from signature
    if text.undertakings or names_annex(text):
        yield from _annex(text)


def _annex(text: AgreementText) -> Iterator[Block]:
    yield Heading("別表", 2, new_page=bool(text.undertakings))
    if not text.undertakings:
        yield line(UNDECIDED)
    for role, undertakings in by_role(text.undertakings).items():
        rows = [(f"{item_name(u.item)}\n{u.content}", "\n".join(role_lines(u))) for u in undertakings]
        heads = (("取組の内容", 2.4), ("役割分担", 3.6))
        yield grid(f"annex_{role}", role_name(role), heads, rows, alt=f"別表：{role_name(role)}の取組と甲乙の役割")
