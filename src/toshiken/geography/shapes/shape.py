"""A place's shape, and whoever keeps the boundaries of places."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from toshiken.core.origin import Origin
from toshiken.core.quantity import Place
from toshiken.geography.shapes.bounds import Bounds

Point = tuple[float, float]
ShapeRing = tuple[Point, ...]


@dataclass(frozen=True)
class Shape:
    """A place and its rings of (longitude, latitude) in degrees; the first point is not repeated at the end.

    Outer rings run counter-clockwise, holes clockwise.
    """

    place: Place
    rings: tuple[ShapeRing, ...]


@dataclass(frozen=True)
class Ground:
    """What a map of some places is drawn on. frame: what the map must show. shapes: the places and what lies around them, the
    places first. outline: around the places, or some of them, together. left_out: places that lie beyond the frame, whole or in part.
    """

    origin: Origin
    day: date
    frame: Bounds
    shapes: tuple[Shape, ...]
    outline: tuple[ShapeRing, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Touching:
    """Whether two places lie beside each other, with the boundaries it was read from."""

    touching: bool
    origin: Origin


class Boundaries(Protocol):
    """Whoever keeps boundaries; they are read when a map asks."""

    def around(self, codes: Sequence[str], outlined: Collection[str] | None = None) -> Ground | None:
        """The ground of a map of these places, the hub first; None where a place has no shape. outlined: the codes of those the
        outline runs around, None for all."""

    def touching(self, first: str, second: str) -> Touching | None:
        """Whether two places lie beside each other; None where that is not known."""
