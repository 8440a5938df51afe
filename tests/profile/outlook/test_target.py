"""Targets: to the person, with the residual; the nearest where they are out of reach."""

from pathlib import Path

import pytest

from tests.profile.outlook.made import base_path
from toshiken.core.errors import RequestError
from toshiken.core.records import load_record
from toshiken.models.projection.cohort import project
from toshiken.profile.outlook import target
from toshiken.profile.outlook.scenario import Movers, Scenario, scenario_rates
from toshiken.profile.outlook.target import Answer, Profiles, answers, asked
from toshiken.profile.outlook.target_words import as_data, as_lines


def found(wanted: int, year: int = 2025, today: int = 2015) -> dict[str, Answer]:
    base = base_path()
    return {answer.measure: answer for answer in answers(base, asked(base, wanted, year, today))}


def test_movers_births_and_staying_reach_it_to_the_person() -> None:
    start = float(base_path().path[2].sum())
    wanted = round(start) + 500
    by_name = found(wanted)
    reached = [a for a in by_name.values() if a.reached]
    assert len(reached) >= 4
    assert [a.total for a in reached] == pytest.approx([wanted] * len(reached), abs=0.5)
    assert all(a.amount > 0 for a in reached)
    birth = by_name["子ども女性比"]
    assert birth.amount > 1
    assert abs(birth.rounded_total - wanted) < 2


def test_less_people_take_fewer_movers() -> None:
    start = float(base_path().path[2].sum())
    by_name = found(round(start) - 50)
    assert by_name["60代の転入者"].amount < 0
    assert by_name["60代の転入者"].reached


@pytest.mark.parametrize("wanted", [1, 100, 20_000, 30_000])
def test_downwards_every_measure_answers_and_what_is_said_can_be_done(wanted: int) -> None:
    base = base_path()
    question = asked(base, wanted, 2025, 2015)
    for answer in answers(base, question):
        path = project(base.path[0], scenario_rates(base, _movers(answer)) if _is_movers(answer) else base.rates)
        assert (path >= 0).all(), answer
        assert answer.reached or question.residual(answer) > 0
    assert "▲0人" not in as_lines(base, question, answers(base, question))


def _is_movers(answer: Answer) -> bool:
    return answer.unit == "persons_per_year"


def _movers(answer: Answer) -> Scenario:
    profiles = {p.name: p for p in load_record(Path(target.__file__).with_name("movers.yml"), Profiles).profiles}
    ages = profiles[answer.measure].ages
    return Scenario(name="試し", movers=(Movers(persons_per_year=answer.rounded, ages=ages, since=2015),))


def test_what_is_there_already_takes_nothing() -> None:
    by_name = found(round(float(base_path().path[2].sum())))
    amounts = [a.rounded for a in by_name.values() if a.unit == "persons_per_year"]
    assert [str(amount) for amount in amounts] == ["0.0"] * 3


@pytest.mark.parametrize("wanted", [0, -5])
def test_nobody_is_no_target(wanted: int) -> None:
    with pytest.raises(RequestError, match="--population"):
        asked(base_path(), wanted, 2025, 2015)


def test_out_of_reach_says_the_nearest() -> None:
    base = base_path()
    question = asked(base, 1_000_000, 2025, 2015)
    by_name = {a.measure: a for a in answers(base, question)}
    assert by_name["20～24歳の転入者"].reached, "enough movers reach any number"
    for name in ("子ども女性比", "転出超過の縮小"):
        assert not by_name[name].reached
        assert question.residual(by_name[name]) < 0
    lines = as_lines(base, question, tuple(by_name.values()))
    assert lines.count("届かない（最も近い値）") == 2
    assert {m["measure"] for m in as_data(base, question, tuple(by_name.values()))["measures"] if not m["reached"]} == {
        "子ども女性比",
        "転出超過の縮小",
    }


def test_measures_begin_with_the_step_of_today() -> None:
    base = base_path()
    assert asked(base, 1, 2025, 2022).since == 2020
    assert asked(base, 1, 2025, 2010).since == 2015
    assert asked(base, 1, 2020, 2022).since == 2015


def test_births_before_the_measure_begins_are_those_projected() -> None:
    """From 2020 on: the children of 2020 are the projection's, and with them its women of fifteen years on."""
    base = base_path()
    question = asked(base, round(float(base.path[2].sum())) + 100, 2025, 2020)
    birth = next(a for a in answers(base, question) if a.measure == "子ども女性比")
    ratio = base.path[2, :, 0].sum() + 100
    assert birth.reached
    assert birth.amount == pytest.approx(ratio / base.path[2, :, 0].sum(), abs=1e-3), (
        "all of the hundred are born in the step"
    )


def test_a_year_without_projection_names_those_there_are() -> None:
    with pytest.raises(RequestError, match="2033年の推計はありません。推計のある年：2020年、2025年"):
        asked(base_path(), 1, 2033, 2020)


def test_the_words_say_what_it_is_not() -> None:
    base = base_path()
    question = asked(base, 40_000, 2025, 2015)
    lines = as_lines(base, question, answers(base, question))
    assert "目標ではない" in lines
    assert lines.splitlines()[-1].startswith("出典：")
    data = as_data(base, question, ())
    assert data["audience"] == "internal"
    assert data["sources"] == [origin.traced for origin in base.origins]
