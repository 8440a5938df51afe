"""圏域の現状① 人口 Ⅴ: the outlook with its range, by member, and by age."""

from toshiken.core.five_year_ages import AGES
from toshiken.core.period import partial_date_label
from toshiken.core.quantity import Quantity
from toshiken.core.wording import Sentence, Shown, number, sentence, with_unit
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Band, Column, LineChart, Pyramid, PyramidYear, Row, Series, Table
from toshiken.outputs.page import Page
from toshiken.outputs.totals import checked
from toshiken.profile.claims import outlook as claims
from toshiken.profile.outlook.bands import LEVELS, RULE
from toshiken.profile.outlook.experience import measured
from toshiken.profile.outlook.outlook import Outlook
from toshiken.profile.outlook.own import OwnOutlook

_BAND_ROLES = {80: "band_inner", 95: "band_outer"}


def with_bands(brief: Brief) -> Outlook | None:
    """The brief's outlook, where what its bands rest on was published by the day."""
    return brief.outlook if brief.outlook is not None and brief.outlook.bands is not None else None


def band_page(brief: Brief) -> Page | None:
    """The newest edition with the range past errors give it, the older ones and the censuses."""
    outlook = with_bands(brief)
    if outlook is None:
        return None
    return Page(
        id="outlook_band",
        title="圏域の現状①　人口Ⅴ（見通しの幅）",
        lead=present(claims.end_with_range(outlook), claims.share_below_base(outlook)),
        body=(_band_chart(outlook),),
        notes=(
            said(f"幅は{measured().title}の、人口規模別の大きさをくり返した試算（{outlook.draws:,}回）。{RULE}。"),
            said(
                "圏域の幅は、市町村の試算を1回ごとに足したもの（幅どうしを足したものではない）。誤差の向きは上下同じに扱う。"
                "縦軸は0から始まらない。"
            ),
            *_not_in_base(outlook),
        ),
        sources=measured().sources,
    )


def _not_in_base(outlook: Outlook) -> tuple[Sentence, ...]:
    """That a census has since been taken of which the projection knows nothing."""
    counted = outlook.not_in_base
    if counted is None:
        return ()
    start = (
        f"{outlook.base.edition.label}は{outlook.base.years[0]}年の人口から始まり、{counted.period.short}の国勢調査（"
    )
    return (sentence(start, with_unit(counted), "）を反映していない。"),)


def _band_chart(outlook: Outlook) -> LineChart:
    older = [edition for edition in outlook.editions if edition.key != outlook.base.edition.key]
    lines = [
        ("国勢調査（実績）", "census", outlook.censuses),
        (outlook.base.edition.label, "newer_edition", outlook.totals()),
    ]
    lines += [(f"{edition.label}（旧推計）", "older_edition", outlook.edition_totals(edition)) for edition in older[:1]]
    years = tuple(sorted({q.period.year for *_, run in lines for q in run}))
    return LineChart(
        id="outlook_band",
        title="圏域人口の見通しと誤差の幅",
        alt="国勢調査の実績、将来推計の版、過去の誤差から求めた80%と95%の幅を示す圏域人口の折れ線グラフ",
        unit="人",
        years=years,
        series=tuple(Series(name, role, _by_year(run, years)) for name, role, run in lines),
        from_zero=False,
        bands=tuple(_band(outlook, level, years) for level in sorted(LEVELS, reverse=True)),
    )


def _band(outlook: Outlook, level: int, years: tuple[int, ...]) -> Band:
    bounds = outlook.band(level)
    assert bounds is not None
    low, high = bounds
    return Band(f"{level}%の幅（仮定）", _BAND_ROLES[level], _by_year(low, years), _by_year(high, years))


def _by_year(run: tuple[Quantity, ...], years: tuple[int, ...]) -> tuple[Shown | None, ...]:
    found = {q.period.year: q for q in run}
    return tuple(number(found[year]) if year in found else None for year in years)


