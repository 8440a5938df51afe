"""The folder: read with positions, written again without loss, faults kept a file."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.plan import story
from tests.plan.conftest import FICTITIOUS_PLAN
from toshiken.core.errors import RecordError
from toshiken.core.yaml_reader import read_yaml
from toshiken.example.figures import load_origins
from toshiken.plan.folder import PlanFolder, read_folder, read_sound_folder
from toshiken.plan.folder_files import as_yaml, plan_files

EXAMPLE = Path(__file__).parents[2] / "src" / "toshiken" / "example"


def test_the_folder_is_the_story_the_steps_tell(good: PlanFolder) -> None:
    """Stale? python -m tests.plan.story."""
    written = {path.relative_to(FICTITIOUS_PLAN).as_posix() for path in FICTITIOUS_PLAN.rglob("*.yml")}
    files = plan_files(story.whole_story())
    assert written == set(files)
    assert {name for name, content in files.items() if (FICTITIOUS_PLAN / name).read_bytes() != content} == set()


def test_what_is_read_is_written_again(good: PlanFolder) -> None:
    files = plan_files(good.plan)
    assert {n for n, content in files.items() if (FICTITIOUS_PLAN / n).read_bytes() != content} == set()


@pytest.mark.parametrize("text", ["01428", "0123", "99201", "1.50", "1e5", "-3", "1_000", "00", "3.", "07.10"])
def test_text_that_looks_like_a_number_is_quoted(text: str) -> None:
    """01428 is a number to readers of YAML 1.2; PyYAML leaves it bare."""
    assert as_yaml({"code": text, text: 1}) == f"code: '{text}'\n'{text}': 1\n"


def test_a_record_knows_its_line(good: PlanFolder) -> None:
    meeting = good.plan.meetings[2]
    standing = good.standing("meetings", meeting)
    line = standing.line("day")
    assert line is not None
    assert meeting.day.isoformat() in standing.file.read_text(encoding="utf-8").splitlines()[line - 1]


def test_files_that_cannot_be_read_are_kept_as_faults(copy: Path) -> None:
    (copy / "projects" / "1-01.yml").write_text("code: 1-01\nnom: 販路\n", encoding="utf-8")
    (copy / "meetings.yml").write_text("name: 会議\n", encoding="utf-8")
    found = read_folder(copy)
    assert [fault.line for fault in found.unreadable] == [1, 1]
    assert len(found.plan.projects) == 5
    with pytest.raises(RecordError, match="1-01"):
        read_sound_folder(copy)


def test_a_folder_that_is_no_plan_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="toshiken plan new"):
        read_folder(tmp_path)


def test_the_plan_of_sapporo_holds_public_facts_with_known_origins() -> None:
    plan = read_sound_folder(EXAMPLE / "plan").plan
    assert [agreement.partner for agreement in plan.agreements] == [p.code for p in plan.area.partners]
    assert {str(a.first_concluded) for a in plan.agreements} == {"2019-03-29"}
    origins = load_origins(EXAMPLE)
    kinds = (plan.declarations, plan.agreements, plan.agreement_texts, plan.visions, plan.challenges)
    assert {record.origin for kind in kinds for record in kind} <= set(origins)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n\t"),
        max_size=80,
    )
)
@example("2026-09-18")
@example("yes")
@example(" 字下げ\n次の行 ")
@example("0123")
@example("- 箇条\n# 注\n")
def test_any_text_comes_back_from_yaml(text: str) -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "record.yml"
        path.write_text(as_yaml({"text": text, "list": [text]}), encoding="utf-8", newline="\n")
        assert read_yaml(path) == {"text": text, "list": [text]}
