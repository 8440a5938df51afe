"""Fewer points for a map: M. Visvalingam, J. D. Whyatt, Line generalisation by repeated elimination of points, The Cartographic
Journal 30 (1993): the point whose triangle with its neighbours is smallest goes first.

Arcs are simplified, not rings, so that neighbours never gape. A ring whose area would change by more than a tenth (a triangle that
would collapse) gets more of its points back.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from math import inf

from toshiken.geography.shapes.rings import Cell, doubled_area
from toshiken.geography.shapes.topology import Arc, Path, Topology, ring_of

# The most a ring's area may change: one part in so many.
AREA_KEPT = 10


def simplified(topology: Topology, doubled_triangle: int) -> tuple[Arc, ...]:
    """The arcs without the points whose triangle (twice its area, in cells) is smaller, every ring kept as a ring."""
    weights = [_weights(arc) for arc in topology.arcs]
    limits = [doubled_triangle] * len(weights)
    arcs = [_kept(arc, weight, doubled_triangle) for arc, weight in zip(topology.arcs, weights, strict=True)]
    waiting = [path for path in topology.paths if not _keeps_area(path, topology.arcs, arcs)]
    while waiting:
        for arc in {step.arc for path in waiting for step in path}:
            limits[arc] //= 4
            arcs[arc] = _kept(topology.arcs[arc], weights[arc], limits[arc])
        touched = [path for path in topology.paths if any(limits[step.arc] < doubled_triangle for step in path)]
        waiting = [path for path in touched if _may_mend(path, limits) and not _keeps_area(path, topology.arcs, arcs)]
    return tuple(arcs)


def _may_mend(path: Path, limits: Sequence[int]) -> bool:
    return any(limits[step.arc] for step in path)


def _keeps_area(path: Path, before: Sequence[Arc], after: Sequence[Arc]) -> bool:
    then, now = doubled_area(ring_of(path, before)), doubled_area(ring_of(path, after))
    return abs(now - then) * AREA_KEPT <= abs(then) and (now != 0 or then == 0)


def _kept(arc: Arc, weights: Sequence[float], limit: int) -> Arc:
    return tuple(cell for cell, weight in zip(arc, weights, strict=True) if weight >= limit)


def _weights(arc: Arc) -> list[float]:
    """Of every point the size of its triangle when it goes, never less than of those before it; the ends never go."""
    weights = [inf] * len(arc)
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    waiting = [(_triangle(*arc[i - 1 : i + 2]), i) for i in range(1, len(arc) - 1)]
    now = {i: size for size, i in waiting}
    heapify(waiting)
    largest = 0
    while waiting:
        size, i = heappop(waiting)
        if now.get(i) != size:
            continue
        del now[i]
        weights[i] = largest = max(largest, size)
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in now:
                now[j] = _triangle(arc[before[j]], arc[j], arc[after[j]])
                heappush(waiting, (now[j], j))
    return weights


def _triangle(one: Cell, two: Cell, three: Cell) -> int:
    """Twice its area."""
    return abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1]))
