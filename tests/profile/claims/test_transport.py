"""Passengers by period, and times as printed."""

import pytest

from tests.profile.claims.made import EBETSU, HUB, OTARU, figure, figures, profile, record
from toshiken.core.errors import RecordError
from toshiken.core.quantity import Place
from toshiken.profile.claims.transport import PASSENGERS, facilities, minutes, passengers, periods, reachable
from toshiken.profile.profile import AreaProfile


def _area(**by_facility: tuple[Place, dict[int, str]]) -> AreaProfile:
    held = {}
    for name, (place, values) in by_facility.items():
        series = (figure(value, "thousand_persons", place, f"FY{year}") for year, value in values.items())
        held |= figures(PASSENGERS, *series, facility=name)
    return profile(held)


def _said(area: AreaProfile) -> str | None:
    said = passengers(area)
    return said.text if said else None


def test_all_higher_than_at_first_whatever_lies_between() -> None:
    area = _area(駅=(HUB, {2013: "10", 2014: "11", 2016: "12"}), 港=(OTARU, {2013: "5", 2014: "4", 2016: "6"}))
    assert _said(area) == "主な交通拠点の乗降客数は、2016年度は2拠点とも2013年度を上回る"


def test_equal_is_not_higher() -> None:
    area = _area(駅=(HUB, {2013: "10", 2016: "12"}), 港=(OTARU, {2013: "5", 2016: "5"}))
    assert _said(area) == "主な交通拠点の乗降客数は、2016年度は2拠点のうち1拠点が2013年度を上回る"
    assert _said(_area(港=(OTARU, {2013: "5", 2016: "5"}))) is None


def test_a_hub_without_both_years_is_not_compared() -> None:
    area = _area(駅=(HUB, {2013: "10", 2016: "12"}), 港=(OTARU, {2014: "5", 2016: "6"}))
    assert _said(area) == "主な交通拠点の乗降客数は、2016年度は1拠点が2013年度を上回る"


def test_silent_without_two_years() -> None:
    assert _said(_area()) is None
    assert _said(_area(駅=(HUB, {2016: "12"}))) is None


def test_every_year_of_any_hub_and_the_busiest_first_members_only() -> None:
    area = _area(港=(OTARU, {2014: "5"}), 駅=(HUB, {2013: "10"}), よその駅=(Place("01202", "函館市"), {2013: "99"}))
    assert list(facilities(area)) == ["駅", "港"]
    assert [p.short for p in periods(facilities(area))] == ["2013年度", "2014年度"]


@pytest.mark.parametrize(
    ("text", "longest"),
    [("65分", 65), ("30～50分", 50), ("1時間", 60), ("1時間30分", 90), ("1時間5～20分", 80)],
)
def test_minutes(text: str, longest: int) -> None:
    assert minutes(text) == longest


@pytest.mark.parametrize("text", ["", "約1時間", "50", "1時間～2時間"])
def test_a_time_that_cannot_be_read_is_a_fault(text: str) -> None:
    with pytest.raises(RecordError, match="所要時間"):
        minutes(text)


def test_reachable_counts_municipalities_and_names_the_longest_time() -> None:
    rows = [(OTARU, "65分"), (OTARU, "30～50分"), (EBETSU, "1時間5～20分")]
    said = reachable(record("travel_times", [{"municipality": p.name, "time": time} for p, time in rows]), HUB)
    assert said is not None
    assert said.text == "札幌市の中心部から2市町村の中心部まで公共交通の経路があり、所要時間は最大1時間20分"
    assert reachable(record("travel_times", []), HUB) is None
