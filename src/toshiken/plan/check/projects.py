"""Projects: years in order, resting on agreements that are concluded and with the right parties, nothing left blank."""

from collections.abc import Iterator

from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.fiscal_years import last_day
from toshiken.plan.folder import Standing
from toshiken.plan.records.project import Project

BLANKS = {
    "item": "取組の項目",
    "members": "参加する市町村",
    "content": "事業の内容",
    "effect": "効果",
    "hub_role": "連携中枢都市の役割",
    "partner_role": "連携市町村の役割",
    "schedule": "スケジュール",
    "first_fiscal_year": "開始年度",
    "costs": "事業費",
    "cost_sharing": "費用負担",
    "office": "担当部署",
}


def find(scope: Scope) -> Iterator[Found]:
    """Every project; a candidate may be blank."""
    for project, standing in scope.each("projects"):
        yield from _years(project, standing)
        yield from _agreements(project, standing, scope)
        if project.stage == "candidate":
            yield found("candidate", standing, "stage", code=project.code, name=project.name)
            continue
        for key, item in BLANKS.items():
            if not getattr(project, key):
                yield found("project_blank", standing, code=project.code, name=project.name, item=item)


def _years(project: Project, standing: Standing) -> Iterator[Found]:
    first, last = project.first_fiscal_year, project.last_fiscal_year
    if first and last and last < first:
        yield found("years_reversed", standing, "last_fiscal_year", first=first, last=last)
    for index, phase in enumerate(project.schedule):
        outside = (first and phase.first_fiscal_year < first) or (last and phase.last_fiscal_year > last)
        if outside or phase.last_fiscal_year < phase.first_fiscal_year:
            span = f"{phase.first_fiscal_year}～{phase.last_fiscal_year}"
            yield found("phase_outside", standing, "schedule", index, span=span, first=first, last=last or "")


def _agreements(project: Project, standing: Standing, scope: Scope) -> Iterator[Found]:
    hubs = {hub.code for hub in scope.plan.area.hubs}
    known = {agreement.id: agreement for agreement in scope.plan.agreements}
    rests_on = [(n, known[key]) for n, key in enumerate(project.agreements) if key in known]
    for index, agreement in rests_on:
        name = scope.name(agreement.partner)
        if agreement.partner not in project.members:
            yield found("agreement_of_stranger", standing, "agreements", index, name=name, agreement=agreement.id)
        signed = agreement.first_concluded
        if signed is None and (agreement.proceedings[0].done_on_unknown_day or project.stage == "candidate"):
            continue  # a candidate waits for the conclusion
        if signed is None:
            yield found("agreement_not_concluded", standing, "agreements", index, name=name, agreement=agreement.id)
        elif project.first_fiscal_year and signed > last_day(project.first_fiscal_year):
            words = {"name": name, "day": signed, "year": project.first_fiscal_year}
            yield found("agreement_later", standing, "agreements", index, **words)
    if project.stage == "candidate" or not project.members:
        return
    if not hubs & set(project.members):
        yield found("hub_takes_no_part", standing, "members", code=project.code, name=project.name)
    partners = {agreement.partner for _, agreement in rests_on}
    for index, code in enumerate(project.members):
        if code not in partners | hubs and not any(scope.plan.formation_policies):
            yield found("member_without_basis", standing, "members", index, name=scope.name(code), code=project.code)
