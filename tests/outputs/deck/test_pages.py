"""What stands on the pages."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Mm

from tests.outputs.deck.reading import charts, opened, shapes, slide_text
from tests.outputs.sample import passenger_table, population_table, sample_document
from toshiken.core.errors import RequestError, ToshikenError
from toshiken.core.wording import sentence
from toshiken.outputs.deck import render_deck
from toshiken.outputs.figure import Table
from toshiken.outputs.page import Audience, Document, Page


def _only(page: Page) -> Document:
    return replace(sample_document(), pages=(page,))


def test_every_page_of_the_audience_is_a_slide(deck: bytes, document: Document) -> None:
    assert len(opened(deck).slides) == len(document.pages)
    public = sample_document(Audience.PUBLIC)
    assert len(opened(render_deck(public)).slides) == len(document.pages) - 1


def test_charts_and_tables_are_native_and_nothing_is_a_picture(deck: bytes) -> None:
    found = [shape for slide in opened(deck).slides for shape in shapes(slide)]
    assert len(charts(deck)) == 10
    assert sum(1 for s in found if getattr(s, "has_table", False) and s.has_table) == 4
    assert not [s for s in found if s.shape_type == 13]


def test_head_and_foot_of_every_page(deck: bytes, document: Document) -> None:
    for number, (slide, page) in enumerate(zip(opened(deck).slides, document.pages, strict=True), 1):
        text = slide_text(slide)
        assert slide.shapes.title.text_frame.text == page.title
        assert "資料1　案" in text
        if page.arrangement != "cover":
            assert f"{number} / {len(document.pages)}" in text
            assert "平成30年7月23日時点" in text
        if page.origins():
            assert "出典：" in text


def test_numbers_of_the_lead_are_bold(deck: bytes) -> None:
    lead = next(s for s in opened(deck).slides[2].shapes if s.name == "リード文")
    bold = [run.text for paragraph in lead.text_frame.paragraphs for run in paragraph.runs if run.font.bold]
    assert bold == ["260.1万人", "13.5%", "225.0万人"]


def test_reproduction_is_marked_on_every_page() -> None:
    for slide in opened(render_deck(sample_document(reproduction=True))).slides:
        assert "平成30年7月23日時点の資料の再現" in slide_text(slide)


def test_reproduction_is_not_claimed_otherwise(deck: bytes) -> None:
    assert all("の再現" not in slide_text(slide) for slide in opened(deck).slides)


def test_figures_have_alternative_text(deck: bytes, document: Document) -> None:
    alts = {figure.alt for page in document.pages for figure in page.body if hasattr(figure, "alt")}
    found = {
        node.get("descr")
        for slide in opened(deck).slides
        for node in slide._element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr")
    }
    assert alts <= found


def test_missing_values_keep_their_symbols(deck: bytes) -> None:
    text = slide_text(next(s for s in opened(deck).slides if "【参考】例示" in slide_text(s)))
    assert {"…", "x", "不詳"} <= set(text.split("\n"))


def test_long_sources_end_with_others() -> None:
    document = sample_document()
    page = next(p for p in document.pages if p.id == "editions")
    origin = page.origins()[0]
    many = tuple(replace(origin, id=f"o{i}", title=f"長い名前の統計調査報告書第{i}巻") for i in range(9))
    text = slide_text(opened(render_deck(_only(replace(page, sources=many)))).slides[0])
    assert "ほか（資料と注記を参照）" in text


def _long_table() -> Table:
    table = population_table()
    return replace(table, rows=table.rows[:1] * 40)


@pytest.mark.parametrize(
    "page",
    [
        Page(id="too_long", title="長い表のページ", body=(_long_table(),)),
        Page(id="too_long", title="長い表のページ", lead=(sentence("長い文。" * 300),), body=(passenger_table(),)),
        Page(id="too_long", title="長い表のページ", notes=(sentence("長い注。" * 900),), body=(passenger_table(),)),
    ],
)
def test_what_does_not_fit_names_its_page(page: Page) -> None:
    with pytest.raises(ToshikenError, match="1ページ「長い表のページ」（too_long）"):
        render_deck(_only(page))


@pytest.fixture
def city_template(tmp_path: Path) -> Path:
    """A city's file: own size, an example slide, a font of its own."""
    template: Any = Presentation()
    template.slide_width, template.slide_height = Mm(280), Mm(190)
    template.slides.add_slide(template.slide_layouts[1]).shapes.title.text = "記入例"
    path = tmp_path / "市の様式.pptx"
    template.save(str(path))
    return path


def test_template_keeps_its_size_and_loses_its_examples(city_template: Path, document: Document) -> None:
    made = opened(render_deck(document, template=city_template))
    assert (made.slide_width, made.slide_height) == (Mm(280), Mm(190))
    assert len(made.slides) == len(document.pages)
    assert all("記入例" not in slide_text(slide) for slide in made.slides)
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= Mm(280) + 1
            assert shape.top + shape.height <= Mm(190) + 1


def test_template_that_is_no_presentation_is_refused(tmp_path: Path, document: Document) -> None:
    path = tmp_path / "市の様式.pptx"
    path.write_text("これは違う", encoding="utf-8")
    with pytest.raises(RequestError, match="市の様式.pptx"):
        render_deck(document, template=path)
