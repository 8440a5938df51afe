"""Rates that a projection's own results, or two censuses, imply."""

from dataclasses import replace

import numpy as np

from toshiken.core.errors import RequestError
from toshiken.models.projection.ages import AGES, SEXES, WOMEN
from toshiken.models.projection.cohort import cohorts
from toshiken.models.projection.rates import Array, Rates


def implied_rates(path: Array) -> Rates:
    """The rates that lead from each population of path [step + 1, sex, age, place] to the next.

    Survival and migration stand in one ratio and cannot be told apart: it is given as `survival`, with no net migration
    (`parted` parts them by a national ratio). Where a cohort is 0 and its successor is not, the persons are the residual.
    Of two censuses these are the ratios of Hamilton & Perry (1962), which `Rates.held` carries on.
    """
    if path.ndim != 4 or len(path) < 2 or path.shape[1:3] != (SEXES, len(AGES)):
        raise RequestError(
            f"率を求める人口の形が違います：{path.shape}。期、性、年齢（19階級）、市区町村の順に、2期以上が要ります。"
        )
    base, later = cohorts(path[:-1]), path[1:]
    women, children = later[:, 1, WOMEN].sum(axis=1), later[:, :, 0].sum(axis=1)
    growth, ratio = _quotient(later[:, :, 1:], base), _quotient(children, women)
    residual = np.zeros_like(later)
    residual[:, :, 1:] = np.where(base == 0, later[:, :, 1:], 0)
    residual[:, :, 0] = np.where(women == 0, 1, 0)[:, None] * later[:, :, 0]
    usual = later[:, 0, 0].sum(axis=1) / children.sum(axis=1)  # where there are no children their sex does not matter
    boys = np.where(children > 0, _quotient(later[:, 0, 0], children), usual[:, None])
    return Rates(growth, np.zeros_like(growth), ratio, boys, residual if residual.any() else None)


def without_base(path: Array) -> list[tuple[int, int, int, int]]:
    """(step, sex, age, place) of the cells of a path that no rate leads to: their cohort was 0 before."""
    found = np.argwhere((cohorts(path[:-1]) == 0) & (path[1:, :, 1:] > 0))
    return [(int(step), int(sex), int(cohort) + 1, int(place)) for step, sex, cohort, place in found]


def parted(rates: Rates, national: Array) -> Rates:
    """Implied rates as survival and net migration: what a cohort keeps beyond the nation's ratio [step, sex, cohort] is
    taken for net migration. Where the place's own mortality differs from the nation's, that is in it too."""
    return replace(
        rates,
        survival=np.broadcast_to(national[..., None], rates.survival.shape),
        net_migration=rates.survival + rates.net_migration - national[..., None],
    )


def _quotient(part: Array, whole: Array) -> Array:
    """0 where there is nothing to divide by."""
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole != 0)
