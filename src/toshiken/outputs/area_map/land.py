"""Whose land a place of the map's field is: the members' shapes as a raster."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from toshiken.geography.shapes.shape import ShapeRing
from toshiken.outputs.figure import AROUND, AreaMap
from toshiken.outputs.geometry import Plane, Spot

# The width of a cell, in the units of the field; names are three times as high.
_CELL = 4.0


@dataclass(frozen=True)
class Land:
    """Rows from the top of the code of the member each cell's middle is in; "" for none."""

    rows: Sequence[Sequence[str]]

    def foreign(self, left: float, top: float, right: float, bottom: float, own: str) -> float:
        """The share of a rectangle within the field that is another member's land."""
        first, last = max(0, int(left // _CELL)), int(right // _CELL) + 1
        rows = [row[first:last] for row in self.rows[max(0, int(top // _CELL)) : int(bottom // _CELL) + 1]]
        others = sum(len(row) - row.count("") - row.count(own) for row in rows)
        return others / max(1, sum(map(len, rows)))


def land_of(figure: AreaMap, plane: Plane) -> Land:
    """The members' land in the field of the plane."""
    across, down = int(plane.width // _CELL) + 1, int(plane.height // _CELL) + 1
    rows = [[""] * across for _ in range(down)]
    for shape in figure.shapes:
        if shape.role not in AROUND:
            for number, crossings in _crossings(shape.rings, plane).items():
                if 0 <= number < down:
                    _fill(rows[number], sorted(crossings), shape.place.code)
    return Land(rows)


def _crossings(rings: Sequence[ShapeRing], plane: Plane) -> dict[int, list[float]]:
    """Row → where the middle of it crosses a ring."""
    found: dict[int, list[float]] = defaultdict(list)
    for ring in rings:
        spots = plane.spots(ring)
        for one, other in pairwise([*spots, spots[0]]):
            for number, x in _rows_between(one, other):
                found[number].append(x)
    return found


def _rows_between(one: Spot, other: Spot) -> list[tuple[int, float]]:
    (x1, y1), (x2, y2) = sorted((one, other), key=lambda spot: spot[1])
    first, last = int(y1 / _CELL + 0.5), int(y2 / _CELL + 0.5)
    middles = ((number, (number + 0.5) * _CELL) for number in range(first, last))
    return [(number, x1 + (x2 - x1) * (y - y1) / (y2 - y1)) for number, y in middles]


def _fill(row: list[str], crossings: Sequence[float], code: str) -> None:
    """Between the first crossing and the second, the third and the fourth …"""
    for left, right in zip(crossings[::2], crossings[1::2], strict=False):
        for cell in range(max(0, int(left / _CELL + 0.5)), min(len(row), int(right / _CELL + 0.5))):
            row[cell] = code
