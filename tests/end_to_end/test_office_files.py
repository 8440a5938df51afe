"""Every part of the Office files against the schemas of ISO/IEC 29500 (transitional, as Office 2019 reads them)."""

import zipfile
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from tests.end_to_end.conftest import Made

pytestmark = pytest.mark.no_cover  # the time is the validator's


def _faults(path: Path) -> list[str]:
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=20).validate(str(path))
    return [str(error) for error in result.errors]


@pytest.mark.parametrize("deck", ["then", "now"])
@pytest.mark.parametrize("name", ["sapporo.pptx", "sapporo.xlsx", "sapporo_proof.xlsx"])
def test_the_file_is_valid(deck: str, name: str, request: pytest.FixtureRequest) -> None:
    made: Made = request.getfixturevalue(deck)
    assert _faults(made.folder / name) == []


def test_a_broken_part_would_be_found(now: Made, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pptx"
    with zipfile.ZipFile(now.pptx) as source, zipfile.ZipFile(broken, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "ppt/slides/slide3.xml":
                content = content.replace(b"<p:cNvPr id=", b"<p:cNvPrX id=", 1)
            target.writestr(part, content)
    assert _faults(broken)
