"""The vision stands by itself: no word of another document, no project left out."""

from dataclasses import replace

from tests.outputs.papers.reading import below, text
from toshiken.core.wording import Pointer, sentence
from toshiken.outputs.papers.documents import Made
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.vision import vision_paper
from toshiken.outputs.papers.vision_state import state_pages
from toshiken.outputs.papers.word.render import render_paper


def _pointers(source: Source) -> list[str]:
    said = [s for _, page in state_pages(source) for s in (*page.lead, *page.notes)]
    return [part for s in said for part in s.parts if isinstance(part, Pointer)]


def test_no_word_leads_to_a_page_the_vision_does_not_have(sapporo_source: Source, sapporo: Made) -> None:
    assert len(_pointers(sapporo_source)) == 2  # the deck's own pages do lead there
    written = text(sapporo.files["sapporo_vision.docx"])
    page = sapporo.files["sapporo_vision.html"].decode()
    for words in _pointers(sapporo_source):
        assert words not in written
        assert words not in page
    assert "の頁に挙げる" not in written
    assert "理由を付けて連携市町村としている【機械作成" in written


def test_a_sentence_alone_keeps_all_but_its_pointers() -> None:
    said = sentence("まとめて示す", Pointer("（次の頁）"), "。")
    assert (said.text, said.alone.text) == ("まとめて示す（次の頁）。", "まとめて示す。")


def test_an_adopted_project_without_an_item_is_in_the_vision(source: Source) -> None:
    for item in ("", "エ-z"):
        first, *rest = source.plan.projects
        unsorted = first.model_copy(update={"code": "9-99", "name": "項目の決まらない事業", "item": item})
        plan = source.plan.model_copy(update={"projects": (first, *rest, unsorted)})
        assert source.vision is not None
        written = render_paper(vision_paper(replace(source, plan=plan), source.vision))
        assert "項目の決まらない事業" in below(written, "取組の体系")
        assert "項目の決まらない事業" in below(written, "項目が未定の事業")
    assert "項目が未定の事業" not in text(render_paper(vision_paper(source, source.vision)))
