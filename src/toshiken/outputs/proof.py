"""読み合わせ表: the sheet two people hold against the pages, one reading aloud, the other ticking."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from xlsxwriter import Workbook

from toshiken.core.period import japanese_date
from toshiken.outputs.page import Audience, Document
from toshiken.outputs.proof_rows import ProofRow, proof_rows
from toshiken.outputs.workbook.chart_parts import number_format, options
from toshiken.outputs.workbook.widths import row_height

__all__ = ["COLUMNS", "ProofRow", "proof_rows", "render_proof"]

BOX, TICKED = "☐", "☑"
COLUMNS = (
    ("頁", 5),
    ("頁の題", 16),
    ("箇所", 20),
    ("種別", 6),
    ("印字", 24),
    ("値", 13),
    ("単位", 8),
    ("出典（刊行物・表・欄）", 38),
    ("公表日", 13),
    ("計算式", 30),
    ("確認1", 7),
    ("確認2", 7),
)


def render_proof(document: Document) -> bytes:
    """The proof sheet of the document's pages for its audience, as the bytes of an xlsx file."""
    buffer = io.BytesIO()
    book = Workbook(buffer, options())
    office = "" if document.audience is Audience.PUBLIC else f"{document.organisation}{document.office}"
    created = datetime.combine(document.as_of, time())
    book.set_properties({"title": f"{document.title}：読み合わせ表", "author": office, "created": created})
    sheet = book.add_worksheet("読み合わせ表")
    rows = proof_rows(document)
    _set_up(sheet, document, len(rows))
    _write(book, sheet, rows)
    book.close()
    return buffer.getvalue()


def _set_up(sheet: Any, document: Document, count: int) -> None:
    """A4 landscape, one page wide, the head on every page, boxes that can be ticked on screen."""
    for index, (_, width) in enumerate(COLUMNS):
        sheet.set_column(index, index, width)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.7, 0.6)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    title = f"{document.title}　読み合わせ表　{japanese_date(document.as_of)}".replace("&", "&&")[:200]
    sheet.set_header(f"&L{title}&R確認者1：＿＿＿＿＿＿　確認者2：＿＿＿＿＿＿")
    sheet.set_footer("&C&P / &N")
    if count:
        sheet.autofilter(0, 0, count, len(COLUMNS) - 1)
        boxes = {"validate": "list", "source": [BOX, TICKED]}
        sheet.data_validation(1, len(COLUMNS) - 2, count, len(COLUMNS) - 1, boxes)


class _Formats:
    """Cell formats, each made once: a rule above the first row of a page, grey ink for 表記."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[bool, bool, int | None, str], Any] = {}

    def get(self, first: bool, grey: bool, decimals: int | None = None, align: str = "left") -> Any:
        key = (first, grey, decimals, align)
        if key not in self.made:
            look = {"valign": "vcenter", "text_wrap": True, "align": align, "bottom": 4, "bottom_color": "#C8C8CB"}
            look |= {"top": 2} if first else {}
            look |= {"font_color": "#404040"} if grey else {}
            look |= {} if decimals is None else {"num_format": number_format(decimals)}
            self.made[key] = self.book.add_format(look)
        return self.made[key]


def _write(book: Workbook, sheet: Any, rows: Sequence[ProofRow]) -> None:
    head = book.add_format({"bold": True, "bg_color": "#EDEDEF", "border": 1, "align": "center", "valign": "vcenter"})
    for column, (name, _) in enumerate(COLUMNS):
        sheet.write_string(0, column, name, head)
    sheet.set_row(0, 22)
    formats = _Formats(book)
    page = 0
    for index, row in enumerate(rows, start=1):
        _write_row(sheet, index, row, formats, first=row.page != page)
        page = row.page


def _write_row(sheet: Any, index: int, row: ProofRow, formats: _Formats, first: bool) -> None:
    plain = formats.get(first, row.shown is None)
    texts = _texts(row)
    sheet.set_row(index, row_height([(text, COLUMNS[column][1]) for column, text in texts.items()]))
    sheet.write_number(index, 0, row.page, plain)
    for column in range(1, len(COLUMNS)):
        text = texts.get(column, "")
        if text:
            form = formats.get(first, row.shown is None, align="center") if text == BOX else plain
            sheet.write_string(index, column, text, form)
        elif column == 5 and row.value is not None and row.shown is not None:
            sheet.write_number(index, column, float(row.value), formats.get(first, False, row.shown.decimals, "right"))
        else:
            sheet.write_blank(index, column, None, plain)


def _texts(row: ProofRow) -> dict[int, str]:
    said = {1: row.title, 2: row.place, 3: row.kind, 4: row.printed, 6: row.unit, 7: row.sources}
    return said | {8: row.published, 9: row.formula, 10: BOX, 11: BOX}
