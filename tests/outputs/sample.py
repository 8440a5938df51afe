"""A document with every kind of figure, made by hand: what the tests of the renderers draw."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.outputs.sample_data import (
    AGE_CLASSES,
    AGES,
    MEMBERS,
    NEWER_EDITION,
    PERSONS_ENGAGED,
    PROJECTION_YEARS,
    PYRAMID,
)
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Place, Quantity, State, total
from toshiken.core.wording import Sentence, Shown, in_unit, number, sentence, with_unit
from toshiken.outputs.figure import (
    AreaMap,
    Bar,
    BarChart,
    Bullets,
    Column,
    Doughnut,
    Figure,
    Gantt,
    LineChart,
    MapPoint,
    Point,
    Pyramid,
    PyramidYear,
    ReferenceLine,
    Ring,
    Row,
    Scatter,
    Series,
    Stacking,
    Table,
)
from toshiken.outputs.page import Audience, Document, Page

AREA = Place("sapporo", "さっぽろ連携中枢都市圏（仮称）")
PLACES = tuple(Place(code, name) for code, name, *_ in MEMBERS)
CREDIT = "「{}」を加工して作成"


def _origin(key: str, title: str, producer: str, published: str, edition: str = "", table: str = "") -> Origin:
    return Origin(
        id=key,
        title=title,
        producer=producer,
        published=published,
        edition=edition,
        table=table,
        licence="政府標準利用規約（第2.0版）",
        credit=CREDIT.format(title),
    )


IPSS_2018 = _origin(
    "ipss2018",
    "日本の地域別将来推計人口",
    "国立社会保障・人口問題研究所",
    "2018-03",
    "平成30（2018）年推計",
    "男女・年齢（5歳）階級別の推計結果",
)
IPSS_2023 = _origin(
    "ipss2023",
    "日本の地域別将来推計人口",
    "国立社会保障・人口問題研究所",
    "2023-12",
    "令和5（2023）年推計",
)
CENSUS = _origin("census2015", "平成27年国勢調査", "総務省", "2016-10-26", table="人口等基本集計")
BUSINESS = _origin("economic_census2021", "令和3年経済センサス‐活動調査", "総務省・経済産業省", "2023-06-27")
PORTS = _origin("ports", "札幌市都市交通データブック", "札幌市", "2018")


def _persons(value: int, place: Place, year: int, origin: Origin = IPSS_2018) -> Quantity:
    return Quantity(Decimal(value), "persons", place, Period.parse(f"{year}-10-01"), "総人口", origins=(origin,))


def _area_total(year_index: int) -> Quantity:
    year = PROJECTION_YEARS[year_index]
    return total((_persons(m[4][year_index], p, year) for m, p in zip(MEMBERS, PLACES, strict=True)), AREA)


def _share(part: Quantity, whole: Quantity) -> Quantity:
    return (part / whole).in_unit("percent")


AREA_TOTALS = tuple(_area_total(index) for index in range(len(PROJECTION_YEARS)))
YEAR_LABELS = tuple(f"{year}年" for year in PROJECTION_YEARS)


def population_by_member() -> BarChart:
    """Twelve members stacked over seven years, six of them projected."""
    series = tuple(
        Series(
            place.name,
            "partner" if index else "hub",
            tuple(number(_persons(v, place, y)) for v, y in zip(member[4], PROJECTION_YEARS, strict=True)),
        )
        for index, (member, place) in enumerate(zip(MEMBERS, PLACES, strict=True))
    )
    return BarChart(
        id="population_by_member",
        title="圏域人口の推移（市町村別）",
        alt="圏域人口を市町村別に積み上げた縦棒。2015年から2045年まで5年ごと。",
        unit="人",
        categories=YEAR_LABELS,
        series=series,
        stacking=Stacking.STACKED,
        totals=tuple(number(whole) for whole in AREA_TOTALS),
        forecast_from=1,
    )


def age_shares() -> BarChart:
    """Three age classes in percent with a threshold."""
    roles = ("young", "working", "old")
    series = tuple(
        Series(
            label,
            role,
            tuple(
                number(_share(_persons(v, AREA, y), whole), 1)
                for v, y, whole in zip(values, PROJECTION_YEARS, AREA_TOTALS, strict=True)
            ),
        )
        for role, (label, values) in zip(roles, AGE_CLASSES.items(), strict=True)
    )
    threshold = number(Quantity(Decimal(60), "percent", AREA, Period.parse("2015")))
    return BarChart(
        id="age_shares",
        title="年齢3区分別人口割合の推移（圏域全体）",
        alt="年少、生産年齢、老年人口の割合の100%積み上げ縦棒。",
        unit="%",
        categories=YEAR_LABELS,
        series=series,
        stacking=Stacking.PERCENT,
        forecast_from=1,
        lines=(ReferenceLine(threshold, "60%"),),
    )


def population_table() -> Table:
    """Members, two years and the change; totals add up."""
    first, last = 0, len(PROJECTION_YEARS) - 1
    rows = [_change_row(place.name, *_ends(member, place)) for member, place in zip(MEMBERS, PLACES, strict=True)]
    rows.append(_change_row("圏域計", AREA_TOTALS[first], AREA_TOTALS[last], "total"))
    return Table(
        id="population_table",
        title="市町村別人口",
        alt="市町村別の2015年と2045年の人口と増減率。",
        columns=(
            Column("市町村", align="left", width=1.4),
            Column("2015年", "人", adds_up=True, width=1.3),
            Column("2045年", "人", adds_up=True, width=1.3),
            Column("増減率", "%"),
        ),
        rows=tuple(rows),
    )


def _ends(member: tuple[str, str, float, float, tuple[int, ...]], place: Place) -> tuple[Quantity, Quantity]:
    return _persons(member[4][0], place, 2015), _persons(member[4][-1], place, 2045)


def _change_row(name: str, first: Quantity, last: Quantity, kind: str = "body") -> Row:
    change = _share(last - first, first)
    strong = frozenset({3}) if change.known < -40 else frozenset()
    return Row((name, number(first), number(last), number(change, 1)), kind, strong)  # type: ignore[arg-type]


def population_change() -> BarChart:
    """Horizontal bars with negatives, one value missing."""
    places = tuple(zip(MEMBERS, PLACES, strict=True))
    values: list[Shown | None] = [number(_share(b - a, a), 1) for a, b in (_ends(m, p) for m, p in places)]
    values[9] = None
    return BarChart(
        id="population_change",
        title="2015年から2045年までの人口増減率",
        alt="市町村別の人口増減率の横棒。",
        unit="%",
        categories=tuple(place.name for place in PLACES),
        series=(Series("増減率", "accent", tuple(values)),),
        horizontal=True,
        label_share=0,
    )


def yearly_change() -> BarChart:
    """Two clustered series with positive and negative values."""
    hub, others = [], []
    for index in range(1, len(PROJECTION_YEARS)):
        step = [
            _persons(m[4][index], p, PROJECTION_YEARS[index])
            - _persons(m[4][index - 1], p, PROJECTION_YEARS[index - 1])
            for m, p in zip(MEMBERS, PLACES, strict=True)
        ]
        hub.append(number(step[0]))
        others.append(number(total(step[1:], Place("others", "札幌市以外"))))
    return BarChart(
        id="yearly_change",
        title="5年間の人口増減",
        alt="札幌市と札幌市以外の5年ごとの人口増減。",
        unit="人",
        categories=YEAR_LABELS[1:],
        series=(Series("札幌市", "hub", tuple(hub)), Series("札幌市以外", "partner", tuple(others))),
        label_share=0,
        forecast_from=0,
    )


def editions_compared() -> LineChart:
    """Two editions with gaps, and a census point that stands alone."""
    years = (*PROJECTION_YEARS, 2050)
    older: tuple[Shown | None, ...] = (*(number(whole) for whole in AREA_TOTALS), None)
    newer = tuple(number(_persons(NEWER_EDITION[y], AREA, y, IPSS_2023)) if y in NEWER_EDITION else None for y in years)
    census = (number(_persons(2600875, AREA, 2015, CENSUS)), *(None for _ in years[1:]))
    return LineChart(
        id="editions_compared",
        title="圏域人口の推計の新旧比較",
        alt="平成30年推計と令和5年推計の圏域人口の折れ線。",
        unit="人",
        years=years,
        series=(
            Series("国勢調査", "census", census),
            Series("令和5年推計", "newer_edition", newer),
            Series("平成30年推計（旧推計）", "older_edition", older),
        ),
        from_zero=False,
    )


def _engaged(label: str) -> tuple[Quantity, Quantity]:
    nation, members = PERSONS_ENGAGED[label]
    period = Period.parse("2021-06-01")
    parts = (
        Quantity(Decimal(v), "persons", p, period, "民営", origins=(BUSINESS,))
        for v, p in zip(members, PLACES, strict=True)
    )
    return total(parts, AREA), Quantity(Decimal(nation), "persons", NATION, period, "民営", origins=(BUSINESS,))


INDUSTRIES = tuple(label for label in PERSONS_ENGAGED if label != "全産業")


def industry_doughnut() -> Doughnut:
    """Eight largest industries of the area and the rest, inside; the nation outside."""
    whole = _engaged("全産業")
    ranked = sorted(INDUSTRIES, key=lambda label: -_engaged(label)[0].known)
    rings = []
    for index, name in ((0, "圏域"), (1, "全国")):
        main = [(label, number(_share(_engaged(label)[index], whole[index]), 1)) for label in ranked[:8]]
        rest = total((_engaged(label)[index] for label in ranked[8:]), whole[index].place)
        rings.append(Ring(name, (*main, ("その他", number(_share(rest, whole[index]), 1)))))
    return Doughnut(
        id="industry_doughnut",
        title="産業別従業者の割合（内側：圏域、外側：全国）",
        alt="圏域と全国の産業別従業者割合の二重ドーナツ。",
        unit="%",
        rings=tuple(rings),
    )


def location_quotients() -> Scatter:
    """All industries: quotient by share, bubble by persons engaged."""
    whole = _engaged("全産業")
    points = []
    for label in INDUSTRIES:
        area, nation = _engaged(label)
        quotient = _share(area, whole[0]) / _share(nation, whole[1])
        share = _share(area, whole[0])
        role = "accent" if quotient.known >= 1 else "muted"
        points.append(Point(label, number(share, 1), number(quotient, 2), number(area), role))
    return Scatter(
        id="location_quotients",
        title="産業別の特化係数（従業者数、全国＝1）",
        alt="産業別の特化係数と構成比の散布図。円の大きさは従業者数。",
        points=tuple(points),
        x_title="圏域の従業者に占める割合（%）",
        y_title="特化係数（従業者数）",
        y_line=1.0,
        field_names=("割合も係数も高い", "係数が高い", "", "割合が高い"),
    )


def age_pyramid() -> Pyramid:
    """2015 and 2045 over each other."""
    return Pyramid(
        id="age_pyramid",
        title="人口ピラミッド（圏域全体）",
        alt="2015年と2045年の男女別年齢5歳階級別人口。",
        unit="人",
        ages=AGES,
        years=tuple(_pyramid_year(year, role) for year, role in ((2015, "muted"), (2045, "accent"))),
    )


def _pyramid_year(year: int, role: str) -> PyramidYear:
    male, female = (tuple(number(_persons(v, AREA, year)) for v in values) for values in PYRAMID[year])
    sums = [number(total((s.quantity for s in sex), AREA)) for sex in (male, female)]
    return PyramidYear(f"{year}年", role, male, female, sums[0], sums[1])


def industry_heat_table() -> Table:
    """Shares of eighteen industries by member: one hue, the number in every cell."""
    short = [label.split("（")[0][:9] for label in INDUSTRIES]
    rows = [
        _heat_row(place.name, [PERSONS_ENGAGED[label][1][i] for label in ("全産業", *INDUSTRIES)], place)
        for i, place in enumerate(PLACES)
    ]
    return Table(
        id="industry_heat_table",
        title="市町村別産業別従業者の割合",
        alt="市町村別、産業別の従業者割合の表。濃いほど割合が高い。",
        unit="%",
        columns=(Column("市町村", align="left", width=1.9), *(Column(head) for head in short)),
        rows=tuple(rows),
    )


def _heat_row(name: str, values: Sequence[int], place: Place) -> Row:
    period = Period.parse("2021-06-01")
    whole, *parts = (Quantity(Decimal(v), "persons", place, period, "民営", origins=(BUSINESS,)) for v in values)
    shares = [number(_share(part, whole), 1) for part in parts]
    highest = max(range(len(shares)), key=lambda i: shares[i].printed.known)
    shades = (None, *(min(1.0, float(s.printed.known) / 30) for s in shares))
    return Row((name, *shares), strong=frozenset({highest + 1}), shades=shades)


def passenger_table() -> Table:
    """A printed total that its rows do not give, a missing and a suppressed value, an underlined cell."""
    printed = {
        "新千歳空港": (18994, 19531, 20839, 21545),
        "丘珠空港": (162, 174, 179, 214),
        "JR札幌駅": (68001, 68118, 69560, 71286),
        "小樽港": (209, 236, 225, 244),
        "合計": (87046, 87799, 90426, 93056),
        "合計（計算値）": (87366, 88059, 90803, 93289),
    }
    kinds = {"合計": "total", "合計（計算値）": "computed_total"}
    rows = [
        Row((n, *(_thousand(v, n, y) for y, v in enumerate(vs, 2013))), kinds.get(n, "body"))
        for n, vs in printed.items()
    ]  # type: ignore[arg-type]
    rows[3] = replace(rows[3], underlined=frozenset({4}))
    gap = Quantity(None, "thousand_persons", Place("x", "例示"), Period.parse("FY2013"), state=State.NOT_SURVEYED)
    secret = replace(gap, state=State.SUPPRESSED)
    rows.append(
        Row(("【参考】例示", number(gap), number(secret), number(replace(gap, state=State.UNKNOWN)), ""), "reference")
    )
    heads = (Column(f"{year}年度", "千人", adds_up=True) for year in range(2013, 2017))
    return Table(
        id="passenger_table",
        title="主な交通拠点の乗降客数",
        alt="交通拠点別の乗降客数の表。",
        columns=(Column("拠点", align="left", width=1.6), *heads),
        rows=tuple(rows),
    )


def _thousand(value: int, name: str, year: int) -> Shown:
    origins = (PORTS,)
    return number(
        Quantity(Decimal(value), "thousand_persons", Place(name, name), Period.parse(f"FY{year}"), origins=origins)
    )


def schedule() -> Gantt:
    """Done, planned and legal steps with a day of its own, and steps without a date."""
    return Gantt(
        id="schedule",
        title="今後のスケジュール（想定）",
        alt="圏域形成までの手順と時期。",
        bars=(
            Bar("事業調査", date(2018, 2, 1), date(2018, 3, 31), "done", "調査・検討"),
            Bar("関係市町村との協議", date(2018, 4, 1), date(2018, 12, 28), "planned", "調査・検討", "課長会議・部会"),
            Bar("広域連携促進事業（総務省委託）", date(2018, 7, 1), date(2019, 3, 15), "planned", "調査・検討"),
            Bar("連携中枢都市宣言", date(2018, 11, 30), None, "legal", "法定手続", "11月下旬"),
            Bar("連携協約の議決", date(2019, 2, 18), date(2019, 3, 20), "legal", "法定手続"),
            Bar("ビジョン懇談会", date(2018, 9, 1), date(2019, 3, 10), "planned", "ビジョン"),
            Bar("ビジョンの策定・公表", date(2019, 3, 29), None, "legal", "ビジョン", "年度内"),
        ),
        undated=("連携事業の開始", "成果指標の最初の評価"),
        today=date(2018, 7, 23),
    )


def area_map() -> AreaMap:
    """The twelve offices; the bubble is the population of 2015."""
    points = tuple(
        MapPoint(
            place, member[2], member[3], "partner" if index else "hub", number(_persons(member[4][0], place, 2015))
        )
        for index, (member, place) in enumerate(zip(MEMBERS, PLACES, strict=True))
    )
    return AreaMap(
        id="area_map",
        title="圏域図（円の面積は人口）",
        alt="札幌市と11市町村の役所の位置と人口の大きさ。",
        unit="人",
        points=points,
        legend=(("hub", "連携中枢都市"), ("partner", "関係市町村")),
        credit="位置：国土地理院「地方自治体の役場の経緯度データ」を加工して作成",
    )


def idea_bullets() -> Bullets:
    """Headed points with a second level and numbers."""
    count = Quantity(Decimal(28), "bodies", NATION, Period.parse("2018-04-01"), origins=(CENSUS,))
    return Bullets(
        "ideas",
        "連携中枢都市圏の意義とは",
        (
            (
                1,
                sentence(
                    "地域において、相当の規模と中核性を備える圏域において市町村が連携し、人口減少・少子高齢社会においても一定の圏域人口を有し、活力ある社会経済を維持するための拠点を形成"
                ),
            ),
            (1, sentence("平成30年4月1日現在、", with_unit(count), "が圏域を形成済み")),
            (2, sentence("産学金官民一体となった経済戦略の策定、新規創業促進 等")),
            (2, sentence("高度な医療サービスの提供、高度な中心拠点の整備 等")),
        ),
    )


def _lead() -> tuple[Sentence, ...]:
    first, last = AREA_TOTALS[0], AREA_TOTALS[-1]
    change = replace(_share(last - first, first), value=abs(_share(last - first, first).known))
    return (
        sentence(
            "圏域の人口は、2015年の", in_unit(first, "ten_thousand_persons"), "から減少していくものと推計されている"
        ),
        sentence(
            "2045年には2015年と比べて",
            with_unit(change, 1),
            "減の",
            in_unit(last, "ten_thousand_persons"),
            "となる見込み",
        ),
    )


def _page(key: str, title: str, body: Iterable[Figure | Bullets], arrangement: str = "one", **rest: object) -> Page:
    return Page(id=key, title=title, lead=_lead(), body=tuple(body), arrangement=arrangement, **rest)  # type: ignore[arg-type]


def _again(figure: Figure) -> Figure:
    """The same figure a second time: ids are unique in a document."""
    return replace(figure, id=f"{figure.id}_again")


def sample_pages() -> tuple[Page, ...]:
    """A page for every kind of figure and every arrangement."""
    rounding = sentence("四捨五入のため、内訳の計と合計が一致しない場合がある。")
    mismatch = sentence("合計は印字値。行の和とは", with_unit(_thousand(320, "差", 2013).quantity), "異なる。")
    more = idea_bullets()
    return (
        Page(id="cover", title="（仮称）さっぽろ連携中枢都市圏の形成に向けた取組について", arrangement="cover"),
        Page(
            id="scheme",
            title="連携中枢都市圏構想とは",
            body=(more, replace(more, id="ideas2", heading="求められる3つの役割")),
            arrangement="stacked",
            sources=(CENSUS,),
        ),
        _page("population1", "圏域の現状① 人口Ⅰ", [population_by_member()], notes=(rounding,)),
        _page("population2", "圏域の現状① 人口Ⅱ", [age_shares(), population_table()], "split", notes=(rounding,)),
        _page("population3", "圏域の現状① 人口Ⅲ", [population_change(), yearly_change()], "halves"),
        _page("editions", "将来推計人口の新旧比較", [editions_compared()]),
        _page("pyramid", "人口ピラミッド", [age_pyramid()]),
        _page("industry1", "圏域の現状② 産業Ⅰ", [industry_doughnut()]),
        _page("industry2", "圏域の現状② 産業Ⅱ", [industry_heat_table()]),
        _page("industry3", "圏域の現状② 産業Ⅲ", [location_quotients()]),
        _page("passengers", "圏域の現状④ 観光Ⅱ", [passenger_table()], notes=(mismatch,)),
        _page(
            "two_charts", "圏域の現状⑦ 上下に並ぶ図", [_again(yearly_change()), _again(editions_compared())], "stacked"
        ),
        _page("map", "圏域図と人口", [area_map(), _again(population_table())], "split"),
        _page("schedule", "今後の進め方について", [schedule()]),
        _page("internal", "内部検討用", [replace(more, id="ideas3")], audience=Audience.INTERNAL),
    )


def sample_document(audience: Audience = Audience.INTERNAL, reproduction: bool = False) -> Document:
    """Fifteen pages, one of them internal."""
    return Document(
        slug="sapporo",
        title="（仮称）さっぽろ連携中枢都市圏の形成に向けた取組について",
        area_name=AREA.name,
        organisation="札幌市",
        office="まちづくり政策局政策企画部",
        as_of=date(2018, 7, 23),
        status="案",
        material_number="資料1",
        audience=audience,
        pages=sample_pages(),
        reproduction=reproduction,
    )
