"""A rectangle of longitudes and latitudes, measured in kilometres on the plane of a map."""

from collections.abc import Iterable
from math import cos, radians
from typing import NamedTuple

KM_A_DEGREE = 111.2


class Bounds(NamedTuple):
    """Degrees; a point is a rectangle without extent."""

    west: float
    south: float
    east: float
    north: float

    @property
    def stretch(self) -> float:
        """What a degree of longitude is to one of latitude in the middle: the maps' projection (equirectangular)."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def extent_km(self) -> tuple[float, float]:
        """West to east and south to north."""
        return (self.east - self.west) * KM_A_DEGREE * self.stretch, (self.north - self.south) * KM_A_DEGREE

    def with_margin(self, kilometres: float) -> "Bounds":
        """Wider by that much on every side."""
        up = kilometres / KM_A_DEGREE
        across = up / self.stretch
        return Bounds(self.west - across, self.south - up, self.east + across, self.north + up)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point is in it."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def meets(self, other: "Bounds") -> bool:
        """Whether they have a point in common."""
        apart = self.west > other.east or other.west > self.east or self.south > other.north or other.south > self.north
        return not apart

    def gap_km(self, other: "Bounds") -> float:
        """The wider of the gaps across and up between them; 0 where they meet."""
        both = bounds_of_all((self, other))
        across = max(self.west - other.east, other.west - self.east, 0.0) * KM_A_DEGREE * both.stretch
        return max(across, max(self.south - other.north, other.south - self.north, 0.0) * KM_A_DEGREE)


def bounds_of(points: Iterable[tuple[float, float]]) -> Bounds:
    """The rectangle around points (longitude, latitude), at least one."""
    longitudes, latitudes = zip(*points, strict=True)
    return Bounds(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def bounds_of_all(parts: Iterable[Bounds]) -> Bounds:
    """The rectangle around rectangles, at least one."""
    wests, souths, easts, norths = zip(*parts, strict=True)
    return Bounds(min(wests), min(souths), max(easts), max(norths))
