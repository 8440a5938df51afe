"""Native tables, written as one string: python-pptx takes a millisecond a cell, this takes microseconds."""

from collections.abc import Sequence

from toshiken.core.errors import ToshikenError
from toshiken.core.wording import Sentence
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.fills import label_colour
from toshiken.outputs.deck.shapes import body_xml, solid
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.table_layout import TableLayout, table_layout
from toshiken.outputs.deck.text import Paragraph, Run, runs_of
from toshiken.outputs.figure import Cell, Column, Row, Table, cell_text
from toshiken.outputs.palette import INK, LIGHT_GREY, PALE_GREY

_ALIGN = {"left": "l", "right": "r", "center": "ctr"}
# The one hue of heat tables, from white to a blue on which black is still read.
_HEAT = (0x6D, 0xB5, 0xFF)


def draw_table(canvas: Canvas, table: Table, box: Box) -> None:
    """The table at the top of its box; raises ToshikenError where it does not fit at 12 pt."""
    layout = table_layout(table, box.width_pt, box.height_pt)
    if layout is None:
        raise ToshikenError(
            f"表「{table.title}」（{len(table.rows)}行{len(table.columns)}列）が12ポイントで枠に入りません。"
            "ページを分けるか、列を減らしてください。"
        )
    heights = [round(h * POINT) for h in layout.heights]
    place = Box(box.left, box.top, box.width, sum(heights))
    canvas.table(table.title, table.alt, place, _xml(table, layout, heights, box.width))


def _xml(table: Table, layout: TableLayout, heights: Sequence[int], width: int) -> str:
    widths = [round(w * POINT) for w in layout.widths]
    widths[-1] += width - sum(widths)
    grid = "".join(f'<a:gridCol w="{w}"/>' for w in widths)
    rows = [_head_row(table, layout, heights[0])]
    previous = "head"
    for row, height in zip(table.rows, heights[1:], strict=True):
        rows.append(_row(table.columns, row, layout, height, previous))
        previous = row.kind
    return '<a:tbl><a:tblPr firstRow="1"/>' + f"<a:tblGrid>{grid}</a:tblGrid>" + "".join(rows) + "</a:tbl>"


def _head_row(table: Table, layout: TableLayout, height: int) -> str:
    cells = "".join(
        _cell(
            Paragraph((Run(head, bold=True),), align="l" if column.align == "left" else "ctr"),
            layout,
            LIGHT_GREY,
            _line("B", INK, 1),
        )
        for column, head in zip(table.columns, layout.heads, strict=True)
    )
    return f'<a:tr h="{height}">{cells}</a:tr>'


def _row(columns: Sequence[Column], row: Row, layout: TableLayout, height: int, previous: str) -> str:
    ruled = row.kind in ("total", "reference") and previous not in ("head", row.kind)
    borders = (_line("T", INK, 1) if ruled else "") + _line("B", LIGHT_GREY, 0.5)
    cells = []
    for index, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
        fill = _fill(row, index)
        runs = _runs(cell, row.kind == "total" or index in row.strong, index in row.underlined, fill)
        cells.append(_cell(Paragraph(runs, align=_ALIGN[column.align]), layout, fill, borders))
    return f'<a:tr h="{height}">{"".join(cells)}</a:tr>'


def _fill(row: Row, index: int) -> str:
    shade = row.shades[index] if index < len(row.shades) else None
    if shade is not None:
        return "".join(f"{round(255 + (channel - 255) * min(1.0, max(0.0, shade))):02X}" for channel in _HEAT)
    return PALE_GREY if row.kind in ("total", "computed_total") else ""


def _runs(cell: Cell, bold: bool, underlined: bool, fill: str) -> tuple[Run, ...]:
    if isinstance(cell, Sentence) and not bold:
        return runs_of(cell)
    colour = label_colour(fill) if fill else ""
    return (Run(cell_text(cell), bold=bold, underlined=underlined, colour=colour),)


def _cell(paragraph: Paragraph, layout: TableLayout, fill: str, borders: str) -> str:
    side = round(layout.side * POINT)
    body = body_xml([paragraph], layout.size, "ctr", tag="a")
    paint = solid(fill) if fill else "<a:noFill/>"
    edges = _line("L", None, 0) + _line("R", None, 0) + ("" if "lnT" in borders else _line("T", None, 0)) + borders
    return (
        f'<a:tc>{body}<a:tcPr marL="{side}" marR="{side}" marT="0" marB="0" anchor="ctr">{edges}{paint}</a:tcPr></a:tc>'
    )


def _line(side: str, colour: str | None, width_pt: float) -> str:
    if colour is None:
        return f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>'
    return f'<a:ln{side} w="{round(width_pt * POINT)}">{solid(colour)}</a:ln{side}>'
