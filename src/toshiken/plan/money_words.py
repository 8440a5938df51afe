"""Money as lines and as data. Three kinds never mix: every table says which kind it is of."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from toshiken.core.errors import RequestError
from toshiken.core.text_table import aligned
from toshiken.plan.fiscal_years import fiscal_year_of
from toshiken.plan.measures import MemberMeasures, bond_measures, member_measures
from toshiken.plan.money import ProjectMoney, borne_by, kinds_of_year, known_years, money_of_year, settled_on, total
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import COST_KINDS, CostKind
from toshiken.rules.ordinary_allocation_tax import published_points

SAID = (
    "措置見込額（試算）は算定のための見込みであり、収入ではない。普通交付税は基準財政需要額への算入額で、不交付団体には交付されない。",
    "特別交付税は、各市町村がそれぞれの額を都道府県に報告して算定される。",
)

UNSETTLED = "※ （　）内は、額が定まっていない（別途協議など）ため計に含まない件数"


def chosen_kind(plan: AlliancePlan, fiscal_year: int, wanted: str) -> CostKind:
    """The kind asked for; without, 決算額 where the year has any, else 当初予算額, else 見込額. A RequestError where none is recorded."""
    there = kinds_of_year(plan, fiscal_year)
    if not there:
        years = "、".join(map(str, known_years(plan))) or "なし"
        raise RequestError(
            f"{fiscal_year}年度の事業費が記録されていません（記録のある年度：{years}）。年度を変えるか、事業に書いてください。"
            "候補（stage: candidate）の事業は数えません。"
        )
    if wanted and wanted not in there:
        known = "、".join(f"{kind}（{COST_KINDS[kind]}）" for kind in there)
        raise RequestError(f"{fiscal_year}年度の事業費に「{wanted}」はありません。選べる値：{known}")
    order: tuple[CostKind, ...] = ("settlement", "budget", "expected")
    return next(kind for kind in order if kind == wanted or (not wanted and kind in there))


def newest_year(plan: AlliancePlan, day: date) -> int:
    """The last fiscal year begun by `day` with any cost recorded, else the first recorded; a RequestError where there is none."""
    years = known_years(plan)
    if not years:
        raise RequestError(
            "事業費がまだ1つも記録されていません。projects の costs か Excel の「事業費」に書いてください。"
        )
    return max((year for year in years if year <= fiscal_year_of(day)), default=years[0])


def undated(money: tuple[ProjectMoney, ...]) -> tuple[str, ...]:
    """What an earlier day cannot leave out: costs of which nobody wrote when they were set."""
    codes = [line.project.code for line in money if line.cost.day is None]
    if not codes:
        return ()
    return (
        f"{len(codes)}事業（{'、'.join(codes)}）の額は日（day）の記録がない。この日に定まっていたかは分からないが、含めている",
    )


def as_lines(plan: AlliancePlan, fiscal_year: int, kind: CostKind, as_of: date, reproduction: bool = False) -> str:
    """Cost, funds and shares a project, the members' sums, the measures with their arithmetic.

    reproduction: as of a day that is past; what may have been set later is told.
    """
    money = money_of_year(plan, fiscal_year, kind)
    codes = list(dict.fromkeys(code for line in money for code in line.members))
    codes.sort(key=lambda code: (code not in {h.code for h in plan.area.hubs}, code))
    heads = ("事業", "", COST_KINDS[kind], "特定財源", "一般財源", *(plan.name_of(code) for code in codes))
    right = range(2, len(heads))
    rows = [heads, *(_row(line, codes) for line in money), _total(money, codes)]
    return "\n".join(
        [
            f"{plan.area.name_on(as_of)}　{fiscal_year}年度　{COST_KINDS[kind]}（千円）",
            "",
            *aligned(rows, right=right),
            *((UNSETTLED,) if any("件）" in cell for cell in rows[-1]) else ()),
            *(f"※ {sentence}" for sentence in (undated(money) if reproduction else ())),
            *_others(plan, fiscal_year, kind),
            "",
            "措置見込額（試算）",
            *_by_population(plan, fiscal_year, as_of),
            *(line for each in member_measures(plan, money, fiscal_year, as_of) for line in _measures(each)),
            *(
                f"  {p.name}　{m.label} {m.amount.shown()}千円　{m.arithmetic}"
                for p, m in bond_measures(money, fiscal_year, as_of)
            ),
            "",
            *(f"※ {sentence}" for sentence in SAID),
        ]
    )


def _by_population(plan: AlliancePlan, fiscal_year: int, as_of: date) -> Iterator[str]:
    """普通交付税 counts the hub's roles ア and イ by the population of the area: what is published of it."""
    hubs = "、".join(hub.name for hub in plan.area.hubs)
    yield f"  {hubs}　普通交付税（役割ア・イ。基準財政需要額への算入額で、圏域の人口による）"
    for point in published_points(fiscal_year, as_of):
        remark = f"（{point.amount.place.name}の{point.remark}）" if point.remark else ""
        yield f"    公表された点　圏域人口{point.population.shown()}万人に対して約{point.amount.shown(1)}億円{remark}"


