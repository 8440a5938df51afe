"""Draws: the same seed gives the same bands, their widths are those of the past, an area's is no sum of bands."""

import numpy as np
import pytest

from tests.models.projection.made import some
from toshiken.models.projection.cohort import project
from toshiken.models.projection.draws import Experience, age_errors, drawn_totals, level_errors
from toshiken.models.projection.errors import GRID
from toshiken.models.projection.rates import Array, Rates


def experience(size: float = 0.05, ages: float = 0.02, correlation: float = 0.2) -> Experience:
    """Errors spread evenly up to `size`."""
    return Experience(np.array([GRID * size]), np.full((1, 19), ages), correlation, correlation)


def totals(found: Experience, seed: int = 1, places: int = 3, draws: int = 500) -> tuple[Array, Array, Rates]:
    base, rates = some(4, places)
    classes = np.zeros(places, dtype=int)
    return drawn_totals(base, rates, found, classes, draws, np.random.default_rng(seed)), base, rates


def test_a_seed_gives_its_draws_again() -> None:
    first, second, other = (totals(experience(), seed)[0] for seed in (1, 1, 2))
    assert first.tobytes() == second.tobytes()
    assert first.tobytes() != other.tobytes()


def test_without_errors_every_draw_is_the_projection() -> None:
    drawn, base, rates = totals(experience(size=0.0, ages=0.0))
    assert drawn == pytest.approx(np.broadcast_to(project(base, rates).sum(axis=(1, 2)), drawn.shape))


def test_the_base_is_certain() -> None:
    drawn, base, _ = totals(experience())
    assert (drawn[:, 0] == base.sum(axis=(0, 1))).all()


def test_the_band_of_a_place_after_one_step_is_what_was_seen() -> None:
    drawn, base, rates = totals(experience(size=0.05, ages=0.0), draws=1000)
    expected = project(base, rates)[1].sum(axis=(0, 1))
    for probability in (0.8, 0.95):
        inside = np.abs(np.log(drawn[:, 1] / expected)) <= 0.05 * probability + 1e-9
        assert inside.mean(axis=0) == pytest.approx(np.full(3, probability), abs=0.002)


def test_the_errors_of_ages_leave_a_place_s_people() -> None:
    """However far the ages stray: the persons after the first step are those projected, and half the draws lie above."""
    base, rates = some(4, 3, steps=5)
    found = experience(size=0.0, ages=0.4)
    weights = project(base, rates.during(slice(0, 1)))[1]
    errors = age_errors(found, np.zeros(3, dtype=int), 400, weights, np.random.default_rng(1))
    people = (np.exp(errors) * weights.sum(axis=0)).sum(axis=1)
    assert people == pytest.approx(np.broadcast_to(weights.sum(axis=(0, 1)), people.shape))


def test_draws_are_centred_on_the_projection() -> None:
    base, rates = some(4, 3, steps=5)
    found = experience(size=0.05, ages=0.3)
    drawn = drawn_totals(base, rates, found, np.zeros(3, dtype=int), 2000, np.random.default_rng(1))
    off = np.median(drawn, axis=0) / project(base, rates).sum(axis=(1, 2)) - 1
    assert np.abs(off).max() < 0.03


def test_errors_grow_in_proportion() -> None:
    """比例則: the log error of the second step is twice that of the first."""
    drawn, base, rates = totals(experience(ages=0.0))
    errors = np.log(drawn / project(base, rates).sum(axis=(1, 2)))
    assert errors[:, 2] == pytest.approx(2 * errors[:, 1])


def test_an_area_is_less_uncertain_than_its_members_bands_added() -> None:
    found = {}
    for correlation in (0.0, 0.3, 0.99):
        drawn, *_ = totals(experience(correlation=correlation), places=8, draws=1000)
        low, high = np.quantile(drawn.sum(axis=2)[:, 1], [0.1, 0.9])
        added = np.subtract(*np.quantile(drawn[:, 1], [0.9, 0.1], axis=0)).sum()
        found[correlation] = (high - low) / added
    assert found[0.0] < found[0.3] < found[0.99] <= 1.02
    assert found[0.0] < 0.5


def test_directions_are_even_and_every_quantile_is_taken_once() -> None:
    errors = level_errors(experience(), np.zeros(2, dtype=int), 200, np.random.default_rng(3))
    assert (errors > 0).sum(axis=0).tolist() == [100, 100]
    assert np.sort(errors[:, 0]) == pytest.approx(np.sort(errors[:, 1]))


def test_classes_have_their_own_sizes() -> None:
    found = Experience(np.array([GRID * 0.01, GRID * 0.1]), np.zeros((2, 19)), 0.0, 0.0)
    errors = level_errors(found, np.array([0, 1]), 400, np.random.default_rng(3))
    assert np.abs(errors).max(axis=0) == pytest.approx([0.01, 0.1], rel=0.01)
