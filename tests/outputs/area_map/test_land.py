"""Whose land a place of the field is."""

from toshiken.core.quantity import Place
from toshiken.geography.shapes.bounds import Bounds
from toshiken.outputs.area_map.land import land_of
from toshiken.outputs.figure import AreaMap, MapShape
from toshiken.outputs.geometry import Plane

FRAME = Bounds(0.0, 0.0, 1.0, 1.0)
OUTER = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
HOLE = ((0.25, 0.25), (0.25, 0.75), (0.75, 0.75), (0.75, 0.25))


def land(*shapes: MapShape) -> tuple[Plane, AreaMap]:
    figure = AreaMap(id="m", title="図", alt="図", points=(), frame=FRAME, shapes=shapes)
    return Plane.fitted(FRAME, 200, 200, 0, 0), figure


def test_land_and_its_holes() -> None:
    plane, figure = land(MapShape(Place("01203", "小樽市"), "partner", (OUTER, HOLE)))
    found = land_of(figure, plane)
    assert found.foreign(10, 10, 40, 40, "01217") == 1
    assert found.foreign(10, 10, 40, 40, "01203") == 0
    assert found.foreign(60, 60, 140, 140, "01217") == 0
    assert 0.3 < found.foreign(20, 100, 80, 110, "01217") < 0.7


def test_what_lies_around_is_nobodys() -> None:
    plane, figure = land(MapShape(Place("01231", "恵庭市"), "neighbour", (OUTER,)))
    assert land_of(figure, plane).foreign(10, 10, 40, 40, "01203") == 0


def test_beyond_the_field_there_is_nothing_to_count() -> None:
    plane, figure = land(MapShape(Place("01203", "小樽市"), "partner", (OUTER,)))
    assert land_of(figure, plane).foreign(500, 500, 520, 510, "01217") == 0
