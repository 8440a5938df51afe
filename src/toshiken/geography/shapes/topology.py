"""Rings cut into arcs, so that a border is one line of two neighbours: both change alike, and what lies inside a union falls out.

The way of TopoJSON (https://github.com/topojson/topojson-specification), found anew from the points that rings share: a point is a
junction where three lines or more meet; between junctions runs an arc.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from toshiken.geography.shapes.rings import Cell, CellRing

Arc = tuple[Cell, ...]


class Step(NamedTuple):
    """An arc by its number, run along or against its own direction."""

    arc: int
    along: bool


Path = tuple[Step, ...]


@dataclass(frozen=True)
class Topology:
    """Arcs, each once, and the rings as paths over them, in the order given."""

    arcs: tuple[Arc, ...]
    paths: tuple[Path, ...]


def topology_of(rings: Sequence[CellRing]) -> Topology:
    """The arcs of rings (not closed, at least two cells each)."""
    junctions = _junctions(rings)
    numbers: dict[Arc, int] = {}
    paths = []
    for ring in rings:
        steps = []
        for arc in _cut(ring, junctions):
            along = arc <= arc[::-1]
            steps.append(Step(numbers.setdefault(arc if along else arc[::-1], len(numbers)), along))
        paths.append(tuple(steps))
    return Topology(tuple(numbers), tuple(paths))


def ring_of(path: Path, arcs: Sequence[Arc]) -> CellRing:
    """The ring of a path, not closed."""
    return tuple(cell for step in path for cell in (arcs[step.arc] if step.along else arcs[step.arc][::-1])[:-1])


def dissolved(paths: Iterable[Path], arcs: Sequence[Arc]) -> list[Path]:
    """The rings around the union of rings that run alike (holes the other way round): arcs run both ways fall out."""
    steps = Counter(step for path in paths for step in path)
    rest = steps - Counter({Step(step.arc, not step.along): count for step, count in steps.items()})
    leaving: dict[Cell, list[Step]] = defaultdict(list)
    for step in reversed(list(rest.elements())):
        leaving[_ends(step, arcs)[0]].append(step)
    found = []
    for start in list(leaving):
        while leaving[start]:
            found.append(_followed(start, leaving, arcs))
    return found


def _followed(start: Cell, leaving: dict[Cell, list[Step]], arcs: Sequence[Arc]) -> Path:
    """A ring from a cell on until it is there again. As many steps arrive at a cell as leave it, so there is always one."""
    path: list[Step] = []
    end = None
    while end != start:
        path.append(leaving[end or start].pop())
        end = _ends(path[-1], arcs)[1]
    return tuple(path)


def _ends(step: Step, arcs: Sequence[Arc]) -> tuple[Cell, Cell]:
    arc = arcs[step.arc]
    return (arc[0], arc[-1]) if step.along else (arc[-1], arc[0])


def _junctions(rings: Iterable[CellRing]) -> set[Cell]:
    neighbours: dict[Cell, set[Cell]] = defaultdict(set)
    for ring in rings:
        for one, other in pairwise((*ring, ring[0])):
            neighbours[one].add(other)
            neighbours[other].add(one)
    return {cell for cell, near in neighbours.items() if len(near) > 2}


def _cut(ring: CellRing, junctions: set[Cell]) -> list[Arc]:
    """The arcs of a ring; one without a junction is a closed arc from its least cell on, so that a hole and what fills it agree."""
    cuts = [index for index, cell in enumerate(ring) if cell in junctions]
    first = cuts[0] if cuts else ring.index(min(ring))
    turned = (*ring[first:], *ring[: first + 1])
    ends = [*(index - first for index in cuts), len(ring)] if cuts else [0, len(ring)]
    return [turned[start : end + 1] for start, end in pairwise(ends)]
