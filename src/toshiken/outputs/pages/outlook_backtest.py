"""圏域の現状① 人口 Ⅴ: whether the last projection came true, and who moved in and out by age."""

from toshiken.core.quantity import Place
from toshiken.core.wording import Sentence, Shown, number, sentence, with_unit
from toshiken.models.projection.ages import COHORTS
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import BarChart, Column, Point, Row, Scatter, Series, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.outlook import with_bands
from toshiken.profile.claims import outlook as claims
from toshiken.profile.outlook.backtest import Backtest
from toshiken.profile.outlook.bands import REPORTED, narrowness
from toshiken.profile.outlook.experience import SizeClass, measured
from toshiken.profile.outlook.quantities import persons


def backtest_page(brief: Brief) -> Page | None:
    """Members: what was projected and what came; beside it the errors of all municipalities by size."""
    outlook = with_bands(brief)
    if outlook is None or outlook.backtest is None:
        return None
    tested = outlook.backtest
    return Page(
        id="outlook_backtest",
        title="圏域の現状①　人口Ⅴ（推計の検証）",
        lead=present(
            claims.came_true(tested, outlook),
            claims.too_low(tested, outlook) if len(tested.members) > 1 else None,
            claims.worth(),
        ),
        body=(_scatter(tested, brief.profile.hubs), _size_table()),
        arrangement="split",
        notes=(
            said(
                "誤差＝（推計－国勢調査）÷国勢調査。▲は推計が少なすぎたことを示す。表は全国の比較で、中央値と80%（80%が収まる値）は誤差の大きさ、偏りは平均。"
            ),
            _checked_rule(),
        ),
        sources=measured().sources,
    )


def _checked_rule() -> Sentence:
    """The rule of the bands against the figures reported for ten years: both as they are, one of them computed."""
    drawn = measured().drawn_median_absolute
    five, ten = (claims.of_record(drawn[n], f"比例則による試算の{n}年後の誤差の大きさの中央値") for n in (5, 10))
    return sentence(
        f"作成者らが報告する誤差の中央値は5年後約{REPORTED[5] * 100:g}%、10年後約{REPORTED[10] * 100:g}%（原典は手元になく未確認）。"
        "比例則による試算では5年後",
        with_unit(five, 1),
        "、10年後",
        with_unit(ten, 1),
        f"。{narrowness(measured())}。福島県の市町村は平成30年推計に値がない。",
    )


def _scatter(tested: Backtest, hubs: tuple[Place, ...]) -> Scatter:
    return Scatter(
        id="outlook_backtest",
        title=f"{tested.edition.label}の{tested.year}年と国勢調査（市町村別）",
        alt="市町村ごとに、推計された増減率と推計の誤差を点で示した散布図",
        unit="%",
        points=tuple(_point(tested, hubs, member) for member in tested.members),
        x_title=f"推計された{tested.edition.years[0]}～{tested.year}年の増減率（%）",
        y_title="推計の誤差（%）",
        y_line=0.0,
    )


def _point(tested: Backtest, hubs: tuple[Place, ...], member: Place) -> Point:
    at = tested.members.index(member)
    base = persons(tested.base[at], member, tested.edition.years[0], tested.origins)
    projected = persons(tested.projected[at], member, tested.year, tested.origins)
    census = persons(tested.counted[at], member, tested.year, tested.origins)
    expected = ((projected - base) / base).in_unit("percent")
    error = ((projected - census) / census).in_unit("percent")
    role = "hub" if member in hubs else "partner"
    return Point(member.name, number(expected, 1), number(error, 1), role=role)


def _size_table() -> Table:
    rows = [
        Row((one.label, _whole(one.municipalities), *(_percent(v, word) for v, word in _measures(one))))
        for one in measured().classes
    ]
    return Table(
        id="outlook_backtest_sizes",
        title="全国の市区町村の誤差（規模別）",
        alt="2015年の人口の規模別に、推計の誤差の大きさの中央値、偏り、80%が収まる大きさを示す表",
        unit="%",
        columns=(
            Column("2015年の人口", align="left", width=1.9),
            Column("数"),
            Column("中央値"),
            Column("偏り"),
            Column("80%"),
        ),
        rows=tuple(rows),
    )


def _measures(one: SizeClass) -> list[tuple[float, str]]:
    return [
        (one.median_absolute, f"{one.label}の誤差の大きさの中央値"),
        (one.mean, f"{one.label}の誤差の平均"),
        (one.within_80, f"{one.label}の80%が収まる誤差の大きさ"),
    ]


def _percent(value: float, word: str) -> Shown:
    return number(claims.of_record(value, word), 1)


def _whole(count: int) -> Shown:
    return number(claims.municipalities(count))


def migration_page(brief: Brief) -> Page | None:
    """Net migration by the age reached, both treatments of unknown ages."""
    outlook = with_bands(brief)
    if outlook is None or outlook.migration is None:
        return None
    moved = outlook.migration
    first, last = moved.years
    chart = BarChart(
        id="outlook_migration",
        title=f"年齢別の純移動（{first}→{last}年、圏域全体）",
        alt=f"{last}年の年齢別に、5年間の転入と転出の差の推定を、年齢不詳を按分した場合と除いた場合で並べた縦棒グラフ",
        unit="人",
        categories=tuple(f"{a}～" if a == COHORTS[-1] else f"{a}～{a + 4}" for a in COHORTS),
        series=tuple(
            Series(name, role, tuple(number(claims.moving(moved, outlook, age, given)) for age in COHORTS))
            for name, role, given in (
                ("年齢不詳を按分", "increase", True),
                ("年齢不詳を除く", "decrease", False),
            )
        ),
        label_share=2,
    )
    return Page(
        id="outlook_migration",
        title="圏域の現状①　人口Ⅴ（年齢別の純移動）",
        lead=present(claims.young_movers(moved, outlook), claims.turning_ages(moved, outlook)),
        body=(chart,),
        notes=(
            said(
                f"純移動＝{last}年国勢調査の人口－{first}年の人口×全国の残存率（国勢調査の残存率による推定）。横軸は{last}年の年齢。"
                "圏域内の移動は差し引きで消える。"
            ),
            said(
                "人口Ⅲの転入超過数（住民基本台帳、1年間、日本人）とは別の数え方で、外国人と調査の数え落としの差を含む。"
                "「除く」は国勢調査の年齢不詳を除いた人数どうしの比較。"
            ),
        ),
        sources=measured().sources,
    )
