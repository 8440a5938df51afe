"""Columns that line up on a terminal, where a Japanese letter is as wide as two others."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence


def width(text: str) -> int:
    """Columns the text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> Iterator[str]:
    """A line a row, each column as wide as its widest cell; `right`: the columns set flush right."""
    widths = [max(width(row[index]) for row in rows) for index in range(len(rows[0]))]
    for row in rows:
        cells = [
            " " * (wide - width(cell)) + cell if index in right else cell + " " * (wide - width(cell))
            for index, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
