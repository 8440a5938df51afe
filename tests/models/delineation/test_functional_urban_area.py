"""EU–OECD functional urban areas on hand-made tables: joined cities, enclaves, places apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.delineation.hand_made import flows, permuted, random_flows, scaled
from toshiken.core.errors import RequestError
from toshiken.models.delineation.flows import Flows
from toshiken.models.delineation.functional_urban_area import functional_urban_areas

HUNDRED = [100.0] * 9


def area(
    table: dict[tuple[int, int], float],
    cities: list[tuple[int, ...]],
    borders: list[tuple[int, int]] | None = None,
    **thresholds: float,
) -> list[int]:
    adjacency = None if borders is None else np.array(borders)
    found = functional_urban_areas(flows(table, HUNDRED), cities, adjacency=adjacency, **thresholds)
    return found.area.tolist()


def test_fifteen_percent_and_the_highest_share() -> None:
    """2 → 0 15 %: in. 3 → 0 14 %: out. 4 → 0 16 %, → 1 20 %: in the zone of 1. A suburb's suburb (5 → 2 50 %) is not in."""
    table = {(2, 0): 15, (3, 0): 14, (4, 0): 16, (4, 1): 20, (5, 2): 50}
    assert area(table, [(0,), (1,)]) == [0, 1, 0, -1, 1, -1, -1, -1, -1]


def test_cities_that_send_fifteen_percent_are_one_destination() -> None:
    """1 → 0 15 %: one city of 0 and 1. 2 sends 8 % to each: 16 % together. With 14 % they stay two and 2 is in neither."""
    assert area({(1, 0): 15, (2, 0): 8, (2, 1): 8}, [(0,), (1,)])[:3] == [0, 0, 0]
    assert area({(1, 0): 14, (2, 0): 8, (2, 1): 8}, [(0,), (1,)])[:3] == [0, 1, -1]


def test_a_chain_of_cities_is_one() -> None:
    assert area({(2, 1): 20, (1, 0): 20}, [(0,), (1,), (2,)])[:3] == [0, 0, 0]


def test_the_threshold_between_cities_is_a_parameter() -> None:
    assert area({(1, 0): 20, (2, 0): 30}, [(0,), (1,)], city_threshold=0.25)[:3] == [0, 1, 0]


def test_an_enclave_is_included() -> None:
    """0–1–2–3 in a ring around 4, which sends nobody: surrounded. 5 has a neighbour outside (6): not."""
    ring = [(0, 1), (1, 2), (2, 3), (3, 0)]
    borders = [*ring, (4, 0), (4, 1), (4, 2), (4, 3), (5, 3), (5, 6), (6, 7)]
    assert area({(1, 0): 20, (2, 0): 20, (3, 0): 20}, [(0,)], borders) == [0, 0, 0, 0, 0, -1, -1, -1, -1]


def test_a_place_between_two_areas_is_no_enclave() -> None:
    assert area({(3, 0): 20, (4, 1): 20}, [(0,), (1,)], [(0, 3), (3, 2), (2, 4), (4, 1)])[2] == -1


def test_a_place_apart_is_dropped() -> None:
    """3 sends 40 % to 0 and lies behind 2, which is not in the area; without borders it stays."""
    table = {(1, 0): 20, (3, 0): 40}
    assert area(table, [(0,)], [(0, 1), (1, 2), (2, 3), (3, 4), (2, 5)])[:5] == [0, 0, -1, -1, -1]
    assert area(table, [(0,)])[:5] == [0, 0, -1, 0, -1]


def test_an_enclave_links_what_lies_behind_it() -> None:
    """2 is surrounded by 1 and 3, both of the area: it is included first, and 3 hangs together with 0 through it."""
    assert area({(1, 0): 20, (3, 0): 40}, [(0,)], [(0, 1), (1, 2), (2, 3)])[:4] == [0, 0, 0, 0]


def test_a_place_that_was_dropped_and_is_surrounded_comes_in() -> None:
    """3 sends 20 % to city 1 but lies within the area of 0: apart from 1, then surrounded by 0's."""
    table = {(2, 0): 20, (4, 0): 20, (3, 1): 20}
    assert area(table, [(0,), (1,)], [(0, 2), (2, 3), (3, 4), (4, 0), (1, 5)])[:5] == [0, 1, 0, 0, 0]


def test_a_neighbour_that_is_not_there_is_refused() -> None:
    with pytest.raises(RequestError, match="隣り合う場所"):
        area({(1, 0): 20}, [(0,)], [(0, 9)])


CITIES = [(0,), (1,)]


@given(random_flows(least=3), st.sampled_from([0.5, 4.0]))
def test_scaling_all_flows_leaves_the_result(table: Flows, factor: float) -> None:
    before, after = functional_urban_areas(table, CITIES), functional_urban_areas(scaled(table, factor), CITIES)
    np.testing.assert_array_equal(before.area, after.area)


def ring(places: int) -> np.ndarray:
    return np.array([(p, (p + 1) % places) for p in range(places)])


@given(random_flows(least=3), st.permutations(range(12)))
def test_permuting_places_permutes_the_result(table: Flows, permutation: list[int]) -> None:
    order = np.array([p for p in permutation if p < table.places])
    borders = ring(table.places)
    before = functional_urban_areas(table, CITIES, adjacency=borders)
    cities = [(int(order[0]),), (int(order[1]),)]
    after = functional_urban_areas(permuted(table, order), cities, adjacency=order[borders])
    np.testing.assert_array_equal(before.area, after.area[order])


@given(random_flows(least=3), st.floats(0.01, 0.6), st.floats(0.01, 0.6))
def test_raising_the_threshold_never_adds(table: Flows, one: float, other: float) -> None:
    low, high = sorted((one, other))
    lower, higher = (functional_urban_areas(table, CITIES, t).area for t in (low, high))
    assert ((higher < 0) | (higher == lower)).all()


@given(random_flows(least=3))
def test_every_place_is_in_at_most_one_area_and_each_area_hangs_together(table: Flows) -> None:
    found = functional_urban_areas(table, CITIES, adjacency=ring(table.places)).area
    assert set(found.tolist()) <= {-1, 0, 1}
    for place in np.flatnonzero(found >= 0)[2:]:
        beside = found[[(place - 1) % table.places, (place + 1) % table.places]]
        assert found[place] in beside
