"""総務省 国勢調査 総人口: a CSV without headings, one row a municipality or ward; no row of the nation or of a prefecture.

1,1101,北海道,札幌市 中央区,220189
"""

from collections.abc import Iterator

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Printed, as_cells
from toshiken.sources.publication import Publication
from toshiken.sources.whole import require_nation


class _Edition(Edition):
    """time: what the file does not print. columns: what its five columns are. nation: the sum of all rows, in persons.

    signature: rows near its beginning, one of which is enough to know it.
    """

    time: str
    columns: tuple[str, str, str, str, str]
    nation: int
    signature: tuple[tuple[str, ...], ...]


LAYOUT = load_layout("census_total", _Edition)


def _recognise(document: Document) -> str | None:
    rows = {tuple(row) for row in document.head}
    return next((name for name, edition in LAYOUT.editions.items() if rows & set(edition.signature)), None)


def _read(document: Document, name: str) -> Iterator[Printed]:
    edition = LAYOUT.edition(name, document.label)
    cells = _cells(document, edition)
    require_nation(document, cells, edition.nation, edition.title)
    yield Printed(
        table="municipalities",
        cells=cells,
        origin=LAYOUT.origin(edition),
        symbols=LAYOUT.symbols(edition),
        notes=LAYOUT.notes(edition),
        boundaries_as_of=edition.boundaries_as_of,
        title=f"{edition.title} {edition.table}",
    )


def _cells(document: Document, edition: _Edition) -> pl.DataFrame:
    sheet = document.sheet
    body = [(number, row) for number, row in zip(sheet.numbers, sheet.rows, strict=True) if any(row)]
    for number, row in body:
        if len(row) != len(edition.columns) or not row[1].startswith(row[0]):
            raise SourceError(
                f"「{','.join(row)}」は「{'、'.join(edition.columns)}」の{len(edition.columns)}列ではありません。"
                "列の順を変えず、公表されたままのファイルを使ってください。",
                document.label, row=number,
            )  # fmt: skip
    _, codes, _, names, persons = zip(*(row for _, row in body), strict=True)
    frame = {"row": [number for number, _ in body], "code": codes, "name": names, "text": persons}
    *_, column = edition.columns
    said = {"column": column, "item": column, "time": edition.time}
    return as_cells(pl.DataFrame(frame).with_columns(pl.lit(text).alias(name) for name, text in said.items()))


PUBLICATION = Publication(LAYOUT, _recognise, _read)
