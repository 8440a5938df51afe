"""From tables to profile: sum over the members, then compute every indicator."""

from collections.abc import Iterator, Mapping
from datetime import date

from toshiken.core.errors import RequestError
from toshiken.core.quantity import NATION, Quantity
from toshiken.geography.area import Area
from toshiken.indicators.catalogue import all_indicators
from toshiken.indicators.engine import AreaTables, computed
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile, Key
from toshiken.tables.observations import Observations, parsed_dimensions


def build_profile(
    area: Area, as_of: date, observations: Observations, printed: Mapping[str, PrintedTable]
) -> AreaProfile:
    """The profile of an area: what was published by `as_of`, summed over its members, and all indicators."""
    area = area.as_of(as_of)
    members = area.members(as_of)
    holds = area.as_printed(as_of)
    places = (*members, *area.prefectures, NATION)
    codes = [*([area.slug] if holds else []), *(place.code for place in places)]
    known = observations.as_of(as_of).of_places(codes)
    if known.of_places([member.code for member in members]).rows.is_empty():
        raise RequestError(
            f"{as_of.isoformat()} より前に公表された{area.hub.name}などの数値が資料にありません。もっと後の日付を指定するか、"
            "公表されたファイル（「教育用標準データセット（SSDSE-市区町村）」など）を toshiken ingest で取り込んでください。"
        )
    hubs = tuple(hub.place for hub in area.hubs)
    tables = AreaTables(known, area.place, members, area.hub.place, area.prefecture, hubs[1:], area.prefectures)
    figures: dict[Key, list[Quantity]] = {}
    for key, quantity in (*_fields(tables), *_indicators(tables)):
        figures.setdefault(key, []).append(quantity)
    in_time = {key: tuple(sorted(series, key=lambda q: q.period)) for key, series in figures.items()}
    published = {name: table for name, table in printed.items() if table.origin.available_from <= as_of}
    shown = published if holds else {name: table.without_place(area.slug) for name, table in published.items()}
    return AreaProfile(area, as_of, in_time, shown)


def _fields(tables: AreaTables) -> Iterator[tuple[Key, Quantity]]:
    for field in tables.observations.fields():
        for dimensions in tables.observations.dimension_keys(field):
            for place in tables.places:
                if _too_fine(dimensions) and place != tables.area:
                    continue
                for period in tables.periods(field, place, dimensions):
                    quantity = tables.quantity(field, place, period, dimensions)
                    if quantity is not None:
                        yield (field, place.code, dimensions), quantity


def _too_fine(dimensions: str) -> bool:
    """Single cells of sex × five-year age are kept for the area alone: no page shows a member's."""
    return {"age", "sex"} <= set(parsed_dimensions(dimensions))


def _indicators(tables: AreaTables) -> Iterator[tuple[Key, Quantity]]:
    for indicator in all_indicators().values():
        for dimensions, quantity in computed(indicator, tables):
            yield (indicator.name, quantity.place.code, dimensions), quantity
