"""The scheme's rule: 通勤通学割合 = people living in X who work or study in the hub ÷ workers and students living in X.

Source: 連携中枢都市圏構想推進要綱 (総務省, 2014-08-25 and later), 第4: a declaration names every municipality at 10 % or more.
"""

from typing import NamedTuple

import numpy as np

from toshiken.models.delineation.flows import Bools, Floats, Flows, Groups, Ints, group_of


class SchemeRule(NamedTuple):
    """ratios: (hubs, n) share of each place's residents going to the hub (a pair: to either); NaN where nobody lives.
    reached: (hubs, n) whether a place that is no part of the hub is at the threshold or over it."""

    ratios: Floats
    reached: Bools


def scheme_rule(flows: Flows, hubs: Groups, threshold: float) -> SchemeRule:
    """The rule for each hub by itself: one place, or a pair whose shares are summed. threshold: a share, 0.10 is 10 %."""
    ratios = flows.shares_to(hubs)
    reached = ratios >= threshold
    own = group_of(hubs, flows.places)
    inside = np.flatnonzero(own >= 0)
    reached[own[inside], inside] = False
    return SchemeRule(ratios, reached)


def ranked(ratios: Floats, hub: tuple[int, ...]) -> Ints:
    """The places by falling ratio ((n,), of one hub), without the hub's own and those where nobody lives; ties by number."""
    order = np.argsort(-ratios, kind="stable")
    return order[~np.isnan(ratios[order]) & ~np.isin(order, hub)]
