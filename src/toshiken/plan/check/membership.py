"""Membership over time: the area's file, the agreements and the declaration say the same; nobody takes part who is no member."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from toshiken.core.period import Period
from toshiken.geography.area import Member
from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.fiscal_years import first_day
from toshiken.plan.members import belongs, ever_belongs
from toshiken.plan.procedure.context import named_by_declarations
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.declaration import Declaration
from toshiken.plan.records.kpi import Kpi
from toshiken.rules.parameters import has_value, parameter


def find(scope: Scope) -> Iterator[Found]:
    """Days of agreements, municipalities named or not, everyone's part in time."""
    yield from _days(scope)
    yield from _declarations(scope)
    yield from _projects(scope)
    yield from _kpis(scope)
    for kind in ("public_comments", "desks", "moved_days", "elections"):
        for record, standing in scope.each(kind):
            if not ever_belongs(record.member, scope.plan.area):
                yield found("not_in_area", standing, "member", name=scope.name(record.member))


def _days(scope: Scope) -> Iterator[Found]:
    named = named_by_declarations(scope.plan)
    for agreement, standing in scope.each("agreements"):
        if _is_hub(agreement.partner, scope):
            continue  # a hub is a member without an agreement with the other
        name = scope.name(agreement.partner)
        signed = agreement.proceedings[0].concluded
        recorded, made = _days_of_stay(agreement, scope)
        if recorded != made:
            days = {"area": recorded or "なし", "agreement": made or "なし"}
            where = ("proceedings", 0, "concluded") if signed else ()
            yield found("concluded_day_differs", standing, *where, name=name, **days)
        if named and agreement.partner not in named:
            yield found("partner_not_declared", standing, "partner", name=name)
        if _left_unsaid(agreement, scope):
            yield found("ended_but_member", standing, "partner", name=name, day=agreement.ended)
    yield from _without_agreement(scope)


def _without_agreement(scope: Scope) -> Iterator[Found]:
    parties = {(agreement.hub, agreement.partner) for agreement in scope.plan.agreements}
    for index, partner in enumerate(scope.plan.area.partners):
        for hub in scope.plan.area.hubs:
            if (hub.code, partner.code) not in parties:
                words = {"name": partner.name, "hub": hub.name}
                yield found("member_without_agreement", scope.area_standing, "partners", index, **words)


def _left_unsaid(agreement: Agreement, scope: Scope) -> bool:
    """Whether it ended as the last of the partner's agreements, and the area's file has it stay."""
    member, own = _member(agreement.partner, scope), scope.plan.agreements_with(agreement.partner)
    over = agreement.ended is not None and agreement.ended <= scope.day
    return over and member is not None and member.left is None and not any(a.holds(scope.day) for a in own)


def _days_of_stay(agreement: Agreement, scope: Scope) -> tuple[date | None, date | None]:
    """Of the stay an agreement was concluded in: the day in the area's file, that of the first agreement concluded in it.

    One that is not concluded is held against the last stay.
    """
    member = _member(agreement.partner, scope)
    days = [a.first_concluded for a in scope.plan.agreements_with(agreement.partner) if a.first_concluded]
    if member is None:
        return None, agreement.first_concluded
    number = _stay_of(agreement.first_concluded, member)
    recorded = member.stays[number].concluded if number < len(member.stays) else None
    return recorded, min((day for day in days if _stay_of(day, member) == number), default=None)


def _stay_of(concluded: date | None, member: Member) -> int:
    """The number of the stay that was not over on the day; after the last one has ended one more, that is not there."""
    if concluded is None:
        return len(member.stays) - 1
    ended = [stay.left for stay in member.stays if stay.left and stay.left < concluded]
    return len(ended)


def _member(code: str, scope: Scope) -> Member | None:
    return next((p for p in scope.plan.area.partners if p.code == code), None)


def _is_hub(code: str, scope: Scope) -> bool:
    return code in {hub.code for hub in scope.plan.area.hubs}


