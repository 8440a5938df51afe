"""Computes indicators: for every place, period and dimension where all inputs stand, after the adding."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Place, Quantity, State
from toshiken.indicators.catalogue import Definition, Indicator, Input
from toshiken.indicators.tables import AreaTables
from toshiken.tables.observations import dimension_key, parsed_dimensions

__all__ = ["AreaTables", "computed"]
Arguments = dict[str, Quantity]
NEAR = timedelta(days=3 * 365)  # every day lies within two and a half years of a census


def computed(
    indicator: Indicator, tables: AreaTables, wanted: Collection[Place] | None = None
) -> Iterator[tuple[str, Quantity]]:
    """(dimension key, value) at every place and period where the indicator can be computed; at the places `wanted`, or all."""
    first, primary = next(iter(indicator.inputs.items()))
    places = [p for p in tables.places_at(indicator.definition.places) if wanted is None or p in wanted]
    for own in _combinations(indicator.definition, primary, tables):
        keys = _input_keys(indicator, own, tables.hub)
        shown = dimension_key(own)
        for place in places:
            for period in tables.periods(primary.field, place, keys[first]):
                value = _value(indicator, tables, place, period, keys)
                if value is not None:
                    yield shown, value


def _combinations(definition: Definition, primary: Input, tables: AreaTables) -> Iterator[dict[str, str]]:
    """The dimension values to compute by: those the primary field has anywhere, of the names the definition asks for."""
    fixed = _resolved(primary.dimensions, tables.hub)
    wanted = {frozenset(names) for names in definition.dimensions}
    for key in tables.observations.dimension_keys(primary.field):
        dimensions = parsed_dimensions(key)
        own = {name: value for name, value in dimensions.items() if name not in fixed}
        fits = all(dimensions.get(name) == value for name, value in fixed.items())
        if fits and frozenset(own) in wanted and not _excluded(definition, own):
            yield own


def _excluded(definition: Definition, own: Mapping[str, str]) -> bool:
    return any(value in definition.excluded.get(name, ()) for name, value in own.items())


def _resolved(dimensions: Mapping[str, str | None], hub: Place) -> dict[str, str | None]:
    return {name: hub.code if value == "{hub}" else value for name, value in dimensions.items()}


def _input_keys(indicator: Indicator, own: Mapping[str, str], hub: Place) -> dict[str, str]:
    """The dimension key of each input and condition by its name."""
    keys = {}
    for name, how in {**indicator.inputs, **indicator.conditions}.items():
        dimensions = {**own, **_resolved(how.dimensions, hub)}
        keys[name] = dimension_key({d: value for d, value in dimensions.items() if value is not None})
    return keys


def _value(
    indicator: Indicator, tables: AreaTables, place: Place, period: str, keys: Mapping[str, str]
) -> Quantity | None:
    arguments = _found(indicator.inputs, tables, place, period, keys)
    if arguments is None or not _comparable(indicator, arguments, tables, place, period, keys):
        return None
    definition = indicator.definition
    result = indicator.function(**arguments)
    scope = definition.scope or result.scope
    if (result.place, result.scope) != (place, scope):
        result = replace(result, place=place, scope=scope)
    small = _too_small(definition.minimum_denominator, arguments)
    if small and result.value is not None:
        return replace(result, unit=definition.unit, value=None, state=State.TOO_SMALL, derivation=small)
    return result.in_unit(definition.unit)


def _found(
    inputs: Mapping[str, Input], tables: AreaTables, place: Place, period: str, keys: Mapping[str, str]
) -> Arguments | None:
    """Every input's figure; None where one is not in the tables."""
    arguments: Arguments = {}
    for name, how in inputs.items():
        found = _figure(how, tables, place, period, keys[name])
        if found is None:
            return None
        arguments[name] = found
    return arguments


def _figure(how: Input, tables: AreaTables, place: Place, period: str, key: str) -> Quantity | None:
    where = {"same": place, "nation": NATION, "prefecture": tables.prefecture, "hub": tables.hub, "area": tables.area}
    at = where[how.place]
    if how.period == "same":
        return tables.quantity(how.field, at, period, key)
    chosen = chosen_period(how.period, tables.periods(how.field, at, key), period)
    return tables.quantity(how.field, at, chosen, key) if chosen else None


def chosen_period(how: str, available: Sequence[str], period: str) -> str | None:
    """The period among `available` (oldest first) that `how` means as seen from `period`."""
    own = Period.parse(period)
    match how:
        case "previous":
            return next((p for p in reversed(available) if Period.parse(p) < own), None)
        case "first":
            return available[0] if available and Period.parse(available[0]) < own else None
        case "latest_at_or_before":
            return next((p for p in reversed(available) if Period.parse(p).end <= own.end), None)
        case "nearest":
            away = {p: abs(Period.parse(p).end - own.end) for p in available}
            return min((p for p in available if away[p] <= NEAR), key=lambda p: away[p], default=None)
        case "year_after":
            return next((p for p in available if Period.parse(p).start.year == own.end.year + 1), None)
        case _:
            return how if how in available else None


def _comparable(
    indicator: Indicator, arguments: Arguments, tables: AreaTables, place: Place, period: str, keys: Mapping[str, str]
) -> bool:
    """Whether no part exceeds its whole (`not_above`); a whole that is not in the tables cannot contradict."""
    wholes = {name: _figure(how, tables, place, period, keys[name]) for name, how in indicator.conditions.items()}
    known = {**wholes, **arguments}
    return not any(_exceeds(known[part], known[whole]) for part, whole in indicator.definition.not_above.items())


def _exceeds(part: Quantity | None, whole: Quantity | None) -> bool:
    if part is None or whole is None or part.value is None or whole.value is None:
        return False
    return part.value > whole.in_unit(part.unit).known


def _too_small(minimum: Mapping[str, Decimal], arguments: Arguments) -> str:
    for parameter, least in minimum.items():
        value = arguments[parameter].value
        if value is not None and value < least:
            return f"もとの数が{least.normalize():f}に満たないため率を示さない"
    return ""