def member_page(brief: Brief) -> Page | None:
    """Every member at the base and the end of the projection, with the change and the range."""
    outlook = with_bands(brief)
    if outlook is None:
        return None
    first, last = outlook.base.years[0], outlook.base.years[-1]
    rows = [Row(_member_cells(outlook, index, first, last)) for index in range(len(outlook.members))]
    rows.append(Row(_area_cells(outlook), "total"))
    table, _ = checked(
        Table(
            id="outlook_members",
            title=f"市町村別の見通し（{outlook.base.edition.label}と誤差の幅）",
            alt="市町村別の人口の見通し、増減、誤差の幅の表",
            unit="人",
            columns=(
                Column("市町村", align="left", width=1.2),
                Column(f"{first}年", adds_up=True),
                Column(f"{last}年（推計）", adds_up=True),
                Column("増減", adds_up=True),
                Column("増減率（%）"),
                Column(f"{LEVELS[0]}%の幅の下（仮定）"),
                Column(f"{LEVELS[0]}%の幅の上（仮定）"),
            ),
            rows=tuple(rows),
        )
    )
    return Page(
        id="outlook_members",
        title="圏域の現状①　人口Ⅴ（市町村別の見通し）",
        body=(table,),
        notes=(
            said("構成市町村は建制順。小さな市町村の値は少しの転入・転出で大きく動くため、順位を付けない。"),
            said("圏域計の幅は、市町村の試算を1回ごとに足したもので、市町村の幅の和ではない。" + RULE + "。"),
            *map(_own, outlook.own),
        ),
        sources=measured().sources,
    )


def _own(own: OwnOutlook) -> Sentence:
    """A member's own outlook, beside the official figures."""
    said_of = f"{own.place.name}「{own.title}」（{partial_date_label(own.published)}公表）の展望："
    values = [part for q in own.quantities() for part in (f"{q.period.short} ", with_unit(q), "、")]
    return sentence(said_of, *values[:-1])


def _member_cells(outlook: Outlook, at: int, first: int, last: int) -> tuple[Shown | str, ...]:
    member = outlook.members[at]
    band = outlook.member_band(member, last, LEVELS[0])
    assert band is not None
    return (
        member.name,
        *_change(outlook.member_at(member, first), outlook.member_at(member, last)),
        *map(number, band),
    )


def _area_cells(outlook: Outlook) -> tuple[Shown | str, ...]:
    band = outlook.band(LEVELS[0])
    assert band is not None
    totals = outlook.totals()
    return ("圏域計", *_change(totals[0], totals[-1]), number(band[0][-1]), number(band[1][-1]))


def _change(base: Quantity, end: Quantity) -> tuple[Shown, ...]:
    difference = end - base
    return number(base), number(end), number(difference), number((difference / base).in_unit("percent"), 1)


def pyramid_page(brief: Brief) -> Page | None:
    """Base and last year of the base path, where its ages were fitted: the edition itself gives three classes only."""
    outlook = with_bands(brief)
    if outlook is None or outlook.base.fitted is None:
        return None
    first, last = outlook.base.years[0], outlook.base.years[-1]
    figure = Pyramid(
        id="outlook_pyramid",
        title="圏域の人口ピラミッドの見通し",
        alt="圏域の男女別・年齢5歳階級別人口の基準年と推計の最後の年を重ねた人口ピラミッド",
        unit="人",
        ages=tuple(f"{a}～{a + 4}" for a in AGES[:-1]) + (f"{AGES[-1]}以上",),
        years=(
            _pyramid_year(outlook, first, f"{first}年（国勢調査・年齢不詳按分）", "muted"),
            _pyramid_year(outlook, last, f"{last}年（推計）", "newer_edition"),
        ),
    )
    return Page(
        id="outlook_pyramid",
        title="圏域の現状①　人口Ⅴ（年齢構成の見通し）",
        lead=(claims.oldest_share(outlook),),
        body=(figure,),
        notes=(
            _basis(outlook, last),
            said(
                f"2つの年を同じ目盛で重ねる。左が男、右が女。{first}年は国勢調査の値で、推計が始まる基準人口とは年齢不詳の扱いが異なる。"
            ),
        ),
    )


def _basis(outlook: Outlook, year: int) -> Sentence:
    label = outlook.base.edition.label
    return said(f"{label}は手元の資料では年齢3区分だけのため、{year}年の5歳階級別は{outlook.basis}（計算による）。")


def _pyramid_year(outlook: Outlook, year: int, name: str, role: str) -> PyramidYear:
    men, women = outlook.age_persons(year)
    whole = [outlook.sex_total(year, sex) for sex in (0, 1)]
    return PyramidYear(
        name, role, tuple(map(number, men)), tuple(map(number, women)), number(whole[0]), number(whole[1])
    )
