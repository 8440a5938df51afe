"""KPIs: baseline and target in the right direction, reports in order of time, every role measured, nobody's report missing."""

from collections.abc import Iterator
from decimal import Decimal

from toshiken.core.period import Period
from toshiken.indicators.catalogue import indicator_names
from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.folder import Standing
from toshiken.plan.items import roles
from toshiken.plan.kpi_reports import missing_reports
from toshiken.plan.records.kpi import IndicatorSource, Kpi, ReportSource

BLANKS = {"method": "把握方法", "publication": "公表時期", "office": "担当部署", "source": "数値の出どころ"}


def find(scope: Scope) -> Iterator[Found]:
    """Every KPI, then the roles."""
    for kpi_set, standing in scope.each("kpi_sets"):
        for index, kpi in enumerate(kpi_set.kpis):
            for fault, where, words in (*_targets(kpi), *_actuals(kpi, scope), *_source(kpi), *_blanks(kpi, scope)):
                yield found(fault, standing, "kpis", index, *where, **{"kpi": kpi.name, **words})
            yield from _role(kpi, standing, index, scope)
    yield from _roles(scope)


One = tuple[str, tuple[str | int, ...], dict[str, object]]


def _targets(kpi: Kpi) -> Iterator[One]:
    if kpi.status != "set":
        yield "kpi_under_discussion", ("status",), {}
        return
    if kpi.baseline is None:
        yield "baseline_missing", (), {}
    if not kpi.targets and kpi.direction != "keep":
        yield "target_missing", (), {}
    days = [target.set_on for target in kpi.targets]
    for index, target in enumerate(kpi.targets):
        if kpi.baseline and _against(kpi, target.value, kpi.baseline.value):
            yield "target_against_direction", ("targets", index, "value"), {
                "target": target.value, "baseline": kpi.baseline.value, "direction": _WAYS[kpi.direction]
            }  # fmt: skip
        if kpi.baseline and Period.parse(target.period).end <= Period.parse(kpi.baseline.period).end:
            yield "target_before_baseline", ("targets", index, "period"), {}
        if index and not target.reason:
            yield "target_changed_without_reason", ("targets", index), {"day": target.set_on}
        if target.set_on in days[:index]:
            yield "two_targets_a_day", ("targets", index, "set_on"), {"day": target.set_on}


_WAYS = {"at_least": "上げる", "at_most": "下げる", "keep": "保つ"}


def _against(kpi: Kpi, target: Decimal, baseline: Decimal) -> bool:
    return (kpi.direction == "at_least" and target < baseline) or (kpi.direction == "at_most" and target > baseline)


def _actuals(kpi: Kpi, scope: Scope) -> Iterator[One]:
    seen: dict[tuple[str, str, str], int] = {}
    for index, actual in enumerate(kpi.actuals):
        where = ("actuals", index)
        key = (actual.period, actual.member or "", actual.edition)
        if key in seen:
            yield "actual_twice", where, {"period": Period.parse(actual.period).short}
        seen[key] = index
        final = seen.get((actual.period, actual.member or "", "final"))
        if actual.edition == "preliminary" and final is not None and kpi.actuals[final].reported <= actual.reported:
            yield "preliminary_after_final", where, {"period": Period.parse(actual.period).short}
        if actual.reported < Period.parse(actual.period).start:
            yield "reported_before_period", (*where, "reported"), {"day": actual.reported}
        elif actual.edition == "final" and actual.reported < Period.parse(actual.period).end:
            end = Period.parse(actual.period).end
            yield "final_before_period_end", (*where, "reported"), {"day": actual.reported, "end": end}
        if isinstance(kpi.source, ReportSource) and actual.member and actual.member not in kpi.source.members:
            yield "reporter_unexpected", (*where, "member"), {"name": scope.name(actual.member)}


def _source(kpi: Kpi) -> Iterator[One]:
    if isinstance(kpi.source, IndicatorSource) and kpi.source.indicator not in indicator_names():
        yield "unknown_indicator", ("source", "indicator"), {"indicator": kpi.source.indicator}


def _blanks(kpi: Kpi, scope: Scope) -> Iterator[One]:
    if kpi.status == "set":
        for key, item in BLANKS.items():
            if not getattr(kpi, key):
                yield "kpi_blank", (), {"item": item}
    for period, codes in missing_reports(kpi, scope.plan.area, scope.day):
        names = "、".join(scope.name(code) for code in codes) or kpi.office or "担当部署は未定"
        yield "report_missing", ("actuals",), {"period": Period.parse(period).short, "names": names}


def _role(kpi: Kpi, standing: Standing, index: int, scope: Scope) -> Iterator[Found]:
    of = {project.code: project.role for project in scope.plan.projects}
    for number, code in enumerate(kpi.projects):
        if of.get(code) and of[code] != kpi.role:
            words = {"kpi": kpi.name, "role": kpi.role, "code": code, "right": of[code]}
            yield found("kpi_of_other_role", standing, "kpis", index, "projects", number, **words)


def _roles(scope: Scope) -> Iterator[Found]:
    measured = {kpi.role for kpi in scope.plan.kpis if kpi.status == "set"}
    for vision, standing in scope.each("visions"):
        if vision is scope.plan.vision_on(scope.day):
            for role in roles():
                if role.code not in measured:
                    yield found("role_without_kpi", standing, role=role.code, name=role.name)
