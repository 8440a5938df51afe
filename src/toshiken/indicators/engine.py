"""Computes indicators: for every place, period and dimension where all inputs stand, after the adding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Place, Quantity, State, total
from toshiken.indicators.catalogue import Indicator, Input
from toshiken.tables.observations import Observations, dimension_key, parsed_dimensions


@dataclass(frozen=True)
class AreaTables:
    """The tables as one area sees them: its own figures are sums over its members.

    A printed area figure (place = the area's slug) serves only where a member's figure is absent.
    """

    observations: Observations
    area: Place
    members: tuple[Place, ...]
    hub: Place
    prefecture: Place

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return (self.area, *self.members, self.prefecture, NATION)

    def quantity(self, field: str, place: Place, period: str, dimensions: str = "") -> Quantity | None:
        """The figure of a field at a place; for the area the sum over all members."""
        if place != self.area:
            return self.observations.quantity(field, place, period, dimensions)
        parts = [self.observations.quantity(field, m, period, dimensions) for m in self.members]
        found = [p for p in parts if p is not None]
        if len(found) == len(parts):
            return total(found, self.area)
        printed = self.observations.quantity(field, self.area, period, dimensions)
        return replace(printed, derivation="圏域の印字値（構成市町村ごとの数値は資料にない）") if printed else None

    def periods(self, field: str, place: Place, dimensions: str = "") -> list[str]:
        """Period codes at a place, oldest first; for the area those all members share, or its printed ones."""
        if place != self.area:
            found = set(self.observations.periods(field, place.code, dimensions))
        else:
            shared = [set(self.observations.periods(field, m.code, dimensions)) for m in self.members]
            found = set.intersection(*shared) | set(self.observations.periods(field, self.area.code, dimensions))
        return sorted(found, key=Period.parse)

    def printed_area_figure(self, field: str, period: str, dimensions: str = "") -> Quantity | None:
        """The area's figure as an official source printed it, to be held against the sum."""
        return self.observations.quantity(field, self.area, period, dimensions)


def computed(indicator: Indicator, tables: AreaTables) -> Iterator[tuple[str, Quantity]]:
    """(dimension key, value) at every place and period where the indicator can be computed."""
    primary = next(iter(indicator.inputs.values()))
    own_dimensions = [k for k in tables.observations.dimension_keys(primary.field) if _accepts(primary, k)]
    for place in tables.places:
        for key in own_dimensions:
            for period in tables.periods(primary.field, place, key):
                value = _value(indicator, tables, place, period, key)
                if value is not None:
                    yield _shown_dimensions(primary, key), value


def _accepts(primary: Input, key: str) -> bool:
    """Whether a row of the primary field is one the definition asks for: fixed values match, dropped names are absent."""
    own = parsed_dimensions(key)
    return all(own.get(name) == value for name, value in primary.dimensions.items())


def _shown_dimensions(primary: Input, key: str) -> str:
    own = parsed_dimensions(key)
    return dimension_key({n: v for n, v in own.items() if n not in primary.dimensions})


def _value(indicator: Indicator, tables: AreaTables, place: Place, period: str, key: str) -> Quantity | None:
    arguments: dict[str, Quantity] = {}
    for number, (parameter, how) in enumerate(indicator.inputs.items()):
        found = (
            tables.quantity(how.field, place, period, key) if number == 0 else _input(how, tables, place, period, key)
        )
        if found is None:
            return None
        arguments[parameter] = found
    definition = indicator.definition
    result = replace(indicator.function(**arguments), place=place, scope=definition.scope)
    small = _too_small(definition.minimum_denominator, arguments)
    if small:
        return replace(result, unit=definition.unit, value=None, state=State.TOO_SMALL, derivation=small)
    return result.in_unit(definition.unit)


def _input(how: Input, tables: AreaTables, place: Place, period: str, key: str) -> Quantity | None:
    where = {"same": place, "nation": NATION, "prefecture": tables.prefecture, "hub": tables.hub, "area": tables.area}
    dimensions = {**parsed_dimensions(key), **how.dimensions}
    wanted = dimension_key({n: v for n, v in dimensions.items() if v is not None})
    at = where[how.place]
    chosen = _period(how, tables.periods(how.field, at, wanted), period)
    return tables.quantity(how.field, at, chosen, wanted) if chosen else None


def _period(how: Input, available: Sequence[str], period: str) -> str | None:
    if how.period not in ("same", "previous", "latest_at_or_before"):
        return how.period if how.period in available else None
    if how.period == "same":
        return period if period in available else None
    own = Period.parse(period)
    earlier = [p for p in available if Period.parse(p).end <= own.end]
    if how.period == "previous":
        earlier = [p for p in earlier if p != period]
    return earlier[-1] if earlier else None


def _too_small(minimum: dict[str, float], arguments: dict[str, Quantity]) -> str:
    for parameter, least in minimum.items():
        if arguments[parameter].known < Decimal(repr(least)):
            return f"分母または分子が{least:g}に満たないため率を示さない"
    return ""
