"""What would be different: births, people staying, people moving in. Each gives new rates and leaves the old."""

from dataclasses import replace

import numpy as np

from toshiken.models.projection.ages import AGES, SEXES
from toshiken.models.projection.cohort import cohorts
from toshiken.models.projection.rates import Array, Rates


def with_births(rates: Rates, factors: Array) -> Rates:
    """Child–woman ratios times factors [step, place]."""
    return replace(rates, child_woman_ratio=rates.child_woman_ratio * factors)


def with_fewer_leaving(rates: Rates, path: Array, cuts: Array, chosen: Array) -> Rates:
    """The net out-migration of the chosen places together cut by shares, cuts [step, cohort] of 0–1; chosen [place] 0 or 1.

    Sums first: moves between the chosen places cancel, and a cohort that all of them together gain is left alone. Those
    who stay are added to every chosen place at one rate. Net rates are all there is: how many leave and how many come
    back is not known from censuses. path [step + 1, sex, age, place] is the one without the measure.
    """
    base = cohorts(path[:-1]) * chosen
    net = (base * rates.net_migration).sum(axis=-1)
    staying = cuts[:, None] * np.maximum(-net, 0)
    whole = base.sum(axis=-1)
    rate = np.divide(staying, whole, out=np.zeros_like(whole), where=whole > 0)
    return replace(rates, net_migration=rates.net_migration + rate[..., None] * chosen)


def with_movers(rates: Rates, movers: Array) -> Rates:
    """Further persons [step, sex, age, place] there at the end of each step, by the age they then have; below 0: fewer.

    Those of 0–4 come with their parents; children born to the movers in the place follow from the child–woman ratio.
    """
    present = np.zeros((rates.steps, SEXES, len(AGES), rates.places)) if rates.residual is None else rates.residual
    return replace(rates, residual=present + movers)
