"""Where each figure of the deck of 2018 stands in the bundled example: (page, item, place) → value."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from toshiken.core.quantity import NATION, Place, Quantity
from toshiken.core.rounding import round_half_up
from toshiken.example import Example
from toshiken.indicators.engine import AreaTables
from toshiken.profile.printed import PrintedTable
from toshiken.rules.parameters import parameter

EXAMPLE = Example()
DECK_DAY = date(2018, 7, 23)
PREFECTURE = Place("01000", "北海道")
Carried = tuple[str, str, str, str | Decimal]


def area_tables() -> AreaTables:
    """The additive figures as the Sapporo area saw them on the deck's day."""
    area, known = EXAMPLE.area, EXAMPLE.observations.as_of(DECK_DAY)
    return AreaTables(known, area.place, area.members(DECK_DAY), area.hub.place, PREFECTURE)


def carried() -> Iterator[Carried]:
    """Every figure of the deck, from records, additive figures and parameters."""
    printed, tables = EXAMPLE.printed, area_tables()
    yield from _scheme(printed)
    yield from _peers(printed["peer_areas_2018"])
    yield from _population(tables)
    yield from _economy(printed, tables)
    yield from _passengers(tables)
    yield from _universities(printed["universities"], tables)
    yield from _medical(printed["medical_rates_2014"], tables)
    yield from _rest(printed)


def _texts(table: PrintedTable, page: str, item: str, place: str, column: str) -> Iterator[Carried]:
    """Rows of a table; `item` and `place` are a column's name or a fixed word."""
    for row in table.rows:
        cell = row[column]
        value = cell.known if isinstance(cell, Quantity) else cell
        if value != "":
            yield page, str(row.get(item, item)), str(row.get(place, place)), value


def _scheme(printed: Mapping[str, PrintedTable]) -> Iterator[Carried]:
    commuting = printed["commuting_ratio_2015"]
    yield from _texts(commuting, "構想②", "通勤通学割合", "municipality", "ratio")
    threshold = parameter("commuting_threshold", DECK_DAY).known
    above = sum(commuting.figure(row, "ratio").known >= threshold for row in commuting.rows)
    yield "構想②", "通勤通学割合10%以上の市町村数", "札幌市", Decimal(above)
    requirement = EXAMPLE.texts["scheme"].section("連携中枢都市圏の要件").items[0].text
    if "おおむね1以上" in requirement:
        yield "構想①", "連携中枢都市の要件: 昼夜間人口比率", "札幌市", "おおむね1以上"
    for item, place, name in (
        ("普通交付税措置", "圏域人口75万人", "ordinary_tax_reference_amount"),
        ("普通交付税措置", "圏域人口約260万人", "ordinary_tax_sapporo_estimate"),
        ("特別交付税 連携中枢都市 上限", "", "special_tax_hub_base"),
        ("特別交付税 連携市町村 上限", "", "special_tax_partner_ceiling"),
    ):
        yield "構想④", item, place, parameter(name, DECK_DAY).known


def _peers(peers: PrintedTable) -> Iterator[Carried]:
    for item, column in (
        ("連携中枢都市宣言", "declaration"),
        ("連携協約", "agreement"),
        ("都市圏ビジョン", "vision"),
        ("連携市町村", "partners"),
        ("圏域人口 2015年国勢調査", "population"),
        ("圏域面積", "area"),
    ):
        yield from _texts(peers, "構想⑤", item, "hub", column)


def _population(tables: AreaTables) -> Iterator[Carried]:
    def projected(year: int, age_class: str = "") -> Decimal:
        dimensions = (f"age_class={age_class};" if age_class else "") + "edition=ipss2018"
        found = tables.quantity("projected_population_persons", tables.area, f"{year}-10-01", dimensions)
        assert found is not None, (year, age_class)
        return found.known

    path = {year: projected(year) for year in range(2015, 2046, 5)}
    yield "人口Ⅰ", "人口が最大の年", "圏域", Decimal(max(path, key=lambda year: path[year]))
    yield "人口Ⅰ", "2045年 将来推計人口", "圏域", path[2045]
    yield "人口Ⅰ", "2015年比 減少率 2045年", "圏域", 100 * (1 - path[2045] / path[2015])
    for item, year, age_class in (
        ("年少人口割合 2030年", 2030, "0-14"),
        ("生産年齢人口割合 2020年", 2020, "15-64"),
        ("生産年齢人口割合 2045年", 2045, "15-64"),
        ("老年人口割合 2025年", 2025, "65+"),
        ("老年人口割合 2045年", 2045, "65+"),
    ):
        yield "人口Ⅱ", item, "圏域", 100 * projected(year, age_class) / path[year]


