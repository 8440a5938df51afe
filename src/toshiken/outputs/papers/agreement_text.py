"""What the three shapes share: title, preamble, articles, term, closing, the name of an item."""

from collections.abc import Iterable, Iterator

from toshiken.outputs.papers.marks import UNDECIDED
from toshiken.outputs.papers.paper import Block, line
from toshiken.plan.items import item_named, role_named
from toshiken.plan.procedure.wording import blanks
from toshiken.plan.records.agreement import AgreementText, Undertaking

_KANJI = "０１２３４５６７８９"


def opening(text: AgreementText) -> Iterator[Block]:
    """Title and preamble."""
    yield line(text.title, "title")
    if text.preamble:
        yield line(text.preamble)


def articles(text: AgreementText) -> Iterator[Block]:
    """（見出し）第1条: the first paragraph behind the number, further ones with theirs."""
    for number, article in enumerate(text.articles, start=1):
        yield line(f"第{number}条（{article.heading}）", "clause")
        paragraphs = article.paragraphs or (f"（本文は未定。要旨：{article.gist}）" if article.gist else UNDECIDED,)
        for place, paragraph in enumerate(paragraphs, start=1):
            yield line(paragraph if place == 1 else f"{wide(place)}　{paragraph}", "body" if place == 1 else "clause")


def names_annex(text: AgreementText) -> bool:
    """Whether an article, by its words or by its gist, leaves something to a 別表."""
    said = [part for article in text.articles for part in (*article.paragraphs, article.gist)]
    return any("別表" in part for part in said)


def ending(text: AgreementText) -> Iterator[Block]:
    """Term, where one is named, and the closing."""
    for words in (text.term, text.closing):
        if words:
            yield line(words)


def term_of(text: AgreementText | None) -> str:
    """What a wording says of its term: 定めなし only where all of it is known and names none; "" where it is not."""
    if text is None or not text.articles or blanks(text):
        return text.term if text else ""
    return text.term or "定めなし"


def item_name(code: str) -> str:
    """ア-b 産業クラスター・…, as the seal has it."""
    item = item_named(code)
    return f"{code} {item.name}" if item else code


def role_lines(undertaking: Undertaking) -> tuple[str, ...]:
    """甲：…, 乙：…, as the seal has them; who has no part in it is not named."""
    said = (("甲", undertaking.hub_role), ("乙", undertaking.partner_role))
    return tuple(f"{party}：{role}" for party, role in said if role)


def by_role(undertakings: Iterable[Undertaking]) -> dict[str, list[Undertaking]]:
    """Role (ア, イ, ウ) → its undertakings, in order."""
    found: dict[str, list[Undertaking]] = {}
    for undertaking in undertakings:
        found.setdefault(undertaking.item.partition("-")[0], []).append(undertaking)
    return found


def role_name(code: str) -> str:
    """ア　圏域全体の経済成長のけん引."""
    role = role_named(code)
    return f"{code}　{role.name}" if role else code


def wide(number: int) -> str:
    """２: the number of a paragraph as laws print it."""
    return "".join(_KANJI[int(digit)] for digit in str(number))
