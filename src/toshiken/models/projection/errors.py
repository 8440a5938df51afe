"""What a projection was worth: its errors against a census, by size of place and by age."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toshiken.models.projection.rates import Array

Groups = NDArray[np.int64]
GRID = np.array([0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 1.0])


def relative_error(projected: Array, counted: Array) -> Array:
    """(projected − counted) ÷ counted: above 0 where too many were projected."""
    error: Array = (projected - counted) / counted
    return error


def log_error(projected: Array, counted: Array) -> Array:
    """log(counted ÷ projected): what the projection would have to be moved by."""
    error: Array = np.log(counted / projected)
    return error


@dataclass(frozen=True)
class Summary:
    """Of a set of relative errors: how many, median absolute (MedAPE), mean (bias), the share that was too high, and the
    sizes within which 80 and 95 % of them lie."""

    count: int
    median_absolute: float
    mean: float
    share_too_high: float
    within_80: float
    within_95: float


def summary(errors: Array) -> Summary:
    """The measures of relative errors [place]."""
    median, eighty, ninety_five = map(float, np.quantile(np.abs(errors), [0.5, 0.8, 0.95]))
    return Summary(len(errors), median, float(np.mean(errors)), float(np.mean(errors > 0)), eighty, ninety_five)


def size_class(persons: Array, edges: Array) -> Groups:
    """The class of each place by its population: 0 below the first edge, then one for each edge reached."""
    return np.searchsorted(edges, persons, side="right")


def error_sizes(errors: Array) -> Array:
    """The size of errors at the probabilities of GRID. Their direction is left out: one period's bias need not return."""
    found: Array = np.quantile(np.abs(errors), GRID)
    return found


def age_deviations(by_age: Array, whole: Array) -> Array:
    """[age]: how far the log error of an age [age, place] stands from that of its whole place, as a standard deviation
    made from the median (× 1.4826), which a few villages do not move. Cells without persons are left out (nan)."""
    deviation = np.where(np.isfinite(by_age), by_age - whole, np.nan)
    spread: Array = 1.4826 * np.nanmedian(np.abs(deviation), axis=1)
    return spread


def common_share(errors: Array, groups: Groups, weights: Array) -> float:
    """The correlation of errors between two places of one group: mean product over pairs ÷ mean square, about zero, since
    what all have in common is an error too.

    errors [place] are in units of the usual error of the place's class; weights [place] its population, as an area's sum
    weighs its members. Every group of two or more counts the same, so that the largest do not speak for all.
    """
    products = squares = 0.0
    for group in np.unique(groups):
        error, weight = errors[groups == group], weights[groups == group] / weights[groups == group].sum()
        if len(error) > 1:
            alone = ((weight * error) ** 2).sum()
            products += float(((weight * error).sum() ** 2 - alone) / (1 - (weight**2).sum()))
            squares += float((weight * error**2).sum())
    return products / squares
