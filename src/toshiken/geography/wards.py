"""The wards of designated cities and the days they were there: wards.csv.

A line a run of codes: since, the first day (empty: before 1980-10-01); until, the last (empty: still there). The days of the
cities designated since 1989, of 11110 and of 34108 follow from the merger history (近藤恵介), those of 神戸市 are e-Stat's
「廃置分合等情報」; the other days are the cities' own, as generally known, and no official list was at hand for them. The codes
are those of the censuses of 1980, 2010 and 2020 and of 総務省「全国地方公共団体コード」 of 2024-01-01.
"""

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple


class WardDays(NamedTuple):
    """A ward's city, its first day (None: before 1980-10-01) and its last (None: still there)."""

    city: str
    since: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the ward is there on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@cache
def all_wards() -> dict[str, WardDays]:
    """Every ward there was since 1980, by code."""
    with Path(__file__).with_name("wards.csv").open(encoding="utf-8", newline="") as file:
        return {
            f"{number:05d}": WardDays(row["city"], _day(row["since"]), _day(row["until"]))
            for row in csv.DictReader(file)
            for number in range(int(row["first_ward"]), int(row["last_ward"]) + 1)
        }


@cache
def designated_cities() -> tuple[str, ...]:
    """The codes of the designated cities, in code order."""
    return tuple(sorted({ward.city for ward in all_wards().values()}))


@cache
def wards_on(city: str, day: date) -> frozenset[str]:
    """The wards of a designated city on a day."""
    return frozenset(code for code, ward in all_wards().items() if ward.city == city and ward.holds_on(day))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
