"""How wide a column and how high a row must be: Excel measures neither when a file is opened."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

LINE_POINTS = 14.0
MOST_LINES = 24


def text_columns(text: str) -> int:
    """The width of a text in columns of one half-width character."""
    return max((sum(2 if ord(c) > 0xFF else 1 for c in line) for line in text.split("\n")), default=0)


def column_width(head: str, cells: Sequence[str], narrowest: float = 9.0, widest: float = 60.0) -> float:
    """Wide enough for the cells, and for the head on two lines (three where it is long)."""
    head_lines = 2 if text_columns(head) <= 28 else 3
    needed = max([text_columns(head) / head_lines + 2, *(text_columns(cell) + 2 for cell in cells)])
    return min(widest, max(narrowest, needed))


def row_height(cells: Sequence[tuple[str, float]]) -> float:
    """Points for a row of (text, column width), each text wrapped in its column."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return LINE_POINTS * min(lines, MOST_LINES) + 4


@lru_cache(maxsize=4096)
def _lines(text: str, width: float) -> int:
    # A full-width character takes 1.3 columns in BIZ UDPゴシック and 1.8 in Noto Sans CJK JP: 1.8 of the 2 counted.
    room = max(2.0, width - 1)
    return sum(max(1, ceil(text_columns(line) * 0.9 / room)) for line in text.split("\n"))
