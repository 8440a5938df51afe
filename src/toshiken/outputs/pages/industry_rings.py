"""圏域の現状② 産業 Ⅰ: the shares of industries in sales and in persons engaged, nation outside, hub or area inside."""

from toshiken.core.quantity import Place, Quantity, total
from toshiken.core.wording import Shown, number
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Column, Doughnut, Ring, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.industry import PRIVATE_NOTE
from toshiken.outputs.totals import checked
from toshiken.profile.claims import industry as claims
from toshiken.profile.profile import AreaProfile
from toshiken.tables.industries import short_label

LARGEST_SLICES = 8


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
