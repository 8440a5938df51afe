"""Names on the shapes of a map: near their office and off other members' land, with a leader where they cannot be.

Every name has the places around its office that are free of bubbles and of the map's furniture, each with its cost: the length of
its leader, what that runs over, and foreign land under the name. Names are placed in several orders; then each in turn is placed
anew among the others until none gains. The order with the least cost counts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, hypot, inf, radians, sin

from toshiken.outputs.area_map.land import Land

_TURNS = tuple(range(0, 360, 20))
_REACHES = (2.0, 7.0, 13.0, 20.0, 28.0, 38.0, 50.0, 64.0, 80.0, 98.0, 118.0, 140.0, 165.0, 195.0)
# In the field's units of leader: a name wholly on foreign land, one nearer to another bubble than to its own, a leader over a
# bubble, over a name, over a leader, name on name.
_FOREIGN, _MISTAKEN, _OVER_BUBBLE, _OVER_NAME, _CROSSED, _COVERED = 60.0, 50.0, 90.0, 80.0, 60.0, 2000.0
_KEPT, _ROUNDS = 120, 6
# Names stand at ease where they cost no more than so much each: a leader now and then.
_EASE = 25.0
# A name so near its office needs no leader; one so far from another's is not taken for it.
NEAR, _FAR = 6.0, 14.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    """In the field's units from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Rectangle") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom


@dataclass(frozen=True, slots=True)
class Named:
    """An office: its bubble, the size of its name, the code of its land."""

    x: float
    y: float
    radius: float
    width: float
    height: float
    code: str

    @property
    def square(self) -> Rectangle:
        """Around its bubble."""
        r = self.radius
        return Rectangle(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True)
