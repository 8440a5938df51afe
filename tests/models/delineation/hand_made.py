"""Small tables of flows for the tests: a dictionary of (origin, destination) → persons, and random ones."""

from collections.abc import Mapping

import numpy as np
from hypothesis import strategies as st

from toshiken.models.delineation.flows import Flows


def flows(table: Mapping[tuple[int, int], float], residents: list[float] | None = None, places: int = 0) -> Flows:
    """The flows of a table; places: where some have none."""
    count = places or (len(residents) if residents else 1 + max(max(pair) for pair in table))
    return Flows.of([o for o, _ in table], [d for _, d in table], list(table.values()), count, residents)


@st.composite
def random_flows(draw: st.DrawFn, least: int = 2, most: int = 12) -> Flows:
    """Places with whole numbers of persons that hardly ever tie."""
    count = draw(st.integers(least, most))
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    density = draw(st.sampled_from([0.3, 0.6, 1.0]))
    there = chance.random((count, count)) < density
    there[0, 1] = True
    matrix = np.where(there, chance.lognormal(4, 2, (count, count)).astype(int) + 1, 0)
    matrix[np.diag_indices(count)] = chance.lognormal(6, 1.5, count).astype(int)
    origin, destination = np.nonzero(matrix)
    return Flows.of(origin, destination, matrix[origin, destination], count)


def scaled(found: Flows, factor: float) -> Flows:
    """Every flow and every number of residents times the factor."""
    return Flows(found.origin, found.destination, found.persons * factor, found.residents * factor)


def permuted(found: Flows, order: np.ndarray) -> Flows:
    """Place p is now called order[p]; the flows stand in another order too."""
    residents = np.empty_like(found.residents)
    residents[order] = found.residents
    return Flows(order[found.origin][::-1], order[found.destination][::-1], found.persons[::-1], residents)


def partition(area: np.ndarray) -> set[frozenset[int]]:
    """The areas as sets of places, whatever their numbers."""
    return {frozenset(np.flatnonzero(area == number).tolist()) for number in np.unique(area[area >= 0])}


def called(parts: set[frozenset[int]], order: np.ndarray) -> set[frozenset[int]]:
    """The same areas where place p is called order[p]."""
    return {frozenset(int(order[place]) for place in part) for part in parts}
