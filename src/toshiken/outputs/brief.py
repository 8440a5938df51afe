"""What the pages are written from: profile, plan, texts, terms and the parameters of the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from toshiken.core.errors import ToshikenError
from toshiken.core.origin import Origin
from toshiken.core.wording import Sentence, sentence
from toshiken.geography.offices import Office, offices
from toshiken.geography.shapes.shape import Boundaries
from toshiken.plan.records import Plan
from toshiken.plan.texts import TextPage
from toshiken.profile.delineation.flow_table import FlowTable
from toshiken.profile.delineation.judging import RECORD, JudgingRatios, judging_ratios
from toshiken.profile.outlook.outlook import Outlook
from toshiken.profile.profile import AreaProfile

MOST_CLAIMS = 3


class Membership(NamedTuple):
    """That a municipality belongs to an area, and the id of the origin that says so ("": its own area.yml)."""

    alliance: str
    origin: str


@dataclass(frozen=True)
class Brief:
    """Everything a page may draw on; `origins` by id, `offices` by municipality code, `elsewhere` the other
    areas that a member (by code) belongs to, `boundaries` who keeps the shapes of municipalities, if anybody, `flows` the tables
    of commuting published by the day."""

    profile: AreaProfile
    plan: Plan
    texts: Mapping[str, TextPage]
    origins: Mapping[str, Origin]
    offices: Mapping[str, Office] = field(default_factory=offices)
    elsewhere: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)
    boundaries: Boundaries | None = None
    outlook: Outlook | None = None
    flows: tuple[FlowTable, ...] = ()

    @property
    def as_of(self) -> date:
        return self.profile.as_of

    @cached_property
    def ratios(self) -> JudgingRatios | None:
        """The commuting ratios that judge who is at the threshold; None where none are at hand."""
        partners = [partner.code for partner in self.profile.partners]
        return judging_ratios(self.profile.hubs, self.flows, self.profile.printed, partners)

    @property
    def by_printed_ratios(self) -> bool:
        """Whether those are as a document prints them: what it says of them holds."""
        record = self.profile.table(RECORD)
        return record is not None and self.ratios is not None and self.ratios.origin == record.origin

    def text(self, name: str) -> TextPage | None:
        """A text page published by the day."""
        page = self.texts.get(name)
        return page if page and self.origins[page.origin].available_from <= self.as_of else None


def present(*sentences: Sentence | None) -> tuple[Sentence, ...]:
    """The claims that hold. A lead has room for three: the page chooses, nothing is cut here."""
    if len(sentences) > MOST_CLAIMS:
        raise ToshikenError(
            f"リード文は{MOST_CLAIMS}つまでです（{len(sentences)}つ渡されました）。ページの側で選んでください。"
        )
    return tuple(s for s in sentences if s is not None)


def said(text: str) -> Sentence:
    """A sentence without computed numbers."""
    return sentence(text)
