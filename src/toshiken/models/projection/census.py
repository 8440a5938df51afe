"""Two censuses by age: unknown ages, survival, and net migration by the census survival method."""

import numpy as np

from toshiken.models.projection.cohort import cohorts
from toshiken.models.projection.rates import Array


def apportioned(known: Array, unknown: Array) -> Array:
    """Persons of unknown age, [sex, place], given to the ages [sex, age, place] in proportion, within place and sex.

    Where no age is known they stay out: nothing says how old they are.
    """
    whole = known.sum(axis=1)
    factor = 1 + np.divide(unknown, whole, out=np.zeros_like(whole), where=whole > 0)
    found: Array = known * factor[:, None]
    return found


def survival_ratio(before: Array, after: Array) -> Array:
    """[sex, cohort]: the share of a nation's cohort still counted five years on; before, after: [sex, age, place].

    Moves across the border and differences in coverage are in it, so that net migration adds up to zero over the nation.
    """
    ratio: Array = after.sum(axis=-1)[:, 1:] / cohorts(before).sum(axis=-1)
    return ratio


def net_migration(before: Array, after: Array, survival: Array) -> Array:
    """[sex, cohort, place] persons: who is there at the end beyond those expected to survive (census survival method,
    forward: United Nations, Manual VI, 1970). Not of those born in between. Sums over places: moves among them cancel."""
    moved: Array = after[:, 1:] - cohorts(before) * survival[..., None]
    return moved
