"""Unknown ages, survival, net migration by census survival."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models.projection.made import population
from toshiken.models.projection.census import apportioned, net_migration, survival_ratio

MALE, FEMALE = 0, 1


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000))
def test_apportioning_keeps_every_place_and_sex(seed: int) -> None:
    random = np.random.default_rng(seed)
    known, unknown = random.uniform(0, 500, (2, 19, 4)), random.uniform(0, 90, (2, 4))
    found = apportioned(known, unknown)
    assert found.sum(axis=1) == pytest.approx(known.sum(axis=1) + unknown)
    assert (found >= known).all()


def test_unknown_ages_follow_the_known_ones_of_their_sex() -> None:
    known, unknown = population(1, 0.0), np.array([[10.0], [0.0]])
    known[MALE, 2], known[MALE, 5], known[FEMALE, 5] = 30.0, 10.0, 40.0
    found = apportioned(known, unknown)
    assert [found[MALE, 2, 0], found[MALE, 5, 0], found[FEMALE, 5, 0]] == [37.5, 12.5, 40.0]


def test_where_no_age_is_known_the_unknown_stay_out() -> None:
    assert apportioned(np.zeros((2, 19, 1)), np.array([[3.0], [2.0]])).sum() == 0


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000))
def test_over_the_nation_net_migration_is_nothing(seed: int) -> None:
    random = np.random.default_rng(seed)
    before, after = random.uniform(1, 900, (2, 19, 6)), random.uniform(1, 900, (2, 19, 6))
    moved = net_migration(before, after, survival_ratio(before, after))
    assert moved.sum(axis=-1) == pytest.approx(np.zeros((2, 18)), abs=1e-9)


def test_net_migration_by_pencil() -> None:
    """Two places of 100 each; of the nation's 200 women of 20–24 there are 180 left, 120 here and 60 there: 90 expected."""
    before, after = population(2), population(2, 90.0)
    after[FEMALE, 5] = [120.0, 60.0]
    moved = net_migration(before, after, survival_ratio(before, after))
    assert moved[FEMALE, 4].tolist() == pytest.approx([30.0, -30.0])
    assert moved[MALE, 4].tolist() == pytest.approx([0.0, 0.0])
