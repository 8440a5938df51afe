"""Units that do not nest in the area (消防組合, 二次医療圏, 保健所, 広域圏組合): which part of each spills over.

A figure of such a unit is not the area's. The record has a row a unit: its name (`unit`) and all its municipalities
(`municipality_codes`, joined by ・); which of them lie outside follows from the members of the day.
"""

from dataclasses import dataclass

from toshiken.core.quantity import Place
from toshiken.geography.municipalities import municipality
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile


@dataclass(frozen=True)
class Unit:
    """A unit with its municipalities inside the area and outside, in the record's order."""

    name: str
    inside: tuple[Place, ...]
    outside: tuple[Place, ...]


def units_of(profile: AreaProfile, record: PrintedTable) -> tuple[Unit, ...]:
    """The units that a member of the area belongs to."""
    found = (_unit(profile, record.text(row, "unit"), record.text(row, "municipality_codes")) for row in record.rows)
    return tuple(unit for unit in found if unit.inside)


def _unit(profile: AreaProfile, name: str, codes: str) -> Unit:
    places = [municipality(code).place for code in codes.split("・")]
    inside = tuple(place for place in places if place in profile.members)
    return Unit(name, inside, tuple(place for place in places if place not in inside))
