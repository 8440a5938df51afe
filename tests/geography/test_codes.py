"""Spellings of a code, its check digit, and what it is of."""

import pytest

from toshiken.core.errors import PlaceError
from toshiken.geography.codes import Level, check_digit, city_of_ward, five_digits, level, residual_of
from toshiken.geography.municipalities import all_municipalities


@pytest.mark.parametrize("printed", ["01100", "R01100", "011002", "1100", " 01100 ", "０１１００"])
def test_every_spelling_is_the_same_code(printed: str) -> None:
    assert five_digits(printed) == "01100"


@pytest.mark.parametrize(
    ("printed", "advice"),
    [
        ("011003", "01100なら2のはず"),
        ("札幌市", "コードではありません"),
        ("11", "2桁"),
        ("0110020", "7桁"),
        ("", "コード"),
    ],
)
def test_what_is_no_code_is_told(printed: str, advice: str) -> None:
    with pytest.raises(PlaceError, match=advice):
        five_digits(printed)


@pytest.mark.shared
def test_every_official_check_digit_is_the_one_computed(shared) -> None:
    lines = (shared / "facts/municipalities.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    codes = [line.split(",")[:2] for line in lines]
    assert len(codes) == 1747
    assert [full for code, full in codes if code + check_digit(code) != full] == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("00000", Level.NATION), ("01000", Level.PREFECTURE), ("01100", Level.DESIGNATED_CITY), ("01101", Level.WARD),
        ("22140", Level.WARD), ("13101", Level.MUNICIPALITY), ("13100", Level.SPECIAL_WARDS), ("01202", Level.MUNICIPALITY),
        (residual_of("13101"), Level.RESIDUAL), ("48000", None), ("01001", None),
    ],
)  # fmt: skip
def test_a_code_says_what_it_is_of(code: str, expected: Level | None) -> None:
    assert level(code) is expected


def test_a_ward_is_of_the_city_with_the_largest_code_below() -> None:
    assert [city_of_ward(ward) for ward in ("01101", "22140", "14131", "40137")] == ["01100", "22130", "14130", "40130"]
    with pytest.raises(PlaceError, match="区ではありません"):
        city_of_ward("01202")


def test_all_municipalities_of_the_list_are_municipal() -> None:
    assert {code for code in all_municipalities() if not ((kind := level(code)) and kind.is_municipal)} == set()
