"""Cost, subsidies, general funds and shares by project, fiscal year and member, for one kind of money at a time."""

from dataclasses import dataclass

from toshiken.plan.cost_sharing import Shares, project_shares
from toshiken.plan.members import members_in
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import COST_KINDS, Cost, CostKind
from toshiken.plan.records.project import Project


@dataclass(frozen=True)
class ProjectMoney:
    """A project's cost of a fiscal year and kind with who bears it. shares: None where it is 別途協議 or no rule is set."""

    project: Project
    cost: Cost
    members: tuple[str, ...]
    shares: Shares | None

    @property
    def kind(self) -> str:
        """当初予算額, 見込額 or 決算額."""
        return COST_KINDS[self.cost.kind]

    def share_of(self, code: str) -> int | None:
        """What a municipality bears, thousand yen; None where shares are not known."""
        return None if self.shares is None else self.shares.thousand_jpy.get(code, 0)


def money_of_year(plan: AlliancePlan, fiscal_year: int, kind: CostKind) -> tuple[ProjectMoney, ...]:
    """Every project with a cost of that year and kind, in order of code; another kind never stands in."""
    found = []
    for project in sorted(plan.projects, key=lambda p: p.code):
        for cost in project.costs:
            if (cost.fiscal_year, cost.kind) == (fiscal_year, kind):
                found.append(_of(project, cost, plan))
    return tuple(found)


def _of(project: Project, cost: Cost, plan: AlliancePlan) -> ProjectMoney:
    members = members_in(project, plan.area, cost.fiscal_year)
    keys = {key.id: key for key in plan.sharing_keys}
    hub = next((code for code in members if code in {h.code for h in plan.area.hubs}), plan.area.hub.code)
    taking_part = project.model_copy(update={"members": members})
    return ProjectMoney(project, cost, members, project_shares(taking_part, cost, hub, keys))


def known_years(plan: AlliancePlan) -> tuple[int, ...]:
    """Fiscal years with any cost."""
    return tuple(sorted({cost.fiscal_year for project in plan.projects for cost in project.costs}))


def kinds_of_year(plan: AlliancePlan, fiscal_year: int) -> tuple[CostKind, ...]:
    """The kinds of money recorded for a year."""
    there = {cost.kind for project in plan.projects for cost in project.costs if cost.fiscal_year == fiscal_year}
    return tuple(kind for kind in COST_KINDS if kind in there)


def borne_by(money: tuple[ProjectMoney, ...], code: str) -> int:
    """The sum of a municipality's known shares, thousand yen."""
    return sum(line.share_of(code) or 0 for line in money)
