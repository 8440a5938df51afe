"""総務省 産業連関表 in CSV: a row a cell (input_type … value_M), or a matrix headed 「industry/01_農林水産業」; million yen."""

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.core.quantity import NATION
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.listing import positions, require_width
from toshiken.sources.printed import Printed, as_cells, filled_rows
from toshiken.sources.publication import Publication
from toshiken.sources.whole import CHANGED, readable


class _Edition(Edition):
    """year: of the table. first_cell: tells the edition. meant: kind → name as printed → slug ("" for the whole)."""

    year: str
    first_cell: str
    meant: dict[str, dict[str, str]]


class _Cell(NamedTuple):
    """One figure: its row in the file, its column's heading, what is put in, where it goes to; kind/name each."""

    row: int
    column: str
    source: str
    target: str
    text: str


LAYOUT = load_layout("national_io", _Edition)
_LONG = ("input_type", "input_name", "output_type", "output_name", "value_M")
_PRIMARY, _HALF_MILLION = "primary_inputs", 0.5
_INDUSTRY = "industry/"
_ITEMS = {"industry": "intermediate_inputs", "finaldemand": "final_demand", "export": "exports", "import": "imports"}
_DIMENSIONS = ("from_sector", "to_sector", "sector", "demand", "component")
_SCHEMA = {"row": pl.UInt32} | dict.fromkeys(("column", "item", "text", *_DIMENSIONS), pl.String)


def _recognise(document: Document) -> str | None:
    head = [list(row) for row in document.head[:2]]
    if len(head) < 2 or not head[0] or not (_is_long(head[0]) or _is_matrix(head[0])):
        return None
    at = head[0].index(_LONG[-1]) if _is_long(head[0]) else 1
    first = "".join(head[1][at : at + 1])
    known = (name for name, edition in LAYOUT.editions.items() if edition.first_cell == first)
    return next(known, f"最初の値が「{first}」")


def _is_long(row: list[str]) -> bool:
    return set(_LONG) <= set(row)


def _is_matrix(row: list[str]) -> bool:
    return row[0] == "input" and len(row) > 1 and row[1].startswith(_INDUSTRY)


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    sheet = document.sheet
    found = list(_long(document, sheet) if _is_long(list(sheet.rows[0])) else _matrix(document, sheet))
    rows = [(cell.row, *_row(cell, layout, document)) for cell in found]
    sectors = len({cell.source for cell in found if cell.source.startswith(_INDUSTRY)})
    frame = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    told = {"code": NATION.code, "name": NATION.name, "time": layout.year}
    cells = as_cells(frame.with_columns(pl.lit(text).alias(name) for name, text in told.items()))
    _require_balance(document, cells)
    yield Printed(
        table=f"sectors_{sectors}",
        cells=cells,
        origin=LAYOUT.origin(layout.model_copy(update={"table": f"{sectors}部門表"})),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        dimensions=_DIMENSIONS,
    )


def _long(document: Document, sheet: Sheet) -> Iterator[_Cell]:
    """A row a figure."""
    at = positions(document, sheet, 0, _LONG)
    for number, row in filled_rows(sheet, 1):
        require_width(document, sheet, row, number, len(sheet.rows[0]))
        source_kind, source, target_kind, target, text = (row[at[heading]] for heading in _LONG)
        yield _Cell(number, _LONG[-1], f"{source_kind}/{source}", f"{target_kind}/{target}", text)


def _matrix(document: Document, sheet: Sheet) -> Iterator[_Cell]:
    """A row what is put in, a column where it goes to; value added goes to industries only."""
    targets = sheet.rows[0]
    for number, row in filled_rows(sheet, 1):
        require_width(document, sheet, row, number, len(targets))
        for target, text in zip(targets[1:], row[1:], strict=True):
            if row[0].startswith(_INDUSTRY) or target.startswith(_INDUSTRY):
                yield _Cell(number, target, row[0], target, text)


def _row(cell: _Cell, layout: _Edition, document: Document) -> tuple[str, ...]:
    """The columns of _SCHEMA."""
    source, target = (_slug(name, cell, layout, document) for name in (cell.source, cell.target))
    kind = cell.target.partition("/")[0]
    if not cell.source.startswith(_INDUSTRY):
        item, told = _PRIMARY, {"sector": target, "component": source}
    elif kind == "industry":
        item, told = _ITEMS[kind], {"from_sector": source, "to_sector": target}
    else:
        item, told = _ITEMS[kind], {"sector": source, "demand" if kind == "finaldemand" else "component": target}
    return cell.column, item, cell.text, *(told.get(name, "") for name in _DIMENSIONS)


def _slug(name: str, cell: _Cell, layout: _Edition, document: Document) -> str:
    kind, _, printed = name.partition("/")
    if printed not in layout.meant.get(kind, {}):
        raise SourceError(
            f"部門「{name}」の意味が決められていません。公表されたままのファイルを使ってください。",
            document.label, row=cell.row, column=cell.column,
        )  # fmt: skip
    return layout.meant[kind][printed]


def _require_balance(document: Document, cells: pl.DataFrame) -> None:
    """Raises where a sector does not sell what it takes in and earns, as far as the rounding of its cells goes."""
    values = readable(cells)
    if values is None:
        return
    is_primary = pl.col("item") == _PRIMARY
    used = _by_sector(values.filter(is_primary | (pl.col("item") == _ITEMS["industry"])), "to_sector", "used")
    sold = _by_sector(values.filter(~is_primary), "from_sector", "sold")
    allowed = _HALF_MILLION * values.height + 1e-6
    both = used.join(sold, on="of", how="full", coalesce=True).fill_null(0)
    wrong = both.filter((pl.col("used") - pl.col("sold")).abs() > allowed).sort("of")
    if not wrong.is_empty():
        sector, inputs, outputs = wrong.select("of", "used", "sold").row(0)
        raise SourceError(
            f"部門「{sector}」の投入の計{inputs:,.0f}と産出の計{outputs:,.0f}が一致しません。{CHANGED}", document.label
        )


def _by_sector(values: pl.DataFrame, named: str, into: str) -> pl.DataFrame:
    sector = pl.when(pl.col(named) != "").then(named).otherwise("sector")
    return values.group_by(of=sector).agg(pl.col("value").sum().alias(into))


PUBLICATION = Publication(LAYOUT, _recognise, _read)
