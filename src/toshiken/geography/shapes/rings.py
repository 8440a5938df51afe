"""Rings on an integer grid: their area, their direction, the grid itself."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from toshiken.geography.shapes.bounds import Bounds
from toshiken.geography.shapes.shape import Point

Cell = tuple[int, int]
CellRing = tuple[Cell, ...]


class Grid(NamedTuple):
    """Square cells over a map: whole numbers make shared points equal, and the same on every machine."""

    west: float
    south: float
    across: float
    up: float

    @classmethod
    def over(cls, frame: Bounds, cells: int) -> "Grid":
        """As many cells along the longer side of the frame."""
        wide, tall = (frame.east - frame.west) * frame.stretch, frame.north - frame.south
        up = max(wide, tall) / cells
        return cls(frame.west, frame.south, up / frame.stretch, up)

    def ring(self, points: Iterable[Point]) -> CellRing:
        """The cells of a ring, closed or not, each once in a run; not closed."""
        west, south, across, up = self
        cells = [(round((x - west) / across), round((y - south) / up)) for x, y in points]
        return tuple(cell for cell, before in zip(cells, [cells[-1], *cells], strict=False) if cell != before)

    def degrees(self, ring: Iterable[Cell]) -> tuple[Point, ...]:
        """The ring in degrees, to six decimals (0.1 m)."""
        return tuple((round(self.west + x * self.across, 6), round(self.south + y * self.up, 6)) for x, y in ring)


def doubled_area(ring: Sequence[Cell]) -> int:
    """Twice the area, negative where the ring runs clockwise."""
    if len(ring) < 3:
        return 0
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])))


def directed(ring: CellRing, *, hole: bool) -> CellRing:
    """The ring running clockwise where it is a hole, else counter-clockwise."""
    return ring[::-1] if (doubled_area(ring) < 0) != hole else ring
