"""A page of the document, before any renderer: one question, answered by one figure."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Literal

from toshiken.core.origin import Origin, together, united
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
        """As the foot prints them: a publication once with its editions and the statistics it repeats, unless they are
        cited themselves; the document some were taken from, behind them, unless the publication itself is cited too."""
        by_work: dict[str, dict[tuple[str, str], list[Origin]]] = {}
        cited = self.origins()
        at_hand = {(origin.producer, origin.title, origin.edition) for origin in cited if not origin.via}
        for origin in cited:
            if origin.via and (origin.producer, origin.title, origin.edition) in at_hand:
                continue
            by_work.setdefault(origin.via, {}).setdefault((origin.producer, origin.title), []).append(origin)
        direct_works = {f"{producer}「{title}」" for producer, title, _ in at_hand}
        named = {via: [_work(found, direct_works) for found in works.values()] for via, works in by_work.items()}
        direct = named.pop("", [])
        return (
            *direct,
            *(text for via, works in named.items() for text in (*works[:-1], f"{works[-1]}（{via}による）")),
        )

    def derivations(self) -> tuple[tuple[str, Shown], ...]:
        """The computed numbers, each with its arithmetic: the speaker notes print them."""
        return tuple((where, shown) for where, shown in self.numbers() if shown.printed.derivation)


def _work(found: list[Origin], cited: Set[str]) -> str:
    """One publication, as these origins cite it; of the statistics it repeats, those not `cited` themselves."""
    known = _in_series(dict.fromkeys(origin.edition for origin in found if origin.edition))
    if surveys := together(origin.compiled_from for origin in found if origin.compiled_from not in {"", *cited}):
        known.append(f"原資料：{surveys}")
    return f"{found[0].producer}「{found[0].title}」" + (f"（{'、'.join(known)}）" if known else "")


def _in_series(editions: Iterable[str]) -> list[str]:
    """Editions of one series as one text: SSDSE-A-2021・2024, SSDSE-A-2019～2025の6版."""
    series: dict[str, list[str]] = {}
    for edition in editions:
        name, dash, year = edition.rpartition("-")
        series.setdefault(name + dash, []).append(year)
    return [_of_series(name, sorted(years)) if name else "、".join(years) for name, years in series.items()]


def _of_series(name: str, years: list[str]) -> str:
    many = len(years) > 3
    return name + (f"{years[0]}～{years[-1]}の{len(years)}版" if many else "・".join(years))


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
