"""A page of the document, before any renderer: one question, answered by one figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Literal

from toshiken.core.origin import Origin, united
from toshiken.core.wording import Sentence, Shown
from toshiken.outputs.figure import Bullets, Figure

Block = Figure | Bullets


class Audience(IntEnum):
    """Who may read: what a reader may not see is absent from the file."""

    PUBLIC = 0
    MEETING = 1
    INTERNAL = 2


@dataclass(frozen=True, kw_only=True)
class Page:
    """Zones of look.md: title, lead (at most three claims), body, notes, sources.

    arrangement: `one` block over the whole width; `split` a wide left block and a narrow right one (62 : 38);
    `halves` two of equal width; `stacked` one above the other; `cover` the title page.
    sources: beyond the origins of the numbers shown. audience: the widest that may read the page.
    """

    id: str
    title: str
    lead: tuple[Sentence, ...] = ()
    body: tuple[Block, ...] = ()
    arrangement: Literal["one", "split", "halves", "stacked", "cover"] = "one"
    notes: tuple[Sentence, ...] = ()
    sources: tuple[Origin, ...] = ()
    audience: Audience = Audience.PUBLIC

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        """(where, number) in reading order."""
        for sentence in self.lead:
            yield from (("リード文", p) for p in sentence.parts if isinstance(p, Shown))
        for block in self.body:
            yield from block.numbers()
        for sentence in self.notes:
            yield from (("注記", p) for p in sentence.parts if isinstance(p, Shown))

    def origins(self) -> tuple[Origin, ...]:
        """Every origin of the page's numbers, then the further sources."""
        return united((*(shown.quantity.origins for _, shown in self.numbers()), self.sources))

    def citations(self) -> tuple[str, ...]:
        """As the foot prints them: a publication once with its editions; the document some were taken from, behind them."""
        editions: dict[str, dict[tuple[str, str], dict[str, None]]] = {}
        for origin in self.origins():
            works = editions.setdefault(origin.via, {})
            works.setdefault((origin.producer, origin.title), {})[origin.edition] = None
        named = {via: [_work(*work, list(found)) for work, found in works.items()] for via, works in editions.items()}
        direct = named.pop("", [])
        return (
            *direct,
            *(text for via, works in named.items() for text in (*works[:-1], f"{works[-1]}（{via}による）")),
        )

    def derivations(self) -> tuple[tuple[str, Shown], ...]:
        """The computed numbers, each with its arithmetic: the speaker notes print them."""
        return tuple((where, shown) for where, shown in self.numbers() if shown.printed.derivation)


def _work(producer: str, title: str, editions: list[str]) -> str:
    known = "、".join(edition for edition in editions if edition)
    return f"{producer}「{title}」" + (f"（{known}）" if known else "")


@dataclass(frozen=True, kw_only=True)
class Document:
    """All pages in order, with what stands on each of them."""

    slug: str
    title: str
    area_name: str
    organisation: str
    office: str
    as_of: date
    status: str
    material_number: str
    audience: Audience
    pages: tuple[Page, ...]
    reproduction: bool = False

    def for_audience(self) -> tuple[Page, ...]:
        """The pages this audience may read."""
        return tuple(p for p in self.pages if p.audience <= self.audience)
