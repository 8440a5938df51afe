"""Cost sharing: a rule with its key, weights for everyone, shares that sum to the thousand yen and follow the rule."""

from collections.abc import Iterator

from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.cost_sharing import shares_by_rule
from toshiken.plan.fiscal_years import first_day
from toshiken.plan.folder import Standing
from toshiken.plan.members import belongs, members_in, project_hub
from toshiken.plan.records.cost import Cost, CostSharing
from toshiken.plan.records.project import Project

KEYED = ("population", "use", "fixed")


def find(scope: Scope) -> Iterator[Found]:
    """Every project's rule, then every cost's shares."""
    for project, standing in scope.each("projects"):
        faults = list(_rule(project, standing, scope))
        yield from faults
        yield from _two_hubs(project, standing, scope)
        for index, cost in enumerate(project.costs):
            yield from _shares(project, cost, standing, index, scope, sound=not faults)


def _rule(project: Project, standing: Standing, scope: Scope) -> Iterator[Found]:
    rule = project.cost_sharing
    if rule is None:
        return
    yield from _key(rule.rule, rule.sharing_key, project, standing, ("cost_sharing",), scope)
    for index, part in enumerate(rule.parts):
        yield from _key(part.rule, part.sharing_key, project, standing, ("cost_sharing", "parts", index), scope)
    if (rule.rule == "mixed") != bool(rule.parts) or (rule.parts and _percent(rule) != 100):
        yield found("parts_not_whole", standing, "cost_sharing", percent=_percent(rule))


def _two_hubs(project: Project, standing: Standing, scope: Scope) -> Iterator[Found]:
    """Which of two hubs bears all, the rule does not say; recorded shares do."""
    rule = project.cost_sharing
    open_ = rule is not None and rule.rule == "hub_bears_all" and project_hub(project.members, scope.plan.area) is None
    if open_ and not (project.costs and all(cost.shares for cost in project.costs)):
        yield found("two_hubs_bear_all", standing, "cost_sharing", code=project.code, name=project.name)


def _percent(rule: CostSharing) -> int:
    return sum(part.percent for part in rule.parts)


def _key(
    rule: str, key: str, project: Project, standing: Standing, where: tuple[str | int, ...], scope: Scope
) -> Iterator[Found]:
    if rule not in KEYED:
        return
    known = next((k for k in scope.plan.sharing_keys if k.id == key), None)
    if known is None:
        yield found("sharing_key_missing", standing, *where, key=key or "（空）")
        return
    lacking = [code for code in project.members if code not in known.weights]
    if lacking:
        names = "、".join(scope.name(code) for code in lacking)
        yield found("weight_missing", standing, *where, "sharing_key", key=key, names=names)


def _shares(project: Project, cost: Cost, standing: Standing, index: int, scope: Scope, sound: bool) -> Iterator[Found]:
    where, funds = ("costs", index, "shares"), cost.general_funds_thousand_jpy
    if not cost.shares:
        return
    for code in cost.shares:
        if code not in project.members or not belongs(code, scope.plan.area, first_day(cost.fiscal_year)):
            yield found("share_of_stranger", standing, *where, code, name=scope.name(code), year=cost.fiscal_year)
    total = sum(cost.shares.values())
    if funds is not None and total != funds:
        words = {
            "year": cost.fiscal_year,
            "total": f"{total:,}",
            "funds": f"{funds:,}",
            "difference": f"{total - funds:+,}",
        }
        yield found("shares_not_summing", standing, *where, **words)
    elif sound:
        yield from _against_rule(project, cost, standing, where, scope)


def _against_rule(
    project: Project, cost: Cost, standing: Standing, where: tuple[str | int, ...], scope: Scope
) -> Iterator[Found]:
    keys = {key.id: key for key in scope.plan.sharing_keys}
    taking_part = project.model_copy(update={"members": members_in(project, scope.plan.area, cost.fiscal_year)})
    expected = shares_by_rule(taking_part, cost, project_hub(taking_part.members, scope.plan.area), keys)
    if expected is None:
        return
    for code, share in cost.shares.items():
        right = expected.thousand_jpy.get(code, 0)
        if share != right:
            words = {"name": scope.name(code), "share": f"{share:,}", "right": f"{right:,}", "year": cost.fiscal_year}
            yield found("share_against_rule", standing, *where, code, **words)
            return
