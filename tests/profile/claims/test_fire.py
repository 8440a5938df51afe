"""The ambulance calls as printed."""

import pytest

from tests.profile.claims.made import AREA, HUB, figure, profile, record
from toshiken.core.quantity import Place
from toshiken.profile.claims.fire import ambulance_change


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
