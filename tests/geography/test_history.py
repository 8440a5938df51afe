"""Municipalities over time, on a small history made by hand and on the real one."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import PlaceError, RequestError
from toshiken.geography.history import History
from toshiken.geography.municipalities import resolve
from toshiken.geography.places import Places
from toshiken.tables.ingest import places_of
from toshiken.tables.store import Store

CENSUS_1980, CENSUS_2020 = date(1980, 10, 1), date(2020, 10, 1)


def event(day: str, kind: str, old: tuple[str, str], new: tuple[str, str]) -> dict[str, str]:
    codes = {"old_code": old[0], "old_name": old[1], "new_code": new[0], "new_name": new[1]}
    return {"day": day, "kind": kind, "part": "", **codes}


def lineage(code: str, **names: str) -> dict[str, str]:
    """A row of the converter: y1980="01302 石狩町"."""
    row = {"code": code}
    for year in ("1980", "2020"):
        code_of, _, name = names.get(f"y{year}", "").partition(" ")
        row |= {f"code_{year}": code_of, f"name_{year}": f"北海道 {name}" if name else ""}
    return row


@pytest.fixture(scope="module")
def history() -> History:
    """石狩町 becomes a city and takes in 厚田村."""
    rows = [
        lineage("01302", y1980="01302 石狩町", y2020="01235 石狩市"),
        lineage("01305", y1980="01305 厚田村", y2020="01235 石狩市"),
        lineage("01202", y1980="01202 函館市", y2020="01202 函館市"),
    ]
    events = [
        event("1996-09-01", "市制", ("01302", "石狩町"), ("01235", "石狩市")),
        event("2005-10-01", "編入", ("01305", "厚田村"), ("01235", "石狩市")),
    ]
    return History.of(rows, events)


def test_a_code_is_valid_from_its_first_day_until_it_gives_way(history: History) -> None:
    days = [date(1996, 8, 31), date(1996, 9, 1)]
    assert [history.valid("01302", day) for day in days] == [True, False]
    assert [history.valid("01235", day) for day in days] == [False, True]


def test_what_a_place_becomes(history: History) -> None:
    assert history.becomes("01305", CENSUS_1980, CENSUS_2020) == ("01235",)
    assert history.becomes("01305", CENSUS_1980, date(2005, 9, 30)) == ("01305",)
    assert history.becomes("01202", CENSUS_1980, CENSUS_2020) == ("01202",)
    assert [part.name for part in history.parts("01235", CENSUS_1980, CENSUS_2020)] == ["石狩町", "厚田村"]


def test_only_forward(history: History) -> None:
    with pytest.raises(RequestError, match="後の日付の区域にだけ"):
        history.becomes("01235", CENSUS_2020, CENSUS_1980)


def test_a_retired_and_a_later_code_are_told_with_the_day(history: History) -> None:
    places = Places(history)
    assert places.code("01302", "石狩町", CENSUS_1980) == "01302"
    with pytest.raises(PlaceError, match="平成17年10月1日"):
        places.code("01305", "厚田村", CENSUS_2020)
    with pytest.raises(PlaceError, match="まだありません"):
        places.code("01235", "石狩市", date(1990, 10, 1))


def test_without_a_history_an_old_code_advises_to_take_it_in() -> None:
    with pytest.raises(PlaceError, match=r"municipality_converter_jp\.csv"):
        Places().code("01305", "厚田村", CENSUS_1980)
    with pytest.raises(PlaceError, match="検査数字"):
        Places().code("011009", "札幌市", None)


def test_an_old_name_says_what_it_is_now(history: History) -> None:
    with pytest.raises(PlaceError, match="石狩市（01235）に編入"):
        resolve("厚田村", history)


@pytest.fixture(scope="module")
def real(full_store: Path) -> History:
    found = places_of(Store.open(full_store)).history
    assert found is not None
    return found


@pytest.mark.shared
def test_the_real_history_has_the_numbers_of_the_censuses(real: History) -> None:
    assert len(real.municipalities(CENSUS_2020)) == 1_741
    assert len(real.municipalities(CENSUS_1980)) == 3_278


@pytest.mark.shared
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("01302", "01235"),
        ("01306", "01235"),
        ("01421", "01210"),
        ("01422", "01210"),
        ("04201", "04100"),
        ("04210", "04100"),
        ("11205", "11100"),
    ],
)
def test_real_successors(real: History, old: str, new: str) -> None:
    assert real.becomes(old, CENSUS_1980, CENSUS_2020) == (new,)


@pytest.mark.shared
def test_a_later_code_for_an_earlier_day_is_the_place_that_bore_the_name(real: History) -> None:
    places = Places(real)
    assert places.code("04100", "仙台市", CENSUS_1980) == "04201"
    assert "04201" in real.municipalities(CENSUS_1980)


@pytest.mark.shared
def test_every_place_of_1980_has_a_place_in_2020(real: History) -> None:
    now = real.municipalities(CENSUS_2020)
    lost = {
        old for old in real.municipalities(CENSUS_1980) if not set(real.becomes(old, CENSUS_1980, CENSUS_2020)) <= now
    }
    assert lost == set()
