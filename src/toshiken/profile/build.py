"""From tables to profile: sum over the members, then compute every indicator."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toshiken.core.errors import RequestError
from toshiken.core.quantity import NATION, Place, Quantity
from toshiken.geography.area import Area
from toshiken.indicators.catalogue import Indicator, all_indicators
from toshiken.indicators.engine import AreaTables, computed
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile, Key
from toshiken.tables.observations import Observations, parsed_dimensions

Printed = Mapping[str, PrintedTable]


@dataclass(frozen=True)
class Built:
    """A profile with the tables it was made from: that of the area with other members is made from the same."""

    profile: AreaProfile
    tables: AreaTables


def build_profile(area: Area, as_of: date, observations: Observations, printed: Printed) -> AreaProfile:
    """The profile of an area: what was published by `as_of`, summed over its members, and all indicators."""
    return built(area, as_of, known_figures((area,), as_of, observations), printed).profile


def known_figures(areas: Sequence[Area], as_of: date, observations: Observations) -> Observations:
    """What was published by `as_of` of everything these areas ask for. A RequestError where there is nothing of the members."""
    members = [member for area in areas for member in area.members(as_of)]
    places = (*members, *(prefecture for area in areas for prefecture in area.prefectures), NATION)
    known = observations.as_of(as_of)
    if known.of_places([member.code for member in members]).rows.is_empty():
        raise RequestError(
            f"{as_of.isoformat()} より前に公表された{areas[0].hub.name}などの数値が資料にありません。もっと後の日付を指定するか、"
            "公表されたファイル（「教育用標準データセット（SSDSE-市区町村）」など）を toshiken ingest で取り込んでください。"
        )
    return known.of_places([*(area.slug for area in areas), *(place.code for place in places)])


def built(area: Area, as_of: date, known: Observations, printed: Printed, base: Built | None = None) -> Built:
    """The profile of an area from its known figures. base: that of the same area with other members, from the same figures;
    what does not hang on the members is taken over from it."""
    area = area.as_of(as_of)
    tables = _tables(area, as_of, known)
    kept: frozenset[Place] = frozenset()
    if base is not None:
        tables.took_over(base.tables)
        kept = _kept(base.tables, tables)
    figures: dict[Key, list[Quantity]] = {}
    for key, quantity in (*_fields(tables, kept), *_indicators(tables, kept)):
        figures.setdefault(key, []).append(quantity)
    in_time = _taken_over(base, kept)
    in_time |= {key: tuple(sorted(series, key=lambda q: q.period)) for key, series in figures.items()}
    published = {name: table for name, table in printed.items() if table.origin.available_from <= as_of}
    shown = published if tables.printed_holds else {n: table.without_place(area.slug) for n, table in published.items()}
    return Built(AreaProfile(area, as_of, in_time, shown), tables)


def _tables(area: Area, as_of: date, known: Observations) -> AreaTables:
    hubs = tuple(hub.place for hub in area.hubs)
    members, holds = area.members(as_of), area.as_printed(as_of)
    return AreaTables(known, area.place, members, hubs[0], area.prefecture, hubs[1:], area.prefectures, holds)


def _kept(before: AreaTables, after: AreaTables) -> frozenset[Place]:
    """The places whose own figures are the same with both sets of members; none where their prefectures are not the same."""
    if before.prefecture != after.prefecture:
        return frozenset()
    return frozenset(before.places) & frozenset(after.places) - {after.area}


def _taken_over(base: Built | None, kept: frozenset[Place]) -> dict[Key, tuple[Quantity, ...]]:
    if base is None:
        return {}
    codes = {place.code for place in kept}
    again = {indicator.name for indicator in all_indicators().values() if _hangs_on_members(indicator)}
    held = base.profile.figures.items()
    return {key: series for key, series in held if key[1] in codes and key[0] not in again}


def _hangs_on_members(indicator: Indicator) -> bool:
    return any(how.place == "area" for how in (*indicator.inputs.values(), *indicator.conditions.values()))


def _fields(tables: AreaTables, kept: Collection[Place]) -> Iterator[tuple[Key, Quantity]]:
    places = [place for place in tables.places if place not in kept]
    for field in tables.observations.fields():
        for dimensions in tables.observations.dimension_keys(field):
            for place in [tables.area] if _too_fine(dimensions) else places:
                for period in tables.periods(field, place, dimensions):
                    quantity = tables.quantity(field, place, period, dimensions)
                    if quantity is not None:
                        yield (field, place.code, dimensions), quantity


def _too_fine(dimensions: str) -> bool:
    """Single cells of sex × five-year age are kept for the area alone: no page shows a member's."""
    return {"age", "sex"} <= set(parsed_dimensions(dimensions))


def _indicators(tables: AreaTables, kept: Collection[Place]) -> Iterator[tuple[Key, Quantity]]:
    changed = [place for place in tables.places if place not in kept]
    for indicator in all_indicators().values():
        for dimensions, quantity in computed(indicator, tables, None if _hangs_on_members(indicator) else changed):
            yield (indicator.name, quantity.place.code, dimensions), quantity
