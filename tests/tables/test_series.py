"""A series as a planner asks for it, of the real files."""

import json
from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import PlaceError, RequestError
from toshiken.core.quantity import Place
from toshiken.geography.municipalities import resolve
from toshiken.tables.measures import Measure, measure
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.series import Series, series_of
from toshiken.tables.series_words import as_data, as_lines
from toshiken.tables.store import Store

TODAY = date(2026, 11, 24)
ISHIKARI, HACHIOJI = Place("01235", "石狩市"), Place("13201", "八王子市")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("総人口", Measure("population_persons", "")),
        ("人口", Measure("population_persons", "")),
        ("population_persons", Measure("population_persons", "")),
        ("A110101", Measure("population_persons", "sex=male")),
        ("総人口:sex=male,age=0", Measure("population_persons", "age=0;sex=male")),
    ],
)
def test_a_series_by_label_name_or_code(text: str, expected: Measure) -> None:
    assert measure(text) == expected


@pytest.mark.parametrize(("text", "advice"), [("総人工", "総人口"), ("総人口:male", "sex=male")])
def test_a_name_that_is_none_is_answered_with_advice(text: str, advice: str) -> None:
    with pytest.raises(RequestError, match=advice):
        measure(text)


def of(full_store: Path, name: str, *members: Place, year: int = 2020, first: int | None = 1980) -> Series:
    kept = OnBoundaries(Store.open(full_store), date(year, 10, 1))
    return series_of(measure(name), members, kept, first, TODAY)


@pytest.mark.shared
def test_ishikari_of_1980_is_a_town_and_two_villages(full_store: Path) -> None:
    found = of(full_store, "総人口", ISHIKARI)
    first, *_, last = found.lines
    assert (first.period.code, last.period.code) == ("1980-10-01", "2020-10-01")
    assert [line.figures[0].known for line in (first, last) if line.figures[0]] == [40_783, 56_869]
    assert "石狩町＋厚田村＋浜益村" in as_lines(found)


@pytest.mark.shared
def test_the_people_of_no_municipality_are_printed(full_store: Path) -> None:
    found = of(full_store, "総人口", HACHIOJI)
    assert [(r.period.code, r.known) for r in found.residuals] == [("1980-10-01", 37)]
    assert "東京都（所属未定・按分できないもの）" in as_lines(found)


@pytest.mark.shared
def test_the_same_as_data(full_store: Path) -> None:
    found = json.loads(json.dumps(as_data(of(full_store, "総人口", ISHIKARI, HACHIOJI)), ensure_ascii=False))
    assert [m["name"] for m in found["members"]] == ["石狩市", "八王子市"]
    assert found["sums"][0] == {"period": "1980-10-01", "value": 40_783 + 387_178, "left_out": ""}
    assert all(value["sources"] for value in found["values"])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "year", "words"),
    [
        ("将来推計人口", 2020, "将来推計人口:edition=ipss2018"),
        ("総人口", 1980, "まだありません"),
        ("サービス業", 2020, "という系列は"),
    ],
)
def test_what_is_not_there_is_told(full_store: Path, name: str, year: int, words: str) -> None:
    with pytest.raises(RequestError, match=words):
        of(full_store, name, ISHIKARI, year=year)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "year", "code", "name"),
    [
        ("石狩町", 1995, "01302", "石狩町"),
        ("北村", 2000, "01421", "北村"),
        ("浦和市", 2000, "11204", "浦和市"),
        ("熊本市", 2010, "43201", "熊本市"),
        ("相模原", 2005, "14209", "相模原市"),
        ("浜松市", 2005, "22202", "浜松市"),
        ("11101", 2020, "", ""),
    ],
)
def test_a_member_is_found_by_what_it_was_on_the_day(
    full_store: Path, text: str, year: int, code: str, name: str
) -> None:
    kept = OnBoundaries(Store.open(full_store), date(year, 10, 1))
    if not code:
        with pytest.raises(PlaceError, match="さいたま市（11100）の区で"):
            resolve(text, kept.history, kept.day)
        return
    found = series_of(measure("総人口"), [resolve(text, kept.history, kept.day).place], kept, None, TODAY)
    assert (found.members, found.lines[0].period.code) == ((Place(code, name),), "1980-10-01")


@pytest.mark.shared
def test_a_member_of_today_is_asked_for_under_its_code_of_the_day(full_store: Path) -> None:
    found = of(full_store, "総人口", Place("43100", "熊本市"), year=2010)
    assert found.members == (Place("43201", "熊本市"),)
    assert [line.figures[0].known for line in found.lines if line.figures[0]][-1] == 734_474


@pytest.mark.shared
def test_what_stands_on_later_municipalities_is_named(full_store: Path) -> None:
    found = of(full_store, "総人口", Place("01210", "岩見沢市"), year=2000)
    assert [line.period.year for line in found.lines] == [1980]
    assert "令和2年国勢調査" in as_lines(found)
    assert "前の境域には戻せません。--boundaries に後の年を指定すると出ます" in as_lines(found)
    assert as_data(found)["beyond"]
    assert of(full_store, "総人口", ISHIKARI).beyond == ()


@pytest.mark.shared
def test_a_member_given_twice_is_told(full_store: Path) -> None:
    with pytest.raises(RequestError, match="石狩市（01235）が2回書かれています"):
        of(full_store, "総人口", ISHIKARI, HACHIOJI, ISHIKARI)


@pytest.mark.shared
def test_a_year_after_the_last_one_is_answered_with_the_last_one(full_store: Path) -> None:
    with pytest.raises(RequestError, match="2030年以後の数値はありません。いちばん新しいのは"):
        of(full_store, "総人口", ISHIKARI, first=2030)


@pytest.mark.shared
def test_a_day_of_publication_that_is_not_known_is_not_given(full_store: Path) -> None:
    store = Store.open(full_store)
    unknown = {origin.id for origin in store.origins.values() if not origin.published_known}
    sources = [source for value in as_data(of(full_store, "総人口", ISHIKARI))["values"] for source in value["sources"]]
    assert {source["id"] for source in sources} & unknown
    assert all((source["published"] == "") == (source["id"] in unknown) for source in sources)
