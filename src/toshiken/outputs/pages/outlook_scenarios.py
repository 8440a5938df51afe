"""圏域の現状① 人口 Ⅴ: scenarios side by side. Arithmetic for use inside the offices, no goals."""

from toshiken.core.wording import number
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import BarChart, LineChart, Series, Stacking
from toshiken.outputs.page import Audience, Page
from toshiken.outputs.pages.outlook import with_bands
from toshiken.profile.claims import outlook as claims
from toshiken.profile.outlook.outlook import CLASS_NAMES, Outlook

_ROLES = ("scenario_1", "scenario_2", "scenario_3")
_MOST = len(_ROLES)


def scenario_page(brief: Brief) -> Page | None:
    """Totals and age shares of the base path and the scenarios."""
    outlook = with_bands(brief)
    if outlook is None or not outlook.paths:
        return None
    notes = "／".join(f"{s.name}：{s.note or '（説明なし）'}" for s, _ in outlook.paths[:_MOST])
    return Page(
        id="outlook_scenarios",
        title="圏域の現状①　人口Ⅴ（シナリオ）",
        lead=present(claims.scenarios_at_end(outlook)),
        body=(_totals(outlook), _shares(outlook)),
        arrangement="split",
        notes=(
            said(f"計算の例であり、目標でも予測でもない。{notes}。"),
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


def _shares(outlook: Outlook) -> BarChart:
    first, last = outlook.base.years[0], outlook.base.years[-1]
    base = outlook.base.path
    bars = [(f"{first}年", outlook.class_shares(base, first, "基準人口"))]
    bars.append((f"{last}年 推計", outlook.class_shares(base, last, outlook.basis)))
    for scenario, path in outlook.paths[:_MOST]:
        word = f"シナリオ「{scenario.name}」の試算"
        bars.append((scenario.name, outlook.class_shares(path, last, word)))
    return BarChart(
        id="outlook_scenario_shares",
        title=f"年齢3区分の割合（{first}年と{last}年）",
        alt="基準年と推計の最後の年の年齢3区分の割合を、推計とシナリオで並べた100%積み上げ棒グラフ",
        unit="%",
        categories=tuple(name for name, _ in bars),
        series=tuple(
            Series(name, role, tuple(number(shares[index], 1) for _, shares in bars))
            for index, (name, role) in enumerate(zip(CLASS_NAMES, ("young", "working", "old"), strict=True))
        ),
        stacking=Stacking.PERCENT,
        horizontal=True,
    )
