"""What stands around the figure on every page: head, lead, notes, foot."""

from collections.abc import Sequence

from toshiken.core.errors import ToshikenError
from toshiken.core.period import japanese_date
from toshiken.core.wording import Sentence
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import MILLIMETRE, POINT, Box, Sheet
from toshiken.outputs.deck.text import LINE, Paragraph, fitting_size, height_pt, line_count, plain, runs_of, snug_pt
from toshiken.outputs.page import Document, Page
from toshiken.outputs.palette import INK, LIGHT_GREY

_TITLE_SIZES = (24.0, 22.0, 20.0, 18.0)
_LEAD_SIZES = (16.0, 15.0, 14.0)
_NOTE_SIZES = (10.0, 9.0)
_LABEL, _FOOT = 10.0, 9.0
_MORE = " ほか（資料と注記を参照）"


def figure_zone(canvas: Canvas, document: Document, page: Page, sheet: Sheet, number: int, count: int) -> Box:
    """Draws everything around the figure and returns the zone that is left for it."""
    _draw_head(canvas, document, page, sheet)
    top = _draw_lead(canvas, page, sheet)
    bottom = _draw_notes(canvas, page, sheet)
    _draw_foot(canvas, document, page, sheet, number, count)
    return Box(sheet.head.left, top, sheet.head.width, bottom - top)


def _draw_head(canvas: Canvas, document: Document, page: Page, sheet: Sheet) -> None:
    head = sheet.head
    width = _draw_labels(canvas, document, head)
    title = Box(head.left, head.top, head.width - width - 4 * MILLIMETRE, head.height)
    paragraph = plain(page.title, bold=True)
    for size in _TITLE_SIZES:
        if line_count(page.title, size, title.width_pt) * size * LINE <= title.height_pt:
            canvas.title(title, [paragraph], size)
            break
    else:
        raise ToshikenError(f"表題「{page.title}」が枠に入りません。短い名詞の表題にしてください。")
    canvas.line("表題の下線", (head.left, sheet.at(21)), (head.right, sheet.at(21)), INK, 0.75)


def _draw_labels(canvas: Canvas, document: Document, head: Box) -> int:
    """資料番号 and status in a frame at the right, the mark of a reproduction below; returns the width taken."""
    box_text = "　".join(part for part in (document.material_number, document.status) if part)
    texts = [box_text] if box_text else []
    if document.reproduction:
        texts.append(f"{japanese_date(document.as_of)}時点の資料の再現")
    height = round((head.height - MILLIMETRE) / 2)
    widest = 0
    for index, text in enumerate(texts):
        width = round((snug_pt(text, _LABEL) + 10) * POINT)
        box = Box(head.right - width, head.top + index * (height + MILLIMETRE), width, height)
        paragraph = plain(text, bold=index > 0, align="ctr")
        canvas.text(("資料番号", "再現の表示")[index], box, [paragraph], _LABEL, "ctr", line=outline(INK, 0.75))
        widest = max(widest, width)
    return widest


def _draw_lead(canvas: Canvas, page: Page, sheet: Sheet) -> int:
    """At most three claims; returns the top of the figure zone, lower where the claims need more room."""
    if not page.lead:
        return sheet.at(24)
    zone = sheet.lead
    paragraphs = [Paragraph(runs_of(claim), mark="○", indent=1.2) for claim in page.lead]
    size = fitting_size(paragraphs, _LEAD_SIZES, zone.width_pt, zone.height_pt) or _LEAD_SIZES[-1]
    height = round(height_pt(paragraphs, size, zone.width_pt) * POINT)
    if height > 2 * zone.height:
        raise ToshikenError("リード文が長すぎます。3文以内の短い文にしてください。")
    taken = max(zone.height, height) if height > zone.height else height
    canvas.text("リード文", Box(zone.left, zone.top, zone.width, taken), paragraphs, size)
    return zone.top + taken + sheet.at(2.5)


def _draw_notes(canvas: Canvas, page: Page, sheet: Sheet) -> int:
    """※ notes, growing upwards; returns the bottom of the figure zone."""
    if not page.notes:
        return sheet.at(190)
    zone = Box(sheet.head.left, sheet.figure_bottom, sheet.head.width, sheet.notes_bottom - sheet.figure_bottom)
    paragraphs = [_note(note) for note in page.notes]
    size = fitting_size(paragraphs, _NOTE_SIZES, zone.width_pt, zone.height_pt) or _NOTE_SIZES[-1]
    height = round(height_pt(paragraphs, size, zone.width_pt) * POINT)
    if height > 3 * zone.height:
        raise ToshikenError("注記が長すぎます。「資料と注記」のページへ移してください。")
    top = sheet.notes_bottom - height
    canvas.text("注記", Box(zone.left, top, zone.width, height), paragraphs, size)
    return top - sheet.at(2)


def _note(note: Sentence) -> Paragraph:
    text = note.text
    mark = "" if text.startswith("※") else "※"
    return Paragraph(runs_of(note), mark=mark, indent=1.2 if mark else 0)


def _draw_foot(canvas: Canvas, document: Document, page: Page, sheet: Sheet, number: int, count: int) -> None:
    foot = sheet.foot
    canvas.line("脚の上線", (foot.left, foot.top), (foot.right, foot.top), LIGHT_GREY, 0.75)
    inner = Box(foot.left, foot.top + MILLIMETRE // 2, foot.width, foot.height - MILLIMETRE // 2)
    sources, middle, right = inner.columns((64, 27, 9), 3 * MILLIMETRE)
    text = source_text(page.citations(), sources)
    if text:
        canvas.text("出典", sources, [plain(text)], _FOOT)
    place = [plain(document.area_name, align="ctr"), plain(f"{japanese_date(document.as_of)}時点", align="ctr")]
    canvas.text("圏域と時点", middle, place, _FOOT)
    canvas.text("ページ番号", right, [plain(f"{number} / {count}", align="r")], _FOOT)


def source_text(citations: Sequence[str], box: Box) -> str:
    """出典：the citations; the first ones and ほか where not all fit in the box."""
    if not citations:
        return ""
    lines = int(box.height_pt // (_FOOT * LINE))
    whole = range(len(citations), 0, -1)
    for kept, more in (*((kept, _MORE) for kept in whole), (1, " ほか")):  # the short form before none at all
        text = "出典：" + "、".join(citations[:kept]) + (more if kept < len(citations) else "")
        if line_count(text, _FOOT, box.width_pt) <= lines:
            return text
    return "出典：資料と注記を参照"
