"""圏域の現状② 産業 Ⅰ–Ⅴ: sales, persons engaged by industry and member, location quotients, value added, change."""

from toshiken.core.quantity import Place, Quantity, State, total
from toshiken.core.wording import Sentence, Shown, number, sentence, with_unit
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import BarChart, Column, Doughnut, Point, Ring, Row, Scatter, Series, Table
from toshiken.outputs.page import Page
from toshiken.outputs.totals import checked
from toshiken.profile.claims import industry as claims
from toshiken.profile.claims.marks import mark
from toshiken.profile.profile import AreaProfile
from toshiken.tables.industries import short_label

LARGEST_SLICES = 8
PRIVATE_NOTE = "民営事業所の従業者（事業所の所在地で数える）。公務と、農林漁業の個人経営の事業所を含まない。"
CHANGE_NOTE = "2回の調査は事業所の捉え方が同じではなく（行政記録による補足など）、増減はその違いを含みうる。"
FULL_SHADE = 40.0  # percent: a share at which a heat cell is darkest


def sales(brief: Brief) -> Page | None:
    """産業Ⅰ: sales by industry, nation outside, hub inside; totals in the table."""
    profile = brief.profile
    year = max(profile.years(claims.SALES, profile.nation), default=None)
    if year is None:
        return None
    if not claims.by_industry(profile, claims.SALES, profile.hub, year):
        return None
    figure = _rings(
        profile,
        "sales_rings",
        f"産業別売上額の割合（外側：全国　内側：{profile.hub.name}）",
        {profile.hub.name: profile.hub, "全国": profile.nation},
        claims.SALES,
        year,
    )
    return Page(
        id="industry_1",
        title="圏域の現状②　産業Ⅰ（売上額）",
        lead=present(claims.sales_share(profile), claims.sales_composition(profile)),
        body=(figure, _sales_table(profile, year)),
        arrangement="split",
        notes=(
            said(
                f"売上額は{profile.required(claims.SALES, profile.nation, year).period.label}の1年間の額。圏域の産業別の内訳は手元の資料になく、中枢都市の値を示す。"
            ),
        ),
    )


def _sales_table(profile: AreaProfile, year: int) -> Table:
    printed = profile.table("sales_totals_2015")
    totals = {printed.text(row, "place"): printed.figure(row, "sales") for row in printed.rows} if printed else {}
    rows = []
    for place in (profile.nation, profile.prefecture, profile.place, profile.hub):
        whole = totals.get(place.name) or profile.at(claims.SALES, place, year)
        share = profile.at("sales_share_of_prefecture", place, year)
        rows.append(Row((place.name, number(whole) if whole else "…", number(share) if share else "―")))
    return Table(
        id="sales_totals",
        title="総売上額",
        alt="全国、道県、圏域、中枢都市の総売上額の表",
        columns=(
            Column("", align="left", width=0.7),
            Column("総売上額", unit="百万円", width=1.4),
            Column(f"対{profile.prefecture.name}比", unit="%", width=0.8),
        ),
        rows=tuple(rows),
    )


def _rings(
    profile: AreaProfile, figure_id: str, title: str, places: dict[str, Place], field: str, year: int
) -> Doughnut:
    values = {name: claims.by_industry(profile, field, place, year) for name, place in places.items()}
    weight = {
        letter: sum(v[letter].known / _sum(v).known for v in values.values()) for letter in next(iter(values.values()))
    }
    shown = sorted(weight, key=lambda k: -weight[k])[:LARGEST_SLICES]
    rings = tuple(Ring(name, _slices(found, shown)) for name, found in values.items())
    alt = f"産業別の割合の二重のドーナツグラフ。内側から{'、'.join(places)}"
    return Doughnut(id=figure_id, title=title, alt=alt, unit="%", rings=rings)


def _slices(values: dict[str, Quantity], shown: list[str]) -> tuple[tuple[str, Shown], ...]:
    whole = _sum(values)
    rest = [q for letter, q in values.items() if letter not in shown]
    parts = [(short_label(letter), values[letter]) for letter in shown]
    if rest:
        parts.append(("その他", total(rest, whole.place)))
    return tuple((label, number((q / whole).in_unit("percent"), 1)) for label, q in parts)


