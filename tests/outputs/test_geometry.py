"""The plane of a map: equal scale both ways, and rings cropped to the field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outputs.sample import area_map
from tests.outputs.sample_shapes import map_on_shapes
from toshiken.geography.shapes.bounds import Bounds
from toshiken.outputs.geometry import Plane, scale_bar_km

FRAME = Bounds(141.0, 43.0, 142.0, 44.0)
RINGS = st.lists(st.tuples(st.floats(139, 144), st.floats(41, 46)), min_size=3, max_size=12)


def plane() -> Plane:
    return Plane.fitted(FRAME, 300, 200, 20, 20)


def test_a_kilometre_is_as_long_across_as_up() -> None:
    x1, y1 = plane().spot(141.0, 44.0)
    x2, y2 = plane().spot(142.0, 43.0)
    assert y2 - y1 == pytest.approx(180)
    assert (x2 - x1) / (y2 - y1) == pytest.approx(0.7254, rel=1e-3)  # cos 43.5°
    assert (x1 + x2) / 2 == pytest.approx(150)


@given(RINGS)
def test_what_is_cropped_is_in_the_field(ring: list[tuple[float, float]]) -> None:
    for x, y in plane().cropped(ring):
        assert -1e-6 <= x <= 300 + 1e-6
        assert -1e-6 <= y <= 200 + 1e-6


def test_a_ring_around_the_field_becomes_the_field() -> None:
    around = [(130.0, 40.0), (150.0, 40.0), (150.0, 47.0), (130.0, 47.0)]
    assert sorted((round(x, 6), round(y, 6)) for x, y in plane().cropped(around)) == [
        (0, 0),
        (0, 200),
        (300, 0),
        (300, 200),
    ]


def test_a_ring_within_stays_and_one_beyond_goes() -> None:
    within = [(141.2, 43.2), (141.4, 43.2), (141.3, 43.4)]
    assert plane().cropped(within) == [plane().spot(*point) for point in within]
    assert plane().cropped([(120.0, 30.0), (121.0, 30.0), (121.0, 31.0)]) == []


def test_the_scale_bar_is_that_of_the_frame() -> None:
    assert scale_bar_km(area_map()) == 20
    wide, tall = map_on_shapes().bounds.extent_km
    assert scale_bar_km(map_on_shapes()) <= 0.35 * max(wide, tall)
