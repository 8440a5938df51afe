"""`plan check`: nothing in the good plan, and in every broken one the fault, its file and line, and what to do."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.plan.check.broken import CASES, Broken
from tests.plan.check.write_faults import PAGE, page
from tests.plan.conftest import FICTITIOUS_PLAN
from toshiken.plan import check
from toshiken.plan.check import findings
from toshiken.plan.check.finding import fault_words
from toshiken.plan.folder import PlanFolder, read_folder
from toshiken.plan.folder_as_of import folder_as_of
from toshiken.plan.procedure.context import parties_of
from toshiken.plan.procedure.record_step import with_sealed_wordings

DAY = date(2026, 11, 25)
NEEDED = {"plan.yml", "area.yml"}  # without them there is no plan to check
EXAMPLE = Path(__file__).parents[3] / "src" / "toshiken" / "example" / "plan"


def test_the_good_plan_has_no_fault_and_what_it_lacks_is_told(good: PlanFolder) -> None:
    found = findings(good, DAY)
    assert [(f.level, f.fault) for f in found] == [
        ("missing", "report_missing"),
        ("missing", "report_missing"),
        ("missing", "kpi_under_discussion"),
    ]
    assert "架空東市" in found[1].message


def test_the_plan_of_sapporo_lacks_much_and_contradicts_nothing() -> None:
    found = findings(read_folder(EXAMPLE), DAY)
    assert {f.level for f in found} == {"missing"}
    assert {"steps_unknown", "wording_unknown", "role_without_project", "declaration_blank"} <= {f.fault for f in found}


def test_there_are_more_than_forty_broken_plans() -> None:
    assert len(CASES) >= 40
    assert len({case.fault for case in CASES.values()}) >= 40


@pytest.mark.parametrize("name", CASES)
def test_a_broken_plan_is_told_with_fault_file_line_and_remedy(name: str, copy: Path) -> None:
    case: Broken = CASES[name]
    case.break_(copy)
    every = findings(read_folder(copy), DAY)
    found = [f for f in every if f.fault == case.fault]
    assert found, [f.message for f in every]
    lines = [_line(f.file, f.line) for f in found]
    file = copy / (case.in_file or case.file)
    assert any(case.points_at in line for f, line in zip(found, lines, strict=True) if f.file == str(file)), lines
    assert all(f.article and f.remedy and "{" not in f.message + f.remedy for f in found)


@pytest.fixture(scope="module")
def told_of_the_good_plan(_places: None) -> set[str]:
    return {f.fault for f in findings(read_folder(FICTITIOUS_PLAN), DAY)}


@pytest.mark.parametrize("name", CASES)
def test_an_edit_makes_its_fault_and_no_other(name: str, copy: Path, told_of_the_good_plan: set[str]) -> None:
    case: Broken = CASES[name]
    case.break_(copy)
    now = {f.fault for f in findings(read_folder(copy), DAY) if f.level == "fault" or f.fault in case.also}
    assert now - told_of_the_good_plan <= {case.fault, *case.also}
    assert fault_words()[case.fault].level == "fault"


@pytest.mark.parametrize(
    "day", [date(2021, 7, 1), date(2022, 2, 20), date(2022, 6, 1), date(2024, 2, 21), date(2026, 3, 28)]
)
def test_the_good_plan_had_no_fault_on_any_day_before(good: PlanFolder, day: date) -> None:
    """What came later is not there, and that is no contradiction."""
    known = folder_as_of(good, day)
    assert [f.message for f in findings(known, day) if f.level == "fault"] == []
    assert all(len(known.standings[kind]) == len(getattr(known.plan, kind)) for kind in known.standings)


def test_an_earlier_day_tells_no_fault_of_a_later_one(copy: Path) -> None:
    CASES["a report of someone who was no member"].break_(copy)
    read = read_folder(copy)
    assert "report_of_stranger" in {f.fault for f in findings(read, DAY)}
    assert "report_of_stranger" not in {
        f.fault for f in findings(folder_as_of(read, date(2023, 6, 1)), date(2023, 6, 1))
    }


def test_votes_on_different_texts_are_shown_side_by_side(copy: Path) -> None:
    """The partner's council voted on a text of its own."""
    plan = read_folder(copy).plan
    agreement = plan.agreements_with("99301")[0]
    other = parties_of(agreement, plan).sealed("east_2024", date(2022, 2, 18))
    path = copy / "agreements" / "99201-99301.yml"
    whole, _, partner = path.read_text(encoding="utf-8").partition("partner_side:")
    sealed = agreement.proceedings[0].hub_side.bill
    assert sealed
    assert sealed.sha256
    assert other.sha256
    partner = partner.replace("text: first", "text: east_2024").replace(sealed.sha256, other.sha256)
    signed = f"concluded:{partner.partition('concluded:')[2]}"
    path.write_text(f"{whole}partner_side:{partner.replace(signed, '')}", encoding="utf-8")
    found = [f for f in findings(read_folder(copy), DAY) if f.fault == "votes_differ"]
    assert (
        "旧「休日夜間の急病に対応する。」新「休日夜間の急病に対応するとともに、水道の広域化を検討する。」"
        in found[0].message
    )


