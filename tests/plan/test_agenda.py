"""The year: national defaults, moved days, elections, figures that fall due; stable keys."""

from datetime import date

from toshiken.geography.municipalities import resolve
from toshiken.plan.calendar.agenda import agenda
from toshiken.plan.calendar.days import day_in
from toshiken.plan.calendar.national import national_items
from toshiken.plan.folder import PlanFolder
from toshiken.plan.new import new_area, skeleton

DAY = date(2026, 11, 25)


def test_every_town_may_move_its_days(good: PlanFolder) -> None:
    entries = {entry.key: entry for entry in agenda(good.plan, 2026, DAY)}
    assert (entries["results-2026"].first, entries["results-2026"].last) == (date(2026, 4, 1), date(2026, 6, 30))
    assert entries["results-2026"].who == "構成市町村（架空西町は別の日）"
    moved = entries["results-99301-2026"]
    assert (moved.first, moved.last, moved.who) == (date(2026, 5, 1), date(2026, 7, 15), "架空西町")
    assert (entries["shares-2026"].last, entries["bills-2026"].first) == (date(2026, 9, 30), date(2027, 2, 1))


def test_elections_figures_and_the_end_of_the_vision_stand_in_their_year(good: PlanFolder) -> None:
    this, next_ = ({entry.key for entry in agenda(good.plan, year, DAY)} for year in (2026, 2027))
    assert {"east_council_2026", "first-end", "deals-FY2025"} <= this
    assert {"hub_head_2027", "deals-FY2026"} <= next_
    assert "hub_head_2027" not in this


def test_a_vision_that_is_not_decided_is_made_and_not_changed(good: PlanFolder) -> None:
    names = [
        next(e.name for e in agenda(good.plan, year, DAY) if e.key == f"vision_revision-{year}")
        for year in (2021, 2022)
    ]
    assert names == ["ビジョンの策定", "ビジョンの変更"]


def test_a_step_that_waits_stands_once_for_everyone_whose_turn_it_is() -> None:
    plan = skeleton(new_area(resolve("架空中央市"), (resolve("架空西町"),), "2026-11-25"))
    found = [e for e in agenda(plan, 2026, DAY) if e.kind == "step"]
    assert [(e.name, e.who, e.first, e.last) for e in found] == [("連携中枢都市宣言", "架空中央市", DAY, DAY)]


def test_the_defaults_say_that_they_are_not_law() -> None:
    assert {item.verified for item in national_items()} == {False}
    assert [item.id for item in national_items()][:2] == ["handover", "results"]


def test_a_day_of_the_fiscal_year() -> None:
    assert day_in(2025, "02-15") == date(2026, 2, 15)
    assert day_in(2025, "02-30") is None
