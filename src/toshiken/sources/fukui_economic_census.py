"""Sales, value added and establishments by 17 industries (economic census, from the data of Fukui 2024): a row an area."""

import re
from collections.abc import Iterator

from toshiken.core.quantity import NATION
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.left_out import require_known
from toshiken.sources.listing import positions
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """year: of the accounts. national_sales_1: tells the edition. industries: what the numbers mean. not_read: heading → why."""

    year: str
    national_sales_1: str
    industries: tuple[str, ...]
    not_read: dict[str, str]


LAYOUT = load_layout("regional_accounts", _Edition)
_AREA = "AreaID"
_ITEMS = ("Sales", "VA", "Firm")


def _recognise(document: Document) -> str | None:
    head = document.head[0] if document.head else ()
    if not head or head[0] != _AREA or "Sales_1" not in head or "VA_1" not in head:
        return None
    nation = next((row for row in document.head if len(row) == len(head) and row[0] == NATION.code), None)
    sales = nation[head.index("Sales_1")] if nation else ""
    known = (name for name, edition in LAYOUT.editions.items() if edition.national_sales_1 == sales)
    return next(known, f"全国の Sales_1 が「{sales}」")


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    sheet = document.sheet
    yield Printed(
        table=f"industries_{len(layout.industries)}",
        cells=wide_cells(sheet, 1, {"code": 0}, _columns(document, layout)),
        origin=LAYOUT.origin(layout),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        dimensions=("industry",),
    )


def _columns(document: Document, layout: _Edition) -> list[ValueColumn]:
    """The figures of every industry, wherever they stand."""
    sheet = document.sheet
    meant = {f"{item}_{n}": (item, industry) for item in _ITEMS for n, industry in enumerate(layout.industries, 1)}
    at = positions(document, sheet, 0, (_AREA, *meant))
    unread = [text for text in sheet.rows[0] if any(re.fullmatch(pattern, text) for pattern in layout.not_read)]
    require_known(document, sheet, 0, {_AREA, *meant, *unread})
    return [
        ValueColumn(at[text], text, item, layout.year, {"industry": industry})
        for text, (item, industry) in meant.items()
    ]


PUBLICATION = Publication(LAYOUT, _recognise, _read)
