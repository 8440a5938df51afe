"""Results brought to totals that are known from elsewhere."""

from collections.abc import Sequence

import numpy as np

from toshiken.core.errors import RequestError
from toshiken.models.projection.cohort import advance
from toshiken.models.projection.rates import Array, Rates, require_population

Groups = Sequence[slice]


def constrained(population: Array, totals: Array, groups: Groups) -> Array:
    """population [sex, age, place] with the cells of each group of age scaled to its total, totals [group, place]."""
    found = population.copy()
    for group, wanted in zip(groups, totals, strict=True):
        present = population[:, group].sum(axis=(0, 1))
        if (lost := np.flatnonzero((present == 0) & (wanted > 0))).size:
            raise RequestError(f"{lost[0] + 1}番目の市区町村は、合わせる総数があるのに人口が0の年齢があります。")
        found[:, group] *= np.divide(wanted, present, out=np.ones_like(wanted), where=present > 0)
    return found


def project_constrained(base: Array, rates: Rates, totals: Array, groups: Groups) -> Array:
    """As `project`, with the base and every step brought to totals [step + 1, group, place] before the next is made."""
    require_population(base, rates.places)
    path = np.empty((rates.steps + 1, *base.shape))
    path[0] = constrained(base, totals[0], groups)
    for step in range(rates.steps):
        np.add(rates.survival[step], rates.net_migration[step], out=path[step + 1, :, 1:])
        advance(path[step], path[step + 1], rates, step)
        path[step + 1] = constrained(path[step + 1], totals[step + 1], groups)
    return path
