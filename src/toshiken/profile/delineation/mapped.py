"""What a map of a delineation is of: one table, who stands where against the threshold, and what must show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from toshiken.core.quantity import Place
from toshiken.profile.delineation.delineation import Delineation
from toshiken.profile.delineation.ratio_table import RatioRow, RatioTable

# What is named without being a member, and what the frame must hold, by its part of the threshold; as many of the highest at least.
_NAMED, _FRAMED, _LEAST = 10, 2, 5


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

    @property
    def least_named_percent(self) -> Decimal:
        """From which ratio on a municipality is named that is no member."""
        return self.found.level_percent / _NAMED

    def standings(self) -> dict[str, Standing]:
        """By code: the hubs, and every municipality that has a ratio."""
        rows = {row.place.code: self._standing(row) for row in self.table.rows}
        return {**rows, **{hub.code: Standing.HUB for hub in self.found.hubs}}

    def core(self) -> tuple[Place, ...]:
        """What the map is framed on: the hubs, the members, and who has half of the threshold, each once; where these are
        few the highest beside them."""
        return _once((*self._members(), *self._rows_from(self.found.level_percent / _FRAMED), *self._highest()))

    def enclosed(self) -> tuple[Place, ...]:
        """What the line runs around: the area; where none is known the hubs and who is at the threshold."""
        if self.found.area is not None:
            return self._members()
        return (*self.found.hubs, *(row.place for row in self.table.reaching(self.found.level_percent)))

    def to_name(self) -> tuple[Place, ...]:
        """Whose name stands on the map, the first in need of it first: hubs, members, then by falling ratio, each once."""
        return _once((*self._members(), *self._rows_from(self.least_named_percent), *self._highest()))

    def _members(self) -> tuple[Place, ...]:
        """The hubs first, then the members in their order."""
        area = self.found.area
        return _once((*self.found.hubs, *(area.members(self.found.as_of) if area else ())))

    def _rows_from(self, percent: Decimal) -> Iterator[Place]:
        """Who has so much, by falling ratio."""
        return (row.place for row in self.table.reaching(percent))

    def _highest(self) -> Iterator[Place]:
        return (row.place for row in self.table.rows[:_LEAST])

    def _standing(self, row: RatioRow) -> Standing:
        if row.ratio_percent >= self.found.level_percent:
            return Standing.REACHED
        return Standing.UNDER if self.found.partner(row) is None else Standing.MEMBER_UNDER


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple({place.code: place for place in places}.values())


def mapped(found: Delineation, own_flows: bool) -> Mapped:
    """By the newest table of the caller's file, where there is one; else the newest that judges, or the newest."""
    computed = [table for table in found.tables if table.decimals is None] if own_flows else []
    judging = [table for table in found.tables if table.basis.judges]
    return Mapped(found, (computed or judging or found.tables)[-1])
