"""Widths and heights of a table, before it is drawn: numbers are never broken, text wraps where it must."""

from collections.abc import Sequence
from dataclasses import dataclass

from toshiken.outputs.deck.text import LINE, line_count, unbroken_em, width_em
from toshiken.outputs.figure import Column, Table, cell_text

SIZES = (15.0, 14.0, 13.0, 12.0)
_SIDE = 3.0
# Characters up to which a head and a cell are not broken: where there is room, and at the least.
_WHOLE, _SHORT = (4, 8), (1, 6)
_WHOLE_FROM = 13.0
# Text size and the space above and below a line as a share of it: a short table fills its page, a long one is set tight.
_SETTINGS = ((18.0, 1.4), (18.0, 1.0), (16.0, 1.0), *((size, air) for size in SIZES for air in (0.7, 0.45, 0.25, 0.1)))


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Text size, column widths and row heights (the head row first), in points."""

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    heads: tuple[str, ...]
    side: float = _SIDE

    @property
    def height(self) -> float:
        return sum(self.heights)


def table_layout(table: Table, width: float, height: float) -> TableLayout | None:
    """The largest text and the airiest rows that fit in width × height (points); None where 12 pt does not fit.

    First the settings in which short heads and names stay whole, down to 13 pt; then with any breaks.
    """
    texts = _texts(table)
    whole = ((setting, _WHOLE) for setting in _SETTINGS if setting[0] >= _WHOLE_FROM and setting[1] >= 0.25)
    for (size, air), lengths in (*whole, *((setting, _SHORT) for setting in _SETTINGS)):
        for widths in _widths(table.columns, texts, size, width, lengths):
            heads = tuple(_broken_head(text, size, w - 2 * _SIDE) for text, w in zip(texts[0], widths, strict=True))
            heights = tuple(_row_height(row, widths, size, air) for row in (heads, *texts[1:]))
            if sum(heights) <= height:
                return TableLayout(size, widths, heights, heads)
    return None


def natural_height(table: Table, width: float) -> float:
    """The height it takes when set comfortably (points)."""
    layout = table_layout(table, width, 10_000)
    return layout.height if layout else 10_000


def head_text(column: Column, table_unit: str = "") -> str:
    """A column's head with its unit below, unless the whole table has that unit."""
    if not column.unit or column.unit == table_unit:
        return column.head
    return f"{column.head}\v（{column.unit}）"


def _broken_head(text: str, size: float, width: float) -> str:
    """2025年（推計） breaks before its bracket, not within a word, where it does not fit on one line."""
    before, bracket, rest = text.partition("（")
    if not before or not bracket or before.endswith("\v") or line_count(text, size, width) == text.count("\v") + 1:
        return text
    return f"{before}\v{bracket}{rest}"


def _texts(table: Table) -> list[list[str]]:
    head = [head_text(column, table.unit) for column in table.columns]
    return [head, *([cell_text(cell) for cell in row.cells] for row in table.rows)]


def _widths(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], size: float, width: float, lengths: tuple[int, int]
) -> list[tuple[float, ...]]:
    """Column widths to try: as declared, then after the length of the text. None where a number would break."""
    whole = sum(column.width for column in columns)
    least = [_least(column, [row[i] for row in texts], size, lengths) for i, column in enumerate(columns)]
    if sum(least) > width:
        return []
    declared = [width * column.width / whole for column in columns]
    longest = [max(width_em(line) for row in texts for line in row[i].split("\v")) for i in range(len(columns))]
    by_text = [width * (length + 1) / sum(le + 1 for le in longest) for length in longest]
    return [_at_least(wanted, least, width) for wanted in (declared, by_text)]


def _least(column: Column, texts: Sequence[str], size: float, lengths: tuple[int, int]) -> float:
    head, *body = texts
    longest = 14 if column.align == "right" else lengths[1]
    lines = head.split("\v")
    heads = [width_em(line) if len(line) <= lengths[0] else unbroken_em(line) for line in lines]
    pieces = [width_em(text) if len(text) <= longest else unbroken_em(text) for text in body]
    return max((*heads, *pieces)) * size * 1.02 + 2 * _SIDE


def _at_least(wanted: Sequence[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Each at least what it needs; the others give in proportion to what they can spare."""
    widths = [max(w, le) for w, le in zip(wanted, least, strict=True)]
    excess = sum(widths) - width
    spare = [w - le for w, le in zip(widths, least, strict=True)]
    if excess <= 0 or not sum(spare):
        return tuple(w * width / sum(widths) for w in widths)
    return tuple(w - excess * s / sum(spare) for w, s in zip(widths, spare, strict=True))


def _row_height(row: Sequence[str], widths: Sequence[float], size: float, air: float) -> float:
    lines = max(line_count(text, size, width - 2 * _SIDE) for text, width in zip(row, widths, strict=True))
    return size * LINE * (lines + air)
