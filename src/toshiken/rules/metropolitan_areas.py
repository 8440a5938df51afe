"""The three metropolitan areas: a hub inside them needs few of its people commuting to another centre."""

from functools import cache
from pathlib import Path

from toshiken.core.origin import Origin
from toshiken.core.records import Record, load_record
from toshiken.rules.parameters import UNVERIFIED, Reference


class MetropolitanAreas(Record):
    """The prefectures, with the text that names them. verified false: the text itself was not read."""

    prefectures: tuple[str, ...]
    verified: bool
    reference: Reference


@cache
def metropolitan_areas() -> MetropolitanAreas:
    """The prefectures of metropolitan_areas.yml."""
    return load_record(Path(__file__).with_name("metropolitan_areas.yml"), MetropolitanAreas)


def is_metropolitan(prefecture: str) -> bool:
    """Whether a prefecture (北海道) is one of the three areas'."""
    return prefecture in metropolitan_areas().prefectures


def metropolitan_origin() -> Origin:
    """The text that names the prefectures."""
    areas = metropolitan_areas()
    remark = "" if areas.verified else f"本文は{UNVERIFIED}"
    return areas.reference.origin("metropolitan_areas", "三大都市圏の都府県", remark)