class _Choice:
    """A place for a name: how much it costs by itself, and the pieces of its leader, none where it needs none."""

    place: Rectangle
    cost: float
    leader: tuple[tuple[float, float], ...]

    @cached_property
    def _along(self) -> Rectangle:
        (x1, y1), (x2, y2) = self.leader[0], self.leader[-1]
        return Rectangle(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    def strikes(self, place: Rectangle) -> bool:
        """Whether its leader runs over a place."""
        if not self.leader or not (self._along.touches(place) or _thin(self._along)):
            return False
        return any(place.holds(x, y) for x, y in self.leader)

    def against(self, other: "_Choice") -> float:
        """What the two cost together beyond what each costs."""
        if self.place.touches(other.place):
            return _COVERED
        if not self.leader and not other.leader:
            return 0.0
        struck = self.strikes(other.place) + other.strikes(self.place)
        crossed = bool(self.leader and other.leader) and _cross(self.leader, other.leader)
        return _OVER_NAME * struck + _CROSSED * crossed


@dataclass(frozen=True)
class Field:
    """What names are placed on: its size, what they must not cover, whose land it is."""

    width: float
    height: float
    furniture: tuple[Rectangle, ...]
    land: Land

    def places(self, ways: Sequence[Sequence[Named]]) -> tuple[int, list[Rectangle]]:
        """Which of several ways to write the names is the first to stand at ease (else the last), and a place for every name."""
        for number, names in enumerate(ways):
            chosen = self._chosen(names)
            if number + 1 == len(ways) or _whole_cost(chosen) <= _EASE * len(names):
                return number, [choice.place for choice in chosen]
        return 0, []

    def _chosen(self, names: Sequence[Named]) -> list[_Choice]:
        if not names:
            return []
        choices = [self._choices(name, names) for name in names]
        orders: list[Callable[[int], float]] = [
            lambda i: -choices[i][0].cost,
            lambda i: names[i].x,
            lambda i: -names[i].x,
            lambda i: names[i].y,
            lambda i: -names[i].y,
        ]
        found = (_settled(sorted(range(len(names)), key=order), choices) for order in orders)
        return min(found, key=_whole_cost)

    def _choices(self, name: Named, names: Sequence[Named]) -> list[_Choice]:
        """The cheapest first."""
        bubbles = [other.square for other in names]
        spots = [_spot(name, turn, reach) for reach in _REACHES for turn in _TURNS]
        within = [s for s in spots if s.left >= 0 and s.top >= 0 and s.right <= self.width and s.bottom <= self.height]
        free = [s for s in within if not any(s.touches(taken) for taken in (*bubbles, *self.furniture))]
        others = [other for other in names if other is not name]
        found = [self._choice(name, spot, others) for spot in free or within or spots]
        return sorted(found, key=lambda choice: choice.cost)[:_KEPT]

    def _choice(self, name: Named, spot: Rectangle, others: Iterable[Named]) -> _Choice:
        length, pieces = _leader(name, spot)
        foreign = self.land.foreign(spot.left, spot.top, spot.right, spot.bottom, name.code)
        over = sum(any(hypot(x - o.x, y - o.y) < o.radius + 1 for x, y in pieces) for o in others) if pieces else 0
        mistaken = any(_off(other, spot) < min(length, _FAR) + 2 for other in others)
        return _Choice(spot, length + _FOREIGN * foreign + _MISTAKEN * mistaken + _OVER_BUBBLE * over, pieces)


def leader_ends(name: Named, place: Rectangle) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """From the rim of the bubble to the nearest edge of the name; None where the name stands near enough."""
    length, pieces = _leader(name, place)
    return (pieces[0], pieces[-1]) if pieces else None


def _spot(name: Named, turn: int, reach: float) -> Rectangle:
    """The name whose nearest edge is at that distance from the bubble, in that direction (a quarter turn is up)."""
    along, up = cos(radians(turn)), sin(radians(turn))
    x = name.x + (name.radius + reach) * along + (along - 1) / 2 * name.width
    y = name.y - (name.radius + reach) * up - (up + 1) / 2 * name.height
    return Rectangle(x, y, x + name.width, y + name.height)


def _off(name: Named, place: Rectangle) -> float:
    """How far a place is from the rim of a bubble."""
    x, y = min(max(name.x, place.left), place.right), min(max(name.y, place.top), place.bottom)
    return hypot(x - name.x, y - name.y) - name.radius


def _leader(name: Named, place: Rectangle) -> tuple[float, tuple[tuple[float, float], ...]]:
    """How far the name is off, and points along its leader."""
    x, y = min(max(name.x, place.left), place.right), min(max(name.y, place.top), place.bottom)
    whole = hypot(x - name.x, y - name.y)
    length = whole - name.radius
    if length < NEAR:
        return max(0.0, length), ()
    start = name.radius / whole
    steps = max(2, round(length / 4))
    shares = [start + (1 - start) * i / steps for i in range(steps + 1)]
    return length, tuple((name.x + (x - name.x) * share, name.y + (y - name.y) * share) for share in shares)


def _settled(order: Sequence[int], choices: Sequence[Sequence[_Choice]]) -> list[_Choice]:
    """A choice for every name: one after the other, then each anew among all others until none gains."""
    chosen: dict[int, _Choice] = {}
    for index in order:
        chosen[index] = _best(index, choices[index], chosen)
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for index in order:
            if chosen[index] is not choices[index][0] or _beside(index, chosen[index], chosen):
                chosen[index] = _best(index, choices[index], chosen)
        if chosen == before:
            break
    return [chosen[i] for i in range(len(choices))]


def _best(index: int, choices: Sequence[_Choice], chosen: dict[int, _Choice]) -> _Choice:
    best, least = choices[0], inf
    for choice in choices:
        if choice.cost >= least:
            break
        cost = choice.cost + _beside(index, choice, chosen)
        if cost < least:
            best, least = choice, cost
    return best


def _beside(index: int, choice: _Choice, chosen: dict[int, _Choice]) -> float:
    """What a choice costs together with those of the others."""
    return sum(choice.against(other) for i, other in chosen.items() if i != index)


def _whole_cost(chosen: Sequence[_Choice]) -> float:
    pairs = sum(one.against(other) for i, one in enumerate(chosen) for other in chosen[:i])
    return sum(choice.cost for choice in chosen) + pairs


def _thin(place: Rectangle) -> bool:
    """Whether it is a line across or down, which touches nothing."""
    return place.left == place.right or place.top == place.bottom


def _cross(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> bool:
    """Whether two straight leaders cross."""
    a, b, c, d = one[0], one[-1], other[0], other[-1]
    return _left(a, b, c) != _left(a, b, d) and _left(c, d, a) != _left(c, d, b)


def _left(start: tuple[float, float], end: tuple[float, float], point: tuple[float, float]) -> bool:
    return (end[0] - start[0]) * (point[1] - start[1]) > (end[1] - start[1]) * (point[0] - start[0])
