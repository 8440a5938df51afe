"""The tables as one area sees them: its own figures are sums over its members."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Place, Quantity, total
from toshiken.tables.observations import Observations

_Key = tuple[str, str, str, str]
PRINTED = "圏域の印字値（構成市町村ごとの数値は資料にない）"


@dataclass(frozen=True)
class AreaTables:
    """Figures of the area, its members, its prefecture and the nation.

    A printed area figure (place = the area's slug) serves only where a member's figure is absent.
    """

    observations: Observations
    area: Place
    members: tuple[Place, ...]
    hub: Place
    prefecture: Place

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Area, members, prefecture, nation."""
        return (self.area, *self.members, self.prefecture, NATION)

    def places_at(self, levels: Sequence[str]) -> tuple[Place, ...]:
        """The places of these levels (area, hub, partners, prefecture, nation), in the order of `places`."""
        return tuple(place for place in self.places if self._level(place) in levels)

    def _level(self, place: Place) -> str:
        named = {self.area: "area", self.hub: "hub", self.prefecture: "prefecture", NATION: "nation"}
        return named.get(place, "partners")

    @cached_property
    def _found(self) -> dict[_Key, Quantity | None]:
        return {}

    @cached_property
    def _periods(self) -> dict[tuple[str, str, str], tuple[str, ...]]:
        return {}

    def quantity(self, field: str, place: Place, period: str, dimensions: str = "") -> Quantity | None:
        """The figure of a field at a place; for the area the sum over all members. None where no row stands."""
        key = (field, place.code, period, dimensions)
        if key not in self._found:
            found = self._sum if place == self.area else self.observations.quantity
            self._found[key] = found(field, place, period, dimensions)
        return self._found[key]

    def _sum(self, field: str, area: Place, period: str, dimensions: str) -> Quantity | None:
        parts = [self.quantity(field, member, period, dimensions) for member in self.members]
        found = [part for part in parts if part is not None]
        if len(found) == len(parts):
            return total(found, area)
        printed = self.printed_area_figure(field, period, dimensions)
        return replace(printed, derivation=PRINTED) if printed else None

    def periods(self, field: str, place: Place, dimensions: str = "") -> tuple[str, ...]:
        """Period codes at a place, oldest first; for the area those all members share, or its printed ones."""
        key = (field, place.code, dimensions)
        if key not in self._periods:
            found = set(self.observations.periods(field, place.code, dimensions))
            if place == self.area:
                found |= self._shared_periods(field, dimensions)
            self._periods[key] = tuple(sorted(found, key=Period.parse))
        return self._periods[key]

    def _shared_periods(self, field: str, dimensions: str) -> set[str]:
        each = [set(self.observations.periods(field, member.code, dimensions)) for member in self.members]
        return set.intersection(*each)

    def printed_area_figure(self, field: str, period: str, dimensions: str = "") -> Quantity | None:
        """The area's figure as an official source printed it, to be held against the sum."""
        return self.observations.quantity(field, self.area, period, dimensions)
