"""圏域の現状③–⑨: farming, transport hubs, universities, medical care, fire and ambulance, access, environment."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Sentence, in_unit, number, sentence, with_unit
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.scheme import text_bullets
from toshiken.outputs.totals import Discrepancy, checked
from toshiken.profile.claims import land_and_services as claims
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile

FARM = "farm_output_million_jpy"


def _of_members(profile: AreaProfile, name: str, codes: str) -> PrintedTable | None:
    """A printed table's rows of the members; a row may name several municipalities."""
    table = profile.table(name)
    members = {m.code for m in profile.members}
    return table and replace(
        table, rows=tuple(r for r in table.rows if members & set(table.text(r, codes).split("・")))
    )


def farming(brief: Brief) -> Page | None:
    """③ 農業: main products by member beside output and shares."""
    products = _of_members(brief.profile, "farm_products", "municipality_code")
    if products is None:
        return None
    left = Table(
        id="farm_products",
        title="各市町村の主な農産物",
        alt="市町村ごとの主な農産物の表",
        columns=(Column("市町村", align="left", width=0.5), Column("主な農産物", align="left", width=1.5)),
        rows=tuple(Row((products.text(r, "municipality"), products.text(r, "products"))) for r in products.rows),
    )
    return Page(
        id="farming",
        title="圏域の現状③　農業",
        lead=present(claims.farm_output(brief.profile)),
        body=(left, _farm_table(brief.profile)),
        arrangement="split",
        notes=(
            said("農業産出額は平成28年市町村別農業産出額（推計）。構成市町村ごとの額は資料になく、圏域の額は印字値。"),
        ),
        sources=(products.origin,),
    )


def _farm_table(profile: AreaProfile) -> Table:
    rows = []
    for label, place in (
        ("圏域", profile.place),
        (profile.prefecture.name, profile.prefecture),
        ("全国", profile.nation),
    ):
        output = profile.latest(FARM, place)
        if output is None:
            continue
        share = (profile.latest(FARM, profile.place) or output) / output
        rows.append(Row((label, in_unit(output, "hundred_million_jpy", 0), number(share.in_unit("percent"), 1))))
    return Table(
        id="farm_output",
        title="農業産出額（平成28年）",
        alt="圏域、道県、全国の農業産出額と圏域の割合の表",
        columns=(Column("", align="left", width=0.7), Column("産出額"), Column("圏域の割合", unit="%")),
        rows=tuple(rows),
    )


def transport_hubs(brief: Brief) -> Page | None:
    """④ 観光・交通拠点: passengers by hub and year; the printed totals are checked."""
    table, discrepancies = passenger_table(brief.profile)
    if table is None:
        return None
    return Page(
        id="transport_hubs",
        title="圏域の現状④　観光（交通拠点の乗降客数）",
        lead=present(claims.passengers(_facility_series(brief.profile))),
        body=(table,),
        notes=(
            said(
                "JR札幌駅は1日平均の乗車人員×2×365で算出。観光入込客数と訪日外国人宿泊者数の図は、資料がそろえば出せる図に挙げる。"
            ),
            *(d.sentence() for d in discrepancies),
        ),
    )


def passenger_table(profile: AreaProfile) -> tuple[Table | None, tuple[Discrepancy, ...]]:
    """The table of passengers and what its printed totals get wrong."""
    series = _facility_series(profile)
    if not series:
        return None, ()
    periods = [q.period for q in next(iter(series.values()))]
    rows = [Row((name, *(number(q) for q in found))) for name, found in series.items()]
    printed = {q.period: q for q in profile.series("passengers_thousand_persons", profile.place)}
    rows.append(Row(("合計（印字値）", *(number(printed[p]) if p in printed else "…" for p in periods)), "total"))
    return checked(
        Table(
            id="passengers",
            title="主な交通拠点の乗降客数の推移",
            alt="交通拠点ごとの乗降客数の年度別の表。合計は印字値と計算値を並べる",
            unit="千人",
            columns=(Column("交通拠点", align="left", width=1.2), *(Column(p.short, adds_up=True) for p in periods)),
            rows=tuple(rows),
        )
    )


