"""Every item the 要綱 asks a paper for stands in it under its heading, filled or said to be 未定."""

import pytest

from tests.outputs.papers.reading import below, headings
from toshiken.outputs.papers.documents import Made
from toshiken.outputs.papers.marks import UNDECIDED
from toshiken.outputs.papers.wording import Name, Required, Words

PAPERS: tuple[tuple[Name, str, str], ...] = (
    ("declaration", "kakuu_declaration_99201.docx", "sapporo_declaration_01100.docx"),
    ("vision", "kakuu_vision.docx", "sapporo_vision.docx"),
)
CASES = [(name, file, required) for name, *files in PAPERS for file in files for required in Words().of(name).required]


def made_of(file: str, request: pytest.FixtureRequest) -> bytes:
    made: Made = request.getfixturevalue(file.partition("_")[0])
    return made.files[file]


@pytest.mark.parametrize(("name", "file", "required"), CASES, ids=lambda c: c.section if isinstance(c, Required) else c)
def test_a_required_item_stands_under_its_heading(
    name: Name, file: str, required: Required, request: pytest.FixtureRequest
) -> None:
    content = made_of(file, request)
    heading = Words().of(name).section(required.section).heading.partition("{threshold}")[0]
    assert [found for found in headings(content) if heading in found], required.item
    below_it = below(content, heading) or "".join(h for h in headings(content) if h != heading)
    assert below_it


@pytest.mark.parametrize("name", ["declaration", "vision"])
def test_a_complete_plan_leaves_nothing_undecided(name: Name, kakuu: Made) -> None:
    file = {"declaration": "kakuu_declaration_99201.docx", "vision": "kakuu_vision.docx"}[name]
    listed = below(kakuu.files[file], "必要事項の確認表")
    lacking = {"vision": 1}.get(name, 0)  # no statistics of a fictitious area: the state of the area is 未定
    assert listed.count("記載あり") == len(Words().of(name).required) - lacking
    assert listed.splitlines().count("未定") == lacking


def test_what_is_not_known_of_sapporo_is_said_to_be_undecided(sapporo: Made) -> None:
    declaration = sapporo.files["sapporo_declaration_01100.docx"]
    assert below(declaration, "連携を想定する分野") == f"・{UNDECIDED}"
    assert below(sapporo.files["sapporo_vision.docx"], "圏域の将来像").startswith(f"◆ {UNDECIDED}")


def test_the_vision_has_a_kpi_of_every_role_or_says_it_has_none(kakuu: Made, sapporo: Made) -> None:
    for role in ("ア　圏域全体の経済成長", "イ　高次の都市機能", "ウ　圏域全体の生活関連"):
        assert "基準値" in below(kakuu.files["kakuu_vision.docx"], role)
        assert f"成果指標は{UNDECIDED}" in below(sapporo.files["sapporo_vision.docx"], role)


@pytest.mark.parametrize("side", ["99201", "99202"])
def test_a_bill_pack_holds_every_paper_of_the_way_through_a_council(side: str, kakuu: Made) -> None:
    content = kakuu.files[f"{side}/kakuu_bill_99201-99202.docx"]
    wanted = ["議案", "提案理由", "別紙　連携協約（案）", "説明資料", "新旧対照表", "告示文", "届出書", "鑑文"]
    assert [heading for heading in headings(content) if heading in wanted] == wanted


def test_the_bill_says_where_the_agreement_answers_every_item(kakuu: Made) -> None:
    content = kakuu.files["99202/kakuu_bill_99201-99202.docx"]
    listed = below(content, "協約に定める事項")
    for required in Words().of("agreement").required:
        assert required.item in listed
    assert "第6条（変更等）" in listed
    assert "定めなし" in listed, "no term is named, and the paper says so"


def test_every_project_has_a_sheet_with_every_item(kakuu: Made) -> None:
    content = kakuu.files["kakuu_project_sheets.docx"]
    for project in ("1-01", "1-02", "2-01", "3-01", "3-02", "3-03"):
        sheet = below(content, f"{project}　")
        for required in Words().of("project_sheets").required:
            assert Words().of("project_sheets").section(required.section).heading in sheet, (project, required.item)
