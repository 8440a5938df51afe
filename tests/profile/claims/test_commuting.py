"""The threshold counts who reaches it; the day/night ratio is the hub's newest."""

from tests.profile.claims.made import AREA, EBETSU, HUB, OTARU, figure, figures, profile, record
from toshiken.core.quantity import Quantity
from toshiken.profile.claims.commuting import commuting_count, daynight, reached
from toshiken.profile.printed import PrintedTable

TEN = figure("10", "percent", AREA, "2014-08-25")


def _table(*ratios: str | None) -> PrintedTable:
    places = (OTARU, EBETSU, HUB)
    rows: list[dict[str, str | Quantity]] = [
        {"ratio": figure(ratio, "percent", place, "2015-10-01")} for ratio, place in zip(ratios, places, strict=False)
    ]
    return record("commuting_ratio_2015", rows)


def test_equal_to_the_threshold_reaches_it_and_just_under_does_not() -> None:
    assert reached(_table("10.0", "9.96", "14.7"), "ratio", TEN, AREA).known == 2


def test_a_row_without_a_value_is_not_counted() -> None:
    assert reached(_table("10.0", None), "ratio", TEN, AREA).known == 1


def test_the_claim_prints_a_traceable_count() -> None:
    said = commuting_count(_table("12", "8"), "ratio", TEN, AREA)
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