def test_a_wording_edited_in_place_is_shown_beside_what_was_voted_on(copy: Path) -> None:
    text = copy / "agreement_texts" / "first.yml"
    text.write_text(text.read_text(encoding="utf-8").replace("相互に役割を分担し", "役割を分担し"), encoding="utf-8")
    found = next(f for f in findings(read_folder(copy), DAY) if f.fault == "wording_rewritten")
    assert "相互に役割を分担し、連携して" in found.message.partition("新「")[0]
    assert "相互に" not in found.message.partition("新「")[2]


def test_where_the_sealed_lines_are_gone_no_comparison_is_made_up(copy: Path) -> None:
    """Every line would be a new one."""
    shutil.rmtree(copy / "sealed_wordings")
    text = copy / "agreement_texts" / "first.yml"
    text.write_text(text.read_text(encoding="utf-8").replace("相互に役割を分担し", "役割を分担し"), encoding="utf-8")
    found = next(f for f in findings(read_folder(copy), DAY) if f.fault == "wording_rewritten")
    assert found.message.endswith("新旧対照：封をした文言が残っていないため示せません")


def test_sealed_lines_that_are_gone_are_told_once_each_and_come_back_with_the_next_step(copy: Path) -> None:
    kept = {path.stem for path in (copy / "sealed_wordings").iterdir()}
    shutil.rmtree(copy / "sealed_wordings")
    read = read_folder(copy)
    lost = [f for f in findings(read, DAY) if f.fault == "sealed_lines_missing"]
    assert len(lost) == len(kept)
    assert all(any(seal in f.message for f in lost) for seal in kept)
    assert {f.level for f in lost} == {"missing"}
    assert {known.sha256 for known in with_sealed_wordings(read.plan).sealed_wordings} == kept


@pytest.mark.parametrize(
    "name", sorted({path.relative_to(FICTITIOUS_PLAN).as_posix() for path in FICTITIOUS_PLAN.rglob("*.yml")} - NEEDED)
)
def test_a_file_that_cannot_be_read_is_told_and_nothing_that_follows_from_it(name: str, copy: Path) -> None:
    before = {(f.fault, f.message) for f in findings(read_folder(copy), DAY)}
    (copy / name).write_text("id: [", encoding="utf-8")
    new = [f for f in findings(read_folder(copy), DAY) if (f.fault, f.message) not in before]
    assert [(f.fault, f.file) for f in new] == [("unreadable", str(copy / name))]


def test_beside_a_file_that_cannot_be_read_another_reference_is_still_told(copy: Path) -> None:
    (copy / "projects" / "1-01.yml").write_text("id: [", encoding="utf-8")
    path = copy / "kpi_sets" / "growth.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("- 1-02", "- 9-99"), encoding="utf-8")
    found = [f.message for f in findings(read_folder(copy), DAY) if f.fault == "unknown_reference"]
    assert found == ["「9-99」という記録が projects にありません。"]


@pytest.mark.parametrize(
    "name",
    ["projects/1-09.yaml", "projects/1-09.YML", "projects/con/x.yml", "kpis/a.yml", "project.yml", "Meetings.yml"],
)
@pytest.mark.parametrize("content", ["code: 1-09\n", "{", "\udcff"])
def test_a_file_that_nobody_reads_is_told(name: str, content: str, copy: Path) -> None:
    before = {f.fault for f in findings(read_folder(copy), DAY)}
    path = copy / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    found = [f for f in findings(read_folder(copy), DAY) if f.fault not in before]
    assert [(f.fault, f.level, f.file) for f in found] == [("stray_file", "missing", str(path))]
    assert f"「{name}」" in found[0].message


def test_papers_and_workbooks_beside_the_records_are_no_stray_files(copy: Path) -> None:
    before = findings(read_folder(copy), DAY)
    for name in ("kakuu_plan.xlsx", "memo.txt", "out/vision.docx", ".backup/projects/1-01.yml"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(b"")
    assert findings(read_folder(copy), DAY) == before


@pytest.mark.parametrize("folder", [EXAMPLE, FICTITIOUS_PLAN])
@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2018, 7, 23), date(2022, 2, 20), date(2026, 3, 28)])
def test_a_record_of_a_later_day_is_no_stray_file(folder: Path, day: date) -> None:
    found = findings(folder_as_of(read_folder(folder), day), day)
    assert [f.message for f in found if f.fault == "stray_file"] == []


def test_a_stray_file_is_told_as_of_an_earlier_day_too(copy: Path) -> None:
    (copy / "projects" / "1-09.yaml").write_text("code: 1-09\n", encoding="utf-8")
    day = date(2021, 12, 1)
    found = [f for f in findings(folder_as_of(read_folder(copy), day), day) if f.fault == "stray_file"]
    assert [f.file for f in found] == [str(copy / "projects" / "1-09.yaml")]


def _line(file: str, line: int | None) -> str:
    assert line is not None, file
    return Path(file).read_text(encoding="utf-8").splitlines()[line - 1]


def test_the_page_of_faults_is_the_one_of_the_words() -> None:
    """Stale? python -m tests.plan.check.write_faults."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_no_kind_of_fault_is_told_that_nothing_finds() -> None:
    found = "".join(path.read_text(encoding="utf-8") for path in Path(check.__file__).parent.glob("*.py"))
    unused = [
        f
        for f in fault_words()
        if f'"{f}"' not in found and f.removesuffix("_missing") not in ("notification", "public_notice")
    ]
    assert unused == []
