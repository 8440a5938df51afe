"""Which other areas a municipality belongs to: those the package knows, and a list of members of further ones."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from toshiken.core.quantity import Place
from toshiken.example.figures import FOLDER, load_origins
from toshiken.geography.area import Area, read_area
from toshiken.outputs.brief import Membership
from toshiken.tables.csv_rows import csv_rows

AREA_FILES = (FOLDER / "area.yml", *sorted(FOLDER.glob("areas/*/area.yml")))
# Members of areas whose own area.yml is not at hand, told apart by their hub: names change. `since` is the day of the agreement,
# `origin` an id of common/origins.yml.
OTHERS = FOLDER / "common" / "other_alliances.csv"
_COLUMNS = ("municipality_code", "municipality", "alliance", "hub_code", "since", "origin")


@cache
def bundled_areas() -> Mapping[Path, Area]:
    """Every area the package knows by its file, Sapporo's first."""
    origins = load_origins()
    return {file: read_area(file, origins) for file in AREA_FILES}


def elsewhere(area: Area, day: date) -> Mapping[str, tuple[Membership, ...]]:
    """Municipality code → the areas other than `area` that the member belongs to on the day."""
    members, hubs = set(area.members(day)), {hub.code for hub in area.hubs}
    found: dict[str, dict[str, Membership]] = {}
    for place, membership in (*_of_known(hubs, day), *_of_others(hubs, day)):
        if place in members:
            found.setdefault(place.code, {}).setdefault(membership.alliance, membership)
    return {code: tuple(memberships.values()) for code, memberships in found.items()}


def _of_known(hubs: set[str], day: date) -> Iterator[tuple[Place, Membership]]:
    for other in bundled_areas().values():
        if hubs.isdisjoint(hub.code for hub in other.hubs):
            yield from ((member, Membership(other.name_on(day), "")) for member in other.members(day))


def _of_others(hubs: set[str], day: date) -> Iterator[tuple[Place, Membership]]:
    for _, row in csv_rows(OTHERS, _COLUMNS):
        if row["hub_code"] not in hubs and date.fromisoformat(row["since"]) <= day:
            yield Place(row["municipality_code"], row["municipality"]), Membership(row["alliance"], row["origin"])
