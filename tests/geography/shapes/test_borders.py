"""Places beside each other have an edge in common; a corner, a gap or an island does not make them neighbours."""

import pytest

from toshiken.core.quantity import Place
from toshiken.geography.shapes.borders import share_border
from toshiken.geography.shapes.shape import Shape


def square(west: float, south: float) -> tuple[tuple[float, float], ...]:
    return ((west, south), (west + 1, south), (west + 1, south + 1), (west, south + 1))


def shape(*corners: tuple[float, float]) -> Shape:
    return Shape(Place("01100", "市"), tuple(square(*corner) for corner in corners))


@pytest.mark.parametrize(
    ("other", "touching"),
    [
        (shape((1, 0)), True),
        (shape((0, -1)), True),
        (shape((1, 1)), False),
        (shape((3, 0)), False),
        (shape((5, 5), (1, 0)), True),
    ],
)
def test_an_edge_in_common_is_a_border(other: Shape, touching: bool) -> None:
    own = shape((0, 0), (9, 9))
    assert share_border(own, other) is share_border(other, own) is touching
