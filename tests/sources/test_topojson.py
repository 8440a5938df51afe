"""Arcs to coordinates, on the worked example of the TopoJSON specification and by hand."""

import pytest

from toshiken.sources.topojson import Transform, decoded_arcs, ring

# The example of the specification (section 1.1): a line, and a polygon of two arcs, the second of which is shared.
QUANTISED = [
    [[4000, 0], [1999, 9999], [2000, -9999], [2000, 9999]],
    [[0, 0], [0, 9999], [2000, 0], [0, -9999], [-2000, 0]],
]
GRID = Transform((0.0005000500050005, 0.00010001000100010001), (100.0, 0.0))


def test_steps_on_a_grid_become_degrees() -> None:
    line, square = decoded_arcs(QUANTISED, GRID)
    assert line == [(102.0002, 0.0), (102.999800, 1.0), (103.9999, 0.0), (105.0, 1.0)]
    assert square == [(100.0, 0.0), (100.0, 1.0), (101.0001, 1.0), (101.0001, 0.0), (100.0, 0.0)]


def test_without_a_transform_points_are_degrees_already() -> None:
    assert decoded_arcs([[[141.35444444, 43.06], [141.0, 43.0]]], None) == [[(141.354444, 43.06), (141.0, 43.0)]]


def test_a_ring_joins_arcs_end_to_end_and_turns_those_with_a_tilde() -> None:
    arcs = [[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)], [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0)]]
    assert ring([0, ~1], arcs) == [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    assert arcs[1][0] == (0.0, 0.0)  # the arc of the neighbour stays as it is


@pytest.mark.parametrize("number", [2, ~2])
def test_an_arc_that_is_not_there_is_an_index_error(number: int) -> None:
    with pytest.raises(IndexError):
        ring([number], [[(0.0, 0.0)], [(1.0, 1.0)]])
