"""The printed records of the example: what they hold, and what a faulty one says."""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.core.origins_file import read_origins
from toshiken.core.period import Period
from toshiken.core.quantity import Quantity, State
from toshiken.example.figures import load_origins
from toshiken.geography.area import read_area
from toshiken.geography.municipalities import resolve
from toshiken.plan.records import read_plan
from toshiken.plan.texts import read_texts
from toshiken.profile.printed import PrintedTable, read_printed
from toshiken.tables.tidy_csv import read_tidy_csv

EXAMPLE = Path(__file__).parents[2] / "src" / "toshiken" / "example"
FOLDERS = (EXAMPLE, EXAMPLE / "common")  # the area's own, and what holds for every area
DECK_DAY = date(2018, 7, 23)
_LATER = {"alliance_counts_2024": "ministry_alliances_2024", "deck_faults_later": "ssdse_a_2019"}
ROWS = {
    "alliance_counts_2024": 1,
    "ambulance_change": 1,
    "area_map_groups": 12,
    "commissioned_project": 1,
    "commuting_ratio_2015": 20,
    "deck_faults": 8,
    "deck_faults_later": 1,
    "eligible_bodies": 1,
    "farm_products": 12,
    "fire_unions": 3,
    "hydrogen_targets": 1,
    "lost_figures": 22,
    "medical_rates_2014": 14,
    "not_reproducible": 25,
    "passenger_totals": 4,
    "peer_areas_2018": 7,
    "renewable_potential": 4,
    "sales_totals_2015": 3,
    "travel_times": 20,
    "universities": 26,
}


@pytest.fixture(scope="module")
def origins() -> dict[str, Origin]:
    return load_origins(EXAMPLE)


@pytest.fixture(scope="module")
def printed(origins: Mapping[str, Origin]) -> dict[str, PrintedTable]:
    return {p.stem: read_printed(p, origins) for folder in FOLDERS for p in (folder / "records").glob("*.csv")}


def test_every_record_stands_with_its_rows(printed: Mapping[str, PrintedTable]) -> None:
    assert {name: len(table.rows) for name, table in printed.items()} == ROWS


def test_every_csv_column_is_described(printed: Mapping[str, PrintedTable]) -> None:
    for name, table in printed.items():
        (path,) = (p for folder in FOLDERS if (p := folder / "records" / f"{name}.csv").exists())
        with path.open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file).fieldnames or ()) == list(table.definition.columns), name


def test_nothing_of_the_deck_is_dated_after_it(printed: Mapping[str, PrintedTable]) -> None:
    for name, table in printed.items():
        cited = {o for row in table.rows for cell in row.values() if isinstance(cell, Quantity) for o in cell.origins}
        late = {o.id for o in {table.origin, *cited} if o.available_from > DECK_DAY}
        assert late == {_LATER[name]} if name in _LATER else not late, name


# Years after the deck's that a source of its day may name: what it aims at or projects.
_AHEAD = {
    ("hydrogen_targets", "2030"),  # 札幌市水素利活用方針: targets
}


def test_no_later_year_stands_where_the_origin_is_of_the_decks_day(origins: Mapping[str, Origin]) -> None:
    found = {(name, year) for name, text, origin in _sayings(origins) for year in _later_years(text) if _early(origin)}
    assert found == _AHEAD


def test_a_later_year_is_seen_in_every_calendar() -> None:
    assert _later_years("RESASのAPIは2025年に終了、令和2年国勢調査、平成31年、R5.4.1") == {
        "2025",
        "2020",
        "2019",
        "2023",
    }
    assert _later_years("平成30年、2018年、水素2,025億円、分類2030番、H29.3.28") == set()


def _early(origin: Origin) -> bool:
    return origin.available_from <= DECK_DAY


def _sayings(origins: Mapping[str, Origin]) -> Iterator[tuple[str, str, Origin]]:
    """(record, text, origin) of every text of the records, the text pages and the plan, titles and notes included."""
    for path in sorted((EXAMPLE / "records").glob("*.csv")):
        table = read_printed(path, origins)
        yield path.stem, path.read_text(encoding="utf-8"), table.origin
        yield path.stem, table.definition.model_dump_json(), table.origin
    for name, page in read_texts(EXAMPLE / "records" / "texts", origins).items():
        for saying in (page.title, *page.notes, *(section.heading for section in page.sections)):
            yield name, saying, origins[page.origin]
        for item in (item for section in page.sections for item in section.items):
            yield name, item.text + item.detail, origins[item.origin or page.origin]
    plan = read_plan(EXAMPLE / "plan", origins)
    for record in (*plan.joint_projects, *plan.challenges, *plan.hopes, *plan.project_ideas, *plan.schedule):
        yield type(record).__name__, record.model_dump_json(), origins[record.origin]


