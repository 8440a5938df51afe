"""Where labels may stand without touching each other: greedy, in points, the most wanted place first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin

SIDES = ("r", "t", "b", "l")
_TURNS = (0, 45, -45, 90, -90, 135, -135, 180, 20, -20, 160, -160, 65, -65, 115, -115)
_REACHES = (12.0, 24.0, 38.0, 54.0, 72.0, 92.0, 114.0, 138.0, 164.0, 192.0, 224.0)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in points."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Area") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Area") -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point with its radius and the size of its label."""

    x: float
    y: float
    radius: float
    width: float
    height: float

    @property
    def disc(self) -> Area:
        return Area(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)

    def at(self, side: str) -> Area:
        """The label on that side of the point."""
        gap = self.radius + 2
        if side in "lr":
            left = self.x + gap if side == "r" else self.x - gap - self.width
            return Area(left, self.y - self.height / 2, left + self.width, self.y + self.height / 2)
        top = self.y - gap - self.height if side == "t" else self.y + gap
        return Area(self.x - self.width / 2, top, self.x + self.width / 2, top + self.height)

    def away(self, turn: float, reach: float) -> Area:
        """The label farther off, to be joined by a leader."""
        x = self.x + (self.radius + reach) * cos(radians(turn))
        y = self.y - (self.radius + reach) * sin(radians(turn))
        left = x if cos(radians(turn)) > 0.1 else x - self.width if cos(radians(turn)) < -0.1 else x - self.width / 2
        return Area(left, y - self.height / 2, left + self.width, y + self.height / 2)


def beside(
    anchors: Sequence[Anchor], obstacles: Sequence[Area], bounds: Area, sides: Sequence[str] = SIDES
) -> tuple[list[str | None], list[Area]]:
    """A side for each label, in the order of the anchors, None where none is free; and what is taken now."""
    taken = [*obstacles]
    chosen: list[str | None] = []
    for anchor in anchors:
        others = [a for a in taken if a != anchor.disc]
        side = next((s for s in sides if _free(anchor.at(s), others, bounds)), None)
        chosen.append(side)
        if side is not None:
            taken.append(anchor.at(side))
    return chosen, taken


def with_leader(anchor: Anchor, taken: Sequence[Area], leaders: Sequence[Area], bounds: Area) -> Area | None:
    """The nearest free place away from the point, best where the leader crosses nothing; None where all is full."""
    spots = [anchor.away(turn, reach) for reach in _REACHES for turn in _TURNS]
    free = [spot for spot in spots if _free(spot, taken, bounds)] or [
        spot for spot in _everywhere(anchor, bounds) if _free(spot, taken, bounds)
    ]
    others = [area for area in (*taken, *leaders) if area != anchor.disc]
    return min(free, key=lambda spot: _crossings(anchor, spot, others), default=None)


def _everywhere(anchor: Anchor, bounds: Area) -> list[Area]:
    """Every place of a fine grid, the nearest first."""
    columns = int((bounds.right - bounds.left - anchor.width) // 10)
    rows = int((bounds.bottom - bounds.top - anchor.height) // 6)
    corners = [(bounds.left + 10 * i, bounds.top + 6 * j) for i in range(columns + 1) for j in range(rows + 1)]
    spots = [Area(x, y, x + anchor.width, y + anchor.height) for x, y in corners]
    return sorted(spots, key=lambda s: hypot((s.left + s.right) / 2 - anchor.x, (s.top + s.bottom) / 2 - anchor.y))


def leader_ends(anchor: Anchor, spot: Area) -> tuple[tuple[float, float], tuple[float, float]]:
    """From the rim of the point to the nearest edge of its label."""
    x, y = min(max(anchor.x, spot.left), spot.right), min(max(anchor.y, spot.top), spot.bottom)
    length = hypot(x - anchor.x, y - anchor.y) or 1.0
    reach = min(anchor.radius, length) / length
    return (anchor.x + (x - anchor.x) * reach, anchor.y + (y - anchor.y) * reach), (x, y)


def leader_areas(anchor: Anchor, spot: Area) -> list[Area]:
    """Small areas along a leader, so that no later label stands on it."""
    (x1, y1), (x2, y2) = leader_ends(anchor, spot)
    steps = max(2, round(hypot(x2 - x1, y2 - y1) / 6))
    points = ((x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps) for i in range(1, steps))
    return [Area(x - 1, y - 1, x + 1, y + 1) for x, y in points]


def _crossings(anchor: Anchor, spot: Area, others: Sequence[Area]) -> int:
    pieces = leader_areas(anchor, spot)
    return sum(1 for other in others if any(piece.touches(other) for piece in pieces))


def _free(area: Area, taken: Sequence[Area], bounds: Area) -> bool:
    return area.within(bounds) and not any(area.touches(other) for other in taken)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Tops of labels that want to be centred at those heights (in rising order), moved until none overlaps."""
    tops: list[float] = []
    edge = low
    for centre, height in zip(wanted, heights, strict=True):
        top = max(edge, centre - height / 2)
        tops.append(top)
        edge = top + height
    edge = high
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], edge - heights[index])
        edge = tops[index]
    return tops
