"""The deck: every page of a document as a PowerPoint slide with native, editable charts and tables."""

from pathlib import Path
from typing import Literal

from toshiken.core.errors import RequestError, ToshikenError
from toshiken.outputs.deck.blocks import draw_blocks
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.cover import draw_cover
from toshiken.outputs.deck.frame import figure_zone
from toshiken.outputs.deck.notes import write_notes
from toshiken.outputs.deck.package import set_properties
from toshiken.outputs.deck.sheet import sheet_for
from toshiken.outputs.deck.theme import Base, own_base, template_base
from toshiken.outputs.office_file import packed
from toshiken.outputs.page import Audience, Document, Page


def render_deck(document: Document, paper: Literal["a4", "16:9"] = "a4", template: Path | None = None) -> bytes:
    """The .pptx of a document for its audience; a template's own size takes the place of `paper`.

    Raises ToshikenError, naming the page, where something does not fit; a RequestError where a template's size is why.
    """
    base = own_base(sheet_for(paper)) if template is None else template_base(template)
    pages = document.for_audience()
    for number, page in enumerate(pages, 1):
        try:
            _draw_page(base, document, page, number, len(pages))
        except ToshikenError as error:
            raise _named(error, f"{number}ページ「{page.title}」（{page.id}）：{error}", template) from error
    set_properties(base.presentation, document)
    return packed(base.presentation)


def _named(error: ToshikenError, words: str, template: Path | None) -> ToshikenError:
    if template is None:
        return type(error)(words)
    advice = f"ひな形「{template}」の用紙に入りません。A4横（297×210mm）以上の大きさのひな形を指定してください"
    return RequestError(f"{advice}（{words}）")


def _draw_page(base: Base, document: Document, page: Page, number: int, count: int) -> None:
    slide = base.presentation.slides.add_slide(base.layout)
    canvas = Canvas(slide)
    if page.arrangement == "cover":
        draw_cover(canvas, document, page, base.sheet)
    else:
        draw_blocks(canvas, page, figure_zone(canvas, document, page, base.sheet, number, count))
    canvas.finish()
    if document.audience is not Audience.PUBLIC:
        write_notes(slide, page)
