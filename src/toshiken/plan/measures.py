"""措置見込額（試算） of each municipality: eligible general funds with every deduction, then the rules of the year.

A project is counted once over all schemes; what is not counted is told with its reason. Special allocation tax is reported by
EACH municipality; of the hub's projects those of role ウ count, ア and イ are counted in 普通交付税 by population.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from toshiken.plan.cost_sharing import largest_remainder
from toshiken.plan.fiscal_years import first_day, last_day
from toshiken.plan.money import ProjectMoney, settled_on
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.project import Project
from toshiken.rules.local_bond import bond_counted
from toshiken.rules.measure import Measure
from toshiken.rules.special_allocation_tax import Kind, special_allocation_tax

BY_POPULATION = "役割ア・イの事業。圏域の人口により普通交付税に算入される"
NOT_SHARED = "負担額が定まっていない"
TWO_HUBS = "連携中枢都市が2つとも加わっていて、どちらが全額を負担するか定まっていない"
NO_ITEM = "項目（役割）が未定で、算定の対象か分からない"
NO_AGREEMENT = "基づく連携協約がないか、締結されていない"


@dataclass(frozen=True)
class EligibleLine:
    """A municipality's part in a project: its share, what of it is not counted and why, what is left (thousand yen)."""

    project: Project
    kind: Kind
    share: int
    left_out: tuple[tuple[int, str], ...]

    @property
    def counted(self) -> int:
        """The eligible general funds."""
        return self.share - sum(amount for amount, _ in self.left_out)


@dataclass(frozen=True)
class MemberMeasures:
    """One municipality: its lines, and the measure of every kind of cost it has. undecided: what cannot be worked out, and why."""

    code: str
    name: str
    is_hub: bool
    lines: tuple[EligibleLine, ...]
    measures: tuple[Measure, ...]
    undecided: tuple[tuple[Project, str], ...]


def member_measures(
    plan: AlliancePlan, money: tuple[ProjectMoney, ...], fiscal_year: int, as_of: date | None = None
) -> tuple[MemberMeasures, ...]:
    """Everyone that takes part in a project of the year, hub first, then in 建制順."""
    hubs = [hub.code for hub in plan.area.hubs]
    codes = sorted({code for line in money for code in line.members}, key=lambda code: (code not in hubs, code))
    return tuple(_of(code, plan, money, fiscal_year, as_of, is_hub=code in hubs) for code in codes)


def _of(
    code: str, plan: AlliancePlan, money: tuple[ProjectMoney, ...], fiscal_year: int, as_of: date | None, is_hub: bool
) -> MemberMeasures:
    own = [line for line in money if code in line.members]
    why = [(line, _undecided(line)) for line in own]
    lines = tuple(_line(line, code, plan, fiscal_year, is_hub) for line, reason in why if not reason)
    undecided = tuple((line.project, reason) for line, reason in why if reason)
    kinds = list(dict.fromkeys(line.kind for line in lines if line.counted))
    measures = tuple(_measure(kind, lines, code, plan, fiscal_year, as_of) for kind in kinds)
    return MemberMeasures(code, plan.name_of(code), is_hub, lines, measures, undecided)


def _measure(
    kind: Kind, lines: tuple[EligibleLine, ...], code: str, plan: AlliancePlan, fiscal_year: int, as_of: date | None
) -> Measure:
    funds = sum(line.counted for line in lines if line.kind == kind)
    used = _years_used(code, plan, fiscal_year) if kind == "external_staff" else 0
    return special_allocation_tax(fiscal_year, kind, funds, used, as_of)


def _years_used(code: str, plan: AlliancePlan, fiscal_year: int) -> int:
    """Earlier fiscal years in which the municipality took part in a project with external staff."""
    staff = [p for p in settled_on(plan) if p.clause == "external_staff" and code in p.members]
    return len({cost.fiscal_year for p in staff for cost in p.costs if cost.fiscal_year < fiscal_year})


def _undecided(money: ProjectMoney) -> str:
    """Why nothing can be worked out of a project; "" where it can."""
    if money.shares is None:
        return TWO_HUBS if money.two_hubs_bear_all else NOT_SHARED
    return NO_ITEM if money.project.clause == "project" and not money.project.role else ""


def _line(money: ProjectMoney, code: str, plan: AlliancePlan, fiscal_year: int, is_hub: bool) -> EligibleLine:
    share = money.share_of(code) or 0
    left_out: list[tuple[int, str]] = []
    rest = share
    for amount, reason in _left_out(money, code, plan, fiscal_year, is_hub):
        taken = min(amount, rest)
        if taken:
            left_out.append((taken, reason))
            rest -= taken
    return EligibleLine(money.project, _kind(money.project, is_hub), share, tuple(left_out))


def _left_out(
    money: ProjectMoney, code: str, plan: AlliancePlan, fiscal_year: int, is_hub: bool
) -> Iterator[tuple[int, str]]:
    """(amount, reason) in the order in which they are deducted; together never more than the share."""
    project, share = money.project, money.share_of(code) or 0
    if not _rests_on_an_agreement(project, code, plan, fiscal_year):
        yield share, NO_AGREEMENT
    if is_hub and project.role in ("ア", "イ") and project.clause == "project":
        yield share, BY_POPULATION
    for entry in project.counted_elsewhere:
        if entry.member == code:
            yield share, f"{entry.scheme}で算定する（1つの事業は1回だけ算定する）"
    for left_out in project.not_counted:
        if left_out.fiscal_year == fiscal_year and left_out.member in (None, code):
            yield _part(left_out.thousand_jpy, left_out.member, money, code), left_out.reason


def _rests_on_an_agreement(project: Project, code: str, plan: AlliancePlan, fiscal_year: int) -> bool:
    """Whether one of the project's agreements, concluded by the end of the year, has the municipality as a party."""
    own = [a for a in plan.agreements if a.id in project.agreements and code in (a.hub, a.partner)]
    return any(_holds_in(agreement, fiscal_year) for agreement in own)


def _holds_in(agreement: Agreement, fiscal_year: int) -> bool:
    if agreement.ended and agreement.ended <= first_day(fiscal_year):
        return False
    signed = agreement.first_concluded
    return agreement.proceedings[0].done_on_unknown_day or (signed is not None and signed <= last_day(fiscal_year))


def _part(amount: int, member: str | None, money: ProjectMoney, code: str) -> int:
    """All of it where it concerns one municipality; else in proportion to the shares."""
    if member is not None or money.shares is None or money.shares.total == 0:
        return amount
    weights = {who: Fraction(share) for who, share in money.shares.thousand_jpy.items()}
    return largest_remainder(amount, weights).get(code, 0)


def _kind(project: Project, is_hub: bool) -> Kind:
    if project.clause == "project":
        return "hub_projects" if is_hub else "partner_projects"
    return project.clause


def bond_measures(
    money: tuple[ProjectMoney, ...], fiscal_year: int, as_of: date | None = None
) -> tuple[tuple[Project, Measure], ...]:
    """What 普通交付税 counts of the bonds of projects that issue any: of the cost that specified funds leave, at most."""
    found = []
    for line in money:
        bonds = sum(source.thousand_jpy for source in line.cost.funding if source.kind == "bond")
        if bonds and line.cost.thousand_jpy is not None:
            others = sum(s.thousand_jpy for s in line.cost.funding if s.kind != "bond")
            cost = max(0, line.cost.thousand_jpy - others)
            found.append((line.project, bond_counted(fiscal_year, cost, as_of)))
    return tuple(found)
