"""Where the municipal offices stand: latitude and longitude are not additive, so they are no field of the tables."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toshiken.core.origins_file import read_origins

_LIST = Path(__file__).with_name("municipal_offices.csv")
ORIGIN = read_origins(_LIST.with_suffix(".yml"))["municipal_offices"]


class Office(NamedTuple):
    """A municipal office: degrees of latitude and longitude."""

    latitude: float
    longitude: float


@cache
def offices() -> dict[str, Office]:
    """The office of every municipality at hand, by code."""
    with _LIST.open(encoding="utf-8", newline="") as file:
        return {
            row["municipality_code"]: Office(float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(file)
        }
