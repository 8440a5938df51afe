"""Tables as HTML: caption, heads with scope, units in the head, totals with a rule, heat as a ground of one hue."""

import re

from toshiken.core.wording import Sentence, Shown
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.outputs.palette import ACCENT
from toshiken.outputs.site.html import Html, joined, tag, text
from toshiken.outputs.site.specs.canvas import mixed

_DAY = re.compile(r"(明治|大正|昭和|平成|令和)(元|\d+)年\d+月\d+日")
DEEPEST = 0.6  # the darkest heat: black on it still has a contrast of 7 : 1


def table_html(table: Table, caption: bool = True) -> Html:
    """The table; its caption is its title with the unit, unless a figcaption says it already."""
    words = tag("caption", titled(table.title, table.unit), class_=None if caption else "spoken")
    head = tag("thead", tag("tr", *(_head(column) for column in table.columns)))
    body = tag("tbody", *(_row(row, table.columns) for row in table.rows))
    dense = "dense" if len(table.columns) > 10 else None
    return tag("table", words, _widths(table), head, body, class_=dense)


def titled(title: str, unit: str) -> Html:
    """A title, and its unit at the right."""
    return joined([text(title), tag("span", text(f"（単位：{unit}）"), class_="unit")]) if unit else text(title)


def cell_html(cell: Cell) -> Html:
    """A cell as printed; in a sentence the numbers are bold."""
    return sentence_html(cell) if isinstance(cell, Sentence) else text(cell if isinstance(cell, str) else cell.text)


def sentence_html(sentence: Sentence) -> Html:
    """A sentence with its numbers in bold."""
    return joined(text(p) if isinstance(p, str) else tag("b", text(p.text)) for p in sentence.parts)


def _widths(table: Table) -> Html:
    whole = sum(column.width for column in table.columns)
    columns = (tag("col", style=f"width:{column.width / whole * 100:.1f}%") for column in table.columns)
    return tag("colgroup", *columns)


def _head(column: Column) -> Html:
    unit = [tag("span", text(f"（{column.unit}）"), class_="unit")] if column.unit else []
    if not column.head:
        return tag("td", *unit)
    return tag("th", text(column.head), *unit, scope="col", class_=column.align)


def _row(row: Row, columns: tuple[Column, ...]) -> Html:
    cells = (_cell(row, index, column) for index, column in enumerate(columns))
    return tag("tr", *cells, class_=None if row.kind == "body" else row.kind)


def _cell(row: Row, index: int, column: Column) -> Html:
    cell = row.cells[index]
    content = cell_html(cell)
    if index in row.underlined:
        content = tag("u", content)
    if index in row.strong:
        content = tag("strong", content)
    number = "number" if isinstance(cell, Shown) else None
    day = "day" if isinstance(cell, str) and _DAY.fullmatch(cell) else None  # on a telephone it would break three times
    kinds = " ".join(kind for kind in (column.align, number, day) if kind)
    shade = row.shades[index] if index < len(row.shades) else None
    style = None if shade is None else f"background:#{mixed(ACCENT, min(1.0, max(0.0, shade)) * DEEPEST)}"
    if index == 0:
        return tag("th", content, scope="row", class_=kinds, style=style)
    return tag("td", content, class_=kinds, style=style)
