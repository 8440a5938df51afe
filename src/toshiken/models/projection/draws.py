"""Bands from draws: each draw is one way the errors of the past may come again, correlated over ages and places."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from toshiken.models.projection.cohort import advance, project
from toshiken.models.projection.errors import GRID, Groups
from toshiken.models.projection.rates import Array, Rates, require_population

_AT_ONCE = 16_384  # draws × places held together: what they need stays in the cache


@dataclass(frozen=True, eq=False)
class Experience:
    """The errors one step of five years has shown.

    sizes           [class, probability of GRID]   of the total's log error, without direction
    age_deviations  [class, age]                   standard deviation of an age's log error about its place's
    correlation     of the errors of two places, for their totals
    age_correlation the same for one age, about the errors of the totals
    """

    sizes: Array
    age_deviations: Array
    correlation: float
    age_correlation: float


def drawn_totals(
    base: Array, rates: Rates, experience: Experience, classes: Groups, draws: int, generator: np.random.Generator
) -> Array:
    """Total populations [draw, step + 1, place] persons. An area's band is that of the sum over its places.

    The rule of proportion (比例則): a draw's error of one step is made again in every step, so that the log error grows with
    the number of steps. It acts on the cohorts' growth; children follow their mothers.
    """
    require_population(base, rates.places)
    levels = level_errors(experience, classes, draws, generator)
    first = project(base, rates.during(slice(0, 1)))[1]
    growth = rates.survival + rates.net_migration
    totals = np.empty((draws, rates.steps + 1, rates.places))
    totals[:, 0] = base.sum(axis=(0, 1))
    for part in _parts(draws, rates.places):
        errors = age_errors(experience, classes, part.stop - part.start, first, generator)
        errors[:, 1:] += levels[part, None]  # children have that of their mothers
        totals[part, 1:] = _totals(base, rates, growth, np.exp(errors))
    return totals


def _totals(base: Array, rates: Rates, growth: Array, factors: Array) -> Array:
    """[draw, step, place] of draws with factors [draw, age, place] of the growth; that of 0–4 holds for the births."""
    before = np.broadcast_to(base, (len(factors), *base.shape))
    paths = np.empty((2, *before.shape))
    totals = np.empty((len(factors), rates.steps, rates.places))
    for step in range(rates.steps):
        after = paths[step % 2]
        np.multiply(factors[:, None, 1:], growth[step], out=after[:, :, 1:])
        advance(before, after, rates, step, factors[:, 0])
        totals[:, step] = after.sum(axis=(1, 2))
        before = after
    return totals


def level_errors(experience: Experience, classes: Groups, draws: int, generator: np.random.Generator) -> Array:
    """[draw, place] log errors of the totals after one step, each class with its sizes, either direction as likely.

    Over the draws every place takes all its quantiles once (its draws are ranked), so that few draws do for an even band.
    """
    shared = _correlated(experience.correlation, (draws, len(classes)), generator)
    ranks = shared.argsort(axis=0).argsort(axis=0)
    centred = (2 * ranks + 1) / draws - 1
    errors = np.empty_like(shared)
    for found in np.unique(classes):
        of_class = centred[:, classes == found]
        errors[:, classes == found] = np.sign(of_class) * np.interp(np.abs(of_class), GRID, experience.sizes[found])
    return errors


def age_errors(
    experience: Experience, classes: Groups, draws: int, weights: Array, generator: np.random.Generator
) -> Array:
    """[draw, age, place] log errors of the ages about their place's.

    They leave the sum of the persons, weights [sex, age, place], as it is: centred on people, not on logarithms, since large
    errors of ages would else make every place grow.
    """
    spread = experience.age_deviations[classes].T
    errors = _correlated(experience.age_correlation, (draws, *spread.shape), generator) * spread
    shares = weights.sum(axis=0) / weights.sum(axis=(0, 1))
    errors -= np.log(np.einsum("dap,ap->dp", np.exp(errors), shares))[:, None]
    return errors


def _correlated(correlation: float, shape: tuple[int, ...], generator: np.random.Generator) -> Array:
    """Standard normal numbers, correlated over the last axis."""
    shared = generator.standard_normal((*shape[:-1], 1))
    found = generator.standard_normal(shape)
    found *= np.sqrt(1 - correlation)
    found += np.sqrt(correlation) * shared
    return found


def _parts(draws: int, places: int) -> Iterator[slice]:
    size = max(1, _AT_ONCE // places)
    for start in range(0, draws, size):
        yield slice(start, min(start + size, draws))
