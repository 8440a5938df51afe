"""Where a number comes from: the passport it carries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from toshiken.core.period import last_day, partial_date_label


@dataclass(frozen=True, slots=True)
class Origin:
    """A publication under its official title, with the terms of its use.

    `published` may be `2018`, `2018-03` or `2018-03-30`; a partly known date counts from its last day.
    `via` names the document the figure was taken from where that is not the publication itself.
    `compiled_from` names the statistics whose figures the publication repeats: the original, where at hand, is preferred.
    """

    id: str
    title: str
    producer: str
    published: str
    edition: str = ""
    table: str = ""
    column: str = ""
    address: str = ""
    licence: str = ""
    credit: str = ""
    via: str = ""
    compiled_from: str = ""

    @property
    def available_from(self) -> date:
        """The first day on which the figure may be shown."""
        return last_day(self.published)

    @property
    def published_label(self) -> str:
        return partial_date_label(self.published)

    @property
    def citation(self) -> str:
        """Producer and title with edition, and the document it was taken from."""
        work = f"{self.producer}「{self.title}」" + (f"（{self.edition}）" if self.edition else "")
        return f"{work}（{self.via}による）" if self.via else work

    @property
    def cell(self) -> str:
        """Table and column, where known."""
        return "・".join(part for part in (self.table, self.column) if part)


def united(groups: Iterable[tuple[Origin, ...]]) -> tuple[Origin, ...]:
    """All origins once each, in order of first appearance."""
    return tuple(dict.fromkeys(origin for group in groups for origin in group))
