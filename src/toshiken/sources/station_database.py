"""station_database (Seo-4d696b75): stations, lines, and the stations of each line in order. CC BY-SA 4.0: share-alike.

Three files, a table each; `NULL` is null.
"stations": row, station_code, name, name_kana, latitude, longitude, prefecture_code (01000), postal_code, address (as printed:
with or without prefecture; the file has no municipality code and none is guessed), closed, open_date, closed_date.
"lines": row, line_code, name, name_kana, formal_name, stations (their number), company_code, closed, closed_date.
"register": row, station_code, line_code, position (of the station on the line, from 1), numbering.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.listing import heading_row, listed, require_once, with_read_numbers
from toshiken.sources.printed import Register
from toshiken.sources.publication import Publication

LAYOUT = load_layout("stations", Edition)


class _Table(NamedTuple):
    """Our column → heading; which identify a row, are numbers, are whole numbers."""

    columns: Mapping[str, str]
    keys: tuple[str, ...]
    floats: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


_TABLES = {
    "stations": _Table(
        {
            "station_code": "code",
            **_same("name", "name_kana"),
            "latitude": "lat",
            "longitude": "lng",
            "prefecture_code": "prefecture",
            **_same("postal_code", "address", "closed", "open_date", "closed_date"),
        },
        ("station_code",),
        floats=("latitude", "longitude"),
    ),
    "lines": _Table(
        {
            "line_code": "code",
            **_same("name", "name_kana"),
            "formal_name": "name_formal",
            "stations": "station_size",
            **_same("company_code", "closed", "closed_date"),
        },
        ("line_code",),
        whole=("stations",),
    ),
    "register": _Table(
        {"station_code": "station_code", "line_code": "line_code", "position": "index", "numbering": "numbering"},
        ("line_code", "position"),
        whole=("position",),
    ),
}


def _recognise(document: Document) -> str | None:
    return "undated" if _table(document) else None


def _table(document: Document) -> str | None:
    return next((name for name, table in _TABLES.items() if heading_row(document, table.columns.values())), None)


def _read(document: Document, edition: str) -> Iterator[Register]:
    layout = LAYOUT.edition(edition, document.label)
    name = str(_table(document))
    table = _TABLES[name]
    rows = listed(document, table.columns)
    require_once(document, rows, table.keys, table.columns[table.keys[0]])
    rows = with_read_numbers(document, rows, {column: table.columns[column] for column in table.floats})
    rows = with_read_numbers(document, rows, {column: table.columns[column] for column in table.whole}, pl.UInt32)
    rows = rows.with_columns(pl.col(pl.String).replace("NULL", None))
    if "closed" in rows.columns:
        rows = _with_closed(document, rows)
    if "prefecture_code" in rows.columns:
        rows = rows.with_columns(pl.col("prefecture_code").str.zfill(2) + "000")
    yield Register(name, rows, LAYOUT.origin(layout), layout.boundaries_as_of)


def _with_closed(document: Document, rows: pl.DataFrame) -> pl.DataFrame:
    """closed as a Boolean."""
    wrong = rows.filter(~pl.col("closed").is_in(["0", "1"]).fill_null(value=False))
    if not wrong.is_empty():
        raise SourceError(
            f"「{wrong['closed'][0]}」は 0（営業中）でも 1（廃止）でもありません。公表されたままのファイルを使ってください。",
            document.label, row=wrong["row"][0], column="closed",
        )  # fmt: skip
    return rows.with_columns(pl.col("closed") == "1")


PUBLICATION = Publication(LAYOUT, _recognise, _read)
