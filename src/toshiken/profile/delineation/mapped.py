"""What a map of a delineation is of: one table, who stands where against the threshold, and what must show."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from toshiken.core.quantity import Place
from toshiken.profile.delineation.delineation import Delineation
from toshiken.profile.delineation.ratio_table import RatioRow, RatioTable

# What is named without being a member, and what the frame must hold, by its part of the threshold.
_NAMED, _FRAMED = 10, 2


class Standing(Enum):
    """Where a municipality with a ratio stands; the value is the role it is drawn in."""

    HUB = "hub"
    REACHED = "reached"
    MEMBER_UNDER = "exception"
    UNDER = "below"


@dataclass(frozen=True)
class Mapped:
    """A delineation by one of its tables."""

    found: Delineation
    table: RatioTable

    def standings(self) -> dict[str, Standing]:
        """By code: the hubs, and every municipality that has a ratio."""
        rows = {row.place.code: self._standing(row) for row in self.table.rows}
        return {**rows, **{hub.code: Standing.HUB for hub in self.found.hubs}}

    def core(self) -> tuple[Place, ...]:
        """What the map is framed on: the hubs, the members, and who has half of the threshold, each once."""
        return tuple({p.code: p for p in (*self._members(), *self._rows_from(_FRAMED))}.values())

    def enclosed(self) -> tuple[Place, ...]:
        """What the line runs around: the area; where none is known the hubs and who is at the threshold."""
        if self.found.area is not None:
            return self._members()
        return (*self.found.hubs, *(row.place for row in self.table.reaching(self.found.level_percent)))

    def to_name(self) -> tuple[Place, ...]:
        """Whose name stands on the map, the first in need of it first: hubs, members, then by falling ratio, each once."""
        return tuple({p.code: p for p in (*self._members(), *self._rows_from(_NAMED))}.values())

    def _members(self) -> tuple[Place, ...]:
        """The hubs first, then the members in their order."""
        area = self.found.area
        return (*self.found.hubs, *(area.members(self.found.as_of) if area else ()))

    def _rows_from(self, part: int) -> Iterator[Place]:
        """Who has so large a part of the threshold, by falling ratio."""
        return (row.place for row in self.table.reaching(self.found.level_percent / part))

    def _standing(self, row: RatioRow) -> Standing:
        if row.ratio_percent >= self.found.level_percent:
            return Standing.REACHED
        return Standing.UNDER if self.found.partner(row) is None else Standing.MEMBER_UNDER


def mapped(found: Delineation, own_flows: bool) -> Mapped:
    """By the newest table of the caller's file, where there is one; else the newest that judges, or the newest."""
    computed = [table for table in found.tables if table.decimals is None] if own_flows else []
    judging = [table for table in found.tables if table.basis.judges]
    return Mapped(found, (computed or judging or found.tables)[-1])
