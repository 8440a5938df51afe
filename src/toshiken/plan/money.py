"""Cost, subsidies, general funds and shares by project, fiscal year and member, for one kind of money at a time."""

from collections.abc import Iterable
from dataclasses import dataclass

from toshiken.plan.cost_sharing import Shares, project_shares
from toshiken.plan.members import members_in, project_hub
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import COST_KINDS, Cost, CostKind
from toshiken.plan.records.project import Project


@dataclass(frozen=True)
class ProjectMoney:
    """A project's cost of a fiscal year and kind with who bears it. shares: None where it is 別途協議 or no rule settles it."""

    project: Project
    cost: Cost
    members: tuple[str, ...]
    shares: Shares | None

    @property
    def kind(self) -> str:
        """当初予算額, 見込額 or 決算額."""
        return COST_KINDS[self.cost.kind]

    @property
    def two_hubs_bear_all(self) -> bool:
        """Whether the rule says "the hub" where both hubs take part."""
        rule = self.project.cost_sharing
        settled = self.shares is not None or self.cost.general_funds_thousand_jpy is None
        return not settled and rule is not None and rule.rule == "hub_bears_all"

    def share_of(self, code: str) -> int | None:
        """What a municipality bears, thousand yen; None where shares are not known."""
        return None if self.shares is None else self.shares.thousand_jpy.get(code, 0)


def money_of_year(plan: AlliancePlan, fiscal_year: int, kind: CostKind) -> tuple[ProjectMoney, ...]:
    """Every project with a cost of that year and kind, in order of code; another kind never stands in, no candidate counts."""
    found = []
    for project in sorted(settled_on(plan), key=lambda p: p.code):
        for cost in project.costs:
            if (cost.fiscal_year, cost.kind) == (fiscal_year, kind):
                found.append(_of(project, cost, plan))
    return tuple(found)


def settled_on(plan: AlliancePlan) -> tuple[Project, ...]:
    """The projects of the vision, running or ended: a candidate's money is in no table."""
    return tuple(project for project in plan.projects if project.stage != "candidate")


def _of(project: Project, cost: Cost, plan: AlliancePlan) -> ProjectMoney:
    members = members_in(project, plan.area, cost.fiscal_year)
    keys = {key.id: key for key in plan.sharing_keys}
    hub = project_hub(members, plan.area)
    taking_part = project.model_copy(update={"members": members})
    return ProjectMoney(project, cost, members, project_shares(taking_part, cost, hub, keys))


def known_years(plan: AlliancePlan) -> tuple[int, ...]:
    """Fiscal years with any cost."""
    return tuple(sorted({cost.fiscal_year for project in settled_on(plan) for cost in project.costs}))


def kinds_of_year(plan: AlliancePlan, fiscal_year: int) -> tuple[CostKind, ...]:
    """The kinds of money recorded for a year."""
    there = {cost.kind for project in settled_on(plan) for cost in project.costs if cost.fiscal_year == fiscal_year}
    return tuple(kind for kind in COST_KINDS if kind in there)


@dataclass(frozen=True)
class Total:
    """A sum of the amounts that are settled, thousand yen: None where none is. unsettled: how many are not, in no sum."""

    known: int | None
    unsettled: int

    def shown(self) -> str:
        """1,234; 1,234（2件） with two not settled; "" where there is nothing."""
        said = "" if self.known is None else f"{self.known:,}"
        return said + (f"（{self.unsettled}件）" if self.unsettled else "")


def total(amounts: Iterable[int | None]) -> Total:
    """The sum of what is settled; what is not is counted and never 0."""
    every = list(amounts)
    settled = [amount for amount in every if amount is not None]
    return Total(sum(settled) if settled else None, len(every) - len(settled))


def borne_by(money: tuple[ProjectMoney, ...], code: str) -> Total:
    """What a municipality bears of the projects it takes part in."""
    return total(line.share_of(code) for line in money if code in line.members)
