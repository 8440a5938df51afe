"""The title page: title, area, organisation, date."""

from toshiken.core.period import japanese_date
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import MILLIMETRE, POINT, Box, Sheet
from toshiken.outputs.deck.text import fitting_size, plain, snug_pt
from toshiken.outputs.page import Document, Page
from toshiken.outputs.palette import ACCENT, INK

_TITLE_SIZES = (36.0, 32.0, 28.0, 24.0, 20.0)
_LEAST_ON_ONE_LINE = 28.0


def draw_cover(canvas: Canvas, document: Document, page: Page, sheet: Sheet) -> None:
    """Everything on the title page."""
    zone = sheet.band(62, 104)
    title = [plain(page.title, bold=True)]
    size = _title_size(page.title, zone)
    canvas.title(zone, title, size, "b")
    y = sheet.at(108)
    canvas.line("表題の下線", (zone.left, y), (zone.right, y), ACCENT, 2.25)
    canvas.text("圏域", sheet.band(112, 122), [plain(document.area_name)], 18, "ctr")
    lines = [document.organisation + document.office, japanese_date(document.as_of)]
    canvas.text("作成者と日付", sheet.band(146, 166), [plain(text) for text in lines if text], 18)
    _draw_labels(canvas, document, sheet)


def _title_size(title: str, zone: Box) -> float:
    """A size at which the title stands on one line, where a little smaller is enough; else the largest that fits."""
    one_line = (size for size in _TITLE_SIZES if size >= _LEAST_ON_ONE_LINE and snug_pt(title, size) <= zone.width_pt)
    fitting = fitting_size([plain(title, bold=True)], _TITLE_SIZES, zone.width_pt, zone.height_pt)
    return next(one_line, None) or fitting or _TITLE_SIZES[-1]


def _draw_labels(canvas: Canvas, document: Document, sheet: Sheet) -> None:
    marks = ["　".join(part for part in (document.material_number, document.status) if part)]
    if document.reproduction:
        marks.append(f"{japanese_date(document.as_of)}時点の資料の再現")
    top = sheet.head.top
    for text in filter(None, marks):
        width, height = round((snug_pt(text, 14) + 14) * POINT), 8 * MILLIMETRE
        box = Box(sheet.head.right - width, top, width, height)
        canvas.text("資料番号と表示", box, [plain(text, align="ctr")], 14, "ctr", line=outline(INK, 0.75))
        top += height + 2 * MILLIMETRE
