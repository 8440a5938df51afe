"""近藤恵介 市町村コンバータ: a lineage of municipalities a row, its code and name at each census, and dated notes.

Table "converter", a row a lineage: row, code (five digits, the lineage's own), code_1980 … code_2020 (five digits; "" before
it began), name_1980 … name_2020 (as printed: prefecture, county, name). Designated cities are one unit.
Table "events", a row an old and a new place, once each however often and in whatever words the notes tell it: row (the
first that tells it), day (ISO), kind, old_code, old_name, new_code, new_name, part (see sources/merger_notes.py).
"""

import re
from collections.abc import Iterator, Sequence

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.listing import listed, require_once
from toshiken.sources.merger_notes import ORDER, Event, events_of
from toshiken.sources.printed import Register
from toshiken.sources.publication import Publication

LAYOUT = load_layout("municipality_mergers", Edition)
_LINEAGE = "merge_id_muni"
_CENSUS = re.compile(r"(?:id|name)_muni([0-9]{4})")
_CODE = r"^[0-9]{4,5}$"


def _recognise(document: Document) -> str | None:
    head = document.head[0] if document.container == "csv" and document.head else []
    years = _years(head)
    known = _LINEAGE in head or any(cell.startswith("note_merge_") for cell in head)
    return years[-1] if years and known else None


def _years(head: Sequence[str]) -> list[str]:
    return sorted({found[1] for cell in head if (found := _CENSUS.fullmatch(cell))})


def _read(document: Document, edition: str) -> Iterator[Register]:
    layout = LAYOUT.edition(edition, document.label)
    origin = LAYOUT.origin(layout)
    head = document.head[0]
    years = _years(head)
    codes = {"code": _LINEAGE, **{f"code_{year}": f"id_muni{year}" for year in years}}
    names = {f"name_{year}": f"name_muni{year}" for year in years}
    rows = listed(document, {**codes, **names})
    require_once(document, rows, ["code"], _LINEAGE)
    yield Register("converter", _with_codes(document, rows, codes), origin, layout.boundaries_as_of)
    yield Register("events", _events(document, [cell for cell in head if cell.startswith("note_")]), origin, None)


def _with_codes(document: Document, rows: pl.DataFrame, codes: dict[str, str]) -> pl.DataFrame:
    """The codes with their leading zero."""
    for name, heading in codes.items():
        empty_allowed = pl.lit(name != "code") & (pl.col(name) == "")
        wrong = rows.filter(~(pl.col(name).str.contains(_CODE) | empty_allowed))
        if not wrong.is_empty():
            raise SourceError(
                f"「{wrong[name][0]}」は市区町村コードではありません。公表されたままのファイルを使ってください。",
                document.label, row=wrong["row"][0], column=heading,
            )  # fmt: skip
    return rows.with_columns(
        pl.when(pl.col(name) == "").then(pl.col(name)).otherwise(pl.col(name).str.zfill(5)) for name in codes
    )


def _events(document: Document, headings: Sequence[str]) -> pl.DataFrame:
    """Every event once, with the first row that tells it, in the order in which they took effect."""
    notes = listed(document, {heading: heading for heading in headings})
    found: dict[Event, int] = {}
    for heading in headings:
        told = notes.filter(pl.col(heading) != "").unique(heading, keep="first", maintain_order=True)
        for row, note in told.select("row", heading).iter_rows():
            for event in _told(note, document, row, heading):
                found[event] = min(row, found.get(event, row))
    in_order = sorted(found, key=lambda event: (event.day, ORDER.index(event.kind), event))
    schema = {"row": pl.UInt32, **dict.fromkeys(Event._fields, pl.String)}
    return pl.DataFrame([(found[event], *event) for event in in_order], schema=schema, orient="row")


def _told(note: str, document: Document, row: int, heading: str) -> list[Event]:
    try:
        return events_of(note)
    except ValueError as fault:
        raise SourceError(
            f"注記を読めません：{fault}。公表されたままのファイルか確かめてください。新しい書き方なら "
            "src/toshiken/sources/merger_notes.py に足します（docs/adding-a-source.md）。",
            document.label, row=row, column=heading,
        ) from None  # fmt: skip


PUBLICATION = Publication(LAYOUT, _recognise, _read, registers=True)
