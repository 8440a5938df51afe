"""Input–output tables of areas in 12 sectors (Fukui 2024): a row an area; R<i>C<j> inputs of j from i, Y<i> output of i."""

import re
from collections.abc import Iterator

from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.listing import positions
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """year: of the tables. sectors: what the numbers of the headings mean."""

    year: str
    sectors: tuple[str, ...]


LAYOUT = load_layout("regional_io", _Edition)
_INPUT = re.compile(r"R([0-9]+)C[0-9]+")
_AREA = re.compile(r"AreaID(\(string\))?")


def _recognise(document: Document) -> str | None:
    head = document.head[0] if document.head else ()
    sectors = [int(found[1]) for text in head if (found := _INPUT.fullmatch(text))]
    return str(max(sectors)) if sectors and _AREA.fullmatch(head[0]) else None


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    sheet = document.sheet
    yield Printed(
        table=f"sectors_{len(layout.sectors)}",
        cells=wide_cells(sheet, 1, {"code": 0}, _columns(document, layout)),
        origin=LAYOUT.origin(layout),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        dimensions=("from_sector", "to_sector", "sector"),
    )


def _columns(document: Document, layout: _Edition) -> list[ValueColumn]:
    """Inputs of every pair of sectors and the output of every sector, wherever they stand."""
    numbered = dict(enumerate(layout.sectors, 1))
    inputs = {
        f"R{i}C{j}": ("intermediate_inputs", {"from_sector": one, "to_sector": other})
        for i, one in numbered.items()
        for j, other in numbered.items()
    }
    outputs = {f"Y{i}": ("gross_output", {"sector": sector}) for i, sector in numbered.items()}
    meant = inputs | outputs
    at = positions(document, document.sheet, 0, tuple(meant))
    return [ValueColumn(at[text], text, item, layout.year, told) for text, (item, told) in meant.items()]


PUBLICATION = Publication(LAYOUT, _recognise, _read)