def _sum(values: dict[str, Quantity]) -> Quantity:
    found = list(values.values())
    return total(found, found[0].place)


def persons_engaged(brief: Brief) -> Page | None:
    """産業Ⅰ: persons engaged by industry, nation outside, area inside."""
    profile = brief.profile
    years = claims.survey_years(profile)
    if not years:
        return None
    figure = _rings(
        profile,
        "persons_engaged_rings",
        f"産業別従業者数の割合（外側：全国　内側：圏域、{years[-1]}年）",
        {"圏域": profile.place, "全国": profile.nation},
        claims.ENGAGED,
        years[-1],
    )
    return Page(
        id="industry_1_engaged",
        title="圏域の現状②　産業Ⅰ（従業者数）",
        lead=present(claims.largest_employer(profile), claims.total_change(profile)),
        body=(figure, _engaged_table(profile, years[-1])),
        arrangement="split",
        notes=(said(PRIVATE_NOTE),),
    )


def _engaged_table(profile: AreaProfile, year: int) -> Table:
    area = claims.by_industry(profile, claims.ENGAGED, profile.place, year)
    rows = [Row((short_label(letter), number(quantity))) for letter, quantity in area.items()]
    whole = profile.required(claims.ENGAGED, profile.place, year)
    table, _ = checked(
        Table(
            id="persons_engaged_area",
            title="圏域の従業者数",
            alt="圏域の産業別従業者数の表",
            columns=(Column("産業", align="left", width=1.4), Column("従業者数", unit="人", adds_up=True)),
            rows=(*rows, Row(("計", number(whole)), "total")),
            residual="分類不能・未配分",
        )
    )
    return table


def heat_table(brief: Brief) -> Page | None:
    """産業Ⅱ: shares of persons engaged by member and industry; the outlier of each row in bold."""
    profile = brief.profile
    years = claims.survey_years(profile)
    if not years:
        return None
    area = claims.by_industry(profile, "persons_engaged_share", profile.place, years[-1])
    letters = _shown_letters(profile, years[-1])
    rows = [_heat_row(profile, m, letters, years[-1], area) for m in profile.members]
    rows += [
        _heat_row(profile, place, letters, years[-1], area, reference=True) for place in (profile.place, profile.nation)
    ]
    table = Table(
        id="industry_heat",
        title=f"市町村別・産業別の従業者割合（{years[-1]}年）",
        alt="市町村を行、産業を列とし、従業者の割合を濃淡で示した表",
        unit="%",
        columns=(
            Column("", align="left", width=1.6),
            *(Column(short_label(letter), align="center") for letter in letters),
        ),
        rows=tuple(rows),
    )
    return Page(
        id="industry_2",
        title="圏域の現状②　産業Ⅱ（市町村別の従業者割合）",
        lead=present(claims.outlying_members(profile)),
        body=(table,),
        notes=(
            said(
                f"{PRIVATE_NOTE}太字は、その市町村の中で圏域全体の割合を最も上回る産業。{_left_out(profile, years[-1])}"
            ),
        ),
    )


def _heat_row(
    profile: AreaProfile,
    place: Place,
    letters: list[str],
    year: int,
    area: dict[str, Quantity],
    reference: bool = False,
) -> Row:
    shares = claims.by_industry(profile, "persons_engaged_share", place, year)
    cells = tuple(number(shares[k], 1) if k in shares else State.NOT_SURVEYED.value for k in letters)
    gaps = {1 + i: shares[k].known - area[k].known for i, k in enumerate(letters) if k in shares}
    outlier = max(gaps, key=lambda i: gaps[i], default=None)
    strong = frozenset({outlier}) if outlier is not None and gaps[outlier] > 0 and not reference else frozenset()
    shades = tuple(min(float(shares[k].known) / FULL_SHADE, 1.0) if k in shares else None for k in letters)
    return Row((place.name, *cells), "reference" if reference else "body", strong=strong, shades=(None, *shades))


