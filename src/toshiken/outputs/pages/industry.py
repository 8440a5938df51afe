"""圏域の現状② 産業 Ⅱ Ⅲ Ⅴ: persons engaged by member and industry, location quotients, change."""

from toshiken.core.quantity import Place, Quantity, State
from toshiken.core.wording import number
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import BarChart, Column, Point, Row, Scatter, Series, Table
from toshiken.outputs.page import Page
from toshiken.profile.claims import industry as claims
from toshiken.profile.claims.marks import mark
from toshiken.profile.profile import AreaProfile
from toshiken.tables.industries import short_label

PRIVATE_NOTE = "民営事業所の従業者（事業所の所在地で数える）。公務と、農林漁業の個人経営の事業所を含まない。"
CHANGE_NOTE = "2回の調査は事業所の捉え方が同じではなく（行政記録による補足など）、増減はその違いを含みうる。"
FULL_SHADE = 40.0  # percent: a share at which a heat cell is darkest


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
