"""Fire unions that reach beyond the area, and the ambulance calls as printed."""

import pytest

from tests.profile.claims.made import AREA, HUB, figure, profile, record
from toshiken.core.quantity import Place
from toshiken.profile.claims.fire import ambulance_change, unions_beyond


def test_unions_beyond_the_area_are_counted() -> None:
    unions = [{"unit": "甲", "municipality_codes": "01100・01430"}, {"unit": "乙", "municipality_codes": "01100"}]
    said = unions_beyond(profile({}), record("fire_unions", unions))
    assert said is not None
    assert said.text == "圏域の市町村が加わる2つの消防事務組合のうち1つは、圏域外の市町村を含む"


def test_silent_where_none_reaches_beyond() -> None:
    assert unions_beyond(profile({}), record("fire_unions", [{"unit": "乙", "municipality_codes": "01100"}])) is None


@pytest.mark.parametrize(
    ("change", "end"), [("8", "約8%の増（印字値）。"), ("-3", "約3%の減（印字値）。"), (None, None)]
)
def test_the_printed_change(change: str | None, end: str | None) -> None:
    row = {"place_code": AREA.code, "change": figure(change, "percent", AREA, "2018-07-23")}
    said = ambulance_change(profile({}, record("ambulance_change", [row])))
    assert (said.text if said else None) == (end and f"圏域内の救急出動件数は、5年前と比較すると{end}")


@pytest.mark.parametrize("place", [HUB, Place("hakodate", "圏域")])
def test_a_change_of_another_place_is_not_the_area_s(place: Place) -> None:
    row = {"place_code": place.code, "change": figure("8", "percent", place, "2018-07-23")}
    assert ambulance_change(profile({}, record("ambulance_change", [row]))) is None
