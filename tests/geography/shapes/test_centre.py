"""The centre of a place: the centroid of its largest part, holes and islands aside."""

import pytest

from tests.geography.shapes.test_ground import box, place
from toshiken.geography.shapes.centre import centre_of


def test_the_largest_part_counts() -> None:
    found = centre_of(place("01203", box(140.0, 42.0, 140.1, 42.1), box(141.0, 43.0, 141.4, 43.2)))
    assert found == pytest.approx((141.2, 43.1))


def test_an_l_leans_to_its_corner() -> None:
    """Two squares of side 1 and one of them beside: the mean of their three middles."""
    ell = ((0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0))
    assert centre_of(place("01203", ell)) == pytest.approx(((0.5 + 1.5 + 0.5) / 3, (0.5 + 0.5 + 1.5) / 3))


def test_a_hole_is_not_the_largest_part() -> None:
    outer = box(141.0, 43.0, 141.2, 43.2)
    hole = box(141.0, 43.0, 141.1, 43.1)[::-1]
    assert centre_of(place("01203", hole, outer)) == pytest.approx((141.1, 43.1))
