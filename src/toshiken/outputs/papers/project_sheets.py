"""事業シート, the separate volume of the vision: a page a project."""

from collections.abc import Iterator

from toshiken.outputs.figure import Row, Table
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.costs import NEVER_MIXED, cost_cell, thousands, year_label
from toshiken.outputs.papers.grids import facts, grid, money
from toshiken.outputs.papers.kpi_tables import kpi_table
from toshiken.outputs.papers.marks import UNDECIDED, known
from toshiken.outputs.papers.paper import Block, Contents, Heading, Paper, line
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.vision_future import adopted, item_label
from toshiken.outputs.papers.wording import filled
from toshiken.plan.money import ProjectMoney
from toshiken.plan.records.cost import COST_KINDS, FUNDING_KINDS, SHARING_RULES, Cost
from toshiken.plan.records.kpi import Analysis
from toshiken.plan.records.project import Project


def project_sheets(source: Source) -> Paper:
    """All sheets in order of code."""
    wording = source.words.of("project_sheets")
    name = source.vision.name if source.vision else source.area_name
    blocks: list[Block] = [line(wording.title, "title"), line(f"{name}　別冊", "subtitle")]
    blocks += [line(filled(text, source.slots())) for text in wording.section("opening").paragraphs]
    found = adopted(source)
    blocks += [Contents(depth=1)] if found else [line(f"事業は{UNDECIDED}")]
    for project in found:
        blocks += _sheet(source, project)
    return source.paper(
        "project_sheets", f"{name}　{wording.title}", tuple(blocks), Audience.PUBLIC, footer=f"{name}　{wording.title}"
    )


def _sheet(source: Source, project: Project) -> Iterator[Block]:
    yield Heading(f"{project.code}　{project.name}", 1, new_page=True)
    yield _facts(source, project)
    yield from _schedule(project)
    yield from _costs(project)
    yield from _shares(source, project)
    yield from _kpis(source, project)
    if source.audience is Audience.INTERNAL:
        yield from _evaluations(source, project)
    if project.note:
        yield line(f"※ {project.note}", "note")


def _facts(source: Source, project: Project) -> Table:
    members = "、".join(source.plan.name_of(code) for code in project.members)
    field = f"（{project.field}）" if project.field else ""
    agreements = "、".join(_agreement(source, wanted) for wanted in project.agreements)
    return facts(
        "sheet",
        (
            ("役割・項目", item_label(project.item) + field),
            ("参加する市町村", known(members)),
            ("内容", known(project.content)),
            ("効果", known(project.effect)),
            ("連携中枢都市の役割", known(project.hub_role)),
            (f"{source.partner_word}の役割", known(project.partner_role)),
            ("実施する期間", _span(project.first_fiscal_year, project.last_fiscal_year)),
            ("根拠とする連携協約", known(agreements)),
            ("担当", known(project.office)),
        ),
    )


def _span(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return UNDECIDED
    if first == last:
        return year_label(first or 0)
    return "～".join(year_label(year) if year else UNDECIDED for year in (first, last))


def _agreement(source: Source, wanted: str) -> str:
    found = next((a for a in source.plan.agreements if a.id == wanted), None)
    return f"{source.plan.name_of(found.partner)}との連携協約" if found else wanted


def _schedule(project: Project) -> Iterator[Block]:
    if project.schedule:
        rows = [(_span(p.first_fiscal_year, p.last_fiscal_year), p.content) for p in project.schedule]
        yield grid("phases", "実施の段階", (("年度", 1.3), ("内容", 3.0)), rows)


def _costs(project: Project) -> Iterator[Block]:
    years = sorted({cost.fiscal_year for cost in project.costs})
    if not years:
        yield line(f"事業費：{UNDECIDED}", "plain")
        return
    rows = [
        Row((label, *(cost_cell(project.costs, year, kind) for year in years))) for kind, label in COST_KINDS.items()
    ]
    heads = (("区分", 1.4), *((year_label(year), 1.0) for year in years))
    yield money("costs", "事業費", heads, rows, "種類別、年度別の事業費の表")
    yield line(f"※ {NEVER_MIXED}", "note")
    newest = _newest(project)
    if newest and newest.funding:
        rows = [Row((FUNDING_KINDS[f.kind], f.name, thousands(f.thousand_jpy))) for f in newest.funding]
        rest = newest.general_funds_thousand_jpy
        rows.append(Row(("一般財源", "", UNDECIDED if rest is None else thousands(rest)), "total"))
        title = f"財源（{year_label(newest.fiscal_year)}{COST_KINDS[newest.kind]}）"
        yield money(
            "funding", title, (("財源", 1.4), ("名称", 2.6), ("金額", 1.0)), rows, "財源の内訳の表", words=(0, 1)
        )


def _newest(project: Project) -> Cost | None:
    budgets = [cost for cost in project.costs if cost.kind == "budget"]
    return max(budgets, key=lambda cost: cost.fiscal_year, default=None)


def _shares(source: Source, project: Project) -> Iterator[Block]:
    rule = SHARING_RULES[project.cost_sharing.rule] if project.cost_sharing else UNDECIDED
    yield line(f"費用の負担：{rule}", "plain")
    newest = _newest(project)
    if newest is None:
        return
    found = _money(source, project, newest)
    if found and found.shares and len(found.shares.thousand_jpy) > 1:
        names = [source.plan.name_of(code) for code in found.shares.thousand_jpy]
        row = Row(
            (
                "負担額",
                *(thousands(share) for share in found.shares.thousand_jpy.values()),
                thousands(found.shares.total),
            )
        )
        heads = (("区分", 1.0), *((name, 1.0) for name in names), ("計", 1.0))
        title = f"市町村別の負担額（{year_label(newest.fiscal_year)}当初予算額の一般財源）"
        yield money("shares", title, heads, (row,), "市町村別の負担額の表")


def _money(source: Source, project: Project, cost: Cost) -> ProjectMoney | None:
    year = source.money(cost.fiscal_year, cost.kind)
    return next((m for m in year if m.project.code == project.code), None)


def _kpis(source: Source, project: Project) -> Iterator[Block]:
    found = tuple(kpi for kpi in source.plan.kpis if project.code in kpi.projects)
    if not found:
        yield line(f"成果指標：{UNDECIDED}", "plain")
        return
    yield Heading("成果指標", 2)
    yield kpi_table(source, f"kpis_{project.code}", found)
    for kpi in found:
        if kpi.analyses:
            yield line(f"※ {kpi.name}{_analysis(kpi.analyses[-1])}", "note")


def _analysis(analysis: Analysis) -> str:
    cause = f"　要因：{analysis.cause}" if analysis.cause else ""
    response = f"　今後の対応：{analysis.response}" if analysis.response else ""
    return f"（{year_label(analysis.fiscal_year)}）{cause}{response}"


def _evaluations(source: Source, project: Project) -> Iterator[Block]:
    if project.evaluations:
        rows = [
            (year_label(e.fiscal_year), source.plan.name_of(e.member), f"{e.points}／{e.full_points}点", e.comment)
            for e in sorted(project.evaluations, key=lambda e: (-e.fiscal_year, e.member))
        ]
        heads = (("年度", 1.0), ("市町村", 1.2), ("評価", 1.0), ("コメント", 3.0))
        yield grid("evaluations", "（庁内用）各市町村の評価", heads, rows)
