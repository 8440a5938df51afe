"""A 新旧対照表 as a Word table, changed words underlined."""

from typing import Any

from toshiken.outputs.papers.comparison import Comparison, Stretch
from toshiken.outputs.papers.word.names import Names
from toshiken.outputs.papers.word.table import framed, head_row, shared, table_cell
from toshiken.outputs.papers.word.text import element, paragraph, run

_SHARES = (1.1, 3.0, 3.0, 1.4)


def comparison_blocks(block: Comparison, names: Names, width: int) -> list[Any]:
    """The table."""
    widths, style = shared(_SHARES, width), names.id("表中")
    made = framed(block.alt, block.alt, widths)
    made.append(head_row(list(block.heads), widths, style))
    for row in block.rows:
        contents = ([run(row.place)], _marked(row.new), _marked(row.old), [run(row.reason)])
        cells = (table_cell(w, "", paragraph(style, *c), at="top") for w, c in zip(widths, contents, strict=True))
        made.append(element("w:tr", *cells))
    return [made, paragraph(names.id("注記"))]


def _marked(stretches: tuple[Stretch, ...]) -> list[Any]:
    return [run(s.text, *([element("w:u", val="single")] if s.changed else [])) for s in stretches]
