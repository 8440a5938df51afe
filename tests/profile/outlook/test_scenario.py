"""Scenarios: read with positions, applied to the rates, refused where they cannot be."""

from pathlib import Path

import pytest

from tests.profile.outlook.made import base_path
from toshiken.core.errors import RecordError, RequestError
from toshiken.profile.outlook.scenario import bundled_scenarios, read_scenario, scenario_path

EVERYTHING = """\
name: すべて
births:
  - path: {2020: 1.0, 2025: 1.5}
    members: [当別町]
fewer_leaving:
  - {ages: [20, 25], share: 0.5, since: 2015}
movers:
  - {persons_per_year: 10, ages: {"30": 0.5, "0": 0.5}, men: 0.4, since: 2020, members: ["01303"]}
"""


def scenario(text: str, folder: Path) -> Path:
    path = folder / "scenario.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_measures_act_where_and_when_they_should(tmp_path: Path) -> None:
    base = base_path()
    path = scenario_path(base, read_scenario(scenario(EVERYTHING, tmp_path)))
    gained = path - base.path
    assert (gained[0] == 0).all()
    assert gained[1, :, 6, 1].tolist() == pytest.approx([0, 0]), "movers only come in the step that begins in 2020"
    assert gained[2, :, 6, 1] - gained[1, :, 5, 1] * 0.9 == pytest.approx([0.4 * 25, 0.6 * 25])
    children = path[2, :, 0, 1].sum()
    women = path[2, 1, 3:10, 1].sum()
    assert (children - 25) / women == pytest.approx(0.2 * 1.5), "half of the 50 movers are 0–4"
    assert path[2, :, 0, 0].sum() / path[2, 1, 3:10, 0].sum() == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ages: [20, 25]", "ages: [20, 23]", ["6行目", "「23」", "5歳階級の始まり"]),
        ("ages: [20, 25]", "ages: [0]", ["まだ生まれていません"]),
        ("share: 0.5", "share: 1.5", ["6行目", "1.5", "1.0 以下"]),
        ('"0": 0.5', '"0": 0.4', ["合計が 0.9"]),
        ('"0": 0.5', '"95": 0.5', ["「95」"]),
        ("2025: 1.5", "2025: 0", ["3行目", "より大きく"]),
        ("2025: 1.5", "2025: .nan", ["3行目", "「nan」", "有限の数"]),
        ("2025: 1.5", "2025: .inf", ["3行目", "「inf」"]),
        ("2025: 1.5", "2025: 1e300", ["3行目", "10.0 以下"]),
        ("persons_per_year: 10", "persons_per_year: .nan", ["8行目", "「nan」"]),
        ("persons_per_year: 10", "persons_per_year: -1e300", ["8行目", "小さすぎます"]),
        ("persons_per_year: 10", "persons_per_year: 1000001", ["8行目", "大きすぎます"]),
        ("share: 0.5", "share: .nan", ["6行目", "「nan」"]),
        ("men: 0.4", "men: .nan", ["8行目", "「nan」"]),
        ("name: すべて", "nane: すべて", ["「name」がありません"]),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, words: list[str], tmp_path: Path) -> None:
    assert old in EVERYTHING
    with pytest.raises(RecordError) as fault:
        read_scenario(scenario(EVERYTHING.replace(old, new), tmp_path))
    assert [word for word in (*words, "scenario.yml") if word not in str(fault.value)] == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[当別町]", "[函館市]", ["函館市", "構成市町村にありません", "札幌市、当別町"]),
        (
            "  - {ages: [20, 25], share: 0.5, since: 2015}",
            "  - {ages: [20, 25], share: 0.5, since: 2015}\n  - {ages: [25], share: 0.2, since: 2020, members: ['01303']}",
            ["当別町の25歳からの階級が2度", "まとめて"],
        ),
        ("since: 2020", "since: 2021", ["2021年からは始められません", "2015、2020"]),
        ("{2020: 1.0, 2025: 1.5}", "{2015: 1.0}", ["基準年（2015年）より後"]),
        (
            "persons_per_year: 10",
            "persons_per_year: -20",
            ["2025年の当別町の男・30～34歳が▲", "負になります", "「すべて」"],
        ),
    ],
)
def test_what_does_not_fit_the_area_is_told(old: str, new: str, words: list[str], tmp_path: Path) -> None:
    found = read_scenario(scenario(EVERYTHING.replace(old, new), tmp_path))
    with pytest.raises(RequestError) as fault:
        scenario_path(base_path(), found)
    assert [word for word in words if word not in str(fault.value)] == []


def test_a_scenario_that_changes_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="どれかを書いてください"):
        read_scenario(scenario("name: なにもしない\n", tmp_path))


def test_the_package_s_examples_are_read() -> None:
    found = bundled_scenarios()
    assert [s.name for s in found] == ["子ども女性比1割増", "若者の転出超過半減", "両方"]
    assert all(s.note for s in found)