def _facility_series(profile: AreaProfile) -> dict[str, tuple[Quantity, ...]]:
    found: dict[str, tuple[Quantity, ...]] = {}
    for (name, code, dimensions), series in profile.figures.items():
        if name == "passengers_thousand_persons" and dimensions.startswith("facility=") and code != profile.place.code:
            found[dimensions.removeprefix("facility=")] = series
    return dict(sorted(found.items(), key=lambda item: -item[1][-1].known))


def universities(brief: Brief) -> Page | None:
    """⑤ 大学: every university with faculties and departments, in two columns."""
    table = _of_members(brief.profile, "universities", "municipality_codes")
    if table is None:
        return None
    count = Quantity(
        Decimal(len(table.rows)), "universities", brief.profile.place, Period.parse("2017-05-01"),
        origins=(table.origin,), derivation=f"表の行数（{len(table.rows)}校。2市にまたがる大学は1校）",
    )  # fmt: skip
    half = (len(table.rows) + 1) // 2
    return Page(
        id="universities",
        title="圏域の現状⑤　大学",
        lead=present(
            claims.universities(
                count, brief.profile.latest("universities", brief.profile.prefecture), brief.profile.prefecture.name
            )
        ),
        body=(_university_table(table, 0, half), _university_table(table, half, len(table.rows))),
        arrangement="halves",
        notes=(said("2017年5月1日時点。大学本部の所在地が北海道の大学。北海道大学は水産学部（函館）を除く。"),),
    )


def _university_table(table: PrintedTable, first: int, last: int) -> Table:
    return Table(
        id=f"universities_{first}",
        title="圏域内の大学" + ("" if first == 0 else "（続き）"),
        alt="市町村ごとの大学の学部数と学科数の表",
        columns=(
            Column("市町村", align="left", width=1.0),
            Column("学校名", align="left", width=2.1),
            Column("学部数", width=0.5),
            Column("学科数", width=0.5),
        ),
        rows=tuple(
            Row((
                table.text(r, "municipalities"),
                _campus(table.text(r, "university"), table.text(r, "campuses")),
                number(table.figure(r, "faculties")),
                number(table.figure(r, "departments")),
            ))
            for r in table.rows[first:last]
        ),
    )  # fmt: skip


def _campus(name: str, campuses: str) -> str:
    return f"{name}（{campuses}）" if campuses else name


def medical(brief: Brief) -> Page | None:
    """⑥ 医療機関等: the newest figures; the rates as printed where nothing newer is known on the day."""
    return medical_newest(brief) or medical_printed(brief)


def medical_printed(brief: Brief) -> Page | None:
    """⑥ 医療: facilities and physicians with the rates as printed (the deck's own table)."""
    profile, rates = brief.profile, brief.profile.table("medical_rates_2014")
    newest = profile.latest("physicians_persons", profile.place)
    # The printed table is of the printed members: with others its rates are no rates of this area.
    if rates is None or newest is None or newest.period.year != 2014 or not profile.area.as_printed(brief.as_of):
        return None
    table, _ = checked(_printed_medical_table(profile, rates))
    return Page(
        id="medical",
        title="圏域の現状⑥　医療機関等",
        lead=present(claims.physicians_printed(profile), claims.members_below_nation(profile)),
        body=(table,),
        notes=(
            said(
                "医療施設数は平成27年（2015年）10月1日、医師数は平成26年（2014年）末。率は印字値（推計日本人人口あたり、分母は公表されていない）。"
            ),
            said("二次医療圏は圏域と重ならず、圏域外の市町村を含むものがある。"),
        ),
    )


FACILITIES = ("medical_facilities", "hospitals_facilities", "clinics_facilities", "dental_clinics_facilities")


def _printed_medical_table(profile: AreaProfile, rates: PrintedTable) -> Table:
    rows = []
    for row in rates.rows:
        place = _place_of(profile, rates.text(row, "place_code"))
        counts = [profile.at(name, place, 2015) for name in FACILITIES] + [
            profile.at("physicians_persons", place, 2014)
        ]
        kind = "total" if place == profile.place else "reference" if place == profile.nation else "body"
        name = "圏域合計" if place == profile.place else "【参考】全国" if place == profile.nation else place.name
        cells = (name, rates.text(row, "secondary_area"), *(number(q) if q else "…" for q in counts))
        rows.append(Row((*cells, number(rates.figure(row, "physicians_rate"), 1)), kind))  # type: ignore[arg-type]
    return Table(
        id="medical_printed",
        title="圏域内の医療機関等",
        alt="市町村ごとの医療施設数、医師数、人口10万人あたり医師数の表",
        columns=(
            Column("市町村", align="left", width=1.1),
            Column("二次医療圏", align="left", width=1.7),
            Column("医療施設数", adds_up=True),
            Column("病院", adds_up=True, width=0.8),
            Column("一般診療所", adds_up=True),
            Column("歯科診療所", adds_up=True),
            Column("医師数", unit="人", adds_up=True),
            Column("人口10万人あたり医師数", unit="人", width=1.3),
        ),
        rows=tuple(rows),
    )


