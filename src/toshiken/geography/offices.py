"""Where the municipal offices stand: latitude and longitude are not additive, so they are no field of the tables."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toshiken.core.origin import Origin

ORIGIN = Origin(
    id="municipal_offices",
    title="全国自治体マップ（市区町村役場の位置）",
    producer="国土地理院・地方公共団体情報システム機構",
    published="2026-07-09",  # the day of the copy the figures were taken from; the maps' own day is not stated
    address="https://github.com/code4fukui/localgovjp",
    licence="CC0（code4fukui/localgovjp）",
    credit="国土地理院の役所・役場の位置を加工して作成",
)


class Office(NamedTuple):
    """A municipal office: degrees of latitude and longitude."""

    latitude: float
    longitude: float


@cache
def offices() -> dict[str, Office]:
    """The office of every municipality at hand, by code."""
    with Path(__file__).with_name("municipal_offices.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["municipality_code"]: Office(float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(file)
        }
