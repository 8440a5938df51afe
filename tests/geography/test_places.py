"""Codes as files print them, held against the municipalities of the file's day."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import PlaceError
from toshiken.geography.codes import check_digit
from toshiken.geography.municipalities import all_municipalities
from toshiken.geography.places import Places
from toshiken.tables.ingest import places_of
from toshiken.tables.store import Store

CENSUS_1980, CENSUS_2020 = date(1980, 10, 1), date(2020, 10, 1)


@pytest.fixture(scope="module")
def places(full_store: Path) -> Places:
    """With the real history of mergers."""
    return places_of(Store.open(full_store))


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("R01100", "01100"), ("01100", "01100"), ("011002", "01100"), ("1100", "01100"), ("1000", "01000"), ("0", "00000"),
        ("01101", "01101"), ("13100", "13100"), ("13101", "13101"), ("01695", "01695"), (" 13101 ", "13101"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("day", [None, CENSUS_2020])
def test_nation_prefectures_wards_and_municipalities_need_no_history(printed: str, code: str, day: date | None) -> None:
    assert Places().code(printed, "", day) == code


@pytest.mark.parametrize(
    ("printed", "day", "advice"),
    [
        ("01305", CENSUS_1980, "市町村コンバータ.*municipality_converter_jp.csv.*toshiken ingest"),
        ("01001", None, "市部・郡部"),
        ("11002", None, "先頭の0が落ちた検査数字つきのコード"),
        ("01111", None, "01111」の区はありません"),
        ("22131", date(2024, 1, 1), "区は令和6年1月1日にはありません"),
        ("22140", date(2023, 12, 31), "区は令和5年12月31日にはありません"),
        ("13999", None, "13999"),
    ],
)
def test_without_a_history_the_list_of_2024_counts(printed: str, day: date | None, advice: str) -> None:
    with pytest.raises(PlaceError, match=advice):
        Places().code(printed, "", day)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("printed", "name", "day", "advice"),
    [
        ("01305", "厚田村", CENSUS_2020, "厚田村）は平成17年10月1日に石狩市（01235）に編入されました。令和2年10月1日の市区町村に"),
        ("01302", "石狩町", CENSUS_2020, "平成8年9月1日に市になり、石狩市（01235）に変わりました"),
        ("11204", "浦和市", CENSUS_2020, "平成13年5月1日に合併してさいたま市（11244）になりました"),
        ("19341", "上九一色村", CENSUS_2020, "甲府市（19201）.*富士河口湖町（19430）"),
        ("01235", "石狩市", CENSUS_1980, "平成8年9月1日からのコードで、昭和55年10月1日にはまだありません（それまでは石狩町（01302））"),
        ("04100", "泉市", CENSUS_1980, "それまでは仙台市（04201）"),
        ("30428", "串本町", date(2000, 10, 1), "まだありません"),
        ("01999", "", CENSUS_2020, "01999」という市区町村はありません"),
        ("01300", "石狩支庁", CENSUS_1980, "01300」という市区町村はありません"),
        ("04101", "青葉区", CENSUS_1980, "区は昭和55年10月1日にはありません"),
    ],
)  # fmt: skip
def test_what_is_none_on_the_day_is_told(places: Places, printed: str, name: str, day: date, advice: str) -> None:
    with pytest.raises(PlaceError, match=advice):
        places.code(printed, name, day)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("printed", "name", "day", "code"),
    [
        ("04100", "仙台市", CENSUS_1980, "04201"),
        ("04100", "宮城県 仙台市", CENSUS_1980, "04201"),
        ("04201", "", CENSUS_2020, "04100"),
        ("11244", "さいたま市", CENSUS_2020, "11100"),
        ("01472", "幌加内町", CENSUS_1980, "01439"),
        ("01302", "石狩町", CENSUS_1980, "01302"),
        ("01302", "石狩町", None, "01302"),
        ("01697", "留夜別村", CENSUS_1980, "01697"),
    ],
)
def test_a_place_that_was_only_renumbered_keeps_its_figures(
    places: Places, printed: str, name: str, day: date | None, code: str
) -> None:
    assert places.code(printed, name, day) == code


@pytest.mark.shared
def test_all_municipalities_of_a_day(places: Places) -> None:
    counted = [len(places.municipalities(day) or ()) for day in (CENSUS_1980, date(2010, 10, 1), CENSUS_2020, None)]
    assert counted == [3_278, 1_750, 1_741, 1_741]
    assert Places().municipalities(CENSUS_1980) is None
    assert Places().municipalities(CENSUS_2020) == places.municipalities(CENSUS_2020)


@pytest.mark.shared
@pytest.mark.parametrize("spelling", ["{code}", "R{code}", "{code}{digit}"])
def test_every_municipality_is_known_in_every_spelling(places: Places, spelling: str) -> None:
    printed = [spelling.format(code=code, digit=check_digit(code)) for code in all_municipalities()]
    assert [places.code(text, "", CENSUS_2020) for text in printed] == list(all_municipalities())
