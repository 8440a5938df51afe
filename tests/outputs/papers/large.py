"""A plan of the size of a real one: 12 members, 60 projects, 40 KPIs, five years. Its content is made up."""

from datetime import date
from decimal import Decimal

from toshiken.example import Example
from toshiken.example.alliance import bundled_plan
from toshiken.plan.items import item_codes
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import Cost, CostSharing
from toshiken.plan.records.kpi import Actual, Baseline, Kpi, KpiSet, ReportSource, Target
from toshiken.plan.records.project import Phase, Project

YEARS = range(2022, 2027)


def large_plan(projects: int = 60, kpis: int = 40) -> AlliancePlan:
    """The bundled area with made-up projects and KPIs."""
    plan = bundled_plan(Example())
    members = tuple(m.code for m in (*plan.area.hubs, *plan.area.partners))
    agreements = tuple(agreement.id for agreement in plan.agreements)
    made = tuple(_project(number, members, agreements) for number in range(projects))
    kpi_set = KpiSet(id="all", name="すべて", kpis=tuple(_kpi(number, made, members) for number in range(kpis)))
    return plan.model_copy(update={"projects": made, "kpi_sets": (kpi_set,)})


def _project(number: int, members: tuple[str, ...], agreements: tuple[str, ...]) -> Project:
    item = item_codes()[number % len(item_codes())]
    costs = [
        Cost(fiscal_year=year, kind=kind, thousand_jpy=1000 * number + year, day=date(year, 4, 1))
        for year in YEARS
        for kind in ("budget", "settlement")
    ]
    return Project(
        code=f"{number + 1:02d}", name=f"試験のために作った事業その{number + 1}", item=item, members=members,
        content="試験のために書いた内容。" * 4, effect="試験のために書いた効果。" * 2,
        hub_role="企画し、運営する。" * 2, partner_role="周知し、費用の一部を負担する。" * 2, office="試験課",
        first_fiscal_year=2022, last_fiscal_year=2026,
        schedule=(Phase(first_fiscal_year=2022, last_fiscal_year=2026, content="実施"),),
        agreements=agreements, cost_sharing=CostSharing(rule="equal"), costs=tuple(costs),
    )  # fmt: skip


def _kpi(number: int, projects: tuple[Project, ...], members: tuple[str, ...]) -> Kpi:
    project = projects[number % len(projects)]
    actuals = (
        Actual(period=f"FY{year}", value=Decimal(100 + year - 2021), reported=date(year + 1, 6, 1))
        for year in YEARS[:-1]
    )
    return Kpi.model_validate(
        {
            "id": f"kpi{number}", "name": f"試験のための指標その{number + 1}", "unit": "件", "direction": "at_least",
            "role": project.role, "projects": (project.code,),
            "baseline": Baseline(period="FY2021", value=Decimal(100)),
            "targets": (Target(set_on=date(2022, 3, 31), period="FY2026", value=Decimal(120)),),
            "actuals": tuple(actuals), "source": ReportSource(members=members, adds_up=False),
            "method": "各市町村の報告", "publication": "翌年度の6月", "months_to_publication": 3,
        }
    )  # fmt: skip
