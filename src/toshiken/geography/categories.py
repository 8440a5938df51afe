"""指定都市 and 中核市: city_categories.csv is the list of 2024 and has no days of designation.

A 指定都市 has its wards from the day it is designated, so for it an earlier day can be answered from lists of that time that have
the wards (wards.csv); for a 中核市 only a day from 2024 on.
"""

import csv
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toshiken.core.origin import Origin
from toshiken.core.origins_file import read_origins
from toshiken.geography.wards import wards_on

_LIST = Path(__file__).with_name("city_categories.csv")


class CityCategory(Enum):
    """What a municipality is by law; the value is what it is called."""

    DESIGNATED_CITY = "指定都市"
    CORE_CITY = "中核市"
    NEITHER = "指定都市でも中核市でもない"


class CategoryFound(NamedTuple):
    """A category with where it is read."""

    category: CityCategory
    origin: Origin


@cache
def listed_categories() -> dict[str, CityCategory]:
    """The category of every 指定都市 and 中核市 of 2024 by code, in code order."""
    with _LIST.open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: CityCategory[row["category"].upper()] for row in csv.DictReader(file)}
    return dict(sorted(rows.items()))


def category_on(code: str, day: date) -> CategoryFound | None:
    """The category on a day; None where no list at hand says it."""
    origins = read_category_origins()
    if day >= list_known_from():
        return CategoryFound(listed_categories().get(code, CityCategory.NEITHER), origins["city_categories_2024"])
    for name, census in (("wards_of_2018", date(2015, 10, 1)), ("wards_of_2010", date(2010, 10, 1))):
        if wards_on(code, census) and wards_on(code, day) and origins[name].available_from <= day:
            return CategoryFound(CityCategory.DESIGNATED_CITY, origins[name])
    return None


def list_known_from() -> date:
    """The first day the list answers for."""
    return read_category_origins()["city_categories_2024"].available_from


@cache
def read_category_origins() -> dict[str, Origin]:
    """The origins of city_categories.yml by id."""
    return read_origins(_LIST.with_suffix(".yml"))
