"""Columns of text for a terminal: a Japanese letter takes the width of two Latin ones."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> Iterator[str]:
    """The rows with their cells under each other; `right`: the columns set to the right. Nothing stands behind the last cell."""
    widths = [max(_width(row[index]) for row in rows) for index in range(len(rows[0]))]
    for row in rows:
        cells = [_set(cell, widths[index], index in right) for index, cell in enumerate(row)]
        yield "  ".join(cells).rstrip()


def _set(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)
