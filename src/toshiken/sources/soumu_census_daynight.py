"""総務省 国勢調査 夜間人口・昼間人口: a row a municipality, in two forms (with the wards of designated cities, with the cities too)."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.left_out import LeftOut, kept_rows, require_known
from toshiken.sources.listing import has_most, positions
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """time: what the file does not print. code, area: headings. populations: heading → item.

    tables: id of a form → the headings it has beside those. not_read: headings without use, and why.
    signature: heading → cell, of rows near the beginning, one of which is enough to know the edition.
    """

    time: str
    code: str
    area: str
    populations: dict[str, str]
    tables: dict[str, tuple[str, ...]]
    not_read: dict[str, str]
    signature: tuple[dict[str, str], ...]
    left_out: tuple[LeftOut, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Those that must be there."""
        return self.code, self.area, *self.populations


LAYOUT = load_layout("census_daynight", _Edition)
_UNKNOWN_YEAR = "調査の年が分からないもの"


def _recognise(document: Document) -> str | None:
    rows = document.head
    formed = [name for name, edition in LAYOUT.editions.items() if rows and has_most(rows[0], edition.headings)]
    signed = [name for name in formed if _is_signed(rows, LAYOUT.editions[name].signature)]
    return next(iter(signed), _UNKNOWN_YEAR if formed else None)


def _is_signed(rows: Sequence[Sequence[str]], signature: Sequence[Mapping[str, str]]) -> bool:
    """Whether a row has the cells of one of the signature, as far as their headings are there."""
    found = [dict(zip(rows[0], row, strict=False)) for row in rows[1:] if any(row)]
    return any(
        all(row.get(heading, text) == text for heading, text in one.items()) for one in signature for row in found
    )


def _read(document: Document, name: str) -> Iterator[Printed]:
    edition = LAYOUT.edition(name, document.label)
    yield Printed(
        table=next(table for table, more in edition.tables.items() if set(more) <= set(document.head[0])),
        cells=_cells(document, edition),
        origin=LAYOUT.origin(edition),
        symbols=LAYOUT.symbols(edition),
        notes=LAYOUT.notes(edition),
        boundaries_as_of=edition.boundaries_as_of,
        title=f"{edition.title} {edition.table}",
    )


def _cells(document: Document, edition: _Edition) -> pl.DataFrame:
    sheet = document.sheet
    places = positions(document, sheet, 0, edition.headings)
    require_known(document, sheet, 0, {*edition.headings, *edition.not_read})
    columns = [ValueColumn(places[text], text, item, edition.time) for text, item in edition.populations.items()]
    keys = {"code": places[edition.code], "name": places[edition.area]}
    return wide_cells(kept_rows(document, sheet, 0, places, edition.left_out), 0, keys, columns)


PUBLICATION = Publication(LAYOUT, _recognise, _read)
