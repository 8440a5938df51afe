"""The tables of an area in several prefectures or with two hubs: sums only where every part has a figure."""

from dataclasses import replace

from tests.indicators.hand_made import AREA, EAST, HUB, NATION, PREFECTURE, WEST, at_members, results, tables
from toshiken.core.quantity import Place
from toshiken.indicators.tables import AreaTables

OTHER = Place("02000", "青森県")
BOTH = Place("01000+02000", "北海道・青森県計")
FARM, YEAR = "farm_output_million_jpy", "2016"


def of_both(found: AreaTables) -> AreaTables:
    return replace(found, prefecture=BOTH, prefectures=(PREFECTURE, OTHER))


def test_several_prefectures_are_one_place_that_is_their_sum() -> None:
    found = of_both(
        tables(*at_members(FARM, YEAR, (60, 30, 10)), (FARM, PREFECTURE, YEAR, "", 300), (FARM, OTHER, YEAR, "", 100))
    )
    whole = found.quantity(FARM, BOTH, YEAR)
    assert whole is not None
    assert (whole.value, whole.place, whole.derivation) == (400, BOTH, "300 ＋ 100")
    assert found.places == (AREA, HUB, WEST, EAST, BOTH, PREFECTURE, OTHER, NATION)
    share = results("farm_output_share_of_prefecture", found)[AREA.code, YEAR, ""]
    assert share.value == 25


def test_without_one_of_them_there_is_no_sum_and_no_share() -> None:
    found = of_both(tables(*at_members(FARM, YEAR, (60, 30, 10)), (FARM, PREFECTURE, YEAR, "", 300)))
    assert found.quantity(FARM, BOTH, YEAR) is None
    assert found.periods(FARM, BOTH) == ()
    assert results("farm_output_share_of_prefecture", found) == {}


def test_an_indicator_of_prefectures_is_not_computed_for_each_of_several() -> None:
    rows = [("births_persons", place, YEAR, "", 10) for place in (PREFECTURE, OTHER)]
    rows += [("deaths_persons", place, YEAR, "", 30) for place in (PREFECTURE, OTHER)]
    found = results("natural_change_persons", of_both(tables(*rows)))
    assert {code: q.value for (code, *_), q in found.items()} == {BOTH.code: -40}


def test_a_second_hub_is_a_hub() -> None:
    found = replace(tables(), further_hubs=(WEST,))
    assert found.places_at(("hub",)) == (HUB, WEST)
    assert found.places_at(("partners",)) == (EAST,)


def test_printed_figures_of_other_members_do_not_hold() -> None:
    found = tables((FARM, AREA, YEAR, "", 100))
    assert found.quantity(FARM, AREA, YEAR) is not None
    other = replace(found, printed_holds=False)
    assert other.quantity(FARM, AREA, YEAR) is None
    assert other.periods(FARM, AREA) == ()


def test_what_was_found_at_single_places_is_taken_over_and_no_sum() -> None:
    found = tables(*at_members(FARM, YEAR, (60, 30, 10)))
    assert found.quantity(FARM, AREA, YEAR) is not None
    smaller = replace(found, members=(HUB, WEST))
    smaller.took_over(found)
    taken, whole = smaller.quantity(FARM, HUB, YEAR), smaller.quantity(FARM, AREA, YEAR)
    assert taken is found.quantity(FARM, HUB, YEAR)
    assert whole is not None
    assert whole.value == 90
