"""The ground of a map: the members' shapes and what lies around them, cut down to what a page can show."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from toshiken.core.origin import Origin
from toshiken.geography.shapes.bounds import Bounds, bounds_of
from toshiken.geography.shapes.framing import Part, framed, left_out
from toshiken.geography.shapes.rings import CellRing, Grid, directed, doubled_area
from toshiken.geography.shapes.shape import Ground, Shape, ShapeRing
from toshiken.geography.shapes.simplification import simplified
from toshiken.geography.shapes.topology import Arc, Path, dissolved, ring_of, topology_of

# On a map of 500 points a cell is a quarter of one: a triangle that goes is 1 point², an island that goes 2 points².
_CELLS, _TRIANGLE, _SPECK = 2048, 40, 32
# Beyond the frame so much of its longer side is kept: a page may be wider or higher than the area.
_AROUND = 1.0


@dataclass(frozen=True)
class _Piece:
    """A ring and the shape it is of, by its place in the list."""

    owner: int
    ring: CellRing


def ground_of(
    members: Sequence[Shape],
    others: Callable[[Bounds], Sequence[Shape]],
    origin: Origin,
    day: date,
    outlined: Collection[str] | None = None,
) -> Ground:
    """members: the hub first, each with a ring at least. others: what else has a part in a rectangle. Rings may be of several
    parts of a place (wards): they become one. outlined: the codes of the members the outline runs around, None for all."""
    parts = [Part(shape.place.code, bounds_of(ring)) for shape in members for ring in shape.rings]
    frame = framed(parts, bounds_of(_largest(members[0])))
    around = frame.with_margin(_AROUND * max(frame.extent_km))
    shapes = [*(_within(shape, frame) for shape in members), *(_within(shape, around) for shape in others(around))]
    grid = Grid.over(frame, _CELLS)
    pieces = [_Piece(i, ring) for i, shape in enumerate(shapes) for ring in _on(grid, shape)]
    topology = topology_of([piece.ring for piece in pieces])
    arcs = simplified(topology, _TRIANGLE)
    paths: list[list[Path]] = [[] for _ in shapes]
    for piece, path in zip(pieces, topology.paths, strict=True):
        paths[piece.owner].append(path)
    drawn = [Shape(shape.place, _union(own, arcs, grid)) for shape, own in zip(shapes, paths, strict=True)]
    return Ground(
        origin=origin,
        day=day,
        frame=frame,
        shapes=tuple(shape for shape in drawn if shape.rings),
        outline=_union([path for own in _outlined(members, paths, outlined) for path in own], arcs, grid),
        left_out=left_out(parts, frame, {shape.place.code: shape.place.name for shape in members}),
    )


def _outlined(members: Sequence[Shape], paths: Sequence[list[Path]], codes: Collection[str] | None) -> list[list[Path]]:
    own = zip(members, paths, strict=False)
    return [found for shape, found in own if codes is None or shape.place.code in codes]


def _largest(shape: Shape) -> ShapeRing:
    return max(shape.rings, key=area)


def area(ring: ShapeRing) -> float:
    """In square degrees, negative where the ring runs clockwise; closed or not."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], *ring[:1]), strict=True)) / 2


def _within(shape: Shape, bounds: Bounds) -> Shape:
    """With the rings that have a part in the rectangle."""
    return Shape(shape.place, tuple(ring for ring in shape.rings if bounds_of(ring).meets(bounds)))


def _on(grid: Grid, shape: Shape) -> list[CellRing]:
    """The rings on the grid, in their direction, without specks; the largest stays whatever its size."""
    rings = [directed(grid.ring(ring), hole=area(ring) < 0) for ring in shape.rings]
    sizes = [abs(doubled_area(ring)) for ring in rings]
    least = min(2 * _SPECK, max(sizes, default=0))
    return [ring for ring, size in zip(rings, sizes, strict=True) if size >= max(1, least)]


def _union(paths: Sequence[Path], arcs: Sequence[Arc], grid: Grid) -> tuple[ShapeRing, ...]:
    rings = [ring_of(path, arcs) for path in dissolved(paths, arcs)]
    return tuple(grid.degrees(ring) for ring in rings if doubled_area(ring))
