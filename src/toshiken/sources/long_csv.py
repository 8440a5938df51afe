"""A long CSV, a row a figure, as a frame: it is put together a part at a time, so that a million rows take little memory."""

from collections.abc import Mapping, Sequence
from itertools import islice

import polars as pl

from toshiken.sources.containers.csv_sheet import numbered_rows
from toshiken.sources.containers.text import encoding_of
from toshiken.sources.document import Document, Sheet
from toshiken.sources.listing import positions, require_width

_PART = 1_000


def long_csv(document: Document, columns: Mapping[str, str]) -> pl.DataFrame:
    """`row`, and each of `columns` (our name → heading in the first row) as text; empty rows are passed over.

    A SourceError names a heading that is missing, or a row with more or fewer cells than the headings.
    """
    rows = numbered_rows(document.data, encoding_of(document.data, document.label), document.label)
    headings, number = next(rows)
    head = Sheet("", [headings], [number])
    at = positions(document, head, 0, tuple(columns.values()))
    schema = {"row": pl.UInt32, **dict.fromkeys(columns, pl.String)}
    frames = [pl.DataFrame(schema=schema)]
    while part := list(islice(rows, _PART)):
        body = [(row, number) for row, number in part if any(row)]
        _require_widths(document, head, body)
        texts = {name: [row[at[text]] for row, _ in body] for name, text in columns.items()}
        frames.append(pl.DataFrame({"row": [number for _, number in body], **texts}, schema))
    return pl.concat(frames, rechunk=True)


def _require_widths(document: Document, head: Sheet, body: Sequence[tuple[list[str], int]]) -> None:
    width = len(head.rows[0])
    for row, number in body:
        if len(row) != width:
            require_width(document, head, row, number, width)
