"""What every paper is written from: the plan, the day, the reader, the figures where there are any, the wording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from toshiken.core.origin import Origin
from toshiken.core.period import japanese_date
from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Sentence
from toshiken.outputs.brief import Brief
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.marks import marked
from toshiken.outputs.papers.paper import Block, Paper
from toshiken.outputs.papers.wording import Words
from toshiken.plan.money import ProjectMoney, money_of_year
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import CostKind
from toshiken.plan.records.desk import Desk
from toshiken.plan.records.vision import Vision
from toshiken.profile.profile import AreaProfile

NO_DAY = "　　　　年　　月　　日"


@dataclass(frozen=True)
class Source:
    """brief: figures and claims of the area; None where there are none, and the papers leave room for them."""

    plan: AlliancePlan
    day: date
    words: Words
    brief: Brief | None = None
    audience: Audience = Audience.INTERNAL

    @property
    def profile(self) -> AreaProfile | None:
        """The area's figures."""
        return self.brief.profile if self.brief else None

    def profile_on(self, day: date | None) -> AreaProfile | None:
        """The area's figures as they were public on an earlier day: a paper of that day holds none published later."""
        profile = self.profile
        if profile is None or day is None or day >= profile.as_of:
            return profile
        known = {key: tuple(q for q in series if _public(q, day)) for key, series in profile.figures.items()}
        return replace(profile, as_of=day, figures=known)

    @cached_property
    def area_name(self) -> str:
        return self.plan.area.name_on(self.day)

    @cached_property
    def members(self) -> tuple[Place, ...]:
        """Members of the day, hub first, partners in 建制順."""
        return self.plan.area.members(self.day)

    @cached_property
    def hubs(self) -> tuple[Place, ...]:
        """The hub city, or the two."""
        return tuple(hub.place for hub in self.plan.area.hubs)

    @property
    def partners(self) -> tuple[Place, ...]:
        """Members that are no hub."""
        return tuple(member for member in self.members if member not in self.hubs)

    @property
    def partner_word(self) -> str:
        """関係市町村 before an agreement, 連携市町村 after."""
        return self.plan.area.partner_word(self.day)

    @cached_property
    def vision(self) -> Vision | None:
        """The vision of the day."""
        return self.plan.vision_on(self.day)

    @cached_property
    def _money(self) -> dict[tuple[int, CostKind], tuple[ProjectMoney, ...]]:
        return {}

    def money(self, fiscal_year: int, kind: CostKind) -> tuple[ProjectMoney, ...]:
        """The plan's money of a year and kind, worked out once for all papers."""
        if (fiscal_year, kind) not in self._money:
            self._money[fiscal_year, kind] = money_of_year(self.plan, fiscal_year, kind)
        return self._money[fiscal_year, kind]

    def said(self, key: str, made: Sentence) -> Sentence:
        """A machine-made sentence, marked until the vision says it is accepted."""
        return marked(key, made, self.vision.accepted if self.vision else ())

    def desk(self, code: str) -> Desk | None:
        """A member's desk."""
        return next((desk for desk in self.plan.desks if desk.member == code), None)

    def office(self, code: str) -> str:
        """A member and its office in charge."""
        desk = self.desk(code)
        return f"{self.plan.name_of(code)}{desk.office if desk else ''}"

    def head(self, code: str) -> str:
        """札幌市長, 当別町長, 新篠津村長: a post, no person's name."""
        desk = self.desk(code)
        return desk.head if desk and desk.head else f"{self.plan.name_of(code)}長"

    def council(self, code: str) -> str:
        """札幌市議会."""
        desk = self.desk(code)
        return desk.council if desk and desk.council else f"{self.plan.name_of(code)}議会"

    def slots(self, agreement: Agreement | None = None, **more: str) -> Mapping[str, str]:
        """What wording may draw on."""
        found = {
            "area": self.area_name,
            "hub": "・".join(hub.name for hub in self.hubs),
            "day": japanese_date(self.day),
            "partner_word": self.partner_word,
        }
        if agreement:
            hub, partner = agreement.hub, agreement.partner
            found |= {"hub": self.plan.name_of(hub), "partner": self.plan.name_of(partner)}
            found |= {"hub_head": self.head(hub), "partner_head": self.head(partner)}
        return found | more

    def paper(
        self, file: str, title: str, blocks: tuple[Block, ...], audience: Audience, header: str = "", footer: str = ""
    ) -> Paper:
        """A paper of this plan; the name of its file begins with the area's slug."""
        folder, _, name = file.rpartition("/")
        contact = self.plan.area.contact
        return Paper(
            file="/".join(part for part in (folder, f"{self.plan.area.slug}_{name}") if part),
            title=title,
            area_name=self.area_name,
            author=f"{contact.organisation}{contact.office}",
            day=self.day,
            blocks=blocks,
            header=header,
            footer=footer,
            audience=audience,
        )


def _public(quantity: Quantity, day: date) -> bool:
    return all(origin.available_from <= day for origin in quantity.origins)


def cited(origins: Iterable[Origin]) -> str:
    """出典：… with each publication once."""
    return f"出典：{'、'.join(dict.fromkeys(origin.citation for origin in origins))}"


def written_day(day: date | None) -> str:
    """令和3年11月30日; room to write it where it is not known."""
    return japanese_date(day) if day else NO_DAY
