"""Sales, value added and establishments by 17 industries (economic census, from the data of Fukui 2024): a row an area."""

import re
from collections.abc import Iterator

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """year: of the accounts. national_sales_1: tells the edition. industries: what the numbers mean. left_out: heading → why."""

    year: str
    national_sales_1: str
    industries: tuple[str, ...]
    left_out: dict[str, str]


LAYOUT = load_layout("regional_accounts", _Edition)
_ITEMS = ("Sales", "VA", "Firm")
_HEADING = re.compile(rf"({'|'.join(_ITEMS)})_([0-9]+)")
_NATION = "00000"


def _recognise(document: Document) -> str | None:
    head = document.head[0] if document.head else ()
    if not head or head[0] != "AreaID" or "Sales_1" not in head or "VA_1" not in head:
        return None
    nation = next((row for row in document.head if len(row) == len(head) and row[0] == _NATION), None)
    sales = nation[head.index("Sales_1")] if nation else ""
    known = (name for name, edition in LAYOUT.editions.items() if edition.national_sales_1 == sales)
    return next(known, f"全国の Sales_1 が「{sales}」")


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    (sheet,) = document.sheets
    found = [_column(text, at, layout, document, sheet) for at, text in enumerate(sheet.rows[0]) if at]
    columns = [column for column in found if column is not None]
    _require_all([column.column for column in columns], len(layout.industries), document, sheet)
    yield Printed(
        table="industries_17",
        cells=wide_cells(sheet, 1, {"code": 0}, columns),
        origin=LAYOUT.origin(layout),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        dimensions=("industry",),
    )


def _column(text: str, at: int, layout: _Edition, document: Document, sheet: Sheet) -> ValueColumn | None:
    """A column of figures; None for one that the layout leaves out."""
    if (found := _HEADING.fullmatch(text)) and int(found[2]) <= len(layout.industries):
        return ValueColumn(at, text, found[1], layout.year, {"industry": layout.industries[int(found[2]) - 1]})
    if any(re.fullmatch(pattern, text) for pattern in layout.left_out):
        return None
    raise SourceError(
        f"見出し「{text}」の意味が決められていません。公表されたままのファイルを使ってください。",
        document.label, sheet.name, sheet.numbers[0], text,
    )  # fmt: skip


def _require_all(found: list[str], industries: int, document: Document, sheet: Sheet) -> None:
    wanted = [f"{item}_{number}" for item in _ITEMS for number in range(1, industries + 1)]
    if wrong := [text for text in wanted if found.count(text) != 1]:
        raise SourceError(
            f"見出し「{wrong[0]}」が1つではありません（{found.count(wrong[0])}列）。公表されたままのファイルを使ってください。",
            document.label, sheet.name, sheet.numbers[0], wrong[0],
        )  # fmt: skip


PUBLICATION = Publication(LAYOUT, _recognise, _read)
