"""The three metropolitan areas: a hub inside them needs few of its people commuting to another centre."""

from functools import cache
from pathlib import Path

from toshiken.core.records import Record, load_record
from toshiken.geography.area import Area
from toshiken.rules.parameters import Reference


class MetropolitanAreas(Record):
    """The prefectures, with the text that names them."""

    first_day: str
    prefectures: tuple[str, ...]
    verified: bool
    reference: Reference


@cache
def metropolitan_areas() -> MetropolitanAreas:
    """The prefectures of metropolitan_areas.yml."""
    return load_record(Path(__file__).with_name("metropolitan_areas.yml"), MetropolitanAreas)


def outside_metropolitan_areas(area: Area) -> bool:
    """Whether the hub's prefecture lies in none of the three."""
    return area.prefectures[0].name not in metropolitan_areas().prefectures
