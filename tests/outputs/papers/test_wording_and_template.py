"""A city brings its own words and its own styles; what does not fit is refused with advice."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from docx import Document
from docx.shared import Mm, Pt

from tests.outputs.papers.reading import text
from toshiken.core.errors import RecordError, RequestError
from toshiken.outputs.papers.declaration import declaration_paper
from toshiken.outputs.papers.paper import Heading, Paper, line
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.word.render import render_paper
from toshiken.outputs.papers.wording import BUNDLED, Words, filled


def own_words(folder: Path, change: dict[str, object]) -> Words:
    content = yaml.safe_load((BUNDLED / "declaration.yml").read_text(encoding="utf-8"))
    (folder / "declaration.yml").write_text(yaml.safe_dump(content | change, allow_unicode=True), encoding="utf-8")
    return Words(folder)


def test_a_citys_own_words_take_the_place_of_ours(source: Source, tmp_path: Path) -> None:
    words = own_words(tmp_path, {"title": "架空市の宣言"})
    made = declaration_paper(Source(source.plan, source.day, words), source.plan.declarations[0])
    assert "架空市の宣言" in text(render_paper(made))
    assert words.of("vision") == Words().of("vision"), "a file that is not there is ours"


def test_a_section_that_is_missing_is_named(tmp_path: Path) -> None:
    words = own_words(tmp_path, {"sections": {"intention": {"heading": "意思"}}})
    with pytest.raises(RecordError, match="節「statistics」がありません"):
        words.of("declaration")


def test_an_unknown_slot_is_named_with_those_that_are_known() -> None:
    with pytest.raises(RequestError, match=r"「\{mayor\}」は使えません。使えるもの：\{hub\}"):
        filled("{mayor}は", {"hub": "札幌市"})


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="文例のフォルダー"):
        Words(tmp_path / "absent")


@pytest.mark.parametrize("path", sorted(BUNDLED.glob("*.yml")), ids=lambda p: p.stem)
def test_every_wording_says_what_it_rests_on(path: Path) -> None:
    wording = Words().of(path.stem)  # type: ignore[arg-type]
    assert wording.references
    assert all(required.section in wording.sections for required in wording.required)


def city_template(path: Path) -> Path:
    template = Document()
    template.styles["Normal"].font.name = "ＭＳ 明朝"
    template.styles["Heading 1"].font.size = Pt(33)
    template.sections[0].page_width, template.sections[0].page_height = Mm(210), Mm(297)
    template.sections[0].header.paragraphs[0].text = "架空市の様式"
    template.add_paragraph("例文は消える")
    template.save(str(path))
    return path


def sample() -> Paper:
    from datetime import date

    return Paper(
        file="a", title="試験", area_name="架空", author="", day=date(2026, 11, 25), header="こちらの見出し",
        blocks=(Heading("見出し"), line("本文"), line("条", "clause")),
    )  # fmt: skip


def test_a_template_keeps_its_styles_and_header_and_loses_its_text(tmp_path: Path) -> None:
    content = render_paper(sample(), city_template(tmp_path / "city.docx"))
    document = Document(BytesIO(content))
    assert document.styles["Normal"].font.name == "ＭＳ 明朝"
    assert document.styles["Heading 1"].font.size == Pt(33)
    assert document.styles["条項"].base_style.name == "Normal", "what the template lacks is added"
    assert "例文は消える" not in text(content)
    headers = "".join(p.text for p in document.sections[0].header.paragraphs)
    assert headers == "架空市の様式"


def test_our_own_document_uses_japanese_typefaces_with_stand_ins() -> None:
    with ZipFile(BytesIO(render_paper(sample()))) as package:
        styles, fonts = package.read("word/styles.xml").decode(), package.read("word/fontTable.xml").decode()
    assert 'w:eastAsia="BIZ UDP明朝 Medium"' in styles
    assert 'w:eastAsia="BIZ UDPゴシック"' in styles
    assert "asciiTheme" not in styles.split("<w:style ", 1)[1]
    assert "游明朝" in fonts


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_a_template_that_is_no_word_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "city.docx"
    path.write_bytes(content)
    with pytest.raises(RequestError, match="ひな形"):
        render_paper(sample(), path)


def test_a_template_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="ひな形"):
        render_paper(sample(), tmp_path / "absent.docx")
