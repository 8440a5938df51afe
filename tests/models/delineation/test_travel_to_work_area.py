"""Travel-to-work areas on hand-made tables, the steps worked in the test, and what holds for any table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.delineation.hand_made import called, flows, partition, permuted, random_flows, scaled
from toshiken.models.delineation.flows import Flows
from toshiken.models.delineation.travel_to_work_area import SelfContainmentRule, travel_to_work_areas

ONS = SelfContainmentRule()


@pytest.mark.parametrize(
    ("size", "needed"), [(3_500, 0.75), (25_000, 0.667), (100_000, 0.667), (14_250, (0.75 + 0.667) / 2), (500, 0.75)]
)
def test_the_fewer_workers_the_more_self_containment(size: float, needed: float) -> None:
    assert ONS.needed(np.array([size]))[0] == pytest.approx(needed)


@pytest.mark.parametrize(
    ("size", "self_containment", "met"),
    [
        (3_500, 0.75, True), (3_500, 0.749, False), (25_000, 0.667, True), (25_000, 0.666, False), (3_499, 1.0, False),
        (14_250, 0.709, True), (14_250, 0.708, False),
    ],
)  # fmt: skip
def test_the_corners_of_the_rule(size: float, self_containment: float, met: bool) -> None:
    assert (ONS.score(np.array([size]), np.array([self_containment]))[0] == 1) == met


def test_six_places_become_two_areas() -> None:
    """0 and 3 are towns of 10,000 that keep 90 %. 1 (4,000 workers, keeps 50 %) sends 40 % to 0; 2 (1,000, too small whatever it
    keeps) sends 10 % to 1 and 5 % to 0; 4 (5,000, keeps 60 %) sends 35 % to 3; 5 (300) sends 20 % to 4.

    Worst first: 5 (300 ÷ 3,500 …) joins 4; 2 joins the place it is tied to most: 100² ÷ (1,000 × W₁) with W₁ = 2,100 + … beats
    50² ÷ (1,000 × W₀); then 1 with 2 in it fails and both join 0; 4 with 5 fails and both join 3.
    """
    table = {
        (0, 0): 9_000, (0, 3): 1_000, (1, 1): 2_000, (1, 0): 1_600, (1, 3): 400, (2, 2): 850, (2, 1): 100, (2, 0): 50,
        (3, 3): 9_000, (3, 0): 1_000, (4, 4): 3_000, (4, 3): 1_750, (4, 0): 250, (5, 5): 240, (5, 4): 60,
    }  # fmt: skip
    found = travel_to_work_areas(flows(table))
    assert found.area.tolist() == [0, 0, 0, 1, 1, 1]
    assert found.size.tolist() == [15_000, 15_300]
    # Inside the first: 9,000 + 2,000 + 1,600 + 850 + 100 + 50 = 13,600; 15,000 live there, 13,600 + 1,250 work there.
    assert found.self_containment.tolist() == pytest.approx([13_600 / 15_000, 14_050 / 15_450])


def test_the_places_of_a_dissolved_area_go_their_own_ways() -> None:
    """1 joins 2 (its strongest tie). The two together keep too few; then 1 goes to 0 and 2 to 3."""
    table = {
        (0, 0): 20_000, (3, 3): 20_000, (1, 1): 500, (1, 2): 300, (1, 0): 200, (2, 2): 1_500, (2, 3): 1_200, (2, 1): 100,
        (0, 3): 10,
    }  # fmt: skip
    assert travel_to_work_areas(flows(table)).area.tolist() == [0, 0, 1, 1]


def test_one_large_self_contained_place_stays_alone() -> None:
    found = travel_to_work_areas(flows({(0, 0): 5_000, (0, 1): 100, (1, 1): 6_000}))
    assert found.area.tolist() == [0, 1]


def test_a_place_without_ties_stays_outside() -> None:
    assert travel_to_work_areas(flows({(0, 0): 5_000, (0, 1): 5_000, (2, 2): 10}, places=4)).area.tolist() == [
        0,
        0,
        -1,
        -1,
    ]


def test_the_rule_is_a_parameter() -> None:
    table = flows({(0, 0): 80, (0, 1): 20, (1, 1): 90, (1, 0): 10})
    small = SelfContainmentRule(minimum_size=10, full_size=100)
    assert travel_to_work_areas(table, small).area.tolist() == [0, 1]
    assert travel_to_work_areas(table).area.tolist() == [-1, -1]


@given(random_flows())
def test_every_area_meets_the_rule_by_sums_made_anew(table: Flows) -> None:
    rule = SelfContainmentRule(minimum_size=50, full_size=5_000)
    found = travel_to_work_areas(table, rule)
    for number in range(len(found.size)):
        inside = found.area == number
        stays = table.persons[inside[table.origin] & inside[table.destination]].sum()
        size, work = table.residents[inside].sum(), table.jobs[inside].sum()
        assert found.size[number] == size
        assert found.self_containment[number] == pytest.approx(stays / max(size, work))
        assert rule.score(found.size[number : number + 1], found.self_containment[number : number + 1])[0] == 1


@given(random_flows(), st.permutations(range(12)))
def test_permuting_places_permutes_the_result(table: Flows, permutation: list[int]) -> None:
    order = np.array([p for p in permutation if p < table.places])
    rule = SelfContainmentRule(minimum_size=50, full_size=5_000)
    before, after = travel_to_work_areas(table, rule), travel_to_work_areas(permuted(table, order), rule)
    assert called(partition(before.area), order) == partition(after.area)


@given(random_flows(), st.sampled_from([0.5, 4.0]))
def test_scaling_flows_and_sizes_leaves_the_result(table: Flows, factor: float) -> None:
    rule = SelfContainmentRule(minimum_size=50, full_size=5_000)
    bigger = SelfContainmentRule(minimum_size=50 * factor, full_size=5_000 * factor)
    before, after = travel_to_work_areas(table, rule), travel_to_work_areas(scaled(table, factor), bigger)
    np.testing.assert_array_equal(before.area, after.area)


@given(random_flows())
def test_numbers_run_in_the_order_of_first_places(table: Flows) -> None:
    area = travel_to_work_areas(table, SelfContainmentRule(minimum_size=50, full_size=5_000)).area
    first = [int(np.flatnonzero(area == number)[0]) for number in range(area.max() + 1)]
    assert first == sorted(first)
