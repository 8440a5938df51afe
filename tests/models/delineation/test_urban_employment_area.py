"""都市雇用圏 on hand-made tables: each rule of the paper by itself, the answer worked beside it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.models.delineation.hand_made import called, flows, partition, permuted, random_flows, scaled
from toshiken.models.delineation.flows import Flows
from toshiken.models.delineation.urban_employment_area import urban_employment_areas

HUNDRED = [100.0] * 8


def found(
    table: dict[tuple[int, int], float], centres: list[tuple[int, ...]], threshold: float = 0.10
) -> list[list[int]]:
    """[area, order] of eight places with 100 workers each."""
    areas = urban_employment_areas(flows(table, HUNDRED), centres, threshold)
    return [areas.area.tolist(), areas.order.tolist()]


def test_eight_places_with_every_rule() -> None:
    """0 is a centre, 1 another. 2 → 0 10 %: first order. 3 → 0 9 %: none. 4 → 2 12 %, → 0 2 %: second order. 5 → 4 11 %: third.
    6 → 0 20 % and → 1 25 %: belongs to 1 (b). 7 → 1 12 %, → 6 15 %: second order of 1 (c)."""
    table = {(2, 0): 10, (3, 0): 9, (4, 2): 12, (4, 0): 2, (5, 4): 11, (6, 0): 20, (6, 1): 25, (7, 1): 12, (7, 6): 15}
    assert found(table, [(0,), (1,)]) == [[0, 1, 0, -1, 0, 0, 1, 1], [0, 0, 1, -1, 2, 3, 1, 2]]


def test_a_centre_of_several_municipalities_is_summed() -> None:
    """2 sends 6 % to 0 and 5 % to 1: 11 % to the two together, under 10 % to either."""
    table = {(2, 0): 6, (2, 1): 5}
    assert found(table, [(0, 1)])[0][:3] == [0, 0, 0]
    assert found(table, [(0,), (1,)])[0][:3] == [0, 1, -1]


def test_first_order_at_ten_percent_higher_order_over_it() -> None:
    """2 → 0 exactly 10 %: in. 3 → 2 exactly 10 %: not; 4 → 2 11 %: in."""
    assert found({(2, 0): 10, (3, 2): 10, (4, 2): 11}, [(0,)])[0] == [0, -1, 0, -1, 0, -1, -1, -1]


def test_of_a_mutual_pair_the_higher_rate_is_the_suburb() -> None:
    """2 → 3 30 %, 3 → 2 20 %, both 15 % to the centre. 2 is the suburb of 3; 3 is not one of 2 and so the centre's."""
    assert found({(2, 3): 30, (3, 2): 20, (2, 0): 15, (3, 0): 15}, [(0,)])[1][:4] == [0, -1, 2, 1]


def test_the_lower_of_a_mutual_pair_is_no_suburb_of_a_third_either() -> None:
    """2 → 3 20 % and 3 → 2 25 %: 3 is the suburb of 2. 2 → 1 15 % (1 a suburb) is not its highest rate, so 2 is none of 1's, and
    3 with it; 4 → 1 15 % and nowhere more: a second-order suburb."""
    table = {(1, 0): 20, (2, 3): 20, (3, 2): 25, (2, 1): 15, (4, 1): 15}
    assert found(table, [(0,)]) == [[0, 0, -1, -1, 0, -1, -1, -1], [0, 1, -1, -1, 2, -1, -1, -1]]


def test_a_higher_rate_to_a_place_outside_keeps_a_place_from_the_second_order() -> None:
    """3 → 2 12 % (2 a suburb), → 4 13 % (4 in no area): 4 has a higher rate, so 3 is no suburb."""
    assert found({(2, 0): 20, (3, 2): 12, (3, 4): 13}, [(0,)])[0][:5] == [0, -1, 0, -1, -1]


def test_two_equally_high_rates_keep_a_place_from_the_second_order() -> None:
    assert found({(2, 0): 20, (4, 0): 20, (3, 2): 12, (3, 4): 12}, [(0,)])[0][3] == -1


def test_a_place_whose_highest_rate_is_to_one_outside_still_belongs_to_the_centre() -> None:
    """2 → 0 10 %, → 4 13 % with 4 in no area: the rule of the first order holds all the same."""
    assert found({(2, 0): 10, (2, 4): 13}, [(0,)])[1][:5] == [0, -1, 1, -1, -1]


def test_a_ring_is_opened_where_the_rate_to_the_centre_is_highest() -> None:
    """2 → 3 → 4 → 2 at 20 %, to the centre 11, 13 and 12 %: 3 joins first, 2 follows it, 4 follows 2."""
    table = {(2, 3): 20, (3, 4): 20, (4, 2): 20, (2, 0): 11, (3, 0): 13, (4, 0): 12}
    assert found(table, [(0,)])[1][:5] == [0, -1, 2, 1, 3]


def test_the_threshold_is_a_parameter() -> None:
    assert found({(2, 0): 14}, [(0,)], 0.15)[0][2] == -1


CENTRES = [(0,), (1,)]


@given(random_flows(least=3))
def test_every_place_is_in_at_most_one_area_and_in_order_behind_a_centre(table: Flows) -> None:
    areas = urban_employment_areas(table, CENTRES)
    assert ((areas.area < 0) == (areas.order < 0)).all()
    assert areas.order[:2].tolist() == [0, 0]
    for order in range(1, int(areas.order.max()) + 1):
        numbers = set(areas.area[areas.order == order])
        assert numbers <= set(areas.area[areas.order == order - 1])


@given(random_flows(least=3), st.sampled_from([0.5, 4.0]))
def test_scaling_all_flows_leaves_the_result(table: Flows, factor: float) -> None:
    before, after = urban_employment_areas(table, CENTRES), urban_employment_areas(scaled(table, factor), CENTRES)
    np.testing.assert_array_equal(before.area, after.area)
    np.testing.assert_array_equal(before.order, after.order)


@given(random_flows(least=3), st.permutations(range(12)))
def test_permuting_places_permutes_the_result(table: Flows, permutation: list[int]) -> None:
    order = np.array([p for p in permutation if p < table.places])
    before = urban_employment_areas(table, CENTRES)
    after = urban_employment_areas(permuted(table, order), [(int(order[0]),), (int(order[1]),)])
    np.testing.assert_array_equal(before.area, after.area[order])
    assert called(partition(before.area), order) == partition(after.area)


@given(random_flows(least=3), st.floats(0.01, 0.6), st.floats(0.01, 0.6))
def test_raising_the_threshold_never_adds(table: Flows, one: float, other: float) -> None:
    low, high = sorted((one, other))
    lower, higher = (urban_employment_areas(table, CENTRES, t).area >= 0 for t in (low, high))
    assert not (higher & ~lower).any()
