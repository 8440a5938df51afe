"""The profile of a day holds nothing that was not known on it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from toshiken.example import Example
from toshiken.profile.json_file import read_profile, write_profile
from toshiken.profile.profile import AreaProfile

DECK_DAY = date(2018, 7, 23)


def _profile(day: date) -> AreaProfile:
    return Example().brief(day).profile


def _days(content: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """(key, ISO date) of every text in the file but the times of projections."""
    if isinstance(content, dict):
        projected = str(content.get("name", "")).startswith("projected_")
        for name, value in content.items():
            if not (projected and name == "period"):
                yield from _days(value, name)
    elif isinstance(content, list):
        for value in content:
            yield from _days(value, key)
    elif isinstance(content, str):
        yield from ((key, day) for day in re.findall(r"\d{4}-\d\d-\d\d", content))


def test_no_day_after_the_decks_stands_in_its_profile() -> None:
    days = list(_days(json.loads(write_profile(_profile(DECK_DAY)))))
    assert max(day for _, day in days) == DECK_DAY.isoformat()
    assert len({day for _, day in days}) > 10


def test_the_profile_of_the_day_comes_back_equal() -> None:
    profile = _profile(DECK_DAY)
    assert read_profile(write_profile(profile)) == profile


def test_what_has_happened_by_the_day_stays() -> None:
    area = _profile(date(2026, 11, 23)).area
    assert area == Example().area
