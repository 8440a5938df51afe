"""The tables as one area sees them: its own figures are sums over its members."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Place, Quantity, total
from toshiken.tables.observations import Observations

_Key = tuple[str, str, str, str]
PRINTED = "圏域の印字値（構成市町村ごとの数値は資料にない）"


@dataclass(frozen=True)
class AreaTables:
    """Figures of the area, its members, its prefecture and the nation.

    A printed area figure (place = the area's slug) serves only where a member's figure is absent. further_hubs: the second
    hub city, where there is one. prefectures: those whose sum `prefecture` is, where the members lie in several.
    printed_holds: whether the printed figures of the area are of these members.
    """

    observations: Observations
    area: Place
    members: tuple[Place, ...]
    hub: Place
    prefecture: Place
    further_hubs: tuple[Place, ...] = ()
    prefectures: tuple[Place, ...] = ()
    printed_holds: bool = True
    # What was asked for once: the sums of an area are asked for by many indicators.
    _found: dict[_Key, Quantity | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _periods: dict[tuple[str, str, str], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Area, members, prefecture (of several the sum, then each), nation."""
        return (self.area, *self.members, self.prefecture, *self._parts.get(self.prefecture, ()), NATION)

    @cached_property
    def _parts(self) -> dict[Place, tuple[Place, ...]]:
        """What the places that are sums are made of."""
        several = {self.prefecture: self.prefectures} if len(self.prefectures) > 1 else {}
        return {self.area: self.members, **several}

    def places_at(self, levels: Sequence[str]) -> tuple[Place, ...]:
        """The places of these levels (area, hub, partners, prefecture, nation), in the order of `places`."""
        return tuple(place for place in self.places if self._level(place) in levels)

    def _level(self, place: Place) -> str:
        if place in (self.hub, *self.further_hubs):
            return "hub"
        named = {self.area: "area", self.prefecture: "prefecture", NATION: "nation"}
        one_of_several = {part: "" for part in self.prefectures if part != self.prefecture}
        return {**named, **one_of_several}.get(place, "partners")

    def quantity(self, name: str, place: Place, period: str, dimensions: str = "") -> Quantity | None:
        """The figure of a field at a place; for the area the sum over all members. None where no row stands."""
        key = (name, place.code, period, dimensions)
        if key not in self._found:
            found = self._sum if place in self._parts else self.observations.quantity
            self._found[key] = found(name, place, period, dimensions)
        return self._found[key]

    def _sum(self, name: str, whole: Place, period: str, dimensions: str) -> Quantity | None:
        parts = [self.quantity(name, part, period, dimensions) for part in self._parts[whole]]
        found = [part for part in parts if part is not None]
        if len(found) == len(parts):
            return total(found, whole)
        if whole != self.area:
            return None
        printed = self.printed_area_figure(name, period, dimensions)
        return replace(printed, derivation=PRINTED) if printed else None

    def periods(self, name: str, place: Place, dimensions: str = "") -> tuple[str, ...]:
        """Period codes at a place, oldest first; for a sum those all its parts share, for the area its printed ones too."""
        key = (name, place.code, dimensions)
        if key not in self._periods:
            own = place != self.area or self.printed_holds
            found = set(self.observations.periods(name, place.code, dimensions)) if own else set()
            if place in self._parts:
                found |= self._shared_periods(name, self._parts[place], dimensions)
            self._periods[key] = tuple(sorted(found, key=Period.parse))
        return self._periods[key]

    def _shared_periods(self, name: str, parts: tuple[Place, ...], dimensions: str) -> set[str]:
        each = [set(self.observations.periods(name, part.code, dimensions)) for part in parts]
        return set.intersection(*each)

    def printed_area_figure(self, name: str, period: str, dimensions: str = "") -> Quantity | None:
        """The area's figure as an official source printed it, to be held against the sum."""
        return self.observations.quantity(name, self.area, period, dimensions) if self.printed_holds else None

    def took_over(self, other: "AreaTables") -> None:
        """Takes what another area's tables have found at single places: of the same observations it is the same here."""
        sums = {place.code for tables in (self, other) for place in tables._parts}
        self._found.update((key, found) for key, found in other._found.items() if key[1] not in sums)
        self._periods.update((key, found) for key, found in other._periods.items() if key[1] not in sums)