def _economy(printed: Mapping[str, PrintedTable], tables: AreaTables) -> Iterator[Carried]:
    sales = printed["sales_totals_2015"]
    yield from _texts(sales, "産業Ⅰ", "総売上額", "place", "sales")
    by_place = {sales.text(row, "place"): sales.figure(row, "sales").known for row in sales.rows}
    yield "産業Ⅰ", "対北海道比 総売上額", "圏域", 100 * by_place["圏域"] / by_place["北海道"]
    output = {p: _figure(tables, "farm_output_million_jpy", p, "2016") for p in (tables.area, PREFECTURE, NATION)}
    for place, value in output.items():
        yield "農業", "農業産出額 平成28年", place.name, value
    yield "農業", "道内産出額に占める割合", "圏域", 100 * output[tables.area] / output[PREFECTURE]
    yield "農業", "全国産出額に占める割合", "圏域", 100 * output[tables.area] / output[NATION]
    yield from _texts(printed["farm_products"], "農業", "主な農産物", "municipality", "products")


def _figure(tables: AreaTables, field: str, place: Place, period: str, dimensions: str = "") -> Decimal:
    found = tables.quantity(field, place, period, dimensions)
    assert found is not None, (field, place, period)
    return found.known


def _passengers(tables: AreaTables) -> Iterator[Carried]:
    at = {"新千歳空港": "01224", "丘珠空港": "01100", "JR札幌駅": "01100", "小樽港": "01203"}
    members = {place.code: place for place in tables.members}
    for year in range(2013, 2017):
        for facility, code in at.items():
            value = _figure(tables, "passengers_thousand_persons", members[code], f"FY{year}", f"facility={facility}")
            yield "観光Ⅱ", f"乗降客数 {year}年度", facility, value
        printed = tables.printed_area_figure("passengers_thousand_persons", f"FY{year}")
        assert printed is not None, year
        yield "観光Ⅱ", f"乗降客数 {year}年度", "合計", printed.known


def _universities(universities: PrintedTable, tables: AreaTables) -> Iterator[Carried]:
    for row in universities.rows:
        name = universities.text(row, "university")
        if name == "北海道教育大学":
            name += "(札幌校・岩見沢校)"
        for item, column in (("学部数", "faculties"), ("学科数", "departments")):
            yield "大学", f"{name} {item}", str(row["municipalities"]), universities.figure(row, column).known
    count, all_of = Decimal(len(universities.rows)), _figure(tables, "universities", PREFECTURE, "2017-05-01")
    yield "大学", "大学数", "圏域", count
    yield "大学", "大学数", "北海道", all_of
    yield "大学", "道内の大学に占める割合", "圏域", 100 * count / all_of


def _medical(rates: PrintedTable, tables: AreaTables) -> Iterator[Carried]:
    yield from _texts(rates, "医療", "二次医療圏", "place", "secondary_area")
    yield from _texts(rates, "医療", "人口10万人あたり医師数", "place", "physicians_rate")
    for place in (tables.area, *tables.members, NATION):
        for item, field, period in (
            ("医療施設数", "medical_facilities", "2015-10-01"),
            ("病院", "hospitals_facilities", "2015-10-01"),
            ("一般診療所", "clinics_facilities", "2015-10-01"),
            ("歯科診療所", "dental_clinics_facilities", "2015-10-01"),
            ("医師数", "physicians_persons", "2014-12-31"),
        ):
            yield "医療", item, place.name, _figure(tables, field, place, period)


def _rest(printed: Mapping[str, PrintedTable]) -> Iterator[Carried]:
    bodies = printed["eligible_bodies"]
    yield from _texts(bodies, "構想⑤", "連携中枢都市の要件を満たす団体", "place", "eligible")
    yield from _texts(bodies, "構想⑤", "圏域を形成済みの団体 平成30年4月1日", "place", "formed")
    yield from _texts(printed["ambulance_change"], "火災・救急", "救急出動件数 5年間の増加率", "place", "change")
    yield from _texts(printed["travel_times"], "交通アクセス", "route", "municipality", "time")
    yield from _texts(printed["renewable_potential"], "環境Ⅰ", "method", "place", "rank")
    yield from _texts(printed["hydrogen_targets"], "環境Ⅱ", "水素ステーション 2030年目標", "place", "stations")
    yield from _texts(printed["hydrogen_targets"], "環境Ⅱ", "FCV 2030年目標", "place", "vehicles")
    yield from _texts(printed["commissioned_project"], "今後の進め方", "総務省委託事業 受託額", "place", "amount")


def same(carried_value: str | Decimal, printed: str) -> bool:
    """Whether a carried value is the printed one, at the printed one's decimals."""
    if isinstance(carried_value, str):
        return carried_value == printed
    decimals = len(printed.partition(".")[2])
    return round_half_up(carried_value, decimals) == Decimal(printed)
