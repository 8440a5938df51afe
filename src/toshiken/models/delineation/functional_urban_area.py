"""Functional urban area (FUA) of the European Union and the OECD.

Source: Dijkstra, Poelman & Veneri, "The EU-OECD definition of a functional urban area", OECD Regional Development Working
Papers 2019/11 (2019), steps after the cities are known:
    1. cities of which one sends 15 % of its employed residents to another are one destination
    2. a local unit with 15 % or more of its employed residents working in a city is in its commuting zone; with more than one,
       in the zone of the highest share
    3. a local unit that one functional urban area surrounds is included; one that does not touch the rest is dropped
The paper finds cities on a population grid; here they are given. Choices of ours, where the paper is silent: cities are joined
in one round, along any chain; a unit is surrounded where all its neighbours are of one area; units surrounded are included
before those apart are dropped, and once more after.
"""

from typing import NamedTuple

import numpy as np

from toshiken.core.errors import RequestError
from toshiken.models.delineation.flows import Bools, Floats, Flows, Groups, Ints, group_of, summed


class FunctionalUrbanAreas(NamedTuple):
    """area: (n,) the number of the area a place belongs to (that of its first city in the list given), −1 for none."""

    area: Ints


def functional_urban_areas(
    flows: Flows,
    cities: Groups,
    threshold: float = 0.15,
    city_threshold: float = 0.15,
    adjacency: Ints | None = None,
) -> FunctionalUrbanAreas:
    """The areas of the given cities (each of one local unit or several).

    threshold: the share of step 2. city_threshold: that of step 1. adjacency: (k, 2) pairs of places that share a border, each
    pair once or twice; without it step 3 is left out.
    """
    city = group_of(cities, flows.places)
    joined = _joined_cities(flows, cities, city, city_threshold)
    area = np.where(city >= 0, joined[city], -1)
    numbers = np.unique(joined)
    shares = np.nan_to_num(flows.shares_to([np.flatnonzero(area == number).tolist() for number in numbers]))
    best = shares.argmax(axis=0)
    in_zone = (city < 0) & (shares[best, np.arange(flows.places)] >= threshold)
    area[in_zone] = numbers[best[in_zone]]
    if adjacency is not None:
        borders = _both_ways(adjacency, flows.places)
        _include_surrounded(area, borders)
        _drop_apart(area, city >= 0, borders)
        _include_surrounded(area, borders)
    return FunctionalUrbanAreas(area)


def _joined_cities(flows: Flows, cities: Groups, city: Ints, threshold: float) -> Ints:
    """(cities,) the lowest number among the cities a city is one destination with."""
    living = np.flatnonzero(city >= 0)
    residents = summed(city[living], flows.residents[living], len(cities))
    start, end = city[flows.origin], city[flows.destination]
    between = np.flatnonzero((start >= 0) & (end >= 0) & (start != end))
    sums = summed(start[between] * len(cities) + end[between], flows.persons[between], len(cities) ** 2)
    with np.errstate(invalid="ignore"):
        shares: Floats = sums.reshape(len(cities), -1) / residents[:, None]
    ties = np.argwhere(shares >= threshold)
    return _lowest_linked(np.arange(len(cities)), np.concatenate([ties, ties[:, ::-1]]))


def _lowest_linked(label: Ints, links: Ints) -> Ints:
    """Each label is replaced by the lowest that a chain of links (both ways) leads to."""
    while True:
        lower = label.copy()
        np.minimum.at(lower, links[:, 0], label[links[:, 1]])
        if (lower == label).all():
            return label
        label = lower


def _both_ways(adjacency: Ints, places: int) -> Ints:
    pairs = np.asarray(adjacency, np.int64).reshape(-1, 2)
    if pairs.size and not (pairs.min() >= 0 and pairs.max() < places):
        raise RequestError(f"隣り合う場所の番号が場所の数（{places}）の外です。番号を確かめてください。")
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    one, other = pairs[:, 0], pairs[:, 1]
    both = np.unique(np.concatenate([one * places + other, other * places + one]))
    return np.stack(np.divmod(both, places), axis=1)


def _include_surrounded(area: Ints, borders: Ints) -> None:
    """A place outside whose neighbours are all of one area joins it; changes `area`."""
    beside = area[borders[:, 1]]
    lowest, highest = np.full(len(area), len(area)), np.full(len(area), -2)
    np.minimum.at(lowest, borders[:, 0], beside)
    np.maximum.at(highest, borders[:, 0], beside)
    inside = (area < 0) & (lowest == highest) & (highest >= 0)
    area[inside] = highest[inside]


def _drop_apart(area: Ints, is_city: Bools, borders: Ints) -> None:
    """A place that no chain of neighbours of its area links to one of the area's cities leaves it; changes `area`."""
    same = borders[area[borders[:, 0]] == area[borders[:, 1]]]
    linked, before = is_city.copy(), -1
    while before != (before := int(linked.sum())):
        linked[same[linked[same[:, 0]], 1]] = True
    area[~linked] = -1
