"""The threshold counts who reaches it; the day/night ratio is the hub's newest."""

from dataclasses import replace

import pytest

from tests.profile.claims.made import AREA, EBETSU, HUB, ORIGIN, OTARU, figure, figures, profile
from toshiken.profile.claims.commuting import commuting_count, daynight, ratios_of_2020, reached
from toshiken.profile.delineation.judging import JudgingRatios

TEN = figure("10", "percent", AREA, "2014-08-25")


def _ratios(*ratios: str | None) -> JudgingRatios:
    places = zip(ratios, (OTARU, EBETSU, HUB), strict=False)
    found = tuple(figure(ratio, "percent", place, "2015-10-01") for ratio, place in places)
    return JudgingRatios("通勤通学割合", "2015年国勢調査", found, f"上位{len(found)}市町村のうち", ORIGIN, ())


def test_equal_to_the_threshold_reaches_it_and_just_under_does_not() -> None:
    assert reached(_ratios("10.0", "9.96", "14.7"), TEN, AREA).known == 2


def test_a_row_without_a_value_is_not_counted() -> None:
    assert reached(_ratios("10.0", None), TEN, AREA).known == 1


def test_the_claim_prints_a_traceable_count() -> None:
    said = commuting_count(_ratios("12", "8"), TEN, AREA)
    assert said is not None
    assert "1市町村" in said.text
    assert any("数えた" in quantity.derivation for quantity in said.quantities())


def test_day_night_ratio_is_silent_without_a_value() -> None:
    name = "day_night_population_ratio"
    said = daynight(profile(figures(name, figure("100.3", "percent", HUB, "2020-10-01"))))
    assert said is not None
    assert said.text.startswith("札幌市の昼夜間人口比率は100.3%")
    assert daynight(profile(figures(name, figure(None, "percent", HUB, "2020-10-01")))) is None
    assert daynight(profile({})) is None


@pytest.mark.parametrize(("origin", "said"), [("census_2020_commuting", True), ("made", False)])
def test_only_ratios_that_do_not_judge_are_said_not_to(origin: str, said: bool) -> None:
    ratio = replace(figure("12", "percent", OTARU, "2020-10-01"), origins=(replace(ORIGIN, id=origin),))
    found = ratios_of_2020(profile(figures("commuting_ratio", ratio)), TEN)
    assert (found is not None) is said
