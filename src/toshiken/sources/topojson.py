"""TopoJSON to coordinates: arcs are lines shared by neighbours, each point given as a step from the one before.

https://github.com/topojson/topojson-specification (version 1.0.0). Coordinates are [longitude, latitude] in degrees, rounded to
six decimals (0.1 m). Arcs that are not there are IndexErrors; the reader says in which file.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

Point = tuple[float, float]
DECIMALS = 6


class Transform(NamedTuple):
    """From the grid of the file to degrees: position × scale + translate."""

    scale: Sequence[float]
    translate: Sequence[float]


def decoded_arcs(arcs: Sequence[Sequence[Sequence[float]]], transform: Transform | None) -> list[list[Point]]:
    """The arcs as points; without a transform they are degrees already."""
    if transform is None:
        return [[(round(point[0], DECIMALS), round(point[1], DECIMALS)) for point in arc] for arc in arcs]
    (across, up), (left, bottom) = transform
    return [
        [
            (round(x * across + left, DECIMALS), round(y * up + bottom, DECIMALS))
            for x, y in zip(accumulate(step[0] for step in arc), accumulate(step[1] for step in arc), strict=True)
        ]
        for arc in arcs
    ]


def ring(numbers: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """A ring from the numbers of its arcs, end to end; ~n is arc n backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points
