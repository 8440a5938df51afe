"""Roles and item codes: known ones, named by the agreements a project rests on; no role without a project."""

from collections.abc import Iterator

from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.fiscal_years import first_day
from toshiken.plan.folder import Standing
from toshiken.plan.items import item_codes, item_named, roles
from toshiken.plan.records.project import Project


def find(scope: Scope) -> Iterator[Found]:
    """Unknown codes and fields, items no agreement names, roles nobody serves."""
    for project, standing in scope.each("projects"):
        if project.item and item_named(project.item) is None:
            yield found("unknown_item", standing, "item", item=project.item, known="、".join(item_codes()))
        else:
            yield from _field(project, standing)
            yield from _in_agreements(project, standing, scope)
    for text, standing in scope.each("agreement_texts"):
        for index, undertaking in enumerate(text.undertakings):
            if item_named(undertaking.item) is None:
                where = ("undertakings", index, "item")
                yield found("unknown_item", standing, *where, item=undertaking.item, known="、".join(item_codes()))
    yield from _roles(scope)


def _field(project: Project, standing: Standing) -> Iterator[Found]:
    item = item_named(project.item)
    if item and project.field and item.fields and project.field not in item.fields:
        known = "、".join(item.fields)
        yield found("unknown_field", standing, "field", field=project.field, item=project.item, known=known)


def _in_agreements(project: Project, standing: Standing, scope: Scope) -> Iterator[Found]:
    """Only where the agreement's undertakings are recorded: an agreement known by its headings alone says nothing."""
    if not project.item or project.first_fiscal_year is None or project.stage == "candidate":
        return
    for index, key in enumerate(project.agreements):
        agreement = next((a for a in scope.plan.agreements if a.id == key), None)
        held = agreement.in_force(first_day(project.first_fiscal_year)) if agreement else None
        text = scope.plan.agreement_text(held.text) if held else None
        if text and text.undertakings and project.item not in {u.item for u in text.undertakings}:
            yield found("item_not_agreed", standing, "agreements", index, item=project.item, agreement=key)


def _roles(scope: Scope) -> Iterator[Found]:
    served = {project.role for project in scope.plan.projects if project.stage == "adopted"}
    for vision, standing in scope.each("visions"):
        if vision is scope.plan.vision_on(scope.day):
            for role in roles():
                if role.code not in served:
                    yield found("role_without_project", standing, role=role.code, name=role.name)
