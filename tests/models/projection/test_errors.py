"""Measures of error."""

import math

import numpy as np
import pytest

from toshiken.models.projection.errors import (
    GRID,
    age_deviations,
    common_share,
    error_sizes,
    log_error,
    relative_error,
    size_class,
    summary,
)


def test_signs() -> None:
    projected, counted = np.array([110.0, 90.0]), np.array([100.0, 100.0])
    assert relative_error(projected, counted).tolist() == pytest.approx([0.1, -0.1])
    assert log_error(projected, counted).tolist() == pytest.approx([-math.log(1.1), -math.log(0.9)])


def test_a_summary() -> None:
    found = summary(np.array([0.1, -0.2, 0.3, -0.1, 0.0]))
    assert (found.count, found.median_absolute, found.share_too_high) == (5, 0.1, 0.4)
    assert found.mean == pytest.approx(0.02)
    assert (found.within_80, found.within_95) == pytest.approx((0.22, 0.28))


def test_an_edge_belongs_to_the_larger_class() -> None:
    assert size_class(np.array([999.0, 1000.0, 5000.0]), np.array([1000.0, 5000.0])).tolist() == [0, 1, 2]


def test_error_sizes_leave_out_the_direction() -> None:
    errors = np.linspace(-0.1, 0.1, 201)
    sizes = error_sizes(errors)
    assert len(sizes) == len(GRID)
    assert sizes[list(GRID).index(0.8)] == pytest.approx(0.08, abs=1e-3)
    assert error_sizes(-errors).tolist() == sizes.tolist()


def test_age_deviations_pass_over_empty_cells() -> None:
    by_age = np.array([[0.1, 0.3, np.inf], [0.2, 0.2, np.nan]])
    assert age_deviations(by_age, np.array([0.1, 0.1, 0.1])).tolist() == pytest.approx([1.4826 * 0.1, 1.4826 * 0.1])


def test_what_groups_have_in_common() -> None:
    groups, weights = np.repeat(np.arange(400), 5), np.ones(2000)
    random = np.random.default_rng(5)
    shared = random.standard_normal(400)[groups]
    own = random.standard_normal(2000)
    assert common_share(shared, groups, weights) == pytest.approx(1.0)
    assert common_share(own, groups, weights) == pytest.approx(0.0, abs=0.05)
    half = common_share(math.sqrt(0.3) * shared + math.sqrt(0.7) * own, groups, weights)
    assert half == pytest.approx(0.3, abs=0.06)


def test_a_group_of_one_says_nothing() -> None:
    errors, groups, weights = np.array([1.0, -1.0, 9.0]), np.array([0, 0, 1]), np.ones(3)
    assert common_share(errors, groups, weights) == pytest.approx(-1.0)
