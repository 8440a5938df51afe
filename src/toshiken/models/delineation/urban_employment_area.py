"""都市雇用圏 (Urban Employment Area).

Source: 金本良嗣・徳岡一幸「日本の都市圏設定基準」応用地域学研究 No.7 (2002), 1–15.

The paper's words for suburbs, with the commuting rate of i to j = persons living in i who work in j ÷ workers living in i:
    first order    the rate to a centre is 10 % or more; to a centre of several municipalities the rates are summed
    higher order   the rate to a suburb is over 10 % and no other municipality has as high a rate
    (a) of two municipalities with 10 % or more to each other the one with the higher rate is the suburb
    (b) where two centres have 10 % or more, the one with the higher rate counts
    (c) where a centre and a suburb have, the higher rate counts
The paper finds centres by the population of densely inhabited districts (DID, 人口集中地区); here they are given. It leaves open
what holds in a ring (i's best is j, j's k, k's i, each above its rate to a centre): the one with the highest rate to a centre
becomes its suburb first.
"""

from typing import NamedTuple

import numpy as np

from toshiken.models.delineation.flows import Bools, Floats, Flows, Groups, Ints, group_of


class UrbanEmploymentAreas(NamedTuple):
    """area: (n,) the number of the centre a place belongs to, −1 for none. order: (n,) 0 a centre, 1 a first-order suburb, 2 a
    suburb of one …, −1 for none."""

    area: Ints
    order: Ints


class _Wishes(NamedTuple):
    """centre, centre_rate: (n,) the best centre and the rate to it. suburb: (n,) the place that is its best of all, −1 for none."""

    centre: Ints
    centre_rate: Floats
    suburb: Ints


def urban_employment_areas(flows: Flows, centres: Groups, threshold: float = 0.10) -> UrbanEmploymentAreas:
    """The areas of the given centres (each of one municipality or several). threshold: the share of the 10 % rule."""
    area = group_of(centres, flows.places)
    order = np.where(area >= 0, 0, -1)
    wishes = _wishes(flows, centres, area < 0, threshold)
    near = (area < 0) & (wishes.centre_rate >= threshold)
    direct = near & (wishes.suburb < 0)
    area[direct], order[direct] = wishes.centre[direct], 1
    waiting = near & (wishes.suburb >= 0)
    _settle(area, order, wishes)
    while (stalled := np.flatnonzero(waiting & (area < 0))).size:
        rate = wishes.centre_rate[stalled]
        highest = stalled[rate == rate.max()]
        area[highest], order[highest] = wishes.centre[highest], 1
        _settle(area, order, wishes)
    return UrbanEmploymentAreas(area, order)


def _settle(area: Ints, order: Ints, wishes: _Wishes) -> None:
    """Those whose suburb has an area join it, then those whose suburb they are; changes area and order."""
    open_ = np.flatnonzero((area < 0) & (wishes.suburb >= 0))
    while open_.size:
        settled = area[wishes.suburb[open_]] >= 0
        if not settled.any():
            return
        joining, to = open_[settled], wishes.suburb[open_[settled]]
        area[joining], order[joining] = area[to], order[to] + 1
        open_ = open_[~settled]


def _wishes(flows: Flows, centres: Groups, free: Bools, threshold: float) -> _Wishes:
    shares = np.nan_to_num(flows.shares_to(centres))
    centre = shares.argmax(axis=0)
    centre_rate = shares[centre, np.arange(flows.places)]
    suburb, rate = _best_suburb(flows, free, threshold)
    return _Wishes(centre, centre_rate, np.where(rate > centre_rate, suburb, -1))


def _best_suburb(flows: Flows, free: Bools, threshold: float) -> tuple[Ints, Floats]:
    """(n,) the municipality outside the centres with the highest rate over the threshold, and the rate; −1 and 0 for none.
    A tie is none. The lower of a mutual pair is not a suburb of the other, nor of a place it sends fewer to."""
    rate = flows.persons / flows.residents[flows.origin]
    at = np.flatnonzero(
        (flows.origin != flows.destination) & free[flows.origin] & free[flows.destination] & (rate >= threshold)
    )
    start, end, high = flows.origin[at], flows.destination[at], rate[at]
    best = np.zeros(flows.places)
    np.maximum.at(best, start, high)
    is_best = high == best[start]
    alone = np.bincount(start[is_best], minlength=flows.places) == 1
    wished = is_best & alone[start] & (high > threshold) & (high >= _rate_back(start, end, high, flows.places))
    suburb, rate_to = np.full(flows.places, -1, np.int64), np.zeros(flows.places)
    suburb[start[wished]], rate_to[start[wished]] = end[wished], high[wished]
    return suburb, rate_to


def _rate_back(start: Ints, end: Ints, rate: Floats, places: int) -> Floats:
    """Of each pair i → j the rate of j → i; 0 where that is not among them."""
    if not len(rate):
        return rate
    pair, back = start * places + end, end * places + start
    order = np.argsort(pair)
    at = order[np.searchsorted(pair, back, sorter=order).clip(max=len(pair) - 1)]
    return np.where(pair[at] == back, rate[at], 0.0)