def _later_years(text: str) -> set[str]:
    """Years after 2018 the text names, as 2025年, 2025 (a date or a period's code), 令和2年 or R2.4.1."""
    western = re.findall(r"(?<![\d,.])(20\d\d)(?=年|-\d\d|\")", text)
    heisei = [1988 + int(year) for year in re.findall(r"(?:平成|\bH)(\d+)", text)]
    reiwa = [2018 + int(year) for year in re.findall(r"(?:令和|\bR)(\d+)", text.replace("令和元", "令和1"))]
    return {str(year) for year in (*map(int, western), *heisei, *reiwa) if year > 2018}


def test_codes_and_names_belong_together(printed: Mapping[str, PrintedTable]) -> None:
    for table in printed.values():
        code, name = table.definition.place_code, table.definition.place_name
        for row in table.rows if code in ("municipality_code", "hub_code") else ():
            assert resolve(str(row[code])).name == row[name], table.name


def test_a_misprinted_name_is_corrected_and_kept(printed: Mapping[str, PrintedTable]) -> None:
    names = {row["municipality"]: row["printed_name"] for row in printed["commuting_ratio_2015"].rows}
    assert {name: other for name, other in names.items() if other} == {"美唄市": "美幌市"}


def test_a_column_may_have_its_own_origin_and_scope(printed: Mapping[str, PrintedTable]) -> None:
    peers = printed["peer_areas_2018"]
    area = peers.figure(peers.rows[0], "area")
    assert [o.producer for o in area.origins] == ["国土地理院"]
    assert area.period == Period.parse("2017-10-01")
    rates = printed["medical_rates_2014"]
    scopes = {rates.figure(row, "physicians_rate").scope for row in rates.rows}
    assert scopes == {"推計日本人人口", "総人口（人口推計）"}


def test_a_university_of_two_places_is_one(printed: Mapping[str, PrintedTable]) -> None:
    names = [row["university"] for row in printed["universities"].rows]
    assert len(set(names)) == len(names)
    assert sum("・" in str(row["municipalities"]) for row in printed["universities"].rows) == 4


@pytest.fixture(scope="module")
def medical(origins: Mapping[str, Origin]) -> pl.DataFrame:
    return read_tidy_csv(EXAMPLE / "figures" / "medical_2015.csv", origins)


def test_medical_members_add_up_to_the_printed_area(medical: pl.DataFrame) -> None:
    for field in medical["field"].unique():
        by_place = {r["place"]: r["value"] for r in medical.iter_rows(named=True) if r["field"] == field}
        assert sum(v for place, v in by_place.items() if place not in ("sapporo", "00000")) == by_place["sapporo"]


def test_a_dash_is_zero_not_missing(medical: pl.DataFrame) -> None:
    nil = medical.filter(place="01304", field="hospitals_facilities")
    assert nil["state"].to_list() == [State.ZERO.name]


def test_area_of_the_example(origins: Mapping[str, Origin]) -> None:
    area = read_area(EXAMPLE / "area.yml", origins)
    deck, today = date(2018, 7, 23), date(2026, 4, 1)
    assert area.name_on(deck) == "（仮称）さっぽろ連携中枢都市圏"
    assert area.name_on(today) == "さっぽろ連携中枢都市圏"
    assert (area.partner_word(deck), area.partner_word(today)) == ("関係市町村", "連携市町村")
    assert [p.name for p in area.partners if p.reason] == ["千歳市", "新篠津村"]
    assert len(area.partners) == 11
    second = max((m for m in area.milestones if m.kind == "vision"), key=lambda m: m.day)
    assert second.until == date(2029, 3, 31)


def test_under_ten_percent_has_a_reason(printed: Mapping[str, PrintedTable], origins: Mapping[str, Origin]) -> None:
    commuting = printed["commuting_ratio_2015"]
    ratio = {row["municipality_code"]: commuting.figure(row, "ratio").known for row in commuting.rows}
    for partner in read_area(EXAMPLE / "area.yml", origins).partners:
        assert (ratio[partner.code] < Decimal(10)) == bool(partner.reason), partner.name