def _shown_letters(profile: AreaProfile, year: int) -> list[str]:
    """Industries with enough persons engaged in the area to be drawn (marks.yml)."""
    engaged = claims.by_industry(profile, claims.ENGAGED, profile.place, year)
    return [letter for letter, q in engaged.items() if q.known >= mark("least_persons_engaged")]


def _left_out(profile: AreaProfile, year: int) -> str:
    shown = _shown_letters(profile, year)
    engaged = claims.by_industry(profile, claims.ENGAGED, profile.place, year)
    names = "、".join(short_label(letter) for letter in engaged if letter not in shown)
    return f"従業者が{mark('least_persons_engaged')}人に満たない{names}は省く。" if names else ""


def quotients(brief: Brief) -> Page | None:
    """産業Ⅲ: location quotient by persons engaged against change; bubble = persons engaged."""
    profile = brief.profile
    years = claims.survey_years(profile)
    if len(years) < 2:
        return None
    quotient = claims.by_industry(profile, "location_quotient_persons_engaged", profile.place, years[-1])
    change = claims.by_industry(profile, "persons_engaged_change_rate", profile.place, years[-1])
    size = claims.by_industry(profile, claims.ENGAGED, profile.place, years[-1])
    points = tuple(
        Point(short_label(k), number(quotient[k], 2), number(change[k], 1), number(size[k]))
        for k in quotient
        if k in change and k in _shown_letters(profile, years[-1])
    )
    figure = Scatter(
        id="industry_quotients",
        title=f"特化係数（従業者数、{years[-1]}年）と従業者の増減率（{years[-2]}～{years[-1]}年）",
        alt="横軸に従業者数の特化係数、縦軸に従業者の増減率、円の大きさを従業者数とした産業別の散布図",
        points=points,
        x_title="特化係数（全国＝1.0）",
        y_title="従業者の増減率（%）",
        x_line=1.0,
        y_line=0.0,
        field_names=(
            "割合が全国より高く、増加",
            "割合が全国より低く、増加",
            "割合が全国より低く、減少",
            "割合が全国より高く、減少",
        ),
    )
    return Page(
        id="industry_3",
        title="圏域の現状②　産業Ⅲ（特化係数）",
        lead=present(claims.specialised(profile), claims.most_specialised(profile)),
        body=(figure,),
        notes=(
            said(
                "特化係数＝（圏域のその産業の従業者数÷圏域の従業者総数）÷（全国の同じ割合）。構成市町村の和から計算。円の大きさは従業者数。"
            ),
            said(f"{PRIVATE_NOTE}{CHANGE_NOTE}{_left_out(profile, years[-1])}"),
        ),
    )


def value_added(brief: Brief) -> Page | None:
    """産業Ⅳ: value added and productivity where they exist: the hub."""
    profile = brief.profile
    year = max(profile.years("value_added_million_jpy", profile.hub), default=None)
    if year is None:
        return None
    quotient = claims.by_industry(profile, "value_added_quotient", profile.hub, year)
    productivity = claims.by_industry(profile, "relative_labour_productivity", profile.hub, year)
    value = claims.by_industry(profile, "value_added_million_jpy", profile.hub, year)
    figure = (
        _productivity_scatter(profile.hub, quotient, productivity, value)
        if productivity
        else _quotient_bars(profile, year)
    )
    return Page(
        id="industry_4",
        title=f"圏域の現状②　産業Ⅳ（{profile.hub.name}の付加価値額）",
        lead=present(_quotient_claim(profile.hub, quotient), claims.hub_productivity(profile)),
        body=(figure,),
        notes=tuple(said(note) for note in _value_added_notes(bool(productivity))),
    )


def _value_added_notes(with_productivity: bool) -> list[str]:
    notes = [
        "付加価値額＝売上高－費用総額＋給与総額＋租税公課。特化係数（付加価値額）は、付加価値額の構成比の全国に対する比。",
        "付加価値額のある市町村は中枢都市だけのため、圏域の値は計算できない。",
    ]
    if with_productivity:
        notes[1] += (
            "労働生産性＝付加価値額÷従業者数で、全国に対する比を示す。付加価値額が売上額を上回る産業は労働生産性を比べない。"
        )
    return notes