def _declarations(scope: Scope) -> Iterator[Found]:
    declared = {declaration.hub for declaration in scope.plan.declarations}
    declared |= {policy.hub for policy in scope.plan.formation_policies}
    for index, hub in enumerate(scope.plan.area.hubs):
        if hub.code not in declared:
            yield found("declaration_missing", scope.area_standing, "hubs", index, name=hub.name)
    for declaration, standing in scope.each("declarations"):
        if declaration.published and declaration.day and declaration.published < declaration.day:
            yield found("published_before", standing, "published", what="宣言")
        for key in DECLARATION_ITEMS:
            if not getattr(declaration, key):
                yield found("declaration_blank", standing, item=DECLARATION_ITEMS[key])
        yield from (found(fault, standing, *where, **words) for fault, where, words in _thresholds(declaration, scope))


DECLARATION_ITEMS = {
    "day": "宣言の日",
    "published": "公表の日",
    "intention": "中心的な役割を担う意思",
    "statistics": "人口のデータ（昼夜間人口比率、通勤通学割合）",
    "services": "都市機能、サービス",
    "named": "通勤通学割合が基準以上の市町村と、加わる意思のある市町村",
    "state_of_area": "圏域の状況",
    "fields_of_cooperation": "連携する分野",
}


def _thresholds(
    declaration: Declaration, scope: Scope
) -> Iterator[tuple[str, tuple[str | int, ...], dict[str, object]]]:
    day = declaration.day or scope.day
    if not has_value("commuting_threshold", day):
        yield "before_the_scheme", ("day",), {"name": scope.name(declaration.hub), "day": day}
        return
    least = parameter("commuting_threshold", day).in_unit("percent").known
    for index, named in enumerate(declaration.over_threshold):
        if named.commuting_percent is not None and named.commuting_percent < least:
            words = _percent(named.code, named.commuting_percent, least, scope)
            yield "named_under_threshold", ("over_threshold", index), words
    for index, named in enumerate(declaration.willing):
        if named.commuting_percent is not None and named.commuting_percent >= least:
            words = _percent(named.code, named.commuting_percent, least, scope)
            yield "willing_over_threshold", ("willing", index), words
        elif not named.reason:
            yield "reason_missing", ("willing", index), {"name": scope.name(named.code)}


def _percent(code: str, percent: Decimal, least: Decimal, scope: Scope) -> dict[str, object]:
    return {"name": scope.name(code), "percent": percent, "least": f"{least.normalize():f}"}


def _projects(scope: Scope) -> Iterator[Found]:
    for project, standing in scope.each("projects"):
        years = (project.first_fiscal_year, project.last_fiscal_year or project.first_fiscal_year)
        for index, code in enumerate(project.members):
            outside = [y for y in years if y and not belongs(code, scope.plan.area, first_day(y))]
            if outside and project.stage != "candidate":
                words = {"name": scope.name(code), "year": outside[0], "day": first_day(outside[0])}
                yield found("member_not_then", standing, "members", index, **words)
        for index, evaluation in enumerate(project.evaluations):
            if evaluation.member not in project.members:
                yield found(
                    "takes_no_part", standing, "evaluations", index, "member", name=scope.name(evaluation.member)
                )


def _kpis(scope: Scope) -> Iterator[Found]:
    for kpi_set, standing in scope.each("kpi_sets"):
        for number, kpi in enumerate(kpi_set.kpis):
            for index, name in _reports_of_strangers(kpi, scope):
                yield found(
                    "report_of_stranger", standing, "kpis", number, "actuals", index, "member", kpi=kpi.name, name=name
                )


def _reports_of_strangers(kpi: Kpi, scope: Scope) -> Iterator[tuple[int, str]]:
    for index, actual in enumerate(kpi.actuals):
        if actual.member and not belongs(actual.member, scope.plan.area, Period.parse(actual.period).end):
            yield index, scope.name(actual.member)
