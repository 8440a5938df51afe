"""The outlook in the deck, and its three commands as a planner runs them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.conftest import NOW, Made
from tests.end_to_end.test_cli import run
from tests.in_process import Ask
from toshiken.outputs.page import Audience

PAGES = (
    "outlook_band",
    "outlook_members",
    "outlook_pyramid",
    "outlook_backtest",
    "outlook_migration",
    "outlook_migration_members",
    "outlook_scenarios",
)
SCENARIO = """\
name: 当別町に毎年50人
movers:
  - {persons_per_year: 50, ages: {"0": 0.2, "30": 0.8}, since: 2025, members: [当別町]}
"""
OWN = """\
municipality: 石狩市
title: 石狩市人口ビジョン
published: "2020-03"
persons: {2040: 50000, 2060: 45000}
"""


def test_today_s_deck_has_the_outlook(now: Made) -> None:
    ids = [page.id for page in now.document.for_audience()]
    assert [page for page in ids if page.startswith("outlook")] == list(PAGES)
    assert ids.index("outlook_band") == ids.index("population_4") + 1


def test_the_deck_of_2018_has_none_of_it(then: Made) -> None:
    assert [page.id for page in then.document.pages if page.id.startswith("outlook")] == []
    assert {origin.id for page in then.document.pages for origin in page.origins()}.isdisjoint(
        {"census_2020", "ipss2023"}
    )


def test_scenarios_stay_inside_the_offices(maker: Callable[..., Made], tmp_path: Path) -> None:
    made = maker(NOW, tmp_path, audience=Audience.PUBLIC)
    ids = [page.id for page in made.document.for_audience()]
    assert "outlook_scenarios" not in ids
    assert set(PAGES) - {"outlook_scenarios"} <= set(ids)
    assert "子ども女性比1割増" not in (tmp_path / "sapporo.html").read_text(encoding="utf-8")


def test_small_members_have_neither_rank_nor_colour(now: Made) -> None:
    page = next(p for p in now.document.pages if p.id == "outlook_members")
    rows = page.body[0].rows  # type: ignore[union-attr]
    assert [row.cells[0] for row in rows[:-1]] == [member.name for member in now.brief.profile.members]
    assert all(not row.shades and not row.strong for row in rows)


def test_every_member_s_net_migration_adds_up_to_the_area_s(now: Made) -> None:
    page = next(p for p in now.document.pages if p.id == "outlook_migration_members")
    *members, area = page.body[0].rows  # type: ignore[union-attr]
    assert [row.cells[0] for row in members] == [member.name for member in now.brief.profile.members]
    for column in range(1, len(area.cells)):
        exact = [row.cells[column].quantity.known for row in (*members, area)]
        assert float(sum(exact[:-1])) == pytest.approx(float(exact[-1]), abs=1e-3)
    for row in (*members, area):
        *groups, whole = (float(cell.quantity.known) for cell in row.cells[1:])
        assert sum(groups) == pytest.approx(whole, abs=1e-3)
    assert area.cells[4].text == "▲11,552", "25–29"


def test_outlook_in_words_and_as_data(tmp_path: Path, ask: Ask) -> None:
    said = ask("outlook", "札幌市", "--as-of", "2026-11-01")
    assert said.returncode == 0, said.stderr
    assert said.stderr == ""
    for text in ("令和5年推計", "2,195,087", "2,249,793", "2,604,945", "80%の幅（仮定）", "比例則", "出典："):
        assert text in said.stdout, text
    done = ask("outlook", "札幌市", "--as-of", "2026-11-01", "--draws", "200", "--json")
    found = json.loads(done.stdout)
    assert [round(one["persons"]) for one in found["total"]][-1] == 2195087
    assert found["draws"] == 200
    low, high = found["total"][-1]["band_80"]
    assert low < 2195087 < high
    assert len(found["members"]) == 12


def test_a_census_since_the_edition_is_told(tmp_path: Path, ask: Ask) -> None:
    said = ask("outlook", "札幌市", "--as-of", "2022-01-01")
    assert said.returncode == 0, said.stderr
    for text in ("2020年の国勢調査（2,604,945人）を反映していない", "ハミルトン・ペリー法）：2025年 2,581,362"):
        assert text in said.stdout, text


def test_the_same_words_again(tmp_path: Path) -> None:
    arguments = ("outlook", "札幌市", "--as-of", "2026-11-01")
    one = run(*arguments, cwd=tmp_path, TZ="Asia/Tokyo", PYTHONHASHSEED="1", LC_ALL="C")
    other = run(*arguments, cwd=tmp_path, TZ="America/Lima", PYTHONHASHSEED="2", LC_ALL="C.UTF-8")
    assert one.stdout == other.stdout != ""


def test_a_scenario_and_an_own_outlook(tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "s.yml").write_text(SCENARIO, encoding="utf-8")
    (tmp_path / "own.yml").write_text(OWN, encoding="utf-8")
    done = ask("outlook", "札幌市", "--scenario", "s.yml", "--own", "own.yml", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [s["name"] for s in found["scenarios"]] == ["当別町に毎年50人"]
    gained = found["scenarios"][0]["persons"]["2050"] - found["total"][-1]["persons"]
    assert gained > 50 * 25
    assert found["own"] == [
        {"title": "石狩市人口ビジョン", "municipality": "石狩市", "persons": {"2040": 50000.0, "2060": 45000.0}}
    ]
    ishikari = next(m for m in found["members"] if m["name"] == "石狩市")
    assert ishikari["end"] == 42365, "the official figure stays"
    before = ask("outlook", "札幌市", "--own", "own.yml", "--as-of", "2019-01-01", "--json")
    assert before.returncode == 2
    assert "2019-01-01 にはまだ公表されていません" in before.stderr


def test_two_visions_of_one_town_stand_beside_the_official_figures(tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "new.yml").write_text(OWN, encoding="utf-8")
    (tmp_path / "old.yml").write_text(OWN.replace("2020-03", "2016-03").replace("50000", "51000"), encoding="utf-8")
    said = ask("outlook", "札幌市", "--own", "new.yml", "--own", "old.yml", "--as-of", "2026-11-01")
    assert said.returncode == 0, said.stderr
    lines = {line.split("  ")[0]: line.split()[-2:] for line in said.stdout.splitlines() if line.startswith("石狩市「")}
    assert list(lines.values()) == [["50,000", "45,000"], ["51,000", "45,000"]]
    assert "令和5年推計の石狩市" in said.stdout
    sources = said.stdout.splitlines()[-1].removeprefix("出典：").split("、")
    assert len(sources) == len(set(sources))
    assert len([source for source in sources if "石狩市人口ビジョン" in source]) == 2


def test_target_to_the_person(tmp_path: Path, ask: Ask) -> None:
    arguments = ("target", "札幌市", "--population", "2400000", "--year", "2045", "--as-of", "2026-11-01")
    said = ask(*arguments)
    assert said.returncode == 0, said.stderr
    assert "目標ではない" in said.stdout
    assert "届かない（最も近い値）" in said.stdout
    found = json.loads(ask(*arguments, "--json").stdout)
    assert found["without"] == pytest.approx(2290004)
    assert found["since"] == 2025
    movers = found["measures"][0]
    assert movers["reached"]
    assert movers["amount"] == 4687
    assert abs(movers["residual"]) < 1
    nearest = found["measures"][-1]
    assert not nearest["reached"]
    assert nearest["residual"] < 0


def test_backtest_of_the_area_and_of_the_nation(tmp_path: Path, ask: Ask) -> None:
    said = ask("backtest", "札幌市")
    assert said.returncode == 0, said.stderr
    for text in ("▲9,055", "34,858", "不詳の扱いで向きが変わる", "▲9,870", "▲11,552"):
        assert text in said.stdout, text
    assert len([line for line in said.stdout.splitlines() if line.startswith("新篠津村")]) == 2, "its error, its ages"
    area = json.loads(ask("backtest", "札幌市", "--json").stdout)
    members = area["net_migration_by_member"]
    assert [m["name"] for m in members] == [m["name"] for m in area["members"]]
    for index, whole in enumerate(area["net_migration"]):
        for treated in ("unknown_apportioned", "as_counted"):
            assert sum(m["ages"][index][treated] for m in members) == pytest.approx(whole[treated])
            for m in members:
                both = m["men"][index][treated] + m["women"][index][treated]
                assert m["ages"][index][treated] == pytest.approx(both)
    nation = json.loads(ask("backtest", "--json").stdout)
    assert (nation["recomputed"], nation["counted_persons"]) == (False, 126146099)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["outlook", "札幌市", "--draws", "5"], ["--draws", "100から"]),
        (["outlook", "札幌市", "--scenario", "none.yml"], ["none.yml", "ありません"]),
        (["outlook", "札幌市", "--own", "none.yml"], ["none.yml"]),
        (["target", "札幌市", "--population", "2400000", "--year", "2044"], ["2044年の推計はありません", "2045年"]),
        (["target", "札幌市", "--population", "2400000"], ["year", "指定がありません"]),
        (
            ["target", "札幌市", "--population", "abc", "--year", "2045"],
            ["「--population」に書かれた値を読めません。数は"],
        ),
        (["target", "札幌市", "--population", "0", "--year", "2045"], ["--population", "1人以上"]),
        (["backtest", "札幌市", "--as-of", "2018-07-23"], ["年齢別の国勢調査がありません"]),
        (["backtest", "--as-of", "2018-07-23"], ["まだ公表されていません"]),
        (["outlook", "熊本市"], ["熊本市、宇土市", "toshiken ingest"]),
        (["target", "none.yml", "--population", "1", "--year", "2045"], ["none.yml"]),
        (["outlook", "府中市"], ["東京都府中市", "広島県府中市"]),
    ],
)
def test_wrong_input(arguments: list[str], words: list[str], tmp_path: Path, ask: Ask) -> None:
    done = ask(*arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert [word for word in words if word not in done.stderr] == [], done.stderr


def test_the_planner_s_scenarios_as_pages(tmp_path: Path) -> None:
    (tmp_path / "s.yml").write_text(SCENARIO, encoding="utf-8")
    (tmp_path / "own.yml").write_text(OWN, encoding="utf-8")
    done = run("outlook", "札幌市", "--scenario", "s.yml", "--own", "own.yml", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    names = ["sapporo_outlook.html", "sapporo_outlook.pptx", "sapporo_outlook.xlsx", "sapporo_outlook_proof.xlsx"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    page = (tmp_path / "out" / "sapporo_outlook.html").read_text(encoding="utf-8")
    assert "当別町に毎年50人" in page
    assert "石狩市人口ビジョン" in page
    assert "子ども女性比1割増" not in page


def test_two_scenarios_of_one_name_are_refused(tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "s.yml").write_text(SCENARIO, encoding="utf-8")
    done = ask("outlook", "札幌市", *["--scenario", "s.yml"] * 2)
    assert done.returncode == 2
    assert "「当別町に毎年50人」が2つあります" in done.stderr


def test_pages_have_room_for_three_scenarios(tmp_path: Path, ask: Ask) -> None:
    names = [f"s{number}.yml" for number in range(4)]
    for name in names:
        (tmp_path / name).write_text(SCENARIO.replace("毎年50人", name), encoding="utf-8")
    done = ask("outlook", "札幌市", *(x for n in names for x in ("--scenario", n)), "--out", "out")
    assert done.returncode == 2
    assert "3つまで" in done.stderr
    early = ask("outlook", "札幌市", "--as-of", "2018-07-23", "--out", "out")
    assert early.returncode == 2
    assert "見通しの頁を作れません" in early.stderr
    assert not (tmp_path / "out").exists()
