"""Arcs: neighbours share them, rings come back whole, unions lose what lies inside."""

from hypothesis import given

from tests.geography.shapes.lattice import rasters, rings_of
from toshiken.geography.shapes.rings import CellRing, doubled_area
from toshiken.geography.shapes.topology import dissolved, ring_of, topology_of

LEFT: CellRing = ((0, 0), (4, 0), (4, 2), (4, 4), (0, 4))
RIGHT: CellRing = ((4, 0), (8, 0), (8, 4), (4, 4), (4, 2))


def turned(ring: CellRing) -> CellRing:
    """The ring from its least point on."""
    first = ring.index(min(ring))
    return ring[first:] + ring[:first]


def test_a_border_is_one_arc_of_both_neighbours() -> None:
    topology = topology_of([LEFT, RIGHT])
    left, right = ({step.arc for step in path} for path in topology.paths)
    (border,) = left & right
    assert set(topology.arcs[border]) == {(4, 0), (4, 2), (4, 4)}
    assert [turned(ring_of(path, topology.arcs)) for path in topology.paths] == [turned(LEFT), turned(RIGHT)]


def test_a_hole_and_what_fills_it_are_one_arc() -> None:
    outer: CellRing = ((0, 0), (9, 0), (9, 9), (0, 9))
    town: CellRing = ((3, 3), (6, 3), (6, 6), (3, 6))
    topology = topology_of([outer, town[::-1], town])
    assert [step.arc for step in topology.paths[1]] == [step.arc for step in topology.paths[2]]
    (ring,) = dissolved(topology.paths, topology.arcs)
    assert turned(ring_of(ring, topology.arcs)) == outer


def test_what_two_share_falls_out_of_their_union() -> None:
    topology = topology_of([LEFT, RIGHT])
    (ring,) = dissolved(topology.paths, topology.arcs)
    assert turned(ring_of(ring, topology.arcs)) == ((0, 0), (4, 0), (8, 0), (8, 4), (4, 4), (0, 4))


@given(rasters())
def test_rings_come_back_whole(raster: list[list[int]]) -> None:
    rings = [ring for places in rings_of(raster).values() for ring in places]
    topology = topology_of(rings)
    for ring, path in zip(rings, topology.paths, strict=True):
        found = ring_of(path, topology.arcs)
        turns = [found[i:] + found[:i] for i in range(len(found))]
        assert ring in turns
    assert len(set(topology.arcs)) == len(topology.arcs)
    assert not {arc[::-1] for arc in topology.arcs if arc[0] != arc[-1]} & set(topology.arcs)


@given(rasters())
def test_a_union_is_as_large_as_its_parts(raster: list[list[int]]) -> None:
    rings = [ring for places in rings_of(raster).values() for ring in places]
    topology = topology_of(rings)
    around = [ring_of(path, topology.arcs) for path in dissolved(topology.paths, topology.arcs)]
    assert sum(map(doubled_area, around)) == sum(map(doubled_area, rings))


@given(rasters(), rasters())
def test_land_that_overlaps_is_no_fault(raster: list[list[int]], other: list[list[int]]) -> None:
    """Of two editions laid over each other there is no union, but rings still end where they begin."""
    rings = [ring for one in (raster, other) for places in rings_of(one).values() for ring in places]
    topology = topology_of(rings)
    around = [ring_of(path, topology.arcs) for path in dissolved(topology.paths, topology.arcs)]
    assert sum(map(doubled_area, around)) == sum(map(doubled_area, rings))
