"""Units that do not nest in the area (消防組合, 二次医療圏, 保健所, 広域圏組合): which part of each spills over.

A figure of such a unit is not the area's. The record has a row a unit: its name (`unit`) and all its municipalities
(`municipality_codes`, joined by ・); which of them lie outside follows from the members of the day. The kinds that are read:
units.yml.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from toshiken.core.quantity import Place
from toshiken.core.records import Record, Text, as_record
from toshiken.core.yaml_reader import read_yaml
from toshiken.profile.joined_codes import joined_places
from toshiken.profile.printed import UNIT_CODES, PrintedTable
from toshiken.profile.profile import AreaProfile


class UnitKind(Record):
    """What such units are called, and what the area's municipalities are to them."""

    label: Text
    verb: Literal["加わる", "含まれる"]
    own_page: bool = False


@cache
def unit_kinds() -> Mapping[str, UnitKind]:
    """The kinds by the name of their record."""
    path = Path(__file__).with_suffix(".yml")
    return {name: as_record(content, UnitKind, path, (name,)) for name, content in read_yaml(path).items()}


@dataclass(frozen=True)
class Unit:
    """A unit with its municipalities inside the area and outside, in the record's order."""

    name: str
    inside: tuple[Place, ...]
    outside: tuple[Place, ...]


def units_of(profile: AreaProfile, record: PrintedTable) -> tuple[Unit, ...]:
    """The units that a member of the area belongs to."""
    found = (_unit(profile, record.text(row, "unit"), record.text(row, UNIT_CODES)) for row in record.rows)
    return tuple(unit for unit in found if unit.inside)


def _unit(profile: AreaProfile, name: str, codes: str) -> Unit:
    places = joined_places(codes)
    inside = tuple(place for place in places if place in profile.members)
    return Unit(name, inside, tuple(place for place in places if place not in inside))
