"""The map in kilometres and on a page: what every drawing of it must agree on, and the proof sheet prints."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toshiken.geography.shapes.bounds import KM_A_DEGREE, Bounds
from toshiken.outputs.figure import AreaMap

_BARS = (1, 2, 5, 10, 20, 50, 100, 200)
# The scale bar is at most this share of the longer side of the area.
_SHARE = 0.35
Spot = tuple[float, float]


def scale_bar_km(figure: AreaMap) -> int:
    """The length of the scale bar, in kilometres: the same in every rendering of the map."""
    room = _SHARE * max(figure.bounds.extent_km)
    return max((length for length in _BARS if length <= room), default=_BARS[0])


class Plane(NamedTuple):
    """A rectangle of the earth in the middle of a field: equal scale in both directions (equirectangular)."""

    bounds: Bounds
    width: float
    height: float
    per_km: float

    @classmethod
    def fitted(cls, bounds: Bounds, width: float, height: float, beside: float, above: float) -> "Plane":
        """As large as the field allows; beside, above: what is to stay free on both sides together. All in the field's units."""
        wide, tall = bounds.extent_km
        return cls(bounds, width, height, min((width - beside) / max(wide, 1), (height - above) / max(tall, 1)))

    def spot(self, longitude: float, latitude: float) -> Spot:
        """Where it is, from the upper left corner of the field."""
        return self.spots([(longitude, latitude)])[0]

    def spots(self, points: Iterable[tuple[float, float]]) -> list[Spot]:
        """Where points (longitude, latitude) are."""
        west, south, east, north = self.bounds
        middle, level, stretch = (west + east) / 2, (south + north) / 2, self.bounds.stretch
        return [
            (
                self.width / 2 + (longitude - middle) * KM_A_DEGREE * stretch * self.per_km,
                self.height / 2 - (latitude - level) * KM_A_DEGREE * self.per_km,
            )
            for longitude, latitude in points
        ]

    def shows(self, longitude: float, latitude: float) -> bool:
        """Whether it is in the field."""
        x, y = self.spot(longitude, latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def cropped(self, ring: Iterable[tuple[float, float]]) -> list[Spot]:
        """The part of a ring that is in the field; empty where none is.

        I. Sutherland, G. Hodgman, Reentrant polygon clipping, Communications of the ACM 17 (1974): parts that fall apart stay
        joined along the edge of the field.
        """
        spots = self.spots(ring)
        for axis, edge, sign in ((0, 0.0, 1), (0, self.width, -1), (1, 0.0, 1), (1, self.height, -1)):
            spots = _cut(spots, [(spot[axis] - edge) * sign for spot in spots])
        return spots


def _cut(spots: list[Spot], inside: Sequence[float]) -> list[Spot]:
    """The part of a ring where `inside`, which is linear, is not negative. inside: its value at each of the spots."""
    if min(inside, default=0) >= 0:
        return spots
    kept: list[Spot] = []
    befores = zip([*spots[-1:], *spots[:-1]], [*inside[-1:], *inside[:-1]], strict=True)
    for (before, one), spot, other in zip(befores, spots, inside, strict=True):
        if (one < 0) != (other < 0):
            share = one / (one - other)
            kept.append((before[0] + (spot[0] - before[0]) * share, before[1] + (spot[1] - before[1]) * share))
        if other >= 0:
            kept.append(spot)
    return kept
