"""What stays on one page: notes and sources with the end of the table they speak of."""

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from toshiken.outputs.figure import Table
from toshiken.outputs.papers.paper import Drawing, Line
from toshiken.outputs.papers.word.text import element

_LAST_ROWS = 3  # so many go with the notes to the next page


def speaks_of(after: object, block: object) -> bool:
    """Whether `after` is a note on the table before it, or goes on with such notes."""
    if not isinstance(after, Line) or after.style != "note":
        return False
    return isinstance(block, Table | Drawing) or (isinstance(block, Line) and block.style == "note")


def tie(blocks: Sequence[Any]) -> None:
    """Keeps the end of what was written of a block with the paragraph that follows."""
    for block in blocks[-2:]:
        rows = block.findall(qn("w:tr"))[-_LAST_ROWS:]
        for paragraph in [block, *(p for row in rows for p in row.iter(qn("w:p")))]:
            if paragraph.tag == qn("w:p"):
                keep_with_next(paragraph)


def keep_with_next(paragraph: Any) -> None:
    """The mark stands right behind the style."""
    properties = paragraph.find(qn("w:pPr"))
    if properties.find(qn("w:keepNext")) is None:
        properties.insert(1, element("w:keepNext"))
