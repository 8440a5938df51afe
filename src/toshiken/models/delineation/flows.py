"""Commuting flows as arrays: who lives where and works or studies where. Places are numbers 0 … n − 1."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from toshiken.core.errors import RequestError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Groups = Sequence[Sequence[int]]  # hubs, centres or cities: each of one place, or of several that count as one


@dataclass(frozen=True, eq=False)
class Flows:
    """Sparse flows between n places.

    origin, destination: (m,), the place lived in and the one worked or studied in. persons: (m,), over zero, each pair of
    places once. residents: (n,), the workers (and students) living in each place wherever they go, so at least its flows' sum.
    """

    origin: Ints
    destination: Ints
    persons: Floats
    residents: Floats

    @classmethod
    def of(
        cls,
        origin: ArrayLike,
        destination: ArrayLike,
        persons: ArrayLike,
        places: int,
        residents: ArrayLike | None = None,
    ) -> "Flows":
        """The flows, checked. residents: where left out, each place's sum of flows. Flows of nobody are left out.

        A RequestError says which entry is no flow: of an unknown place, negative, missing, given twice; or that nobody leaves
        the place lived in.
        """
        start, end = np.asarray(origin, np.int64), np.asarray(destination, np.int64)
        count = np.asarray(persons, np.float64)
        _require_flows(start, end, count, places)
        sums = summed(start, count, places)
        living = sums if residents is None else np.asarray(residents, np.float64)
        _require_residents(living, sums)
        some = count > 0
        return cls(start[some], end[some], count[some], living)

    @property
    def places(self) -> int:
        """How many places there are (n)."""
        return len(self.residents)

    @property
    def jobs(self) -> Floats:
        """(n,) persons who work or study in each place, of those living in one of the places."""
        return summed(self.destination, self.persons, self.places)

    def shares_to(self, groups: Groups) -> Floats:
        """(groups, n) share of each place's residents who go to any place of a group; NaN where nobody lives."""
        group = group_of(groups, self.places)[self.destination]
        to_group = np.flatnonzero(group >= 0)
        pair = group[to_group] * self.places + self.origin[to_group]
        sums = summed(pair, self.persons[to_group], len(groups) * self.places)
        with np.errstate(invalid="ignore"):
            return sums.reshape(len(groups), self.places) / self.residents


def summed(key: Ints, persons: Floats, keys: int) -> Floats:
    """(keys,) the sum of the persons of each key 0 … keys − 1."""
    return np.bincount(key, weights=persons, minlength=keys).astype(np.float64, copy=False)


def group_of(groups: Groups, places: int) -> Ints:
    """(places,) the number of the group each place is in, −1 for none; a RequestError where one is in two, or unknown."""
    if not groups or not all(groups):
        raise RequestError("中心とする場所が1つもありません。中心都市を指定してください。")
    found = np.full(places, -1, np.int64)
    for number, members in enumerate(groups):
        for place in members:
            if not 0 <= place < places:
                raise RequestError(f"場所の番号{place}は表にありません（0～{places - 1}）。番号を確かめてください。")
            if found[place] >= 0:
                raise RequestError(
                    f"場所の番号{place}が中心として2回書かれています。1回にしてください。同じ市を組にはできません。"
                )
            found[place] = number
    return found


def _require_flows(origin: Ints, destination: Ints, persons: Floats, places: int) -> None:
    if not len(origin) == len(destination) == len(persons):
        raise RequestError("起点、行き先、人数の数が違います。同じ長さの3つの列を渡してください。")
    if not len(origin):
        raise RequestError("流動が1件もありません。通勤・通学の表か確かめてください。")
    for what, place in (("起点", origin), ("行き先", destination)):
        _refuse(~((place >= 0) & (place < places)), f"{what}の番号が場所の数（{places}）の外です")
    _refuse(~np.isfinite(persons), "人数がありません。欠測は0ではありません")
    _refuse(persons < 0, "人数が負です")
    pair = origin * places + destination
    first = np.zeros(len(pair), bool)
    first[np.unique(pair, return_index=True)[1]] = True
    _refuse(~first, "同じ起点と行き先の組が2回あります")
    if not (persons[origin != destination] > 0).any():
        raise RequestError("自分の市町村で働き、学ぶ人の流動しかありません。市町村の間の流動を含む表を使ってください。")


def _require_residents(residents: Floats, sums: Floats) -> None:
    if len(residents) != len(sums):
        raise RequestError("常住する就業者・通学者の数が、場所の数と違います。場所ごとに1つ渡してください。")
    _refuse(~(residents >= sums), "常住する就業者・通学者が、流動の合計より少ないか、ありません", "番の場所")


def _refuse(wrong: Bools, why: str, what: str = "件目") -> None:
    at = np.flatnonzero(wrong)
    if len(at):
        raise RequestError(f"{at[0]}{what}（0から数えて）：{why}（ほかに{len(at) - 1}件）。表を直してください。")
