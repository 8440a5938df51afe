"""Where a number comes from: the passport it carries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from pydantic import ConfigDict

from toshiken.core.period import last_day, partial_date_label
from toshiken.core.records import PartialDate


@dataclass(frozen=True, slots=True)
class Origin:
    """A publication under its official title, with the terms of its use.

    `published` may be `2018`, `2018-03` or `2018-03-30`; a partly known date counts from its last day.
    `via` names the document the figure was taken from where that is not the publication itself.
    `compiled_from` names the statistics whose figure the publication repeats, as 総務省「令和2年国勢調査」; of a figure, it is that
    figure's own. The original, where at hand, is preferred. `revises` is the id of the origin this one takes the place of.
    `published_known`: False where the day of publication is not known and the day it was taken in, the latest it can have
    been, stands for it.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")  # of files: origins.yml, profile.json

    id: str
    title: str
    producer: str
    published: PartialDate
    edition: str = ""
    table: str = ""
    column: str = ""
    address: str = ""
    licence: str = ""
    credit: str = ""
    via: str = ""
    compiled_from: str = ""
    revises: str = ""
    published_known: bool = True

    def __hash__(self) -> int:
        # Origins meet in sets by the ten thousand; these three tell nearly all apart.
        return hash((self.id, self.table, self.column))

    @property
    def available_from(self) -> date:
        """The first day on which the figure may be shown."""
        return last_day(self.published)

    def known_by(self, day: date) -> "Origin":
        """With `day`, on which it was at hand, where its day of publication is not known ("")."""
        return self if self.published else replace(self, published=day.isoformat(), published_known=False)

    @property
    def published_label(self) -> str:
        return partial_date_label(self.published) + ("" if self.published_known else "以前")

    @property
    def citation(self) -> str:
        """Producer and title with edition, and the document it was taken from."""
        work = f"{self.producer}「{self.title}」" + (f"（{self.edition}）" if self.edition else "")
        return f"{work}（{self.via}による）" if self.via else work

    @property
    def traced(self) -> str:
        """The citation with the statistics it repeats."""
        return f"{self.citation}、原資料：{self.compiled_from}" if self.compiled_from else self.citation

    @property
    def cell(self) -> str:
        """Table and column, where known."""
        return "・".join(part for part in (self.table, self.column) if part)


def together(surveys: Iterable[str]) -> str:
    """Statistics once each, a producer once: 総務省「国勢調査」「就業構造基本調査」、国土地理院「…」."""
    titles: dict[str, str] = {}
    for survey in dict.fromkeys(surveys):
        producer, bracket, title = survey.partition("「")
        titles[producer] = titles.get(producer, producer) + bracket + title
    return "、".join(titles.values())


def united(groups: Iterable[tuple[Origin, ...]]) -> tuple[Origin, ...]:
    """All origins once each, in order of first appearance."""
    # Most figures of one sum share their tuple of origins: it is looked into once.
    once = list({id(group): group for group in groups}.values())
    return once[0] if len(once) == 1 else tuple(dict.fromkeys(origin for group in once for origin in group))
