"""The plan commands as a planner runs them: from nothing to concluded agreements and a workbook that comes back."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.in_process import Answer, Ask, asked
from tests.plan.conftest import FICTITIOUS_PLAN
from tests.plan.exchange.edited import cell_of, edited
from tests.plan.places import fictitious_places

REPOSITORY = Path(__file__).parents[2]


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """With the fictitious municipalities known."""
    path = os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)])
    return subprocess.run(
        [sys.executable, "-m", "tests.plan.run", "plan", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, env={**os.environ, "PYTHONPATH": path, **environment}, check=False,
    )  # fmt: skip


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Ask]:
    """The plan commands in this process, with the fictitious municipalities known."""

    def run(*arguments: str, cwd: Path = tmp_path) -> Answer:
        return asked(("plan", *arguments), cwd, capsys)

    with fictitious_places():
        yield run


@pytest.fixture
def done(ask: Ask) -> Callable[..., str]:
    """What a command says that succeeds in silence."""

    def run(*arguments: str, **where: Path) -> str:
        answer = ask(*arguments, **where)
        assert (answer.returncode, answer.stderr) == (0, ""), answer.stderr + answer.stdout
        return answer.stdout

    return run


def test_a_new_plan_lacks_much_and_contradicts_nothing(tmp_path: Path, done: Callable[..., str], ask: Ask) -> None:
    made = json.loads(done("new", "札幌市", "--out", "plan", "--json"))
    assert (made["area"], "plan/sapporo_plan.xlsx" in made["files"]) == ("sapporo", True)
    found = json.loads(done("check", "plan", "--json"))
    assert found["faults"] == 0
    assert found["missing"] > 40
    assert {"file", "line", "article", "remedy"} <= set(found["findings"][0])
    status = json.loads(done("status", "plan", "--json"))
    assert {m["state"] for m in status["municipalities"]} == {"宣言", "締結"}
    early = json.loads(done("status", "plan", "--as-of", "2018-07-23", "--json"))
    assert {(m["state"], m["next"], m["who"]) for m in early["municipalities"]} == {
        ("宣言前", "連携中枢都市宣言", "札幌市"), ("未記載", "連携中枢都市宣言", "札幌市"),
    }  # fmt: skip
    again = ask("new", "札幌市", "--out", "plan")
    assert again.returncode == 2
    assert "もう計画があります" in again.stderr


def test_from_nothing_to_a_concluded_agreement(tmp_path: Path, done: Callable[..., str], ask: Ask) -> None:
    done("new", "架空中央市", "--members", "架空東市", "--out", "plan")
    early = ask("step", "plan", "99202", "submit", "--on", "2026-03-02")
    assert early.returncode == 2
    assert "宣言の前に" in early.stderr
    declaration = tmp_path / "plan" / "declarations" / "99201.yml"
    declaration.write_text('hub: "99201"\nday: "2026-01-15"\nover_threshold: [{code: "99202"}]\n', encoding="utf-8")
    text = tmp_path / "plan" / "agreement_texts" / "first.yml"
    blank = ask("step", "plan", "99202", "submit", "--on", "2026-03-02")
    assert blank.returncode == 2
    assert "本文が未定です（目的、基本方針" in blank.stderr
    text.write_text(
        re.sub(r"- heading: (.*)", r"- heading: \1\n    paragraphs: [\1を定める。]", text.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    for party in ("hub", "partner"):
        done(
            "step",
            "plan",
            "99202",
            "submit",
            "--side",
            party,
            "--number",
            "議案第1号",
            "--on",
            "2026-03-02",
        )
        done("step", "plan", "99202", "vote", "--side", party, "--on", "2026-03-20")
    written = text.read_text(encoding="utf-8")
    text.write_text(written.replace("heading: 費用", "heading: 経費"), encoding="utf-8")
    other = ask("step", "plan", "99202", "conclude", "--on", "2026-03-25")
    assert other.returncode == 2
    assert "文案" in other.stderr
    text.write_text(written, encoding="utf-8")
    done("step", "plan", "99202", "conclude", "--on", "2026-03-25")
    status = done("status", "plan", "--as-of", "2026-04-01")
    assert "締結" in status
    assert "告示" in status
    area = tmp_path / "plan" / "area.yml"
    assert "concluded: '2026-03-25'" in area.read_text(encoding="utf-8")
    done("check", "plan")


def test_a_broken_plan_ends_with_two_and_says_where(copy: Path, ask: Ask) -> None:
    path = copy / "projects" / "3-01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("'99301': 702", "'99301': 703"), encoding="utf-8")
    answer = ask("check", str(copy), cwd=copy.parent)
    assert answer.returncode == 2
    assert f"【矛盾】{path}（" in answer.stdout
    assert "差+1千円" in answer.stdout
    assert answer.stderr == ""


def test_the_sections_workbook_goes_out_and_comes_back(copy: Path, done: Callable[..., str]) -> None:
    out = done("export", "--xlsx", str(copy), "--out", "out", cwd=copy.parent).strip()
    book = copy.parent / out
    data = book.read_bytes()
    book.write_bytes(edited(data, {("1-02", cell_of(data, "1-02", "経済部観光課")): "観光局"}))
    dry = json.loads(done("import", "--xlsx", str(book), str(copy), "--dry-run", "--result-json", cwd=copy.parent))
    assert [(c["key"], c["old"], c["new"]) for c in dry["changes"]] == [("1-02", "経済部観光課", "観光局")]
    said = done("import", "--xlsx", str(book), str(copy), cwd=copy.parent)
    assert "変更1件、追加0件、戻ってこなかった行0件" in said
    assert "office: 観光局" in (copy / "projects" / "1-02.yml").read_text(encoding="utf-8")
    assert "変更0件" in done("import", "--xlsx", str(book), str(copy), cwd=copy.parent)


def test_the_whole_plan_goes_through_json(copy: Path, done: Callable[..., str]) -> None:
    whole = copy.parent / "plan.json"
    whole.write_text(done("export", "--json", str(copy), cwd=copy.parent), encoding="utf-8")
    assert "変更0件" in done("import", "--json", str(whole), str(copy), cwd=copy.parent)
    whole.write_text(whole.read_text(encoding="utf-8").replace('"総合政策部企画課"', '"広域連携課"'), encoding="utf-8")
    said = done("import", "--json", str(whole), str(copy), cwd=copy.parent)
    assert "  圏域　　contact・office：「総合政策部企画課」→「広域連携課」（JSON）" in said
    assert "office: 広域連携課" in (copy / "area.yml").read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the fictitious plan."""
    return Path(shutil.copytree(FICTITIOUS_PLAN, tmp_path / "plan"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere"], "plan.yml がありません"),
        (["export", "PLAN"], "どれか1つ"),
        (["import", "PLAN"], "どれか1つ"),
        (["money", "PLAN", "--fiscal-year", "1999"], "1999年度の事業費が記録されていません"),
        (["money", "PLAN", "--kind", "決算額"], "選べる値"),
        (["step", "PLAN", "99202", "sign"], "選べる値"),
        (["step", "PLAN", "99202", "vote", "--on", "2999-01-01"], "--on の「2999-01-01」はまだ来ていない日です"),
        (["new", "架空中央市", "--members", "架空島", "--out", "p"], "という市町村はありません"),
    ],
)
def test_wrong_requests_are_told_in_one_message(arguments: list[str], said: str, tmp_path: Path, ask: Ask) -> None:
    answer = ask(*(str(FICTITIOUS_PLAN) if a == "PLAN" else a for a in arguments))
    assert answer.returncode == 2, answer.stdout + answer.stderr
    assert said in answer.stderr
    assert "Traceback" not in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_files_are_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    for out, seed in (("a", "1"), ("b", "2")):
        for name, *more in (["status"], ["money", "--fiscal-year", "2025"], ["kpis"]):
            arguments = (name, str(FICTITIOUS_PLAN), *more, "--as-of", "2026-11-20", "--out", out)
            assert run(*arguments, cwd=tmp_path, PYTHONHASHSEED=seed, TZ="Asia/Tokyo").returncode == 0
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == ["kakuu_calendar.ics", "kakuu_kpis.xlsx", "kakuu_money_2025.xlsx", "kakuu_status.xlsx"]
    assert all((tmp_path / "a" / n).read_bytes() == (tmp_path / "b" / n).read_bytes() for n in names)
