"""The cohort-component method: five years on, for all places (and draws) at once."""

import numpy as np

from toshiken.models.projection.ages import WOMEN
from toshiken.models.projection.rates import Array, Rates, require_population


def project(base: Array, rates: Rates) -> Array:
    """The population at the base and after every step, [step + 1, sex, age, place] persons, from base [sex, age, place].

    P(x+5, t+5) = P(x, t) · (S + N)                    for 5–9 … 85–89
    P(90+, t+5) = P(85+, t) · (S + N)                  the open group
    P(0–4, t+5) = W(15–49, t+5) · C, boys and girls by the sex ratio      (IPSS 2018, 推計の方法)
    """
    require_population(base, rates.places)
    path = np.empty((rates.steps + 1, *base.shape))
    path[0] = base
    for step in range(rates.steps):
        np.add(rates.survival[step], rates.net_migration[step], out=path[step + 1, :, 1:])
        advance(path[step], path[step + 1], rates, step)
    return path


def advance(before: Array, after: Array, rates: Rates, step: int, births: Array | float = 1.0) -> None:
    """Writes into `after` [..., sex, age, place] what `before` has become, five years on.

    The cohorts' growth S + N stands in after[..., 1:, :] when it begins: nothing is read or written twice.
    births: a factor of the child–woman ratio, [..., place].
    """
    after[..., 1:18, :] *= before[..., :17, :]
    after[..., 18, :] *= before[..., 17, :] + before[..., 18, :]
    if rates.residual is not None:
        after[..., 1:, :] += rates.residual[step, :, 1:]
    children = after[..., 1, WOMEN, :].sum(axis=-2)
    children *= rates.child_woman_ratio[step] * births
    np.multiply(children, rates.boys[step], out=after[..., 0, 0, :])
    np.subtract(children, after[..., 0, 0, :], out=after[..., 1, 0, :])
    if rates.residual is not None:
        after[..., 0, :] += rates.residual[step, :, 0]


def cohorts(population: Array) -> Array:
    """[..., sex, cohort, place]: who will reach 5–9 … 90+ within a step; 85–89 and 90+ together are the last."""
    oldest = population[..., 17:, :].sum(axis=-2, keepdims=True)
    return np.concatenate([population[..., :17, :], oldest], axis=-2)


def first_negative(path: Array) -> tuple[int, int, int, int] | None:
    """(step, sex, age, place) of the first cell below zero, or without a value; None where there is none.

    Within a step those of 5 and over come first: that there are too few children follows from the women.
    """
    wrong = ~(path >= 0)
    steps = np.flatnonzero(wrong.any(axis=(1, 2, 3)))
    if not len(steps):
        return None
    cells = np.argwhere(wrong[steps[0]])
    sex, age, place = min(cells.tolist(), key=lambda cell: cell[1] == 0)
    return int(steps[0]), sex, age, place
