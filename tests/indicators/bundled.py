"""The tables of the bundled example with everything at hand: as of the day its newest figure was published."""

from functools import cache

from toshiken.example import Example
from toshiken.indicators.engine import AreaTables


@cache
def bundled_tables() -> AreaTables:
    """The Sapporo area's tables."""
    example = Example()
    area, observations = example.area, example.observations
    day = max(origin.available_from for origin in observations.origins.values())
    return AreaTables(observations, area.place, area.members(day), area.hub.place, area.prefectures[0])
