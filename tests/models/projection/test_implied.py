"""Implied rates give back the path they come from; control totals are met."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models.projection.made import population, some
from toshiken.core.errors import RequestError
from toshiken.models.projection.ages import CLASSES
from toshiken.models.projection.cohort import project
from toshiken.models.projection.control import constrained, project_constrained
from toshiken.models.projection.implied import implied_rates, parted, without_base


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000))
def test_implied_rates_lead_along_the_path(seed: int) -> None:
    path = np.random.default_rng(seed).uniform(0, 900, (4, 2, 19, 3))
    assert project(path[0], implied_rates(path)) == pytest.approx(path)


def test_where_nobody_was_the_persons_are_a_residual() -> None:
    path = np.full((2, 2, 19, 1), 10.0)
    path[0, 1, 4] = 0.0  # no women of 20–24, yet ten of 25–29 five years on
    rates = implied_rates(path)
    assert rates.residual is not None
    assert rates.residual[0, 1, 5, 0] == 10
    assert rates.residual.sum() == 10
    assert without_base(path) == [(0, 1, 5, 0)]
    assert project(path[0], rates) == pytest.approx(path)


def test_where_nobody_is_born_the_sex_ratio_is_that_of_the_others() -> None:
    path = np.full((2, 2, 19, 2), 10.0)
    path[1, :, 0, 0] = 0.0
    path[1, 0, 0, 1] = 30.0
    assert implied_rates(path).boys[0].tolist() == [0.75, 0.75]


def test_two_censuses_are_carried_on_as_hamilton_and_perry_do() -> None:
    path = np.full((2, 2, 19, 1), 100.0)
    path[1, :, 6] = 80.0
    rates = implied_rates(path).held(3)
    assert project(path[0], rates)[:, 0, 6, 0].tolist() == [100.0, 80.0, 80.0, 80.0]
    assert project(path[0], rates)[2, 0, 7, 0] == 80.0


def test_parting_by_the_nation_leaves_the_growth() -> None:
    path = np.random.default_rng(2).uniform(1, 900, (3, 2, 19, 4))
    whole = implied_rates(path)
    national = np.full((2, 2, 18), 0.9)
    rates = parted(whole, national)
    assert (rates.survival == 0.9).all()
    assert rates.survival + rates.net_migration == pytest.approx(whole.survival)


def test_a_path_of_one_period_or_of_other_ages_is_refused() -> None:
    for shape in ((1, 2, 19, 3), (2, 2, 18, 3), (2, 19, 3)):
        with pytest.raises(RequestError, match="形が違います"):
            implied_rates(np.ones(shape))


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_control_totals_are_met_in_every_step(seed: int) -> None:
    base, rates = some(seed)
    totals = np.random.default_rng(seed).uniform(100, 9000, (3, 3, 3))
    path = project_constrained(base, rates, totals, CLASSES)
    found = np.stack([path[:, :, ages].sum(axis=(1, 2)) for ages in CLASSES], axis=1)
    assert found == pytest.approx(totals)


def test_control_keeps_the_shares_within_a_class() -> None:
    base = population(1)
    base[0, 0] = 300.0
    found = constrained(base, np.array([[1600.0], [2000.0], [1200.0]]), CLASSES)
    assert found[0, 0, 0] == 3 * found[1, 0, 0]
    assert found.sum() == pytest.approx(4800)


def test_a_total_for_an_age_without_people_is_refused() -> None:
    base = population(2)
    base[:, 13:, 1] = 0
    with pytest.raises(RequestError, match="2番目の市区町村"):
        constrained(base, np.ones((3, 2)), CLASSES)
