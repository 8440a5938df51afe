"""Where labels may stand without touching each other: greedy, in points, the most wanted place first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, inf, radians, sin

SIDES = ("r", "t", "b", "l")
CORNERS = ("tr", "br", "tl", "bl")
# A point of leader over something else is as bad as that many points more of it.
_OVER = 20.0
_PIECE = 3.0
_AIR = 1.5
_TRIES = 4
_TURNS = (0, 45, -45, 90, -90, 135, -135, 180, 20, -20, 160, -160, 65, -65, 115, -115)
_REACHES = (12.0, 24.0, 38.0, 54.0, 72.0, 92.0, 114.0, 138.0, 164.0, 192.0, 224.0)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in points; of a `disc` only the circle inside it is hit by a leader."""

    left: float
    top: float
    right: float
    bottom: float
    disc: bool = False

    def touches(self, other: "Area") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a leader at that point runs over it; the air around a text does not count."""
        if self.disc:
            middle_x, middle_y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
            return hypot(x - middle_x, y - middle_y) < (self.right - self.left) / 2
        air = _AIR if self.right - self.left > 4 * _AIR else -1.0
        return self.left + air < x < self.right - air and self.top + air < y < self.bottom - air

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
        return Area(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius, disc=True)

    def at(self, side: str) -> Area:
        """The label on that side of the point, or at that corner."""
        gap = self.radius + 2
        if side in CORNERS:
            left = self.x + 2 if side[1] == "r" else self.x - 2 - self.width
            top = self.y - gap - self.height if side[0] == "t" else self.y + gap
            return Area(left, top, left + self.width, top + self.height)
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


Named = tuple[str | None, Area]


def beside(
    anchors: Sequence[Anchor], obstacles: Sequence[Area], bounds: Area, sides: Sequence[str] = SIDES
) -> tuple[list[str | None], list[Area]]:
    """A side for each label, in the order of the anchors, None where none is free; and what is taken now."""
    taken = [*obstacles]
    chosen: list[str | None] = []
    for anchor in anchors:
        own = anchor.disc
        others = [a for a in taken if a != own]
        side = next((s for s in sides if _free(anchor.at(s), others, bounds)), None)
        chosen.append(side)
        if side is not None:
            taken.append(anchor.at(side))
    return chosen, taken


def with_leader(anchor: Anchor, taken: Sequence[Area], leaders: Sequence[Area], bounds: Area) -> Area | None:
    """The free place with the shortest leader that runs over nothing, or over little; None where all is full."""
    found = _led(anchor, taken, leaders, bounds)
    return None if found is None else found[1]


def _led(anchor: Anchor, taken: Sequence[Area], leaders: Sequence[Area], bounds: Area) -> tuple[float, Area] | None:
    """The place with what it costs: the length of the leader, and more for what it runs over."""
    own = anchor.disc
    others = [area for area in (*taken, *leaders) if area != own]
    spots = [anchor.away(turn, reach) for reach in _REACHES for turn in _TURNS]
    free = [spot for spot in spots if _free(spot, others, bounds)] or [
        spot for spot in _everywhere(anchor, bounds) if _free(spot, others, bounds)
    ]
    best, least = None, inf
    for length, spot in sorted(((_length(anchor, spot), spot) for spot in free), key=lambda pair: pair[0]):
        if length >= least:
            break
        cost = length + _OVER * _PIECE * _crossings(anchor, spot, others, (least - length) / (_OVER * _PIECE))
        if cost < least:
            best, least = spot, cost
    return None if best is None else (least, best)


def all_named(anchors: Sequence[Anchor], obstacles: Sequence[Area], bounds: Area) -> list[Named]:
    """(side, place) of every label, side None with a leader: of several orders of placing the first in which no leader
    runs over anything, else the one with the least ink. What found no room beside its point goes first in the next order.
    """
    whole = range(len(anchors))
    across, down = sorted(whole, key=lambda i: anchors[i].x), sorted(whole, key=lambda i: anchors[i].y)
    best: tuple[float, list[Named]] = (inf, [])
    tried: set[tuple[int, ...]] = set()
    for order in (list(whole), across, across[::-1], down, down[::-1]):
        for _ in range(_TRIES):
            if tuple(order) in tried:
                break
            tried.add(tuple(order))
            named = _named_in(order, anchors, obstacles, bounds)
            ink, mended = _mended(named, anchors, obstacles, bounds)
            if ink < best[0]:
                best = ink, mended
            if ink <= sum(_length(a, p) for a, (side, p) in zip(anchors, mended, strict=True) if side is None):
                return mended
            led = [i for i in order if named[i][0] is None]
            order = [*led, *(i for i in order if i not in led)]
    return best[1]


def _mended(
    named: Sequence[Named], anchors: Sequence[Anchor], obstacles: Sequence[Area], bounds: Area
) -> tuple[float, list[Named]]:
    """Each label in turn is placed anew among the others where that costs less: it gives way to a leader over it."""
    now = list(named)
    for _ in range(2):
        for index, anchor in enumerate(anchors):
            cost = _cost(index, now, anchors, obstacles)
            if not cost:
                continue
            taken, lines = _others(index, now, anchors, obstacles)
            side = next((s for s in (*SIDES, *CORNERS) if _free(anchor.at(s), [*taken, *lines], bounds)), None)
            found = (0.0, anchor.at(side)) if side else _led(anchor, taken, lines, bounds)
            if found and found[0] < cost:
                now[index] = (side, found[1])
    return sum(_cost(i, now, anchors, obstacles) for i in range(len(now))), now


def _others(
    index: int, named: Sequence[Named], anchors: Sequence[Anchor], obstacles: Sequence[Area]
) -> tuple[list[Area], list[Area]]:
    """What stands in the way of one label: points and labels, and the leaders of the others."""
    own = anchors[index].disc
    rest = [(anchor, place) for i, (anchor, place) in enumerate(zip(anchors, named, strict=True)) if i != index]
    taken = [area for area in obstacles if area != own] + [place for _, (_, place) in rest]
    return taken, [piece for anchor, (side, place) in rest if side is None for piece in leader_areas(anchor, place)]


def _cost(index: int, named: Sequence[Named], anchors: Sequence[Anchor], obstacles: Sequence[Area]) -> float:
    """The ink of a label: its leader with what that runs over, and what runs over the label."""
    side, place = named[index]
    taken, lines = _others(index, named, anchors, obstacles)
    struck = sum(1 for piece in lines if place.holds((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2))
    if side is not None:
        return _OVER * _PIECE * struck
    over = _crossings(anchors[index], place, [*taken, *lines])
    return _length(anchors[index], place) + _OVER * _PIECE * (struck + over)


def _named_in(order: Sequence[int], anchors: Sequence[Anchor], obstacles: Sequence[Area], bounds: Area) -> list[Named]:
    """Every label in its turn: beside its point where there is room, then those with leaders."""
    sides, taken = beside([anchors[i] for i in order], obstacles, bounds, (*SIDES, *CORNERS))
    named: dict[int, Named] = {i: (side, anchors[i].at(side)) for i, side in zip(order, sides, strict=True) if side}
    lines: list[Area] = []
    for index in (i for i in order if i not in named):
        found = _led(anchors[index], taken, lines, bounds)
        place = found[1] if found else anchors[index].at("r")
        named[index] = (None, place)
        taken.append(place)
        lines += leader_areas(anchors[index], place)
    return [named[i] for i in range(len(anchors))]


def _length(anchor: Anchor, spot: Area) -> float:
    (x1, y1), (x2, y2) = leader_ends(anchor, spot)
    return hypot(x2 - x1, y2 - y1)


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
    return [Area(x - 1, y - 1, x + 1, y + 1) for x, y in _along(anchor, spot)]


def _along(anchor: Anchor, spot: Area) -> list[tuple[float, float]]:
    (x1, y1), (x2, y2) = leader_ends(anchor, spot)
    steps = max(2, round(hypot(x2 - x1, y2 - y1) / _PIECE))
    return [(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps) for i in range(1, steps)]


def _crossings(anchor: Anchor, spot: Area, others: Sequence[Area], most: float = inf) -> int:
    """Pieces of the leader that run over something; counted up to `most`."""
    (x1, y1), (x2, y2) = leader_ends(anchor, spot)
    left, right, top, bottom = min(x1, x2) - 1, max(x1, x2) + 1, min(y1, y2) - 1, max(y1, y2) + 1
    near = [o for o in others if left < o.right and o.left < right and top < o.bottom and o.top < bottom]
    count = 0
    for x, y in _along(anchor, spot) if near else ():
        count += any(other.holds(x, y) for other in near)
        if count >= most:
            break
    return count


def _free(area: Area, taken: Sequence[Area], bounds: Area) -> bool:
    if not area.within(bounds):
        return False
    left, top, right, bottom = area.left, area.top, area.right, area.bottom
    return not any(
        left < other.right and other.left < right and top < other.bottom and other.top < bottom for other in taken
    )


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