def _table(folder: Path, rows: str, definition: str) -> Path:
    (folder / "t.yml").write_text(definition, encoding="utf-8")
    (folder / "t.csv").write_text(rows, encoding="utf-8")
    return folder / "t.csv"


GOOD = (
    "label: 試し\norigin: deck_2018\nplace_name: place\ncolumns:\n"
    '  place: {label: 市町村}\n  n: {label: 数, unit: persons, period: "2015"}\n'
)


@pytest.mark.parametrize(
    ("rows", "definition", "message"),
    [
        ("place,n\n札幌市,1a\n", GOOD, "t.csv（2行目）"),
        ("place,m\n札幌市,1\n", GOOD, "t.csv（1行目）：列「n」がありません"),
        ("place,n\n札幌市\n", GOOD, "t.csv（2行目）：列の数"),
        ("place,n\n札幌市,NaN\n", GOOD, "t.csv（2行目）：値「NaN」は数値ではなく"),
        ("place,n\n札幌市,-Infinity\n", GOOD, "値「-Infinity」は数値ではなく"),
        ("place,n\n札幌市,1_000\n", GOOD, "値「1_000」は数値ではなく"),
        ("place,n,n\n札幌市,1,2\n", GOOD, "列「n」が2つあります"),
        ('place,n\n札幌市,"1\n', GOOD, "t.csv（2行目）：CSV として読めません"),
        ("place,n\n", GOOD, "t.csv（1行目）：行がひとつもありません"),
        ("", GOOD, "t.csv（1行目）：列「n、place」がありません"),
        ("place,n\n札幌市,1\n", GOOD.replace("persons", "bushels"), "t.yml（6行目）：単位「bushels」は"),
        ("place,n\n札幌市,1\n", GOOD + "states: {－: NAUGHT}\n", "t.yml（7行目）：状態「NAUGHT」は"),
        ("place,n\n札幌市,1\n", GOOD.replace('"2015"', '"{year"'), "t.yml（6行目）：「{year」の波括弧"),
        ("place,n\n札幌市,1\n", GOOD.replace('"2015"', '"{year}"'), "t.csv（1行目）：列「year」がありません"),
        ("place,n\n札幌市,1\n", GOOD.replace("deck_2018", "deck_2081"), "t.yml（2行目）：出典「deck_2081」"),
        ("place,n\n札幌市,1\n", GOOD.replace('period: "2015"', "origin: nowhere, period: '2015'"), "nowhere"),
        ("place,n\n札幌市,1\n", GOOD.replace("label: 試し", "labell: 試し"), "t.yml（1行目）"),
        ("place,n\n札幌市,1\n", GOOD.replace(', period: "2015"', ""), "t.csv（2行目）"),
    ],
)
def test_a_faulty_record_names_file_and_line(
    tmp_path: Path, origins: Mapping[str, Origin], rows: str, definition: str, message: str
) -> None:
    with pytest.raises(RecordError, match="t\\.(csv|yml)") as fault:
        read_printed(_table(tmp_path, rows, definition), origins)
    assert message in str(fault.value)
    assert fault.value.exit_code == 2


def test_a_record_in_another_encoding_is_told(tmp_path: Path, origins: Mapping[str, Origin]) -> None:
    path = _table(tmp_path, "", GOOD)
    path.write_bytes("place,n\n札幌市,1\n".encode("cp932"))
    with pytest.raises(RecordError, match=r"t\.csv：文字コードが UTF-8 ではありません"):
        read_printed(path, origins)


def test_facilities_are_the_sum_of_their_kinds(medical: pl.DataFrame) -> None:
    rows = medical.filter(period="2015-10-01")
    value = {(r["place"], r["field"]): r["value"] for r in rows.iter_rows(named=True)}
    kinds = ("hospitals_facilities", "clinics_facilities", "dental_clinics_facilities")
    for place in {place for place, _ in value}:
        assert value[place, "medical_facilities"] == sum(value[place, kind] for kind in kinds), place


def test_no_origin_id_stands_in_both_files() -> None:
    assert not set(read_origins(EXAMPLE / "deck_origins.yml")) & set(read_origins(EXAMPLE / "origins.yml"))
