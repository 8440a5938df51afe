"""指定都市 and 中核市 by day: what the list of 2024 cannot say is not said."""

from collections import Counter
from datetime import date

import pytest

from toshiken.geography.categories import CityCategory, category_on, listed_categories, read_category_origins
from toshiken.geography.wards import designated_cities

TODAY, DECK = date(2026, 4, 1), date(2018, 7, 23)


def test_twenty_and_sixty_two() -> None:
    counts = Counter(listed_categories().values())
    assert counts == {CityCategory.DESIGNATED_CITY: 20, CityCategory.CORE_CITY: 62}
    listed = {code for code, category in listed_categories().items() if category is CityCategory.DESIGNATED_CITY}
    assert listed == set(designated_cities())


@pytest.mark.parametrize(
    ("code", "day", "category"),
    [
        ("01100", TODAY, CityCategory.DESIGNATED_CITY),
        ("01202", TODAY, CityCategory.CORE_CITY),
        ("01203", TODAY, CityCategory.NEITHER),
        ("01100", DECK, CityCategory.DESIGNATED_CITY),
        ("43100", DECK, CityCategory.DESIGNATED_CITY),
        ("01100", date(2014, 8, 25), CityCategory.DESIGNATED_CITY),
    ],
)
def test_what_a_list_at_hand_says(code: str, day: date, category: CityCategory) -> None:
    found = category_on(code, day)
    assert found is not None
    assert found.category is category
    assert found.origin.available_from <= day


@pytest.mark.parametrize(
    ("code", "day"),
    [("01202", DECK), ("01203", DECK), ("01202", date(2024, 12, 30)), ("43100", date(2014, 8, 25)), ("01100", date(2011, 1, 1))],
)  # fmt: skip
def test_a_day_without_a_list_has_no_answer(code: str, day: date) -> None:
    assert category_on(code, day) is None


def test_the_list_says_that_it_is_secondary_and_undated() -> None:
    citation = read_category_origins()["city_categories_2024"].citation
    assert "二次資料" in citation
    assert "指定日の記載なし" in citation
