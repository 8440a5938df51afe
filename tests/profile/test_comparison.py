"""Areas beside each other: the deck's own table from the files, the largest by computation, print with the difference."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.profile.claims.made import figure, figures, profile
from toshiken.core.errors import RequestError
from toshiken.core.quantity import Place
from toshiken.example import Example
from toshiken.example.known_areas import known_area
from toshiken.profile.comparison import Comparison, compared
from toshiken.profile.profile import AreaProfile
from toshiken.tables.store import Store

NOW = date(2026, 11, 25)
HUBS = ("札幌市", "熊本市", "広島市", "静岡市")


@pytest.fixture(scope="module")
def found(full_store: Path) -> Comparison:
    store = Store.open(full_store)
    return compared([known_area(hub, store, NOW).profile(NOW) for hub in HUBS], [])


@pytest.mark.shared
def test_the_populations_are_the_decks_to_the_person(found: Comparison) -> None:
    people = found.rows[0]
    assert [q.value for q in people.values if q] == [2_600_875, 1_123_424, 2_324_756, 1_168_000]
    assert [q.value for q in people.printed if q] == [2_600_875, 1_123_424, 2_324_756, 1_168_000]
    assert people.marks == {0}


@pytest.mark.shared
def test_the_land_stands_beside_what_is_printed(found: Comparison) -> None:
    land = found.rows[1]
    assert [q.value for q in land.values if q] == [
        Decimal("4514.89"),
        Decimal("2561.17"),
        Decimal("6356.14"),
        Decimal("2621.27"),
    ]
    assert [q.value for q in land.differences if q] == [0, Decimal("0.01"), 0, Decimal("0.16")]
    assert {q.origins[0].id for q in land.values if q} == {"ssdse_a_2019"}
    assert land.marks == {2}


@pytest.mark.shared
def test_steps_and_partners_are_the_areas_own(found: Comparison) -> None:
    assert found.partners() == ("7市3町1村", "4市10町2村", "10市13町", "4市2町")
    assert [day and day.isoformat() for day in found.steps()["連携中枢都市宣言"]] == [
        "2018-11-28", "2015-06-18", "2016-02-15", "2016-03-01",
    ]  # fmt: skip


@pytest.mark.shared
def test_any_indicator_can_be_asked_for(full_store: Path) -> None:
    store = Store.open(full_store)
    areas = [known_area(hub, store, NOW).profile(NOW) for hub in HUBS[:2]]
    density, old = compared(areas, ["人口密度", "age_share:age_class=65+"]).rows
    assert density.period is not None
    assert density.period.year == 2020
    assert all(q is not None and q.origins for q in (*density.values, *old.values))
    assert density.printed == ()


def area(slug: str, *years: int, start: str = "100") -> AreaProfile:
    """An area with people in these years."""
    place = Place(slug, "圏域")
    held = figures("population_persons", *(figure(start, "persons", place, f"{year}-10-01") for year in years))
    whole = profile(held)
    return AreaProfile(whole.area.model_copy(update={"slug": slug}), whole.as_of, held)


def test_the_newest_period_that_all_share_is_compared() -> None:
    (row,) = compared([area("one", 2010, 2015, 2020), area("two", 2010, 2015, start="200")], ["総人口"]).rows
    assert row.period is not None
    assert row.period.year == 2015
    assert row.marks == {1}


def test_without_a_shared_period_the_newest_is_shown_with_its_gap() -> None:
    (row,) = compared([area("one", 2010), area("two", 2015)], ["総人口"]).rows
    assert row.period is not None
    assert (row.period.year, row.values[0]) == (2015, None)
    assert row.marks == frozenset(), "one figure alone is not the largest of several"


def test_equal_figures_are_both_the_largest() -> None:
    (row,) = compared([area("one", 2015), area("two", 2015)], ["総人口"]).rows
    assert row.marks == {0, 1}


@pytest.mark.parametrize(
    ("areas", "wanted", "words"),
    [
        ([area("one", 2015), area("one", 2015)], [], "2回"),
        ([area("one", 2015)], ["人口密度"], "どの圏域にも数値がありません"),
        ([area("one", 2015)], ["人口蜜度"], "人口密度"),
    ],
)
def test_what_cannot_be_compared_is_told(areas: list[AreaProfile], wanted: list[str], words: str) -> None:
    with pytest.raises(RequestError, match=words):
        compared(areas, wanted)


@pytest.mark.parametrize(("dropped", "printed"), [(0, 2_600_875), (1, None)])
def test_print_is_of_the_members_it_was_printed_for(dropped: int, printed: int | None) -> None:
    """The same hub with a partner less is another area: nothing is printed of it."""
    example = Example()
    partners = example.area.partners[: len(example.area.partners) - dropped]
    own = replace(area("own", 2015), area=example.area.model_copy(update={"partners": partners}))
    known = replace(own, printed=example.brief(NOW).profile.printed)
    figure_printed = compared([known], []).rows[0].printed[0]
    assert (None if figure_printed is None else figure_printed.value) == printed
