"""AreaProfile: the figures and printed records of one area as of one day, asked for by name, place and time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from toshiken.core.errors import RequestError
from toshiken.core.quantity import NATION, Place, Quantity
from toshiken.geography.area import Area
from toshiken.profile.printed import PrintedTable
from toshiken.tables.observations import dimension_key

Key = tuple[str, str, str]


@dataclass(frozen=True)
class AreaProfile:
    """`figures` maps (name, place code, dimension key) to quantities in order of time; a name is a field's or an indicator's."""

    area: Area
    as_of: date
    figures: Mapping[Key, tuple[Quantity, ...]]
    printed: Mapping[str, PrintedTable] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """The area as a place."""
        return self.area.place

    @cached_property
    def members(self) -> tuple[Place, ...]:
        """Hub first, partners in 建制順."""
        return self.area.members(self.as_of)

    @property
    def as_printed(self) -> bool:
        """Whether what documents print of the whole area is of these members."""
        return self.area.as_printed(self.as_of)

    @property
    def hubs(self) -> tuple[Place, ...]:
        """The hub city, or the two."""
        return tuple(hub.place for hub in self.area.hubs)

    @cached_property
    def partners(self) -> tuple[Place, ...]:
        """The members that are no hub, in 建制順."""
        return tuple(member for member in self.members if member not in self.hubs)

    @property
    def hub(self) -> Place:
        return self.area.hub.place

    @property
    def prefecture(self) -> Place:
        """The prefecture of the members; of several, their sum (広島県・山口県計)."""
        return self.area.prefecture

    @property
    def nation(self) -> Place:
        return NATION

    def series(self, name: str, place: Place, **dimensions: str) -> tuple[Quantity, ...]:
        """All periods, oldest first; empty where the profile holds none."""
        return self.figures.get((name, place.code, dimension_key(dimensions)), ())

    def latest(self, name: str, place: Place, **dimensions: str) -> Quantity | None:
        """The newest period's figure."""
        series = self.series(name, place, **dimensions)
        return series[-1] if series else None

    def at(self, name: str, place: Place, year: int, **dimensions: str) -> Quantity | None:
        """The figure of that year: that its period starts in; of a change over a span, that it ends in."""
        return next((q for q in self.series(name, place, **dimensions) if q.period.year == year), None)

    def required(self, name: str, place: Place, year: int, **dimensions: str) -> Quantity:
        """As `at`; a RequestError names what is missing."""
        found = self.at(name, place, year, **dimensions)
        if found is None:
            wanted = "、".join(f"{k}={v}" for k, v in sorted(dimensions.items()))
            raise RequestError(
                f"{place.name}の「{name}」（{year}年{'、' + wanted if wanted else ''}）が、"
                f"{self.as_of.isoformat()} 時点の資料にありません。"
            )
        return found

    def table(self, name: str) -> PrintedTable | None:
        """A printed record by name; None where it was not published by the day."""
        return self.printed.get(name)

    def across(self, name: str, place: Place, dimension: str, year: int) -> dict[str, Quantity]:
        """One year's figures by the values of one dimension (industry, facility …), in order; only those with a value."""
        found: dict[str, Quantity] = {}
        for value in self.values_of(name, place, dimension):
            quantity = self.at(name, place, year, **{dimension: value})
            if quantity is not None and quantity.value is not None:
                found[value] = quantity
        return dict(sorted(found.items()))

    def values_of(self, name: str, place: Place, dimension: str) -> tuple[str, ...]:
        """The values of a dimension that a place has figures for, by this dimension alone."""
        return self._values.get((name, place.code, dimension), ())

    @cached_property
    def _values(self) -> dict[Key, tuple[str, ...]]:
        values: dict[Key, list[str]] = {}
        for name, code, dimensions in self.figures:
            if dimensions and ";" not in dimensions:
                dimension, value = dimensions.split("=", 1)
                values.setdefault((name, code, dimension), []).append(value)
        return {key: tuple(found) for key, found in values.items()}

    def years(self, name: str, place: Place, **dimensions: str) -> tuple[int, ...]:
        """Years with a figure."""
        return tuple(q.period.year for q in self.series(name, place, **dimensions))
