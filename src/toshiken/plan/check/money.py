"""Money: three kinds that never mix, funding within the cost, nothing counted twice."""

from collections.abc import Iterator

from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.fiscal_years import last_day
from toshiken.plan.folder import Standing
from toshiken.plan.records.cost import COST_KINDS, Cost
from toshiken.plan.records.project import Project
from toshiken.rules.parameters import parameter


def find(scope: Scope) -> Iterator[Found]:
    """Every cost of every project."""
    for project, standing in scope.each("projects"):
        seen: set[tuple[int, str]] = set()
        for index, cost in enumerate(project.costs):
            where = ("costs", index)
            words = {"year": cost.fiscal_year, "kind": COST_KINDS[cost.kind]}
            if (cost.fiscal_year, cost.kind) in seen:
                yield found("cost_twice", standing, *where, **words)
            seen.add((cost.fiscal_year, cost.kind))
            if _outside(cost, project):
                yield found("cost_outside_years", standing, *where, "fiscal_year", **words)
            yield from _settlement(cost, standing, index)
            funds = cost.general_funds_thousand_jpy
            if funds is not None and funds < 0:
                yield found("funding_over_cost", standing, *where, "funding", **words)
        yield from _counted(project, standing, scope)


def _outside(cost: Cost, project: Project) -> bool:
    first, last = project.first_fiscal_year, project.last_fiscal_year
    return bool((first and cost.fiscal_year < first) or (last and cost.fiscal_year > last))


def _settlement(cost: Cost, standing: Standing, index: int) -> Iterator[Found]:
    """A 決算額 is known after the year has closed; one dated before is an estimate."""
    if cost.kind != "settlement":
        return
    words = {"year": cost.fiscal_year, "amount": f"{cost.thousand_jpy or 0:,}", "end": last_day(cost.fiscal_year)}
    if cost.day is None:
        yield found("settlement_undated", standing, "costs", index, **words)
    elif cost.day <= last_day(cost.fiscal_year):
        yield found("settlement_too_early", standing, "costs", index, "day", day=cost.day, **words)


def _counted(project: Project, standing: Standing, scope: Scope) -> Iterator[Found]:
    members = [entry.member for entry in project.counted_elsewhere]
    for index, entry in enumerate(project.counted_elsewhere):
        if entry.member not in project.members:
            yield found("takes_no_part", standing, "counted_elsewhere", index, "member", name=scope.name(entry.member))
        if entry.member in members[:index]:
            yield found("counted_twice", standing, "counted_elsewhere", index, name=scope.name(entry.member))
    for index, left_out in enumerate(project.not_counted):
        funds = [c.general_funds_thousand_jpy or 0 for c in project.costs if c.fiscal_year == left_out.fiscal_year]
        if left_out.thousand_jpy > max(funds, default=0):
            words = {"year": left_out.fiscal_year, "amount": f"{left_out.thousand_jpy:,}"}
            yield found("not_counted_over_funds", standing, "not_counted", index, "thousand_jpy", **words)
    yield from _external_staff(project, standing, scope)


def _external_staff(project: Project, standing: Standing, scope: Scope) -> Iterator[Found]:
    if project.clause != "external_staff":
        return
    longest = int(parameter("external_staff_years", scope.day).known)
    years = sorted({cost.fiscal_year for cost in project.costs})
    if len(years) > longest:
        yield found("external_staff_too_long", standing, "costs", years=len(years), longest=longest)
