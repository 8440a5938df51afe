"""Labels that do not collide: their size estimated without a font, their places chosen one after the other."""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LINE = 16.0
AIR = 3.0  # around the bubble of a map
BESIDE = (0, 90, 270, 180, 45, 315, 135, 225, 22, 338, 158, 202)  # directions in order of preference, in degrees
ABOVE = (90, 45, 135, 0, 180, 270, 315, 225)
BELOW = (270, 315, 225, 180, 0, 90, 45, 135)
_REACH = (0.0, 9.0, 20.0, 32.0, 46.0, 62.0, 80.0)


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """The common area."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def outside(self, other: "Box") -> float:
        """The area that lies beyond `other`."""
        return (self.right - self.left) * (self.bottom - self.top) - self.overlap(other)


@dataclass(frozen=True)
class Anchor:
    """What is labelled: a point, the radius to keep free around it, the size of its label, the sides tried in turn."""

    x: float
    y: float
    gap: float
    width: float
    height: float = LINE
    turns: tuple[int, ...] = BESIDE


def text_width(words: str, size: float = 13) -> float:
    """An upper estimate in pixels: a full-width character is one em, any other 0.66 (BIZ UDPゴシック is wide)."""
    return sum(size if unicodedata.east_asian_width(c) in "WFA" else size * 0.66 for c in words)


def wrapped(words: str, width: float, size: float = 13) -> list[str]:
    """Lines no wider than `width`, cut between characters; at least one character a line."""
    lines = [""]
    for character in words:
        if lines[-1] and text_width(lines[-1] + character, size) > width:
            lines.append("")
        lines[-1] += character
    return lines


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions near `wanted` (any order), at least `gap` apart and within low and high as far as there is room."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places = [0.0] * len(wanted)
    previous = low - gap
    for i in order:
        places[i] = previous = max(wanted[i], previous + gap)
    ceiling = max(high, low + gap * (len(wanted) - 1))
    for i in reversed(order):
        places[i] = min(places[i], ceiling)
        ceiling = places[i] - gap
    return places


def placed(anchors: Sequence[Anchor], obstacles: Iterable[Box], bounds: Box) -> list[Box]:
    """A box for every label, in the order given: the nearest free place, or the least covered one."""
    taken = list(obstacles)
    boxes = []
    for anchor in anchors:
        box = _best(anchor, taken, bounds)
        taken.append(box)
        boxes.append(box)
    return boxes


def _best(anchor: Anchor, taken: Sequence[Box], bounds: Box) -> Box:
    best, least = None, math.inf
    for reach in _REACH:
        for turn in anchor.turns:
            box = _beside(anchor, anchor.gap + reach, math.radians(turn))
            covered = sum(box.overlap(other) for other in taken) + 20 * box.outside(bounds)
            if covered == 0:
                return box
            if covered < least:
                best, least = box, covered
    assert best is not None
    return best


def _beside(anchor: Anchor, distance: float, angle: float) -> Box:
    """The label whose edge touches the point at that distance and angle (0 right, a quarter turn up)."""
    x = anchor.x + distance * math.cos(angle) + (math.cos(angle) - 1) / 2 * anchor.width
    y = anchor.y - distance * math.sin(angle) - (math.sin(angle) + 1) / 2 * anchor.height
    return Box(x, y, x + anchor.width, y + anchor.height)


def leader(anchor: Anchor, box: Box) -> tuple[float, float, float, float] | None:
    """The line from the point to its label, where the label stands too far away to be read as its own."""
    x = min(max(anchor.x, box.left), box.right)
    y = min(max(anchor.y, box.top), box.bottom)
    distance = math.hypot(x - anchor.x, y - anchor.y)
    if distance < anchor.gap + 8:
        return None
    start = anchor.gap / distance
    return anchor.x + (x - anchor.x) * start, anchor.y + (y - anchor.y) * start, x, y
