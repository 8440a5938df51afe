"""A long CSV, a row a figure, as a frame: it is put together a part at a time, so that a million rows take little memory."""

from collections.abc import Iterator, Mapping

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.containers.csv_sheet import numbered_rows
from toshiken.sources.containers.text import encoding_of
from toshiken.sources.document import Document, Sheet
from toshiken.sources.left_out import NO_ROWS
from toshiken.sources.listing import positions, require_width

_PART = 50_000


def long_csv(document: Document, columns: Mapping[str, str]) -> pl.DataFrame:
    """`row`, and each of `columns` (our name → heading in the first row) as text; empty rows are passed over.

    A SourceError names a heading that is missing, or a row with more or fewer cells than the headings; no rows are a fault.
    """
    rows = numbered_rows(document.data, encoding_of(document.data, document.label), document.label)
    headings, number = next(rows)
    head = Sheet("", [headings], [number])
    at = positions(document, head, 0, tuple(columns.values()))
    places = {name: at[heading] for name, heading in columns.items()}
    frame = pl.concat(_parts(document, head, rows, places))
    if frame.is_empty():
        raise SourceError(NO_ROWS, document.label, row=number)
    return frame


def _parts(
    document: Document, head: Sheet, rows: Iterator[tuple[list[str], int]], places: Mapping[str, int]
) -> Iterator[pl.DataFrame]:
    """Frames of at most _PART rows; no row is held on to, which the garbage collector would look through again and again."""
    schema = {"row": pl.UInt32, **dict.fromkeys(places, pl.String)}
    numbers: list[int] = []
    texts: list[list[str]] = [[] for _ in places]
    fills = [(column.append, index) for column, index in zip(texts, places.values(), strict=True)]
    for row, number in rows:
        if not row:
            continue
        if len(row) != len(head.rows[0]):
            require_width(document, head, row, number, len(head.rows[0]))
        numbers.append(number)
        for append, index in fills:
            append(row[index])
        if len(numbers) == _PART:
            yield pl.DataFrame([numbers, *texts], schema)
            numbers.clear()
            for column in texts:
                column.clear()
    yield pl.DataFrame([numbers, *texts], schema)
