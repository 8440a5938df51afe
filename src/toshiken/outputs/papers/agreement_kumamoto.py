"""The shape of 熊本市's agreements (熊本–山鹿, 2022): articles, and an annex for each of the three roles."""

from collections.abc import Iterator, Sequence

from toshiken.outputs.papers.agreement_text import (
    articles,
    by_role,
    ending,
    item_name,
    opening,
    role_lines,
    role_name,
    wide,
)
from toshiken.outputs.papers.grids import facts
from toshiken.outputs.papers.paper import Block, Heading
from toshiken.plan.items import roles
from toshiken.plan.records.agreement import AgreementText, Undertaking


def body(text: AgreementText, signature: Sequence[Block]) -> Iterator[Block]:
    """Articles, closing, 別表第1 to 別表第3 a page each."""
    yield from opening(text)
    yield from articles(text)
    yield from ending(text)
    yield from signature
    found = by_role(text.undertakings)
    for number, role in enumerate((role.code for role in roles() if role.code in found), start=1):
        yield Heading(f"別表第{wide(number)}　{role_name(role)}", 2, new_page=number == 1)
        for undertaking in found[role]:
            yield _table(undertaking, f"annex_{role}_{undertaking.item}")


def _table(undertaking: Undertaking, key: str) -> Block:
    pairs = [("取組の内容", undertaking.content)]
    if roles_said := role_lines(undertaking):
        pairs.append(("役割分担", "\n".join(roles_said)))
    return facts(key, pairs, item_name(undertaking.item))
