"""The sample's map on made-up land: what is nearest to an office is its municipality's, and some land lies around."""

from datetime import date
from functools import cache

from tests.geography.shapes.lattice import SIDE, rings_of
from tests.outputs.sample import PLACES, area_map
from toshiken.core.origin import Origin
from toshiken.core.quantity import Place
from toshiken.geography.shapes.ground import ground_of
from toshiken.geography.shapes.shape import Ground, Shape
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.pages.area_map import on_ground

ORIGIN = Origin(
    "n03_boundaries_2021",
    "国土数値情報（行政区域データ N03）",
    "国土交通省",
    "2021-07",
    credit="国土交通省「国土数値情報（行政区域データ）」（令和3年1月1日時点）を加工して作成",
)
ISLAND = Place("01361", "江差町")
_WEST, _SOUTH, _CELL, _WIDE, _TALL = 140.7, 42.6, 0.05, 30, 24


def _nearest(x: int, y: int) -> int:
    """The number of the municipality of a cell, 12 around the area, 0 in the sea."""
    longitude, latitude = _WEST + (x + 0.5) * _CELL, _SOUTH + (y + 0.5) * _CELL
    far = [(p.longitude - longitude) ** 2 * 0.53 + (p.latitude - latitude) ** 2 for p in area_map().points]
    if min(far) > 0.03:
        return 0 if longitude < 141.3 and latitude > 43.2 else len(PLACES) + 1
    return far.index(min(far)) + 1


@cache
def ground() -> Ground:
    """The ground of the sample area; an island of 小樽市 lies far off."""
    raster = [[_nearest(x, y) for x in range(_WIDE)] for y in range(_TALL)]
    shapes = {
        number: tuple(tuple((_WEST + x / SIDE * _CELL, _SOUTH + y / SIDE * _CELL) for x, y in ring) for ring in rings)
        for number, rings in rings_of(raster).items()
    }
    members = [Shape(place, shapes[number]) for number, place in enumerate(PLACES, 1)]
    island = ((138.0, 42.0), (138.1, 42.0), (138.1, 42.1))
    members[1] = Shape(members[1].place, (*members[1].rings, island))
    return ground_of(members, lambda bounds: [Shape(ISLAND, shapes[len(PLACES) + 1])], ORIGIN, date(2021, 1, 1))


def map_on_shapes() -> AreaMap:
    """The twelve municipalities filled by role."""
    return on_ground(area_map(), ground(), {p.code: "partner" if i else "hub" for i, p in enumerate(PLACES)})
