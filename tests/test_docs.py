"""The documents are true: their commands run, their links lead somewhere, every option and room is described."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from docx import Document
from pptx import Presentation
from pptx.util import Mm

import toshiken
from tests.in_process import asked
from tests.once import made_once
from toshiken.cli import app

REPOSITORY = Path(__file__).parents[1]
DOCUMENTS = sorted(
    p for p in (*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")) if p.name != "CHANGELOG.md"
)
CLI = "import sys; from toshiken.cli import main; sys.argv[0] = 'toshiken'; main()"


def commands(path: Path) -> list[str]:
    """The lines of its ```sh blocks, without comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    lines = (shlex.join(shlex.split(line, comments=True)) for block in blocks for line in block.splitlines())
    return [line for line in lines if line]


ALL_COMMANDS = {command for path in DOCUMENTS for command in commands(path)}


ANY_AREA = (
    "toshiken compare",
    "toshiken whatif",
    "toshiken deck '熊本市'",
    "toshiken deck --all",
    "toshiken deck my_area.yml",
)
# These need files the repository does not hold.
OF_FILES = ("toshiken ingest", "toshiken series", "toshiken errata", *ANY_AREA)


@pytest.fixture(scope="session")
def sapporo_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plan of Sapporo in plan/, and what was exported of it."""
    return made_once(tmp_path_factory, "sapporo-plan", _lay_out_plan)


def _lay_out_plan(folder: Path) -> None:
    for arguments in (
        ["new", "札幌市", "--out", "plan"],
        ["export", "--xlsx", "plan", "--out", "out"],
        ["export", "--csv", "plan", "--out", "csv"],
        ["export", "--json", "plan", "--out", "out"],
    ):
        subprocess.run([sys.executable, "-c", CLI, "plan", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.no_cover  # whole decks and papers: where coverage is measured they take twice as long
@pytest.mark.parametrize("command", sorted(c for c in ALL_COMMANDS if c.startswith("toshiken ")))
def test_a_documented_command_runs(
    command: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    template = Presentation()
    template.slide_width, template.slide_height = Mm(297), Mm(210)
    template.save(str(tmp_path / "city.pptx"))
    arguments = shlex.split(command)[1:]
    _lay_out_scenario(tmp_path)
    if command.startswith(OF_FILES):
        _lay_out_files(request.getfixturevalue("shared") / "data", tmp_path)
        store = shutil.copytree(request.getfixturevalue("full_store"), tmp_path / "own_store")
        monkeypatch.setenv("TOSHIKEN_STORE", str(store))
    if arguments[0] == "plan" and arguments[1] != "new":
        shutil.copytree(request.getfixturevalue("sapporo_plan"), tmp_path, dirs_exist_ok=True)
        if arguments[1] == "money":
            _adopt_a_project(tmp_path)
    if arguments[:2] in (["plan", "documents"], ["plan", "taisho"]):
        _lay_out_words(tmp_path)
    done = asked(tuple(arguments), tmp_path, capsys)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", "no progress line in a pipe"
    if arguments[0] == "deck":
        listed = documented_result(done.stdout)["files"] if "--json" in arguments else done.stdout.splitlines()
        out = tmp_path / arguments[arguments.index("--out") + 1]
        assert {tmp_path / name for name in listed} == {path for path in out.rglob("*") if path.is_file()}
        assert all((tmp_path / name).stat().st_size for name in listed)


def _lay_out_files(data: Path, folder: Path) -> None:
    """The files the documents name: a disk, and an edition before and after a correction."""
    edition = (data / "ssdse_a" / "SSDSE-A-2025.csv").read_bytes()
    (folder / "disk").mkdir()
    (folder / "disk" / "SSDSE-A-2025.csv").write_bytes(edition)
    (folder / "old.csv").write_bytes(edition.replace(b",1973395,918682,1054713,", b",1973396,918683,1054713,", 1))
    (folder / "new.csv").write_bytes(edition)
    shutil.copy(REPOSITORY / "tests/example/areas/wide.yml", folder / "my_area.yml")
    assert (folder / "old.csv").read_bytes() != edition


def _adopt_a_project(folder: Path) -> None:
    """One of the plan's candidates adopted, with a cost: money of candidates counts nowhere."""
    project = folder / "plan" / "projects" / "A-06.yml"
    text = project.read_text(encoding="utf-8").replace("stage: candidate", "stage: adopted")
    project.write_text(f"{text}costs:\n  - {{fiscal_year: 2026, kind: budget, thousand_jpy: 1000}}\n", encoding="utf-8")


def _lay_out_words(folder: Path) -> None:
    """A city's Word template, and a second wording of the agreement."""
    Document().save(str(folder / "city.docx"))
    texts = folder / "plan" / "agreement_texts"
    first = (texts / "sapporo_2019.yml").read_text(encoding="utf-8")
    (texts / "change.yml").write_text(
        first.replace("id: sapporo_2019", "id: change").replace("heading: 費用", "heading: 費用の負担"),
        encoding="utf-8",
    )


def _lay_out_scenario(folder: Path) -> None:
    """The scenario and the municipality's own outlook that docs/projection.md shows."""
    text = (REPOSITORY / "docs/projection.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    for name, block in zip(("scenario.yml", "own.yml"), blocks, strict=True):
        (folder / name).write_text(block, encoding="utf-8")


def documented_result(stdout: str) -> dict[str, Any]:
    """The JSON of a command; its keys are those the conventions show."""
    text = (REPOSITORY / "docs/cli-conventions.md").read_text(encoding="utf-8")
    shown = re.search(r"^```json\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    assert shown
    result: dict[str, Any] = json.loads(stdout)
    assert list(result) == list(json.loads(shown[1]))
    return result


def test_every_other_documented_command_is_a_target_of_the_makefile() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    others = {command for command in ALL_COMMANDS if not command.startswith("toshiken ")}
    assert {command for command in others if command.removeprefix("make ") not in targets} == set()
    assert {"make deck", "make test"} <= others


def test_both_readmes_name_the_same_commands() -> None:
    assert commands(REPOSITORY / "README.md") == commands(REPOSITORY / "README.ja.md")


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_every_option_is_described(readme: str) -> None:
    text = (REPOSITORY / readme).read_text(encoding="utf-8")
    command = typer.main.get_command(app).commands["deck"]  # type: ignore[attr-defined]
    options = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    assert len(options) >= 6
    assert {name for name in options - {"--help"} if f"`{name}`" not in text} == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


def test_every_room_is_described() -> None:
    text = (REPOSITORY / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = {p.name for p in Path(toshiken.__file__).parent.iterdir() if (p / "__init__.py").exists()}
    assert {room for room in rooms if f"| `{room}` |" not in text} == set()
