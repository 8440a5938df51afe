"""Fewer points: shared borders stay shared, areas stay within a tenth, no ring collapses, the same input gives the same."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.geography.shapes.lattice import rasters, rings_of
from toshiken.geography.shapes.rings import Cell, CellRing, doubled_area
from toshiken.geography.shapes.simplification import AREA_KEPT, simplified
from toshiken.geography.shapes.topology import dissolved, ring_of, topology_of

TRIANGLES = st.integers(0, 10_000)


def through(rings: list[CellRing], triangle: int) -> list[CellRing]:
    topology = topology_of(rings)
    arcs = simplified(topology, triangle)
    return [ring_of(path, arcs) for path in topology.paths]


def lonely(rings: list[CellRing]) -> Counter[tuple[Cell, Cell]]:
    """The edges that are not run the other way round too."""
    edges = Counter(edge for ring in rings for edge in zip(ring, (*ring[1:], ring[0]), strict=True))
    return edges - Counter({(other, one): count for (one, other), count in edges.items()})


@given(rasters(), TRIANGLES)
def test_areas_stay_within_a_tenth_and_no_ring_collapses(raster: list[list[int]], triangle: int) -> None:
    rings = [ring for places in rings_of(raster).values() for ring in places]
    for before, after in zip(rings, through(rings, triangle), strict=True):
        assert len(set(after)) >= 3
        assert abs(doubled_area(after) - doubled_area(before)) * AREA_KEPT <= abs(doubled_area(before))
        assert set(after) <= set(before)


@given(rasters(), TRIANGLES)
def test_a_shared_border_stays_shared(raster: list[list[int]], triangle: int) -> None:
    """Every edge of a place is a neighbour's the other way round, but for those of the line around all of them."""
    topology = topology_of([ring for places in rings_of(raster).values() for ring in places])
    arcs = simplified(topology, triangle)
    around = [ring_of(path, arcs) for path in dissolved(topology.paths, topology.arcs)]
    assert lonely([ring_of(path, arcs) for path in topology.paths]) == lonely(around)


@given(st.tuples(*[st.tuples(st.integers(-50, 50), st.integers(-50, 50))] * 3), TRIANGLES)
def test_a_triangle_never_collapses(points: tuple[tuple[int, int], ...], triangle: int) -> None:
    if doubled_area(points) == 0:
        return
    (after,) = through([points], triangle)
    assert set(after) == set(points)


def test_an_island_keeps_its_form_and_loses_its_small_bends() -> None:
    island: CellRing = ((0, 0), (50, 1), (100, 0), (101, 50), (100, 100), (50, 99), (0, 100), (1, 50))
    (after,) = through([island], 1000)
    assert set(after) == {(0, 0), (100, 0), (100, 100), (0, 100)}


@given(rasters(), TRIANGLES)
def test_the_order_of_the_places_does_not_matter(raster: list[list[int]], triangle: int) -> None:
    rings = [ring for places in rings_of(raster).values() for ring in places]
    assert [set(ring) for ring in through(rings[::-1], triangle)][::-1] == [set(r) for r in through(rings, triangle)]


@pytest.mark.parametrize("rings", [[], [((0, 0), (1, 0), (0, 1))]])
def test_little_is_no_fault(rings: list[CellRing]) -> None:
    assert [set(ring) for ring in through(rings, 500)] == [set(ring) for ring in rings]
