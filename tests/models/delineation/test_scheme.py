"""The scheme's rule on a table of six places whose answers are worked by hand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.models.delineation.hand_made import flows, permuted, random_flows, scaled
from toshiken.models.delineation.flows import Flows
from toshiken.models.delineation.scheme import ranked, scheme_rule

# Place 0 and 1 are hubs. Of 100 residents each: 2 sends 30 to 0 and 5 to 1; 3 sends 10 to 0; 4 sends 6 to 0 and 6 to 1;
# 5 sends 9 of 100 to 1. The hubs send 20 of 1,000 and 150 of 1,000 to each other.
SIX = flows(
    {
        (0, 0): 980, (0, 1): 20, (1, 1): 850, (1, 0): 150,
        (2, 2): 65, (2, 0): 30, (2, 1): 5, (3, 3): 90, (3, 0): 10,
        (4, 4): 88, (4, 0): 6, (4, 1): 6, (5, 5): 91, (5, 1): 9,
    }
)  # fmt: skip


def members(reached: np.ndarray) -> list[int]:
    return np.flatnonzero(reached).tolist()


def test_ratio_to_each_hub() -> None:
    rule = scheme_rule(SIX, [(0,), (1,)], 0.10)
    assert rule.ratios[0].tolist() == [0.98, 0.15, 0.30, 0.10, 0.06, 0.0]
    assert rule.ratios[1].tolist() == [0.02, 0.85, 0.05, 0.0, 0.06, 0.09]


def test_the_threshold_itself_is_reached_and_the_hub_is_no_partner_of_itself() -> None:
    rule = scheme_rule(SIX, [(0,), (1,)], 0.10)
    assert members(rule.reached[0]) == [1, 2, 3]
    assert members(rule.reached[1]) == []


def test_a_pair_of_hubs_is_summed() -> None:
    rule = scheme_rule(SIX, [(0, 1)], 0.10)
    assert rule.ratios[0].tolist() == [1.0, 1.0, 0.35, 0.10, 0.12, 0.09]
    assert members(rule.reached[0]) == [2, 3, 4]


def test_who_falls_in_at_each_threshold() -> None:
    found = {t: members(scheme_rule(SIX, [(0, 1)], t).reached[0]) for t in (0.09, 0.10, 0.11, 0.15)}
    assert found == {0.09: [2, 3, 4, 5], 0.10: [2, 3, 4], 0.11: [2, 4], 0.15: [2]}


def test_ranked_leaves_out_the_hub_and_places_without_residents() -> None:
    found = flows({(0, 0): 9, (1, 0): 1, (1, 1): 9, (2, 0): 2, (2, 2): 8}, places=4)
    assert ranked(scheme_rule(found, [(0,)], 0.1).ratios[0], (0,)).tolist() == [2, 1]


@given(random_flows(), st.sampled_from([0.25, 2.0, 1024.0]))
def test_scaling_all_flows_leaves_the_result(found: Flows, factor: float) -> None:
    before, after = (scheme_rule(f, [(0,), (1,)], 0.1) for f in (found, scaled(found, factor)))
    np.testing.assert_array_equal(before.ratios, after.ratios)
    np.testing.assert_array_equal(before.reached, after.reached)


@given(random_flows(), st.randoms(use_true_random=False))
def test_permuting_places_permutes_the_result(found: Flows, chance: object) -> None:
    order = np.array(list(range(found.places)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    before = scheme_rule(found, [(0, 1)], 0.1)
    after = scheme_rule(permuted(found, order), [(int(order[0]), int(order[1]))], 0.1)
    np.testing.assert_array_equal(before.reached[0], after.reached[0][order])


@given(random_flows(), st.floats(0.01, 0.9), st.floats(0.01, 0.9))
def test_raising_the_threshold_never_adds(found: Flows, one: float, other: float) -> None:
    low, high = sorted((one, other))
    lower, higher = (scheme_rule(found, [(0,), (1,)], t).reached for t in (low, high))
    assert not (higher & ~lower).any()


@given(random_flows())
def test_ratios_are_shares_and_a_pair_is_the_sum_of_its_two(found: Flows) -> None:
    apart, pair = scheme_rule(found, [(0,), (1,)], 0.1).ratios, scheme_rule(found, [(0, 1)], 0.1).ratios[0]
    known = ~np.isnan(pair)
    assert ((pair[known] >= 0) & (pair[known] <= 1 + 1e-12)).all()
    np.testing.assert_allclose(apart.sum(axis=0)[known], pair[known])
