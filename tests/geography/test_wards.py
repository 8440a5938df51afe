"""The wards of designated cities, as censuses and the official list have them."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from toshiken.geography.codes import Level, city_of_ward, level
from toshiken.geography.municipalities import all_municipalities
from toshiken.geography.wards import all_wards, designated_cities, wards_on
from toshiken.tables.ingest import places_of
from toshiken.tables.store import Store


def on(day: date) -> set[str]:
    return {ward for city in designated_cities() for ward in wards_on(city, day)}


def test_every_ward_is_of_the_city_its_code_says() -> None:
    assert {code for code, ward in all_wards().items() if city_of_ward(code) != ward.city} == set()


def test_the_designated_cities_are_in_the_list() -> None:
    assert len(designated_cities()) == 20
    assert set(designated_cities()) < set(all_municipalities())


def test_hamamatsu_has_three_wards_from_2024() -> None:
    assert len(wards_on("22130", date(2023, 12, 31))) == 7
    assert wards_on("22130", date(2024, 1, 1)) == {"22138", "22139", "22140"}


def wards_of(codes: set[str]) -> set[str]:
    return {code for code in codes if level(code) is Level.WARD}


@pytest.mark.shared
def test_the_wards_of_the_censuses(shared: Path) -> None:
    with (shared / "data/census_age_sex/population_census_1980.csv").open(encoding="utf-8-sig", newline="") as file:
        codes_1980 = {row[6] for row in csv.reader(file) if len(row) > 6 and row[6].isdigit() and len(row[6]) == 5}
    with (shared / "data/census_2010_total/2010estat.csv").open(encoding="utf-8-sig", newline="") as file:
        codes_2010 = {row[1].zfill(5) for row in csv.reader(file)}
    with (shared / "data/census_daynight_2020/daynight_population_2020.csv").open(encoding="utf-8-sig") as file:
        codes_2020 = {row["code"] for row in csv.DictReader(file)}
    assert wards_of(codes_1980) == on(date(1980, 10, 1))
    assert wards_of(codes_2010) == on(date(2010, 10, 1))
    assert wards_of(codes_2020) == on(date(2020, 10, 1))


@pytest.mark.shared
def test_the_wards_of_the_official_list(shared: Path) -> None:
    wards = json.loads((shared / "data/municipality_codes/wards.json").read_text(encoding="utf-8"))
    official = {ward["code"][:5] for ward in wards}
    assert official == on(date(2024, 1, 1))


@pytest.mark.shared
def test_a_city_s_first_wards_begin_with_its_designation(full_store: Path) -> None:
    history = places_of(Store.open(full_store)).history
    assert history is not None
    designated = {change.new.code: change.day for change in history.changes if change.kind == "政令"}
    assert len(designated) == 11
    first = {city: min(w.since for w in all_wards().values() if w.city == city and w.since) for city in designated}
    assert first == designated