def _quotient_claim(hub: Place, quotient: dict[str, Quantity]) -> Sentence | None:
    if not quotient:
        return None
    top = max(quotient, key=lambda k: quotient[k].known)
    high = sum(q.known > 1 for q in quotient.values())
    return sentence(
        f"{hub.name}の付加価値額の特化係数が1.0を上回るのは{len(quotient)}分野中{high}分野で、最も高いのは{short_label(top)}（",
        with_unit(quotient[top], 2), "）",
    )  # fmt: skip


def _productivity_scatter(
    hub: Place, x: dict[str, Quantity], y: dict[str, Quantity], size: dict[str, Quantity]
) -> Scatter:
    return Scatter(
        id="industry_productivity",
        title=f"{hub.name}の特化係数（付加価値額と労働生産性）",
        alt="横軸に付加価値額の特化係数、縦軸に労働生産性の全国比、円の大きさを付加価値額とした産業別の散布図",
        points=tuple(
            Point(short_label(k), number(x[k], 2), number(y[k], 2), Shown(size[k], 0, "hundred_million_jpy"))
            for k in x
            if k in y
        ),
        x_title="特化係数（付加価値額）",
        y_title="特化係数（労働生産性）",
        x_line=1.0,
        y_line=1.0,
        field_names=("ともに全国以上", "生産性は高い", "ともに全国未満", "額の割合は高い"),
    )


def _quotient_bars(profile: AreaProfile, year: int) -> BarChart:
    hub = claims.by_industry(profile, "value_added_quotient", profile.hub, year)
    prefecture = claims.by_industry(profile, "value_added_quotient", profile.prefecture, year)
    return BarChart(
        id="industry_value_added",
        title="特化係数（付加価値額）",
        alt="産業別の付加価値額の特化係数の横棒グラフ",
        categories=tuple(short_label(k) for k in hub),
        series=(
            Series(profile.hub.name, "hub", tuple(number(q, 2) for q in hub.values())),
            Series(
                profile.prefecture.name,
                "muted",
                tuple(number(prefecture[k], 2) if k in prefecture else None for k in hub),
            ),
        ),
        horizontal=True,
        label_share=0,
    )


def change(brief: Brief) -> Page | None:
    """産業Ⅴ: change between two surveys, area against nation, by industry."""
    profile = brief.profile
    years = claims.survey_years(profile)
    if len(years) < 2:
        return None
    return Page(
        id="industry_5",
        title=f"圏域の現状②　産業Ⅴ（{years[-2]}～{years[-1]}年の変化）",
        lead=present(claims.total_change(profile), claims.change_extremes(profile)),
        body=(
            _change_bars(profile, "persons_engaged_change_rate", "従業者数の増減率", years[-1]),
            _change_bars(profile, "establishment_change_rate", "事業所数の増減率", years[-1]),
        ),
        arrangement="halves",
        notes=(
            said(
                f"{PRIVATE_NOTE}{CHANGE_NOTE}増減率は新設事業所割合・廃業事業所割合ではない。{_left_out(profile, years[-1])}"
            ),
        ),
    )


def _change_bars(profile: AreaProfile, name: str, title: str, year: int) -> BarChart:
    area = claims.by_industry(profile, name, profile.place, year)
    nation = claims.by_industry(profile, name, profile.nation, year)
    letters = [k for k in area if k in nation and k in _shown_letters(profile, year)]
    return BarChart(
        id=name,
        title=title,
        alt=f"{title}を圏域と全国で比べた産業別の横棒グラフ",
        unit="%",
        categories=tuple(short_label(k) for k in letters),
        series=(
            Series("圏域", "area", tuple(number(area[k], 1) for k in letters)),
            Series("全国", "muted", tuple(number(nation[k], 1) for k in letters)),
        ),
        horizontal=True,
        label_share=0,
    )
