"""Whether two places lie beside each other: a stretch of border that both of their shapes have."""

from collections.abc import Iterator

from toshiken.geography.shapes.shape import Point, Shape


def share_border(one: Shape, other: Shape) -> bool:
    """Whether the shapes, of one and the same edition and copy, have an edge in common; a corner alone is no border."""
    edges = set(_edges(one))
    return any(edge in edges for edge in _edges(other))


def _edges(shape: Shape) -> Iterator[tuple[Point, Point]]:
    """The edges of all rings, the lesser end first."""
    for ring in shape.rings:
        for start, end in zip(ring, (*ring[1:], ring[0]), strict=True):
            yield (start, end) if start <= end else (end, start)
