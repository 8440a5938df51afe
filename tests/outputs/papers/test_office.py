"""LibreOffice opens every kind of paper and prints it; a card is one sheet, a project one page."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import absent
from tests.outputs.papers.large import large_plan
from toshiken.outputs.papers.documents import Made
from toshiken.outputs.papers.member_card import member_card
from toshiken.outputs.papers.project_sheets import project_sheets
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.word.render import render_paper

KINDS = {
    "kakuu_declaration_99201.docx": 3,
    "kakuu_vision.docx": 9,
    "kakuu_project_sheets.docx": 7,
    "agreements/kakuu_agreement_99201-99202.docx": 2,
    "99202/kakuu_bill_99201-99202.docx": 8,
    "99202/kakuu_questions_99202.docx": 5,
    "99202/kakuu_card_99202.docx": 1,
}


@pytest.fixture(scope="module")
def writer(soffice: str) -> str:
    """LibreOffice with Writer, which opens .docx."""
    if not (Path(soffice).resolve().parent / "libswlo.so").exists():
        absent("LibreOffice Writer")
    return soffice


def pages(contents: dict[str, bytes], writer: str, folder: Path) -> dict[str, int]:
    """How many pages each file prints on; a file that cannot be opened prints none."""
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [writer, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / name) for name in contents)], check=True, capture_output=True, timeout=300)
    printed = {name: folder / name.replace(".docx", ".pdf") for name in contents}
    return {name: _count(path.read_bytes()) if path.exists() else 0 for name, path in printed.items()}


def _count(pdf: bytes) -> int:
    return pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page\n")


@pytest.mark.office
def test_libreoffice_prints_every_kind(kakuu: Made, writer: str, tmp_path: Path) -> None:
    wanted = {Path(name).name: n for name, n in KINDS.items()}
    found = pages({Path(name).name: kakuu.files[name] for name in KINDS}, writer, tmp_path)
    assert {name: n for name, n in found.items() if n < wanted[name]} == {}
    assert found["kakuu_card_99202.docx"] == 1
    assert found["kakuu_project_sheets.docx"] == 7, "six projects and the cover"


@pytest.mark.office
def test_a_card_is_one_sheet_and_a_project_one_page_in_a_large_plan(
    sapporo_source: Source, writer: str, tmp_path: Path
) -> None:
    source = replace(sapporo_source, plan=large_plan())
    cards = {f"card{m.code}.docx": render_paper(member_card(source, m)) for m in source.members}
    found = pages({**cards, "sheets.docx": render_paper(project_sheets(source))}, writer, tmp_path)
    assert {name: found[name] for name in cards} == dict.fromkeys(cards, 1)
    assert 61 <= found["sheets.docx"] <= 62, "60 projects, and a cover whose contents may need a second page"


@pytest.mark.office
def test_a_vision_with_pictures_is_printed(sapporo: Made, writer: str, tmp_path: Path) -> None:
    assert pages({"vision.docx": sapporo.files["sapporo_vision.docx"]}, writer, tmp_path)["vision.docx"] > 12
