"""連携協約 (地方自治法252条の2): one hub and ONE partner; n partners have n agreements."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from toshiken.core.records import Id, Record, Text
from toshiken.geography.area import Code
from toshiken.plan.records.procedure import Proceeding


class Article(Record):
    """条: its number is its place in the list. No paragraph: the wording is 未定.

    gist: what is publicly known of an article whose wording is not at hand; printed as such, never a part of the wording.
    """

    heading: Text
    paragraphs: tuple[str, ...] = ()
    gist: str = ""


class Undertaking(Record):
    """連携する取組: what is done under an item of the scheme, and who does what."""

    item: Text
    content: Text
    hub_role: str = ""
    partner_role: str = ""


class AgreementText(Record):
    """The wording of an agreement, of a change or of its end; several agreements may share one.

    `{hub}` and `{partner}` in a text stand for the parties' names.
    layout: articles (six articles and a 別表, as Sapporo's), items (role → code → 取組内容 → 役割分担 甲乙, as Himeji's),
    annexes (one 別表 a role, as Kumamoto's). term: empty where the agreement names none.
    """

    id: Id
    layout: Literal["articles", "items", "annexes"]
    title: Text
    preamble: str = ""
    articles: tuple[Article, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    term: str = ""
    closing: str = ""
    note: str = ""
    origin: str = ""

    @property
    def key(self) -> str:
        return self.id


class Agreement(Record):
    """A hub's agreement with one partner, and every proceeding on it in order of time.

    managing_governor: the prefecture whose governor handles it where governors agreed so (地方自治法253条).
    """

    id: Id
    hub: Code
    partner: Code
    proceedings: Annotated[tuple[Proceeding, ...], Field(min_length=1)]
    managing_governor: str = ""
    yearly_meeting: str = ""
    note: str = ""
    origin: str = ""

    @property
    def key(self) -> str:
        return self.id

    @property
    def first_concluded(self) -> date | None:
        """The day it was concluded."""
        first = self.proceedings[0]
        return first.concluded.day if first.kind == "conclude" and first.concluded else None

    @property
    def ended(self) -> date | None:
        """The day its end takes effect."""
        ends = [p.effective or p.concluded.day for p in self.proceedings if p.kind == "end" and p.concluded]
        return min(ends, default=None)

    def in_force(self, day: date) -> Proceeding | None:
        """The newest concluded proceeding that gives its wording on a day; None before it is concluded or after its end."""
        if self.ended and self.ended <= day:
            return None
        held = [p for p in self.proceedings if p.kind != "end" and p.concluded and p.concluded.day <= day]
        return max(held, key=lambda p: p.concluded.day if p.concluded else date.min, default=None)

    def holds(self, day: date) -> bool:
        """Whether it is concluded, on a day that is known or not, and has not ended by the day."""
        return self.in_force(day) is not None or (self.proceedings[0].done_on_unknown_day and self.ended is None)