def _place_of(profile: AreaProfile, code: str) -> Place:
    known = {p.code: p for p in (*profile.members, profile.place, profile.nation, profile.prefecture)}
    return known[code]


def medical_newest(brief: Brief) -> Page | None:
    """⑥ 医療: the newest facilities and physicians of every member, rates from census population."""
    profile = brief.profile
    newest = profile.latest("physicians_persons", profile.place)
    if newest is None or newest.period.year == 2014:
        return None
    year = newest.period.year
    fields = ("general_hospitals_facilities", "clinics_facilities", "dental_clinics_facilities", "physicians_persons")
    rows = [_medical_row(profile, m, m.name, fields, year, "body") for m in profile.members]
    rows.append(_medical_row(profile, profile.place, "圏域合計", fields, year, "total"))
    rows.append(_medical_row(profile, profile.nation, "【参考】全国", fields, year, "reference"))
    table, _ = checked(
        Table(
            id="medical_newest",
            title=f"圏域内の医療機関等（{year}年）",
            alt="市町村ごとの病院数、診療所数、医師数、人口10万人あたり医師数の表",
            columns=(
                Column("市町村", align="left", width=1.2),
                Column("一般病院", adds_up=True),
                Column("一般診療所", adds_up=True),
                Column("歯科診療所", adds_up=True),
                Column("医師数", unit="人", adds_up=True),
                Column("人口10万人あたり医師数", unit="人", width=1.4),
            ),
            rows=tuple(rows),
        )
    )
    return Page(
        id="medical",
        title="圏域の現状⑥　医療機関等",
        lead=present(claims.physicians_of_area(profile), claims.members_above_nation(profile)),
        body=(table,),
        notes=(
            said(
                f"率の分母は国勢調査の総人口。† は医師数が少ないため率を示さない。施設は{year}年10月1日、医師は12月31日。"
            ),
            said("一般病院は精神科病院などを含まない。全国は市町村の和。"),
        ),
    )


def _medical_row(profile: AreaProfile, place: Place, label: str, fields: Iterable[str], year: int, kind: str) -> Row:
    counts = [profile.at(name, place, year) for name in fields]
    rate = profile.at("physicians_per_100k", place, year)
    cells: tuple[Cell, ...] = (label, *(number(q) if q else "…" for q in counts), number(rate, 1) if rate else "…")
    return Row(cells, kind)  # type: ignore[arg-type]


def fire_and_ambulance(brief: Brief) -> Page | None:
    """⑦ 火災・救急: what is known of ambulance calls, and which fire unions spill over the area."""
    profile, unions = brief.profile, brief.profile.table("fire_unions")
    if unions is None:
        return None
    table = Table(
        id="fire_unions",
        title="消防の単位と圏域のずれ",
        alt="消防組合ごとに、圏域内の構成市町村と圏域外の構成市町村を並べた表",
        columns=(
            Column("組合", align="left", width=1.3),
            Column("圏域内の構成市町村", align="left", width=1.3),
            Column("圏域外の構成市町村", align="left", width=1.3),
        ),
        rows=tuple(
            Row((unions.text(r, "union"), unions.text(r, "members_inside"), unions.text(r, "members_outside") or "－"))
            for r in unions.rows
        ),
    )
    return Page(
        id="fire_and_ambulance",
        title="圏域の現状⑦　火災・救急",
        lead=present(_ambulance(profile)),
        body=(table,),
        notes=(
            said(
                "消防の統計は消防本部の単位でまとめられ、一部に圏域外の町を含む。火災と救急の件数の図は、資料がそろえば出せる図に挙げる。"
            ),
        ),
        sources=(unions.origin,),
    )


