"""Rows of text in columns for a terminal: wide letters count two."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence


def width(text: str) -> int:
    """Columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def aligned(rows: Iterable[Sequence[str]], left: Collection[int] = (0,)) -> Iterator[str]:
    """A line a row; the columns `left` start together, the others end together. Rows have the same number of cells."""
    rows = list(rows)
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [_padded(cell, widths[index], index in left) for index, cell in enumerate(row)]
        yield "  ".join(cells).rstrip()


def _padded(cell: str, columns: int, left: bool) -> str:
    room = " " * (columns - width(cell))
    return cell + room if left else room + cell
