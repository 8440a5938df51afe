"""Measures and targets."""

import numpy as np
import pytest

from tests.models.projection.made import population, rates, some
from toshiken.models.projection.cohort import project
from toshiken.models.projection.measures import with_births, with_fewer_leaving, with_movers
from toshiken.models.projection.target import solved

COHORT_25 = 4  # reaching 25–29


def test_a_tenth_more_children_is_a_tenth_more_at_0_to_4() -> None:
    base, made = some(2)
    before, after = project(base, made), project(base, with_births(made, np.full((2, 3), 1.1)))
    assert after[1][:, 0] == pytest.approx(1.1 * before[1][:, 0])
    assert after[1][:, 1:] == pytest.approx(before[1][:, 1:])


def test_who_stays_is_a_share_of_what_the_chosen_places_lose_together() -> None:
    """100 in each place: one loses 30, one gains 10. Together they lose 20; half of that, 10, stay: 5 in each."""
    made = rates(places=2)
    made.net_migration[:, :, COHORT_25] = [-0.3, 0.1]
    base = population(2)
    cuts = np.zeros((1, 18))
    cuts[:, COHORT_25] = 0.5
    path = project(base, made)
    after = project(base, with_fewer_leaving(made, path, cuts, np.ones(2)))
    assert (after - path)[1, :, 5] == pytest.approx(np.full((2, 2), 5.0))
    alone = project(base, with_fewer_leaving(made, path, cuts, np.array([1.0, 0.0])))
    assert (alone - path)[1, 0, 5].tolist() == pytest.approx([15.0, 0.0])


def test_a_cohort_that_gains_is_left_alone() -> None:
    made = rates(places=1, migration=0.1)
    path = project(population(), made)
    after = with_fewer_leaving(made, path, np.ones((1, 18)), np.ones(1))
    assert (after.net_migration == made.net_migration).all()


def test_movers_are_there_at_the_end_of_the_step_and_have_children() -> None:
    made = rates(steps=1, children=0.2)
    movers = np.zeros((1, 2, 19, 1))
    movers[0, 1, 5] = 50.0
    gained = project(population(), with_movers(made, movers)) - project(population(), made)
    assert gained[1, 1, 5, 0] == pytest.approx(50)
    assert gained[1, :, 0].sum() == pytest.approx(10)
    assert gained.sum() == pytest.approx(60)


def test_what_is_linear_is_solved_to_the_person() -> None:
    found = solved(lambda movers: 2_290_004 + 23.47 * movers, 2_400_000, -1e6, 1e6)
    assert found.reached
    assert found.total == pytest.approx(2_400_000, abs=0.01)
    assert found.amount == pytest.approx((2_400_000 - 2_290_004) / 23.47)


def test_what_bends_is_solved_too() -> None:
    found = solved(lambda factor: 1000 * factor**3 + 5, 8005, 0.0, 3.0)
    assert found.reached
    assert found.amount == pytest.approx(2.0, abs=1e-5)


@pytest.mark.parametrize(("wanted", "nearest"), [(500.0, 100.0), (1.0, 10.0)])
def test_out_of_reach_says_the_nearest(wanted: float, nearest: float) -> None:
    found = solved(lambda share: 10 + 90 * share, wanted, 0.0, 1.0)
    assert not found.reached
    assert found.total == pytest.approx(nearest)
