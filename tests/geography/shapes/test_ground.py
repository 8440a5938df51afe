"""The ground of a map from made-up shapes: wards become one city, enclaves stay, what lies around is asked for once."""

from datetime import date

import pytest

from toshiken.core.origin import Origin
from toshiken.core.quantity import Place
from toshiken.geography.shapes.bounds import Bounds
from toshiken.geography.shapes.ground import area, ground_of
from toshiken.geography.shapes.shape import Ground, Shape, ShapeRing

ORIGIN = Origin("n03", "行政区域", "国土交通省", "2021-07")
DAY = date(2021, 1, 1)


def box(west: float, south: float, east: float, north: float) -> ShapeRing:
    return (west, south), (east, south), (east, north), (west, north)


def place(code: str, *rings: ShapeRing) -> Shape:
    return Shape(Place(code, f"{code}市"), rings)


def ground(*members: Shape, around: tuple[Shape, ...] = ()) -> Ground:
    return ground_of(members, lambda bounds: around, ORIGIN, DAY)


def test_two_wards_become_one_city() -> None:
    found = ground(place("01100", box(141.0, 43.0, 141.1, 43.2), box(141.1, 43.0, 141.3, 43.2)))
    (city,) = found.shapes
    (ring,) = city.rings
    assert area(ring) == pytest.approx(0.3 * 0.2, rel=1e-3)
    assert found.frame == Bounds(141.0, 43.0, 141.3, 43.2)


def test_an_enclave_is_a_hole_of_what_lies_around_it_with_the_same_points() -> None:
    town = box(141.1, 43.1, 141.2, 43.2)
    found = ground(place("01203", box(141.0, 43.0, 141.3, 43.3), town[::-1]), place("01210", town))
    outer, hole = sorted(found.shapes[0].rings, key=area, reverse=True)
    assert area(hole) < 0 < area(outer)
    assert set(hole) == set(found.shapes[1].rings[0])
    assert [area(ring) > 0 for ring in found.outline] == [True]


def test_neighbours_share_the_points_of_their_border() -> None:
    crooked = tuple((141.1 + 0.002 * (i % 3), 43.0 + 0.01 * i) for i in range(21))
    west: ShapeRing = ((141.0, 43.0), *crooked, (141.0, 43.2))
    east: ShapeRing = (*crooked, (141.3, 43.2), (141.3, 43.0))
    left, right = (s.rings[0] for s in ground(place("01203", west), place("01210", east[::-1])).shapes)
    shared = set(left) & set(right)
    assert len(shared) > 2
    assert {point for point in left if point[0] > 141.05} == shared == {p for p in right if p[0] < 141.2}


def test_far_islands_are_left_out_and_specks_dropped_but_never_a_whole_place() -> None:
    hub, far = box(141.0, 43.0, 141.3, 43.3), box(144.0, 42.0, 144.1, 42.1)
    speck, hamlet = box(141.35, 43.0, 141.3505, 43.0005), box(141.36, 43.1, 141.3605, 43.1005)
    found = ground(place("01100", hub, far, speck), place("01203", hamlet), place("01210", far))
    assert found.left_out == ("01100市の一部", "01210市")
    assert [(shape.place.code, len(shape.rings)) for shape in found.shapes] == [("01100", 1), ("01203", 1)]


def test_what_lies_around_is_asked_for_by_a_rectangle_wider_than_the_frame() -> None:
    asked: list[Bounds] = []

    def others(bounds: Bounds) -> list[Shape]:
        asked.append(bounds)
        return [place("01231", box(141.3, 43.0, 141.5, 43.3), box(150.0, 43.0, 150.1, 43.1))]

    found = ground_of([place("01100", box(141.0, 43.0, 141.3, 43.3))], others, ORIGIN, DAY)
    (bounds,) = asked
    assert bounds.west < found.frame.west
    assert bounds.north > found.frame.north
    assert [(shape.place.code, len(shape.rings)) for shape in found.shapes] == [("01100", 1), ("01231", 1)]
    assert len(found.outline) == 1
    assert max(x for x, _ in found.outline[0]) == pytest.approx(141.3)


def test_the_outline_may_run_around_some_of_the_places() -> None:
    west, east = place("01203", box(141.0, 43.0, 141.1, 43.2)), place("01210", box(141.1, 43.0, 141.3, 43.2))
    whole = ground_of((west, east), lambda bounds: (), ORIGIN, DAY)
    one = ground_of((west, east), lambda bounds: (), ORIGIN, DAY, outlined={"01203"})
    none = ground_of((west, east), lambda bounds: (), ORIGIN, DAY, outlined=())
    assert [round(sum(map(area, found.outline)), 3) for found in (whole, one, none)] == [0.06, 0.02, 0]
    assert whole.shapes == one.shapes == none.shapes
