"""The plan as records: what the example holds, what a day shows, what a fault says."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.example.figures import load_origins
from toshiken.plan.records import Plan, read_plan

EXAMPLE = Path(__file__).parents[2] / "src" / "toshiken" / "example"
DECK, TODAY = date(2018, 7, 23), date(2026, 4, 1)


@pytest.fixture(scope="module")
def origins() -> dict[str, Origin]:
    return load_origins(EXAMPLE)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(EXAMPLE / "plan", load_origins(EXAMPLE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("joint_projects", "challenges", "hopes", "project_ideas", "schedule"):
        (tmp_path / f"{name}.yml").write_text("[]\n", encoding="utf-8")
    return tmp_path


def test_the_example_holds_the_decks_pages(plan: Plan) -> None:
    assert [len(k) for k in (plan.joint_projects, plan.challenges, plan.hopes, plan.project_ideas)] == [10, 7, 7, 6]
    assert {p.organiser for p in plan.joint_projects} == {"札幌市各部局", "札幌広域圏組合"}
    assert len({idea.direction for idea in plan.project_ideas}) == 2


def test_a_planned_step_gives_way_to_the_done_one(plan: Plan, origins: Mapping[str, Origin]) -> None:
    then = {s.step: s for s in plan.as_of(DECK, origins).schedule}
    now = {s.step: s for s in plan.as_of(TODAY, origins).schedule}
    assert (then["declaration"].status, then["declaration"].start) == ("planned", "")
    assert (now["declaration"].status, now["declaration"].start) == ("done", "2018-11-28")
    assert "second_vision" not in then
    assert [s.order for s in plan.as_of(TODAY, origins).schedule] == sorted(s.order for s in now.values())


def test_an_unknown_origin_is_told_with_file_and_line(folder: Path) -> None:
    path = folder / "hopes.yml"
    path.write_text("- {text: 観光, origin: a}\n- text: 防災\n  origin: hearsay\n", encoding="utf-8")
    with pytest.raises(RecordError, match="出典「hearsay」が出典の一覧にありません") as fault:
        read_plan(folder, {"a"})
    assert (fault.value.file, fault.value.line) == (path, 3)


@pytest.mark.parametrize(
    ("file", "content", "where"),
    [
        ("hopes", "- {text: 観光, origin: a}\n- {txt: 観光, origin: a}\n", "hopes.yml（2行目）"),
        ("hopes", "- {text: 観光}\n", "hopes.yml（1行目）"),
        (
            "hopes",
            "- {text: 観光, origin: a}\n- text: 観光\n  municipalities: ['99999']\n  origin: a\n",
            "hopes.yml（3行目）",
        ),
        (
            "schedule",
            "- order: 1\n  step: a\n  name: 宣言\n  actor: 市\n  start: 来年\n  status: done\n  origin: a\n",
            "schedule.yml（5行目）",
        ),
        (
            "schedule",
            "- {order: 1, step: a, name: 宣言, actor: 市, end: '2018', status: done, origin: a}\n",
            "schedule.yml（1行目）",
        ),
        (
            "schedule",
            "- {order: 1, step: a, name: 宣言, actor: 市, start: '2019', end: '2018', status: done, origin: a}\n",
            "schedule.yml（1行目）",
        ),
        ("schedule", "- {order: 1, step: a, name: 宣言, actor: 市, status: 済, origin: a}\n", "schedule.yml（1行目）"),
        ("project_ideas", "direction: 方向\n", "project_ideas.yml"),
        ("challenges", "- text: [\n", "challenges.yml（"),
    ],
)
def test_a_fault_names_file_and_line(folder: Path, file: str, content: str, where: str) -> None:
    (folder / f"{file}.yml").write_text(content, encoding="utf-8")
    with pytest.raises(RecordError) as fault:
        read_plan(folder, {"a"})
    assert where in str(fault.value)


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "hopes.yml").unlink()
    with pytest.raises(RecordError, match=r"hopes\.yml"):
        read_plan(folder, {"a"})
