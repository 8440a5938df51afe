"""圏域の現状① 人口 Ⅴ: scenarios side by side. Arithmetic for use inside the offices, no goals."""

from toshiken.core.quantity import Quantity
from toshiken.core.wording import number
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Column, LineChart, Row, Series, Table
from toshiken.outputs.page import Audience, Page
from toshiken.outputs.pages.outlook import with_bands
from toshiken.profile.claims import outlook as claims
from toshiken.profile.outlook.outlook import Outlook

_ROLES = ("scenario_1", "scenario_2", "scenario_3")
MOST_SCENARIOS = len(_ROLES)


def scenario_page(brief: Brief) -> Page | None:
    """Totals and age shares of the base path and the scenarios."""
    outlook = with_bands(brief)
    if outlook is None or not outlook.paths:
        return None
    notes = "／".join(f"{s.name}：{s.note or '（説明なし）'}" for s, _ in outlook.paths[:MOST_SCENARIOS])
    return Page(
        id="outlook_scenarios",
        title="圏域の現状①　人口Ⅴ（シナリオ）",
        lead=present(claims.scenarios_at_end(outlook)),
        body=(_totals(outlook), _table(outlook)),
        arrangement="halves",
        notes=(
            said(f"計算の例であり、目標でも予測でもない。差は推計との差。{notes}。"),
            said(f"もとは{outlook.base.edition.label}。年齢別は{outlook.basis}。縦軸は0から始まらない。"),
        ),
        audience=Audience.INTERNAL,
    )


def _totals(outlook: Outlook) -> LineChart:
    runs = [Series(outlook.base.edition.label, "newer_edition", tuple(map(number, outlook.totals())))]
    for role, (scenario, path) in zip(_ROLES, outlook.paths, strict=False):
        totals = outlook.totals(path, f"シナリオ「{scenario.name}」の試算")
        runs.append(Series(scenario.name, role, tuple(map(number, totals))))
    return LineChart(
        id="outlook_scenarios",
        title="シナリオ別の圏域人口",
        alt="将来推計とシナリオ別の圏域人口の折れ線グラフ",
        unit="人",
        years=outlook.base.years,
        series=tuple(runs),
        from_zero=False,
    )


def _table(outlook: Outlook) -> Table:
    """The last year of every path: total, what it is more than the projection, the three age classes."""
    first, last = outlook.base.years[0], outlook.base.years[-1]
    base = outlook.totals()
    rows = [_row(f"{first}年", base[0], None, outlook.class_shares(outlook.base.path, first, outlook.basis))]
    rows.append(_row(f"{last}年推計", base[-1], None, outlook.class_shares(outlook.base.path, last, outlook.basis)))
    for scenario, path in outlook.paths[:MOST_SCENARIOS]:
        word = f"シナリオ「{scenario.name}」の試算"
        total = outlook.totals(path, word)[-1]
        rows.append(_row(scenario.name, total, base[-1], outlook.class_shares(path, last, word)))
    return Table(
        id="outlook_scenario_ages",
        title=f"{last}年の人口、推計との差、年齢3区分",
        alt="基準年と推計の最後の年の人口、推計との差、年齢3区分の割合を、推計とシナリオで並べた表",
        columns=(
            Column("", align="left", width=1.9),
            Column("人口（人）", width=1.5),
            Column("差（人）", width=1.1),
            *(Column(f"{name}（%）", width=0.9) for name in ("0～14歳", "15～64歳", "65歳以上")),
        ),
        rows=tuple(rows),
    )


def _row(name: str, total: Quantity, base: Quantity | None, shares: tuple[Quantity, ...]) -> Row:
    gap = "－" if base is None else number(total - base)
    return Row((name, number(total), gap, *(number(q, 1) for q in shares)))
