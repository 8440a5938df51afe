"""The map of an area."""

from collections.abc import Iterator
from dataclasses import dataclass

from toshiken.core.quantity import Place
from toshiken.core.wording import Shown
from toshiken.geography.shapes.bounds import Bounds, bounds_of
from toshiken.geography.shapes.shape import ShapeRing
from toshiken.outputs.figure.base import Figure


@dataclass(frozen=True)
class MapPoint:
    """A municipal office with its bubble."""

    place: Place
    latitude: float
    longitude: float
    role: str
    value: Shown | None = None


@dataclass(frozen=True)
class MapShape:
    """A municipality filled by its role; rings as in geography.shapes.shape.Shape."""

    place: Place
    role: str
    rings: tuple[ShapeRing, ...]


# What lies around what the map is about.
AROUND = ("neighbour", "no_ratio")


@dataclass(frozen=True, kw_only=True)
class AreaMap(Figure):
    """Bubbles at the municipal offices, on the shapes of the municipalities where there are any, cropped to the area.

    frame: what must show (without shapes: the offices). shapes: members, and what lies around them in a role of AROUND.
    outline: around the area. legend says what a role means. credit: of positions and boundaries. note: what the map leaves out.
    sized: bubbles in proportion to the value; else all are alike, and every value is written.
    """

    points: tuple[MapPoint, ...]
    legend: tuple[tuple[str, str], ...] = ()
    credit: str = ""
    frame: Bounds | None = None
    shapes: tuple[MapShape, ...] = ()
    outline: tuple[ShapeRing, ...] = ()
    note: str = ""
    sized: bool = True

    @property
    def bounds(self) -> Bounds:
        """What every rendering fits into its field, with a margin of its own."""
        return self.frame or bounds_of((point.longitude, point.latitude) for point in self.points)

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        yield from ((p.place.name, p.value) for p in self.points if p.value is not None)
