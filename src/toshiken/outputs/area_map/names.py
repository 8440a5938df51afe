"""Names on the shapes of a map: near their office and off other members' land, with a leader where they cannot be.

Every name has the places around its office that are free of bubbles and of the map's furniture, each with its cost: the length of
its leader, what that runs over, and foreign land under the name. Names are placed in several orders; then each in turn is placed
anew among the others until none gains. The order with the least cost counts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, hypot, inf, radians, sin

from toshiken.outputs.area_map.land import Land

_TURNS = tuple(range(0, 360, 24))
_REACHES = (2.0, 8.0, 15.0, 24.0, 35.0, 48.0, 64.0, 83.0, 105.0, 130.0, 160.0, 195.0)
# In the field's units of leader: a name wholly on foreign land, one nearer to another bubble than to its own, a leader over a
# bubble, over a name, over a leader, name on name.
_FOREIGN, _MISTAKEN, _OVER_BUBBLE, _OVER_NAME, _CROSSED, _COVERED = 60.0, 50.0, 90.0, 80.0, 60.0, 2000.0
_KEPT, _ROUNDS = 120, 6
# Names stand at ease where they cost no more than so much each: a leader now and then.
_EASE = 25.0
# A name so near its office needs no leader; one so far from another's is not taken for it.
NEAR, _FAR = 6.0, 14.0


Leader = tuple[tuple[float, float], tuple[float, float]]


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


@dataclass(frozen=True, slots=True)
class _Choice:
    """A place for a name: how much it costs by itself, and the ends of its leader, None where it needs none."""

    place: Rectangle
    cost: float
    leader: Leader | None

    def against(self, other: "_Choice") -> float:
        """What the two cost together beyond what each costs."""
        if self.place.touches(other.place):
            return _COVERED
        struck = _strikes(self.leader, other.place) + _strikes(other.leader, self.place)
        crossed = self.leader is not None and other.leader is not None and _cross(self.leader, other.leader)
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

    def _choice(self, name: Named, spot: Rectangle, others: Sequence[Named]) -> _Choice:
        off, leader = _off(name, spot), leader_ends(name, spot)
        foreign = self.land.foreign(spot.left, spot.top, spot.right, spot.bottom, name.code)
        over = 0 if leader is None else sum(_runs_over(leader, other) for other in others)
        mistaken = any(_is_nearer(other, spot, min(off, _FAR) + 2) for other in others)
        return _Choice(spot, off + _FOREIGN * foreign + _MISTAKEN * mistaken + _OVER_BUBBLE * over, leader)


def leader_ends(name: Named, place: Rectangle) -> Leader | None:
    """From the rim of the bubble to the nearest edge of the name; None where the name stands near enough."""
    x, y = min(max(name.x, place.left), place.right), min(max(name.y, place.top), place.bottom)
    whole = hypot(x - name.x, y - name.y)
    if whole - name.radius < NEAR:
        return None
    rim = name.radius / whole
    return (name.x + (x - name.x) * rim, name.y + (y - name.y) * rim), (x, y)


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


def _is_nearer(name: Named, place: Rectangle, distance: float) -> bool:
    """Whether a place is nearer than that to the rim of a bubble."""
    reach = name.radius + distance
    beside = place.left - reach > name.x or name.x > place.right + reach
    return not (beside or place.top - reach > name.y or name.y > place.bottom + reach) and _off(name, place) < distance


def _runs_over(leader: Leader, other: Named) -> bool:
    """Whether a leader comes nearer than a point to a bubble."""
    (x1, y1), (x2, y2) = leader
    across, down = x2 - x1, y2 - y1
    share = ((other.x - x1) * across + (other.y - y1) * down) / (across * across + down * down)
    share = 0.0 if share < 0 else 1.0 if share > 1 else share
    x, y = x1 + across * share - other.x, y1 + down * share - other.y
    return x * x + y * y < (other.radius + 1) ** 2


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
    others = [other for i, other in chosen.items() if i != index]
    best, least = choices[0], inf
    for choice in choices:
        if choice.cost >= least:
            break
        cost = choice.cost
        for other in others:
            cost += choice.against(other)
            if cost >= least:
                break
        else:
            best, least = choice, cost
    return best


def _beside(index: int, choice: _Choice, chosen: dict[int, _Choice]) -> float:
    """What a choice costs together with those of the others."""
    return sum(choice.against(other) for i, other in chosen.items() if i != index)


def _whole_cost(chosen: Sequence[_Choice]) -> float:
    pairs = sum(one.against(other) for i, one in enumerate(chosen) for other in chosen[:i])
    return sum(choice.cost for choice in chosen) + pairs


def _strikes(leader: Leader | None, place: Rectangle) -> bool:
    """Whether a leader runs through a place (clipping after Y.-D. Liang, B. A. Barsky 1984)."""
    if leader is None:
        return False
    (x, y), (x2, y2) = leader
    first, last = 0.0, 1.0
    for step, room in (
        (x - x2, x - place.left),
        (x2 - x, place.right - x),
        (y - y2, y - place.top),
        (y2 - y, place.bottom - y),
    ):
        if step == 0 and room <= 0:
            return False
        if step < 0:
            first = max(first, room / step)
        elif step > 0:
            last = min(last, room / step)
        if first >= last:
            return False
    return True


def _cross(one: Leader, other: Leader) -> bool:
    """Whether two straight leaders cross."""
    (a, b), (c, d) = one, other
    return _left(a, b, c) != _left(a, b, d) and _left(c, d, a) != _left(c, d, b)


def _left(start: tuple[float, float], end: tuple[float, float], point: tuple[float, float]) -> bool:
    return (end[0] - start[0]) * (point[1] - start[1]) > (end[1] - start[1]) * (point[0] - start[0])
