"""A list of places holds the places of its day."""

from datetime import date

import polars as pl
import pytest

from toshiken.core.errors import SourceError
from toshiken.core.origin import Origin
from toshiken.geography.places import Places
from toshiken.sources.printed import Register
from toshiken.tables.registered import require_places

DAY = date(2021, 1, 1)


def listed(*places: tuple[str, str]) -> Register:
    rows = pl.DataFrame(
        [(n, *place) for n, place in enumerate(places, 1)], schema=["row", "code", "name"], orient="row"
    )
    return Register("main", rows, Origin("a", "一覧", "作成者", "2021"), DAY)


def test_places_of_the_day_wards_and_land_of_nobody_are_taken() -> None:
    require_places(
        listed(("01100", "札幌市"), ("01101", "中央区"), ("22131", "中区"), ("", "所属未定地")), Places(), "a.json"
    )


@pytest.mark.parametrize(
    ("place", "advice"),
    [
        (("01999", "札幌市"), "01999.*ありません"),
        (("01203", "札幌市"), "01203.*小樽市"),
        (("40305", "那珂川町"), "40305.*40231|那珂川市"),
    ],
)
def test_another_place_is_refused_with_its_row(place: tuple[str, str], advice: str) -> None:
    with pytest.raises(SourceError, match=rf"2件目：.*({advice})") as fault:
        require_places(listed(("01100", "札幌市"), place), Places(), "a.json")
    assert fault.value.file == "a.json"


def test_a_list_of_something_else_is_left_alone() -> None:
    rows = pl.DataFrame({"code": ["F101110100010"], "university": ["北海道大学"]})
    require_places(Register("main", rows, Origin("a", "一覧", "作成者", "2021"), DAY), Places(), "a.json")
