"""Input–output tables of areas in 12 sectors (Fukui 2024): a row an area; R<i>C<j> inputs of j from i, Y<i> output of i."""

import re
from collections.abc import Iterator, Sequence

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """year: of the tables. sectors: what the numbers of the headings mean."""

    year: str
    sectors: tuple[str, ...]


LAYOUT = load_layout("regional_io", _Edition)
_INPUT, _OUTPUT = re.compile(r"R([0-9]+)C([0-9]+)"), re.compile(r"Y([0-9]+)")
_AREA = re.compile(r"AreaID(\(string\))?")


def _recognise(document: Document) -> str | None:
    head = document.head[0] if document.head else ()
    if not head or not _AREA.fullmatch(head[0]) or not any(_INPUT.fullmatch(text) for text in head):
        return None
    return str(max((int(found[1]) for text in head if (found := _INPUT.fullmatch(text))), default=0))


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    (sheet,) = document.sheets
    columns = [_column(text, at, layout, document, sheet) for at, text in enumerate(sheet.rows[0]) if at]
    _require_all(columns, len(layout.sectors), document, sheet)
    yield Printed(
        table="sectors_12",
        cells=wide_cells(sheet, 1, {"code": 0}, columns),
        origin=LAYOUT.origin(layout),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        dimensions=("from_sector", "to_sector", "sector"),
    )


def _column(text: str, at: int, layout: _Edition, document: Document, sheet: Sheet) -> ValueColumn:
    if found := _INPUT.fullmatch(text):
        from_sector, to_sector = (layout.sectors[int(number) - 1] for number in found.groups())
        dimensions = {"from_sector": from_sector, "to_sector": to_sector}
        return ValueColumn(at, text, "intermediate_inputs", layout.year, dimensions)
    if found := _OUTPUT.fullmatch(text):
        return ValueColumn(at, text, "gross_output", layout.year, {"sector": layout.sectors[int(found[1]) - 1]})
    raise SourceError(
        f"見出し「{text}」は R1C1 や Y1 の形ではありません。公表されたままのファイルを使ってください。",
        document.label, sheet.name, sheet.numbers[0], text,
    )  # fmt: skip


def _require_all(columns: Sequence[ValueColumn], sectors: int, document: Document, sheet: Sheet) -> None:
    """Every pair of sectors, and every output, stands once."""
    found = [column.column for column in columns]
    numbers = range(1, sectors + 1)
    wanted = [f"R{i}C{j}" for i in numbers for j in numbers] + [f"Y{i}" for i in numbers]
    if wrong := [text for text in wanted if found.count(text) != 1]:
        raise SourceError(
            f"見出し「{wrong[0]}」が1つではありません（{found.count(wrong[0])}列）。公表されたままのファイルを使ってください。",
            document.label, sheet.name, sheet.numbers[0], wrong[0],
        )  # fmt: skip


PUBLICATION = Publication(LAYOUT, _recognise, _read)