def _row(line: ProjectMoney, codes: list[str]) -> tuple[str, ...]:
    cost = line.cost
    if cost.thousand_jpy is None:
        return (line.project.code, line.project.name, "別途協議", "", "", *("" for _ in codes))
    shares = (_share(line, code) for code in codes)
    return (
        line.project.code,
        line.project.name,
        f"{cost.thousand_jpy:,}",
        f"{funding_of(line):,}",
        f"{cost.general_funds_thousand_jpy:,}",
        *shares,
    )


def _share(line: ProjectMoney, code: str) -> str:
    if code not in line.members:
        return ""
    share = line.share_of(code)
    return "未定" if share is None else f"{share:,}"


def _total(money: tuple[ProjectMoney, ...], codes: list[str]) -> tuple[str, ...]:
    costs = total(line.cost.thousand_jpy for line in money)
    funding = total(funding_of(line) for line in money)
    funds = total(line.cost.general_funds_thousand_jpy for line in money)
    return "計", "", *(sum_.shown() for sum_ in (costs, funding, funds)), *(borne_by(money, c).shown() for c in codes)


def funding_of(line: ProjectMoney) -> int | None:
    """特定財源; None where the cost is 別途協議."""
    cost = line.cost
    return None if cost.thousand_jpy is None else sum(source.thousand_jpy for source in cost.funding)


def _others(plan: AlliancePlan, fiscal_year: int, kind: CostKind) -> Iterator[str]:
    """What of the year's money is not in the table: candidates, and projects without a cost of this kind."""
    for project in plan.projects:
        if project.stage == "candidate" and any((c.fiscal_year, c.kind) == (fiscal_year, kind) for c in project.costs):
            yield f"  {project.code}　{project.name}は候補のため含まない"
    for project in settled_on(plan):
        kinds = [cost.kind for cost in project.costs if cost.fiscal_year == fiscal_year]
        if kinds and kind not in kinds:
            there = "、".join(COST_KINDS[k] for k in kinds)
            yield f"  {project.code}　{project.name}は{COST_KINDS[kind]}がないため含まない（あるのは{there}）"


def _measures(each: MemberMeasures) -> Iterator[str]:
    yield f"  {each.name}"
    for measure in each.measures:
        mark = "" if measure.verified else "（未確認の値を含む）"
        yield f"    {measure.label}　{measure.amount.shown()}千円{mark}　{measure.arithmetic}"
    if not each.measures:
        yield "    算定の対象となる一般財源はない"
    for line in each.lines:
        for amount, reason in line.left_out:
            yield f"    対象外　{line.project.code} {line.project.name}　{amount:,}千円　{reason}"
    for project, reason in each.undecided:
        yield f"    未定　{project.code} {project.name}　{reason}"


def as_data(plan: AlliancePlan, fiscal_year: int, kind: CostKind, as_of: date) -> dict[str, Any]:
    """Amounts in thousand yen."""
    money = money_of_year(plan, fiscal_year, kind)
    return {
        "as_of": as_of.isoformat(), "area": plan.area.slug, "fiscal_year": fiscal_year, "kind": kind, "unit": "thousand_jpy",
        "projects": [_project(line) for line in money],
        "undated": [line.project.code for line in money if line.cost.day is None],
        "left_out": [line.strip() for line in _others(plan, fiscal_year, kind)],
        "members": [_member(each) for each in member_measures(plan, money, fiscal_year, as_of)],
    }  # fmt: skip


def _project(line: ProjectMoney) -> dict[str, Any]:
    cost = line.cost
    return {
        "code": line.project.code, "name": line.project.name, "cost": cost.thousand_jpy, "by_negotiation": cost.by_negotiation,
        "funding": [source.model_dump(mode="json") for source in cost.funding],
        "general_funds": cost.general_funds_thousand_jpy,
        "shares": dict(line.shares.thousand_jpy) if line.shares else None,
        "arithmetic": list(line.shares.arithmetic) if line.shares else [],
    }  # fmt: skip


def _member(each: MemberMeasures) -> dict[str, Any]:
    return {
        "code": each.code, "name": each.name,
        "lines": [
            {"project": x.project.code, "share": x.share, "counted": x.counted, "left_out": [list(y) for y in x.left_out]}
            for x in each.lines
        ],
        "measures": [
            {"label": m.label, "amount": int(m.amount.known), "arithmetic": m.arithmetic, "verified": m.verified}
            for m in each.measures
        ],
        "undecided": [{"project": project.code, "reason": reason} for project, reason in each.undecided],
    }  # fmt: skip
