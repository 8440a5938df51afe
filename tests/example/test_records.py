"""The printed records of the example: what they hold, and what a faulty one says."""

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Quantity, State
from toshiken.geography.area import read_area
from toshiken.geography.municipalities import resolve
from toshiken.profile.printed import PrintedTable, read_printed
from toshiken.tables.origins import read_origins
from toshiken.tables.tidy_csv import read_tidy_csv

EXAMPLE = Path(__file__).parents[2] / "src" / "toshiken" / "example"
ROWS = {
    "alliance_counts_2024": 1,
    "ambulance_change": 1,
    "area_map_groups": 12,
    "commissioned_project": 1,
    "commuting_ratio_2015": 20,
    "deck_faults": 9,
    "eligible_bodies": 1,
    "farm_products": 12,
    "fire_unions": 3,
    "hydrogen_targets": 1,
    "lost_figures": 18,
    "medical_rates_2014": 14,
    "not_reproducible": 10,
    "passenger_totals": 4,
    "peer_areas_2018": 7,
    "renewable_potential": 4,
    "sales_totals_2015": 3,
    "travel_times": 20,
    "universities": 26,
}


@pytest.fixture(scope="module")
def origins() -> dict[str, Origin]:
    return read_origins(EXAMPLE / "deck_origins.yml")


@pytest.fixture(scope="module")
def printed(origins: Mapping[str, Origin]) -> dict[str, PrintedTable]:
    return {p.stem: read_printed(p, origins) for p in (EXAMPLE / "records").glob("*.csv")}


def test_every_record_stands_with_its_rows(printed: Mapping[str, PrintedTable]) -> None:
    assert {name: len(table.rows) for name, table in printed.items()} == ROWS


def test_every_csv_column_is_described(printed: Mapping[str, PrintedTable]) -> None:
    for name, table in printed.items():
        with (EXAMPLE / "records" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file).fieldnames or ()) == list(table.definition.columns), name


def test_nothing_of_the_deck_is_dated_after_it(printed: Mapping[str, PrintedTable]) -> None:
    for name, table in printed.items():
        cited = {o for row in table.rows for cell in row.values() if isinstance(cell, Quantity) for o in cell.origins}
        late = [o.id for o in {table.origin, *cited} if o.available_from > date(2018, 7, 23)]
        assert late == (["ministry_alliances_2024"] * len(late) if name == "alliance_counts_2024" else []), name


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


def test_area_of_the_example() -> None:
    area = read_area(EXAMPLE / "area.yml")
    deck, today = date(2018, 7, 23), date(2026, 4, 1)
    assert area.name_on(deck) == "（仮称）さっぽろ連携中枢都市圏"
    assert area.name_on(today) == "さっぽろ連携中枢都市圏"
    assert (area.partner_word(deck), area.partner_word(today)) == ("関係市町村", "連携市町村")
    assert [p.name for p in area.partners if p.reason] == ["千歳市", "新篠津村"]
    assert len(area.partners) == 11
    second = max((m for m in area.milestones if m.kind == "vision"), key=lambda m: m.day)
    assert second.until == date(2029, 3, 31)


def test_under_ten_percent_has_a_reason(printed: Mapping[str, PrintedTable]) -> None:
    commuting = printed["commuting_ratio_2015"]
    ratio = {row["municipality_code"]: commuting.figure(row, "ratio").known for row in commuting.rows}
    for partner in read_area(EXAMPLE / "area.yml").partners:
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
        ("place,m\n札幌市,1\n", GOOD, "t.csv（2行目）"),
        ("place,n\n札幌市,1\n", GOOD.replace("deck_2018", "deck_2081"), "deck_2081"),
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


def test_facilities_are_the_sum_of_their_kinds(medical: pl.DataFrame) -> None:
    rows = medical.filter(period="2015-10-01")
    value = {(r["place"], r["field"]): r["value"] for r in rows.iter_rows(named=True)}
    kinds = ("hospitals_facilities", "clinics_facilities", "dental_clinics_facilities")
    for place in {place for place, _ in value}:
        assert value[place, "medical_facilities"] == sum(value[place, kind] for kind in kinds), place


def test_no_origin_id_stands_in_both_files(origins: Mapping[str, Origin]) -> None:
    assert not set(origins) & set(read_origins(EXAMPLE / "origins.yml"))
