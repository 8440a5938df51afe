"""Every .docx is sound: schema, unique ids, nothing dangling, readable without eyes."""

import posixpath
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from tests.outputs.papers.reading import RELATIONSHIP, WP, R, W, body, paragraphs
from toshiken.outputs.papers.documents import Made

VALIDATOR = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=20)


def faults(content: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    result = VALIDATOR.validate(str(path))
    return [str(error) for error in result.errors]


def word_files(made: Made) -> dict[str, bytes]:
    return {name: content for name, content in made.files.items() if name.endswith(".docx")}


@pytest.mark.no_cover  # the time is the validator's
@pytest.mark.parametrize("area", ["kakuu", "sapporo"])
def test_every_paper_is_valid(area: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    made: Made = request.getfixturevalue(area)
    assert len(word_files(made)) > 20
    assert {name: found for name, content in word_files(made).items() if (found := faults(content, tmp_path))} == {}


def test_a_broken_part_would_be_found(kakuu: Made, tmp_path: Path) -> None:
    broken = BytesIO()
    with zipfile.ZipFile(BytesIO(kakuu.files["kakuu_vision.docx"])) as source, zipfile.ZipFile(broken, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part).replace(b"<w:tblGrid>", b"<w:tblGridX>", 1))
    assert faults(broken.getvalue(), tmp_path)


@pytest.mark.parametrize("area", ["kakuu", "sapporo"])
def test_ids_are_unique_and_relations_lead_somewhere(area: str, request: pytest.FixtureRequest) -> None:
    made: Made = request.getfixturevalue(area)
    for name, content in word_files(made).items():
        text = body(content)
        drawn = Counter(node.get("id") for node in text.iter(f"{WP}docPr"))
        marks = Counter(node.get(f"{W}id") for node in text.iter(f"{W}bookmarkStart"))
        names = {node.get(f"{W}name") for node in text.iter(f"{W}bookmarkStart")}
        assert not [key for counted in (drawn, marks) for key, n in counted.items() if n > 1], name
        assert {node.get(f"{W}anchor") for node in text.iter(f"{W}hyperlink")} <= names, name
        _relations_hold(content, name)


def _relations_hold(content: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = set(package.namelist())
        assert len(parts) == len(package.namelist()), name
        for rels in (part for part in parts if part.endswith(".rels")):
            folder = posixpath.dirname(posixpath.dirname(rels))
            found = etree.fromstring(package.read(rels)).findall(RELATIONSHIP)
            for relation in found:
                assert posixpath.normpath(posixpath.join(folder, relation.get("Target"))).lstrip("/") in parts, name
            keys = {relation.get("Id") for relation in found}
            owner = posixpath.join(folder, posixpath.basename(rels).removesuffix(".rels"))
            if owner in parts and owner.endswith(".xml"):
                used = {
                    v
                    for node in etree.fromstring(package.read(owner)).iter()
                    for k, v in node.attrib.items()
                    if k.startswith(R)
                }
                assert used <= keys, (name, owner)


def test_pictures_have_words_and_tables_repeat_their_heads(sapporo: Made) -> None:
    text = body(sapporo.files["sapporo_vision.docx"])
    pictures = list(text.iter(f"{WP}docPr"))
    assert len(pictures) >= 6
    assert all(len(node.get("descr") or "") > 10 and node.get("title") for node in pictures)
    tables = list(text.iter(f"{W}tbl"))
    assert all(table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") for table in tables)
    headed = [t for t in tables if len(t.findall(f"{W}tr")) > 3 and len(t.findall(f"{W}tblGrid/{W}gridCol")) > 2]
    assert headed
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in headed)


def test_every_chart_has_its_data_table(sapporo: Made) -> None:
    """A table of the same name stands below each picture."""
    text = body(sapporo.files["sapporo_vision.docx"])
    captions = [node.get(f"{W}val") for node in text.iter(f"{W}tblCaption")]
    assert {node.get("title") for node in text.iter(f"{WP}docPr")} <= set(captions)


def test_pages_are_numbered_and_the_contents_lead_to_the_headings(kakuu: Made) -> None:
    content = kakuu.files["kakuu_vision.docx"]
    with zipfile.ZipFile(BytesIO(content)) as package:
        footers = b"".join(package.read(name) for name in package.namelist() if "footer" in name)
    assert b" PAGE " in footers
    assert b" NUMPAGES " in footers
    codes = [node.text for node in body(content).iter(f"{W}instrText")]
    marks = {node.get(f"{W}name") for node in body(content).iter(f"{W}bookmarkStart")}
    entries = [code.split()[1] for code in codes if code.strip().startswith("PAGEREF ")]
    assert len(entries) >= 11
    assert set(entries) <= marks
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert b"<w:updateFields" in package.read("word/settings.xml"), "Word asks, and fills the numbers in"


@pytest.mark.parametrize("area", ["kakuu", "sapporo"])
def test_levels_of_headings_skip_none(area: str, request: pytest.FixtureRequest) -> None:
    made: Made = request.getfixturevalue(area)
    for name, content in word_files(made).items():
        levels = [int(read.style[-1]) for read in paragraphs(content) if read.style.lower().startswith("heading")]
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), name
