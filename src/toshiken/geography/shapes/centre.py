"""Where the name of a place stands that has nothing better: the centroid of its largest part."""

from itertools import pairwise

from toshiken.geography.shapes.ground import area
from toshiken.geography.shapes.shape import Point, Shape


def centre_of(shape: Shape) -> Point:
    """Longitude and latitude of the centroid of the largest ring (of a crescent it may lie beside the land).

    The sum over the edges of a polygon; reckoned from its first point, so that small rings far from the origin keep their digits.
    """
    ring = max(shape.rings, key=area)
    x0, y0 = ring[0]
    moved = [(x - x0, y - y0) for x, y in (*ring, ring[0])]
    edges = [(one, other, one[0] * other[1] - other[0] * one[1]) for one, other in pairwise(moved)]
    sextuple = 6 * area(ring)
    across = sum((one[0] + other[0]) * cross for one, other, cross in edges) / sextuple
    up = sum((one[1] + other[1]) * cross for one, other, cross in edges) / sextuple
    return x0 + across, y0 + up
