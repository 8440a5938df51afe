"""Rows of figures for a terminal."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from toshiken.core.text_table import aligned


def of_figures(rows: Iterable[Sequence[str]], words: Collection[int] = (0,)) -> Iterator[str]:
    """A line a row: the columns of words start together, those of figures end together."""
    held = list(rows)
    return aligned(held, right=[index for index in range(len(held[0])) if index not in words])
