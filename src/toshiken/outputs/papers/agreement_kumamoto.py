"""The shape of 熊本市's agreements (熊本–山鹿, 2022): articles, and an annex for each of the three roles."""

from collections.abc import Iterator, Sequence

from toshiken.outputs.papers.agreement_text import articles, by_role, ending, item_name, opening, role_name, wide
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
    if undertaking.hub_role:
        pairs.append(("甲の役割", f"甲：{undertaking.hub_role}"))
    if undertaking.partner_role:
        pairs.append(("乙の役割", f"乙：{undertaking.partner_role}"))
    return facts(key, pairs, item_name(undertaking.item))
