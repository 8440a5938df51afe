"""What counts as flows, and what is refused."""

import numpy as np
import pytest

from tests.models.delineation.hand_made import flows
from toshiken.core.errors import RequestError
from toshiken.models.delineation.flows import Flows, group_of


def test_residents_are_the_sum_of_flows_where_none_are_given() -> None:
    found = flows({(0, 0): 70, (0, 1): 30, (1, 1): 50})
    assert found.residents.tolist() == [100, 50]
    assert found.jobs.tolist() == [70, 80]


def test_residents_may_be_more_than_the_flows_because_some_go_elsewhere() -> None:
    assert flows({(0, 0): 70, (0, 1): 30, (1, 1): 50}, residents=[120, 50]).shares_to([(1,)])[0].tolist() == [0.25, 1.0]


def test_flows_of_nobody_are_left_out() -> None:
    found = flows({(0, 1): 3, (1, 0): 0})
    assert (found.origin.tolist(), found.destination.tolist()) == ([0], [1])


def test_share_of_a_place_without_residents_is_unknown() -> None:
    assert np.isnan(flows({(0, 1): 3}).shares_to([(0,)])[0, 1])


@pytest.mark.parametrize(
    ("origin", "destination", "persons", "words"),
    [
        ([0, 1], [1, 0], [5, -1], ["1件目", "負"]),
        ([0, 1], [1, 0], [5, float("nan")], ["1件目", "欠測は0ではありません"]),
        ([0, 0], [1, 1], [5, 6], ["1件目", "2回"]),
        ([0, 1], [0, 1], [5, 6], ["自分の市町村", "市町村の間の流動"]),
        ([0, 1], [1, 2], [5, 6], ["1件目", "行き先の番号", "2"]),
        ([-1, 1], [1, 0], [5, 6], ["0件目", "起点の番号"]),
        ([], [], [], ["1件もありません"]),
        ([0], [1, 0], [5], ["同じ長さ"]),
    ],
)
def test_what_is_no_flow_is_refused(
    origin: list[int], destination: list[int], persons: list[float], words: list[str]
) -> None:
    with pytest.raises(RequestError) as fault:
        Flows.of(origin, destination, persons, 2)
    assert all(word in str(fault.value) for word in words), str(fault.value)


@pytest.mark.parametrize(
    ("residents", "word"), [([2, 9], "少ない"), ([float("nan"), 9], "ありません"), ([9], "場所の数")]
)
def test_residents_below_their_flows_are_refused(residents: list[float], word: str) -> None:
    with pytest.raises(RequestError, match=word):
        Flows.of([0, 1], [1, 0], [3, 4], 2, residents)


@pytest.mark.parametrize(
    ("groups", "word"),
    [([(0, 0)], "2回"), ([(0,), (0,)], "2回"), ([(7,)], "7"), ([], "1つもありません"), ([()], "1つもありません")],
)
def test_a_hub_that_is_its_own_partner_an_unknown_one_or_none_is_refused(
    groups: list[tuple[int, ...]], word: str
) -> None:
    with pytest.raises(RequestError, match=word):
        group_of(groups, 3)