def _ambulance(profile: AreaProfile) -> Sentence | None:
    table = profile.table("ambulance_change")
    if table is None or not table.rows:
        return None
    change = table.figure(table.rows[0], "change")
    return sentence(
        "圏域内の救急出動件数は、平成30年の資料の時点で、5年前と比較すると約",
        with_unit(change),
        "の増（印字値。件数は資料にない）",
    )


def access(brief: Brief) -> Page | None:
    """⑧ 交通アクセス: routes and times from the centre of the hub, in two columns."""
    table = _of_members(brief.profile, "travel_times", "municipality_code")
    if table is None:
        return None
    half = (len(table.rows) + 1) // 2
    while half < len(table.rows) and table.rows[half]["municipality"] == table.rows[half - 1]["municipality"]:
        half += 1
    return Page(
        id="access",
        title="圏域の現状⑧　交通アクセス",
        lead=(
            said(f"{brief.profile.hub.name}の中心部から{_reachable(table)}市町村の中心部まで、公共交通の経路がある"),
        ),
        body=(_access_table(table, 0, half), _access_table(table, half, len(table.rows))),
        arrangement="halves",
        notes=(said("所要時間は平成30年の資料の印字値。経路の検索による最新の値ではない。"),),
    )


def _reachable(table: PrintedTable) -> int:
    return len({row["municipality"] for row in table.rows})


def _access_table(table: PrintedTable, first: int, last: int) -> Table:
    return Table(
        id=f"access_{first}",
        title="公共交通と所要時間" + ("" if first == 0 else "（続き）"),
        alt="市町村ごとの公共交通の経路と所要時間の表",
        columns=(
            Column("市町村", align="left", width=0.8),
            Column("公共交通", align="left", width=2.0),
            Column("所要時間", align="left", width=1.1),
        ),
        rows=tuple(
            Row((table.text(r, "municipality"), table.text(r, "route"), table.text(r, "time")))
            for r in table.rows[first:last]
        ),
    )


def renewable_potential(brief: Brief) -> Page | None:
    """⑨ 環境Ⅰ: the prefecture's renewable potential by method."""
    table = brief.profile.table("renewable_potential")
    if table is None:
        return None
    return Page(
        id="environment_1",
        title="圏域の現状⑨　環境Ⅰ",
        lead=(said(f"圏域を含む{brief.profile.prefecture.name}は、再生可能エネルギーの導入ポテンシャルで全国の上位にある"),),
        body=(
            Table(
                id="renewable_potential",
                title=f"{brief.profile.prefecture.name}の再生可能エネルギーポテンシャル",
                alt="発電方法ごとの全国順位と概要の表",
                columns=(
                    Column("方法", align="left", width=0.8),
                    Column("順位", align="left", width=0.5),
                    Column("概要", align="left", width=1.8),
                    Column("調査", align="left", width=2.0),
                ),
                rows=tuple(
                    Row((table.text(r, "method"), table.text(r, "rank"), table.text(r, "summary"),
                         f"{table.text(r, 'survey')}（{table.text(r, 'surveyor')}）"))
                    for r in table.rows
                ),
            ),
        ),
        notes=(said("平成22～24年度の調査による。順位と割合は調査の時点のもの。"),),
        sources=tuple(dict.fromkeys(o for r in table.rows for o in table.figure(r, "share").origins)),
    )  # fmt: skip


def hydrogen(brief: Brief) -> Page | None:
    """⑨ 環境Ⅱ: hydrogen strategies of members and their targets."""
    text, targets = brief.text("environment"), brief.profile.table("hydrogen_targets")
    if text is None or targets is None:
        return None
    row = targets.rows[0]
    lead = sentence(
        f"{brief.profile.hub.name}の2030年目標は、水素ステーション", with_unit(targets.figure(row, "stations")), "以上、FCV",
        with_unit(targets.figure(row, "vehicles")),
    )  # fmt: skip
    return Page(
        id="environment_2",
        title="圏域の現状⑨　環境Ⅱ",
        lead=(lead,),
        body=text_bullets(text, "hydrogen"),
        arrangement="halves" if len(text.sections) == 2 else "stacked",
        notes=(said("平成30年の資料による。"),),
        sources=(brief.origins[text.origin],),
    )
