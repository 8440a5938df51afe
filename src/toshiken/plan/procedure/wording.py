"""The wording of an agreement as plain lines, its seal, and two wordings side by side (新旧対照)."""

import difflib
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from toshiken.plan.items import item_named
from toshiken.plan.records.agreement import AgreementText, Undertaking


def lines_of(text: AgreementText, hub: str, partner: str) -> tuple[str, ...]:
    """Every line of the wording in reading order, with the parties' names in their places."""
    return tuple(_named(line, hub, partner) for line in _lines(text) if line)


def blanks(text: AgreementText) -> tuple[str, ...]:
    """The headings whose wording is 未定; すべて where there is neither an article nor an undertaking.

    別表 is one of them where an article names it and it is not there.
    """
    if not text.articles and not text.undertakings:
        return ("すべて",)
    named = any("別表" in paragraph for article in text.articles for paragraph in article.paragraphs)
    annex = ("別表",) if named and not text.undertakings else ()
    return (*(a.heading for a in text.articles if not any(p.strip() for p in a.paragraphs)), *annex)


def seal(text: AgreementText, hub: str, partner: str) -> str:
    """SHA-256 of the wording: equal exactly where every line is; "" while any of it is 未定: no two blanks are one text."""
    return "" if blanks(text) else seal_of_lines(lines_of(text, hub, partner))


def seal_of_lines(lines: tuple[str, ...]) -> str:
    """The seal of a wording that is kept as lines."""
    return sha256("\n".join(lines).encode()).hexdigest()


def _named(line: str, hub: str, partner: str) -> str:
    """NFC and no blank at the end of a line: what nobody can see is no difference."""
    said = line.replace("{hub}", hub).replace("{partner}", partner)
    return unicodedata.normalize("NFC", "\n".join(part.rstrip() for part in said.splitlines()))


def _lines(text: AgreementText) -> Iterator[str]:
    yield text.title
    yield text.preamble
    for number, article in enumerate(text.articles, start=1):
        yield f"第{number}条（{article.heading}）"
        yield from article.paragraphs
    for undertaking in text.undertakings:
        yield from _undertaking(undertaking)
    yield text.term
    yield text.closing


def _undertaking(undertaking: Undertaking) -> Iterator[str]:
    item = item_named(undertaking.item)
    yield f"{undertaking.item} {item.name}" if item else undertaking.item
    yield undertaking.content
    yield f"甲：{undertaking.hub_role}" if undertaking.hub_role else ""
    yield f"乙：{undertaking.partner_role}" if undertaking.partner_role else ""


class ChangedLine(NamedTuple):
    """A line that differs: "" where a side does not have it."""

    old: str
    new: str


def compared(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[ChangedLine, ...]:
    """The lines that differ, in order; replaced lines stand beside each other."""
    found: list[ChangedLine] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            length = max(b - a, d - c)
            left, right = (list(part) + [""] * (length - len(part)) for part in (old[a:b], new[c:d]))
            found += [ChangedLine(*pair) for pair in zip(left, right, strict=True)]
    return tuple(found)
