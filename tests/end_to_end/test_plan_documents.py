"""toshiken plan documents and plan taisho as a planner runs them: right and wrong input, exit codes, nothing half written."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.end_to_end.test_cli import run
from tests.in_process import Ask


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundled plan in plan/."""
    folder = tmp_path_factory.mktemp("planned")
    assert run("plan", "new", "札幌市", "--out", "plan", cwd=folder).returncode == 0
    return folder


def test_documents_of_the_bundled_plan(planned: Path) -> None:
    done = run("plan", "documents", "plan", "--out", "out", "--json", cwd=planned)
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert list(answer) == ["area", "as_of", "waiting", "files"]
    written = {path.relative_to(planned).as_posix() for path in (planned / "out").rglob("*") if path.is_file()}
    assert written == set(answer["files"])
    assert {"out/sapporo_vision.docx", "out/sapporo_vision.html", "out/01304/sapporo_card_01304.docx"} <= written
    assert len(answer["waiting"]) > 10


def test_papers_of_an_earlier_day_for_the_public(planned: Path) -> None:
    asked = ("plan", "documents", "plan", "--as-of", "2018-12-01", "--audience", "public", "--out", "then")
    done = run(*asked, cwd=planned)
    assert done.returncode == 0, done.stderr
    names = {Path(line).name for line in done.stdout.splitlines()}
    assert "sapporo_declaration_01100.docx" in names
    assert not [name for name in names if "bill" in name or "questions" in name or "agreement" in name]


def test_two_wordings_side_by_side(planned: Path, ask: Ask) -> None:
    texts = planned / "plan" / "agreement_texts"
    first = texts / "sapporo_2019.yml"
    changed = planned / "changed.yml"
    changed.write_text(
        first.read_text(encoding="utf-8").replace("heading: 費用", "heading: 費用の負担"), encoding="utf-8"
    )
    done = ask("plan", "taisho", str(first), str(changed), "--reason", "字句の整理", "--out", "side", cwd=planned)
    assert (done.returncode, done.stdout.strip()) == (0, "side/taisho.docx")
    cells = [cell.text for row in Document(str(planned / "side" / "taisho.docx")).tables[0].rows for cell in row.cells]
    assert "字句の整理" in cells


def test_an_area_without_figures_gets_its_papers_all_the_same(tmp_path: Path) -> None:
    assert run("plan", "new", "岡山市", "--members", "津山市,玉野市", "--out", "plan", cwd=tmp_path).returncode == 0
    done = run("plan", "documents", "plan", "--out", "out", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    vision = next((tmp_path / "out").glob("*_vision.docx"))
    assert "統計による圏域の現状は、（未定）。" in "\n".join(p.text for p in Document(str(vision)).paragraphs)


FAULTS = {
    "no plan": (("plan", "documents", "nowhere"), "plan.yml がありません"),
    "no such reader": (("plan", "documents", "plan", "--audience", "mayor"), "選べる値"),
    "template is no Word file": (("plan", "documents", "plan", "--template", "plan/plan.yml"), "ひな形"),
    "no such wording": (("plan", "documents", "plan", "--wording", "nowhere"), "文例のフォルダー"),
    "no such profile": (("plan", "documents", "plan", "--profile", "nowhere.json"), "ファイルがありません"),
    "a profile that is none": (("plan", "documents", "plan", "--profile", "plan/plan.yml"), "JSON として読めません"),
    "out is a file": (("plan", "documents", "plan", "--out", "plan/plan.yml"), "作れません"),
    "a day to come": (("plan", "documents", "plan", "--as-of", "2999-01-01"), "まだ来ていない日"),
    "the same wording": (("plan", "taisho", "plan/agreement_texts/sapporo_2019.yml", "plan/agreement_texts/sapporo_2019.yml"), "違いがありません"),
    "no wording": (("plan", "taisho", "plan/plan.yml", "plan/plan.yml"), "plan.yml（"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_and_nothing_is_written(name: str, planned: Path, ask: Ask) -> None:
    arguments, words = FAULTS[name]
    before = {path for path in planned.rglob("*") if "out" not in path.parts}
    done = ask(*arguments, cwd=planned) if "--out" in arguments else ask(*arguments, "--out", "fault", cwd=planned)
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (planned / "fault").exists()
    assert {path for path in planned.rglob("*") if "out" not in path.parts} == before


def test_a_broken_record_names_file_and_line(planned: Path, tmp_path: Path, ask: Ask) -> None:
    shutil.copytree(planned / "plan", tmp_path / "plan")
    vision = tmp_path / "plan" / "visions" / "second.yml"
    vision.write_text(vision.read_text(encoding="utf-8") + "colour: blue\n", encoding="utf-8")
    done = ask("plan", "documents", "plan", "--out", "out")
    assert done.returncode == 2
    assert "second.yml（" in done.stderr
    assert not (tmp_path / "out").exists()
