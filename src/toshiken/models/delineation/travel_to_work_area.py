"""Travel-to-work areas (TTWA) of the United Kingdom's Office for National Statistics.

Source: Coombes & Bond, "Travel-to-Work Areas: the 2007 review", ONS and CURDS (2008).

    every place begins as an area by itself
    the area that is furthest from meeting the rule is dissolved, and each of its places joins the area it is most strongly tied to
    that goes on until every area meets the rule
Notation: T_ij persons living in i who work in j, R_i workers living in i, W_j those working in j.
    self-containment    the smaller of T_aa ÷ R_a and T_aa ÷ W_a
    size                R_a, the workers living in the area
    tie of i and area A T_iA² ÷ (R_i W_A) + T_Ai² ÷ (R_A W_i)
The report draws the line between what passes and what does not (3,500 workers need 75 %, 25,000 need 66.7 %) and prints no
formula for "furthest". Choices of ours: the line is straight; the score is min(1, self-containment ÷ what the size needs) ×
min(1, size ÷ 3,500), which is 1 exactly where the rule is met; of equal scores the smaller area goes first. Places of a
dissolved area look for their ties at the same time, those without any look again once the others have joined; one that still
has none stays outside.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from toshiken.models.delineation.flows import Floats, Flows, Ints, summed


@dataclass(frozen=True)
class SelfContainmentRule:
    """What an area must meet: up to `full_size` workers more self-containment the fewer they are; under `minimum_size` never."""

    minimum_self_containment: float = 0.667
    full_self_containment: float = 0.75
    minimum_size: float = 3_500
    full_size: float = 25_000

    def needed(self, size: Floats) -> Floats:
        """The self-containment an area of that size must have."""
        return np.interp(
            size, (self.minimum_size, self.full_size), (self.full_self_containment, self.minimum_self_containment)
        )

    def score(self, size: Floats, self_containment: Floats) -> Floats:
        """1 where the rule is met, less the further it is from that."""
        return np.minimum(1, self_containment / self.needed(size)) * np.minimum(1, size / self.minimum_size)


class TravelToWorkAreas(NamedTuple):
    """area: (n,) 0 … k − 1 in order of each area's first place, −1 for none. size, self_containment: (k,)."""

    area: Ints
    size: Floats
    self_containment: Floats


def travel_to_work_areas(flows: Flows, rule: SelfContainmentRule | None = None) -> TravelToWorkAreas:
    """The areas of all places. rule: that of the Office for National Statistics where left out."""
    partition = _Partition(flows)
    rule = rule or SelfContainmentRule()
    while (worst := partition.worst(rule)) is not None:
        partition.dissolve(worst)
    return partition.areas()


class _Partition:
    """Places in areas, each area called by the place it began with: the sums that change as places move.

    residents, jobs, inside: (n,) R, W and T_aa of each area. alive: (n,) whether an area of that call has places.
    """

    def __init__(self, flows: Flows) -> None:
        self.place_residents, self.place_jobs = flows.residents, flows.jobs
        self.out, self.into = _Rows(flows.origin, flows), _Rows(flows.destination, flows)
        self.area = np.arange(flows.places)
        self.residents, self.jobs = flows.residents.copy(), flows.jobs.copy()
        own = flows.origin == flows.destination
        self.inside = summed(flows.origin[own], flows.persons[own], flows.places)
        self.own = self.inside.copy()
        self.alive = np.ones(flows.places, bool)

    def self_containment(self) -> Floats:
        """(n,) of each area; 0 of one without workers."""
        return self.inside / np.maximum(np.maximum(self.residents, self.jobs), 1e-300)

    def worst(self, rule: SelfContainmentRule) -> int | None:
        """The area that is furthest from the rule; None where all meet it."""
        score = np.where(self.alive, rule.score(self.residents, self.self_containment()), np.inf)
        lowest = score.min()
        if not lowest < 1:
            return None
        tied = np.flatnonzero(score == lowest)
        return int(tied[self.residents[tied].argmin()])

    def dissolve(self, area: int) -> None:
        """Sends each of its places to the area it is most strongly tied to, or outside."""
        places = np.flatnonzero(self.area == area)
        self.area[places] = -1
        self.alive[area] = False
        while places.size:
            targets = np.array([self._strongest_tie(int(place)) for place in places])
            for place, target in zip(places[targets >= 0], targets[targets >= 0], strict=True):
                self._join(int(place), int(target))
            if (targets < 0).all():
                return
            places = places[targets < 0]

    def _strongest_tie(self, place: int) -> int:
        """The area; −1 where no one goes to one or comes from one."""
        sent, received = self._between(place)
        near = np.flatnonzero(sent + received)
        if not near.size:
            return -1
        with np.errstate(divide="ignore", invalid="ignore"):
            there = sent[near] ** 2 / (self.place_residents[place] * self.jobs[near])
            back = received[near] ** 2 / (self.residents[near] * self.place_jobs[place])
        return int(near[(np.nan_to_num(there) + np.nan_to_num(back)).argmax()])

    def _between(self, place: int) -> tuple[Floats, Floats]:
        """(n,) persons from the place to each area, and from each area to the place."""
        found = []
        for rows, other in ((self.out, self.into), (self.into, self.out)):
            flow = rows.of(place)
            area = self.area[other.key[flow]]
            inside = area >= 0
            found.append(summed(area[inside], rows.persons[flow][inside], len(self.area)))
        return found[0], found[1]

    def _join(self, place: int, target: int) -> None:
        sent, received = self._between(place)
        self.area[place] = target
        self.residents[target] += self.place_residents[place]
        self.jobs[target] += self.place_jobs[place]
        self.inside[target] += sent[target] + received[target] + self.own[place]

    def areas(self) -> TravelToWorkAreas:
        """The areas that are left, numbered by their first place."""
        placed = np.flatnonzero(self.area >= 0)
        calls, first = np.unique(self.area[placed], return_index=True)
        calls = calls[np.argsort(first)]
        number = np.full(len(self.area) + 1, -1)
        number[calls] = np.arange(len(calls))
        return TravelToWorkAreas(number[self.area], self.residents[calls], self.self_containment()[calls])


class _Rows:
    """Flows by one of their ends: the entries of a place lie together."""

    def __init__(self, key: Ints, flows: Flows) -> None:
        self.key, self.persons = key, flows.persons
        self.order = np.argsort(key, kind="stable")
        self.starts = np.searchsorted(key[self.order], np.arange(flows.places + 1))

    def of(self, place: int) -> Ints:
        """The numbers of the flows at that end of a place."""
        return self.order[self.starts[place] : self.starts[place + 1]]
