"""A Table as a Word table: head repeated on every page, no row broken, numbers to the right, totals under a rule."""

from dataclasses import dataclass
from typing import Any

from toshiken.core.wording import Sentence, Shown
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.outputs.palette import ACCENT
from toshiken.outputs.papers.word.names import Names
from toshiken.outputs.papers.word.text import element, paragraph, run, runs
from toshiken.outputs.site.specs.canvas import mixed

HEAD, DEEPEST = "E4E7EB", 0.6
_CELL_MARGIN = 60  # twentieths of a point at either side
_FEW = 20  # so few rows stay on one page
_MANY = 9  # columns from which the type is small


def table_blocks(table: Table, names: Names, width: int) -> list[Any]:
    """Caption and table, `width` twentieths of a point wide."""
    caption = [captioned(table.title, table.unit, names, width)] if table.title else []
    return [*caption, _table(table, names, width), paragraph(names.id("注記"))]


def captioned(title: str, unit: str, names: Names, width: int) -> Any:
    """A title, its unit at the right."""
    shown = [run(f"\t（単位：{unit}）")] if unit else []
    stop = element("w:tabs", element("w:tab", val="right", pos=str(width)))
    return paragraph(names.id("Caption"), run(title), *shown, properties=(stop,))


def _table(table: Table, names: Names, width: int) -> Any:
    widths = shared(tuple(column.width for column in table.columns), width)
    style = names.id("表中小" if len(table.columns) >= _MANY else "表中")
    made = framed(table.title, table.alt, widths)
    headed = any(column.head or column.unit for column in table.columns)
    if headed:
        heads = [column.head + (f"\n（{column.unit}）" if column.unit else "") for column in table.columns]
        made.append(head_row(heads, widths, style))
    together = len(table.rows) if len(table.rows) <= _FEW else 0
    for number, row in enumerate(table.rows, start=1):
        looks = RowLooks(style, labelled=not headed, with_next=number < together)
        made.append(_row(row, table.columns, widths, looks, names))
    return made


def framed(title: str, alt: str, widths: list[int]) -> Any:
    """An empty table with its frame and columns."""
    grid = element("w:tblGrid", *(element("w:gridCol", w=str(w)) for w in widths))
    return element("w:tbl", _properties(title, alt, sum(widths)), grid)


def shared(parts: tuple[float, ...], width: int) -> list[int]:
    """The width cut by these shares, to the last twentieth of a point."""
    whole = sum(parts)
    edges = [round(width * sum(parts[:n]) / whole) for n in range(len(parts) + 1)]
    return [right - left for left, right in zip(edges, edges[1:], strict=False)]


def head_row(heads: list[str], widths: list[int], style: str) -> Any:
    """The head, repeated on every page."""
    cells = (table_cell(width, HEAD, _head(words, style)) for words, width in zip(heads, widths, strict=True))
    return element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")), *cells)


def _head(words: str, style: str) -> Any:
    looks = (element("w:keepNext"), element("w:jc", val="center"))
    return paragraph(style, run(words, element("w:b")), properties=looks)


def _properties(title: str, alt: str, width: int) -> Any:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (element(f"w:{side}", val="single", sz="4", space="0", color="84919E") for side in sides)
    margins = (element(f"w:{side}", w=str(_CELL_MARGIN), type="dxa") for side in ("left", "right"))
    return element(
        "w:tblPr",
        element("w:tblW", w=str(width), type="dxa"),
        element("w:tblBorders", *borders),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
        element(
            "w:tblLook",
            val="0020",
            firstRow="1",
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        ),
        element("w:tblCaption", val=title or alt),
        element("w:tblDescription", val=alt or title),
    )


@dataclass(frozen=True)
class RowLooks:
    """style: id of the cells' style; labelled: the first cell is a label; with_next: stays with the row below."""

    style: str
    labelled: bool
    with_next: bool


def _row(row: Row, columns: tuple[Column, ...], widths: list[int], looks: RowLooks, names: Names) -> Any:
    cells = []
    for index, (cell, column, width) in enumerate(zip(row.cells, columns, widths, strict=True)):
        content = paragraph(looks.style, *_content(cell, _marks(row, index), names), properties=_placing(column, looks))
        cells.append(table_cell(width, _fill(row, index, looks), content, rule=row.kind != "body"))
    return element("w:tr", element("w:trPr", element("w:cantSplit")), *cells)


def _marks(row: Row, index: int) -> list[Any]:
    bold = index in row.strong or row.kind in ("total", "computed_total")
    underlined = index in row.underlined
    return [*([element("w:b")] if bold else []), *([element("w:u", val="single")] if underlined else [])]


def _placing(column: Column, looks: RowLooks) -> tuple[Any, ...]:
    keep = [element("w:keepNext")] if looks.with_next else []
    return (*keep, *([element("w:jc", val=column.align)] if column.align != "left" else []))


def _fill(row: Row, index: int, looks: RowLooks) -> str:
    if looks.labelled and index == 0:
        return HEAD
    shade = row.shades[index] if index < len(row.shades) else None
    return "" if shade is None else mixed(ACCENT, min(1.0, max(0.0, shade)) * DEEPEST)


def _content(cell: Cell, marks: list[Any], names: Names) -> list[Any]:
    if isinstance(cell, Sentence):
        return runs(cell, names.id("機械作成"))
    return [run(cell.text if isinstance(cell, Shown) else cell, *marks)]


def table_cell(width: int, fill: str, content: Any, rule: bool = False, merged: str = "", at: str = "center") -> Any:
    """A cell. merged: restart or continue, of cells that are one from above to below. at: top or center."""
    look = [element("w:tcW", w=str(width), type="dxa")]
    if merged:
        look.append(element("w:vMerge", val=merged))
    if rule:
        look.append(element("w:tcBorders", element("w:top", val="single", sz="10", space="0", color="000000")))
    if fill:
        look.append(element("w:shd", val="clear", color="auto", fill=fill))
    return element("w:tc", element("w:tcPr", *look, element("w:vAlign", val=at)), content)
