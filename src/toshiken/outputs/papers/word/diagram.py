"""A tree as a Word table with its branches merged from above to below."""

from typing import Any

from toshiken.outputs.papers.diagram import Diagram
from toshiken.outputs.papers.word.names import Names
from toshiken.outputs.papers.word.table import captioned, framed, head_row, shared, table_cell
from toshiken.outputs.papers.word.text import element, paragraph, run

_FILLS = ("BFE4FF", "E4E7EB", "F4F5F7")


def diagram_blocks(block: Diagram, names: Names, width: int) -> list[Any]:
    """Caption and table."""
    widths = shared(tuple(share for _, share in block.heads), width)
    style = names.id("表中")
    made = framed(block.title, block.alt, widths)
    made.append(head_row([head for head, _ in block.heads], widths, style))
    for number, row in enumerate(block.rows):
        cells = [_cell(block, number, column, widths[column], style) for column in range(len(row))]
        made.append(element("w:tr", element("w:trPr", element("w:cantSplit")), *cells))
    return [captioned(block.title, "", names, width), made, paragraph(names.id("注記"))]


def _cell(block: Diagram, row: int, column: int, width: int, style: str) -> Any:
    span = block.span(row, column)
    text = block.rows[row][column] if span else ""
    merged = "continue" if span == 0 else "restart" if span > 1 else ""
    fill = _FILLS[column] if column < len(_FILLS) else ""
    return table_cell(width, fill, paragraph(style, run(text)), merged=merged)
