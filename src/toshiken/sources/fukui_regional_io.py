"""Input–output tables of areas in 12 sectors (Fukui 2024): a row an area; R<i>C<j> inputs of j from i, Y<i> output of i."""

import re
from collections.abc import Iterator

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.listing import positions
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication
from toshiken.sources.whole import CHANGED, readable


class _Edition(Edition):
    """year: of the tables. sectors: what the numbers of the headings mean."""

    year: str
    sectors: tuple[str, ...]


LAYOUT = load_layout("regional_io", _Edition)
_INPUT = re.compile(r"R([0-9]+)C[0-9]+")
_INPUTS, _OUTPUT = "intermediate_inputs", "gross_output"
_AREA = re.compile(r"AreaID(\(string\))?")


def _recognise(document: Document) -> str | None:
    head = document.head[0] if document.head else ()
    sectors = [int(found[1]) for text in head if (found := _INPUT.fullmatch(text))]
    return str(max(sectors)) if sectors and _AREA.fullmatch(head[0]) else None


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    cells = wide_cells(document.sheet, 1, {"code": 0}, _columns(document, layout))
    _require_inputs_within_output(document, cells)
    yield Printed(
        table=f"sectors_{len(layout.sectors)}",
        cells=cells,
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
        f"R{i}C{j}": (_INPUTS, {"from_sector": one, "to_sector": other})
        for i, one in numbered.items()
        for j, other in numbered.items()
    }
    outputs = {f"Y{i}": (_OUTPUT, {"sector": sector}) for i, sector in numbered.items()}
    meant = inputs | outputs
    at = positions(document, document.sheet, 0, tuple(meant))
    return [ValueColumn(at[text], text, item, layout.year, told) for text, (item, told) in meant.items()]


def _require_inputs_within_output(document: Document, cells: pl.DataFrame) -> None:
    """Raises where a sector takes more than its output: what it adds cannot be less than nothing in a sector as a whole."""
    values = readable(cells)
    if values is None:
        return
    taken = values.filter(item=_INPUTS).group_by("code", sector="to_sector").agg(pl.col("value").sum().alias("taken"))
    outputs = values.filter(item=_OUTPUT).join(taken, on=["code", "sector"], maintain_order="left")
    wrong = outputs.filter(pl.col("taken") > pl.col("value"))
    if not wrong.is_empty():
        first = wrong.row(0, named=True)
        raise SourceError(
            f"中間投入の和{first['taken']:,.0f}が生産額{first['value']:,.0f}を超えています。{CHANGED}",
            document.label, row=first["row"], column=first["column"],
        )  # fmt: skip


PUBLICATION = Publication(LAYOUT, _recognise, _read)
