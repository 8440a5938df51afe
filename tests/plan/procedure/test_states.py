"""Where everyone stands on a day of the story."""

from datetime import date

import pytest

from toshiken.plan.folder import PlanFolder
from toshiken.plan.procedure.states import State, standings


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2021, 11, 29), []),
        (date(2021, 12, 1), ["記載"] * 5),
        (date(2022, 3, 1), ["協議中", "協議中", "協議中", "協議中", "記載"]),
        (date(2022, 3, 20), ["議決済", "議決済", "議決済", "否決", "記載"]),
        (date(2022, 4, 1), ["締結", "締結", "締結", "否決", "記載"]),
        (date(2024, 2, 21), ["締結", "締結", "締結", "否決", "協議中"]),
        (date(2024, 4, 1), ["締結", "変更", "締結", "否決", "締結"]),
        (date(2026, 4, 1), ["締結", "変更", "締結", "否決", "離脱"]),
    ],
)
def test_one_refuses_while_the_others_go_on(good: PlanFolder, day: date, states: list[str]) -> None:
    """In 建制順: 隣架空市, 架空東市, 架空西町, 架空南町 (refused), 架空北村 (joins in 2024, leaves in 2026)."""
    assert [standing.state.value for standing in standings(good.plan, day)] == states


def test_what_comes_next_and_whose_turn_it_is(good: PlanFolder) -> None:
    by_name = {s.name: s for s in standings(good.plan, date(2024, 2, 21))}
    east = by_name["架空東市"]
    assert (east.state, east.under_way) == (State.CONCLUDED, "変更の協議中")
    assert (east.next_step, east.who) == ("議会の議決", "架空中央市、架空東市")
    assert by_name["架空南町"].next_step == "否決された文案の再協議"
    assert by_name["架空西町"].next_step == ""
