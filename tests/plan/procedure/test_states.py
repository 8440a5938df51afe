"""Where everyone stands on a day of the story."""

from datetime import date

import pytest

from toshiken.geography.municipalities import resolve
from toshiken.plan.as_of import plan_as_of
from toshiken.plan.calendar.agenda import agenda
from toshiken.plan.folder import PlanFolder
from toshiken.plan.new import new_area, skeleton
from toshiken.plan.procedure.states import State, standing, standings
from toshiken.plan.procedure.words import as_data, as_lines, coming
from toshiken.plan.records.desk import MovedDay


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
    hub, *others = standings(good.plan, day)
    assert hub.state is (State.DECLARED if day >= date(2021, 11, 30) else State.UNDECLARED)
    assert [standing.state.value for standing in others] == states


def test_what_comes_next_and_whose_turn_it_is(good: PlanFolder) -> None:
    by_name = {s.name: s for s in standings(good.plan, date(2024, 2, 21))}
    east = by_name["架空東市"]
    assert (east.state, east.under_way) == (State.CONCLUDED, "変更の協議中")
    assert (east.next_step, east.who) == ("議会の議決", "架空中央市、架空東市")
    assert by_name["架空南町"].next_step == "否決された文案の再協議"
    assert by_name["架空西町"].next_step == ""
    assert by_name["架空南町"].who == "架空中央市、架空南町"


def test_before_the_declaration_the_hub_has_to_make_it() -> None:
    """Agreements whose talks have no day are no talks before the declaration."""
    plan = skeleton(new_area(resolve("架空中央市"), (resolve("架空西町"),), "2026-11-25"))
    found = standings(plan, date(2026, 12, 1))
    assert [(s.name, s.state.value, s.next_step, s.who) for s in found] == [
        ("架空中央市", "宣言前", "連携中枢都市宣言", "架空中央市"),
        ("架空西町", "未記載", "連携中枢都市宣言", "架空中央市"),
    ]


def test_by_when_is_the_end_of_the_towns_own_window(good: PlanFolder) -> None:
    day = date(2024, 2, 21)
    moved = MovedDay(id="east_bills", item="bills", member="99202", first="02-01", last="03-10")
    plan = good.plan.model_copy(update={"moved_days": (*good.plan.moved_days, moved)})
    north, east = (next(s for s in standings(p, day) if s.code == c) for p, c in ((plan, "99303"), (plan, "99202")))
    assert (north.next_step, north.due, east.due) == ("議会の議決", date(2024, 3, 31), date(2024, 3, 10))
    entries = {e.key: e for e in agenda(plan, 2023, day) if e.kind == "step"}
    assert (entries["step-99202-99201-議会の議決"].last, entries["step-99202-99202-議会の議決"].last) == (
        date(2024, 3, 31), date(2024, 3, 10),
    )  # fmt: skip
    assert [row["due"] for row in as_data(plan, day)["municipalities"] if row["code"] == "99202"] == ["2024-03-10"]
    assert "2024-03-10" in as_lines(plan, day)


def test_an_earlier_day_shows_nothing_that_came_later(good: PlanFolder) -> None:
    said = as_lines(plan_as_of(good.plan, date(2021, 7, 1)), date(2021, 7, 1))
    assert "宣言　架空中央市　未定" in said
    assert "令和4年" not in said


def test_a_refusal_stands_before_what_comes_every_year(good: PlanFolder) -> None:
    """However much the year holds."""
    first = coming(good.plan, date(2026, 6, 1))[:2]
    assert [(e.name, e.who) for e in first] == [
        ("架空南町：否決された文案の再協議", "架空中央市"),
        ("否決された文案の再協議", "架空南町"),
    ]


def test_a_bill_that_was_withdrawn_is_not_called_refused(good: PlanFolder) -> None:
    agreement = good.plan.agreements_with("99302")[0]
    (last,) = agreement.proceedings
    assert last.partner_side.vote
    vote = last.partner_side.vote.model_copy(update={"result": "withdrawn"})
    side = last.partner_side.model_copy(update={"vote": vote})
    withdrawn = agreement.model_copy(update={"proceedings": (last.model_copy(update={"partner_side": side}),)})
    others = tuple(a for a in good.plan.agreements if a is not agreement)
    plan = good.plan.model_copy(update={"agreements": (*others, withdrawn)})
    found = standing("99302", plan, date(2026, 6, 1))
    assert (found.state, found.next_step) == (State.NEGOTIATING, "撤回された議案の再協議")
