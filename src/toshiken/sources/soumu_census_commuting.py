"""総務省 国勢調査 従業・通学市区町村別通勤者・通学者数: long (a row a flow) or a matrix (a row an origin, a column a destination).

origin_code,origin_name,dest_code,dest_name,persons        origin_code,origin_name,01100,01203, … ,other,99998,99999,total
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.geography.wards import all_wards
from toshiken.sources.document import Document
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.left_out import kept_rows
from toshiken.sources.listing import has_most, positions
from toshiken.sources.long_csv import long_csv
from toshiken.sources.printed import Printed, ValueColumn, as_cells, wide_cells
from toshiken.sources.publication import Publication
from toshiken.sources.whole import CUT


class _Edition(Edition):
    """time: what the file does not print. origin_code … persons: headings. others: what stands in place of a destination's code."""

    time: str
    origin_code: str
    origin_name: str
    destination_code: str
    destination_name: str
    persons: str
    others: dict[str, str]

    @property
    def long(self) -> dict[str, str]:
        """Our name → heading of the long form."""
        named = {"code": self.origin_code, "name": self.origin_name}
        return {**named, "destination": self.destination_code, "label": self.destination_name, "text": self.persons}


LAYOUT = load_layout("census_commuting", _Edition)
_ITEM = "通勤者・通学者数"
_CODE = re.compile(r"[0-9]{5}")
_LONG, _MATRIX = "long", "matrix"
_TOTAL = "total"


def _form(document: Document, edition: _Edition) -> str | None:
    """Long or a matrix; None where it is neither."""
    row = document.head[0] if document.container == "csv" and document.head else ()
    if has_most(row, edition.long.values()):
        return _LONG
    origins = {edition.origin_code, edition.origin_name} & set(row)
    return _MATRIX if origins and any(_CODE.fullmatch(text) for text in row) else None


def _recognise(document: Document) -> str | None:
    return next((name for name, edition in LAYOUT.editions.items() if _form(document, edition)), None)


def _read(document: Document, name: str) -> Iterator[Printed]:
    edition = LAYOUT.edition(name, document.label)
    form = _form(document, edition)
    cells = _long(document, edition) if form == _LONG else _matrix(document, edition)
    _require_totals(document, cells)
    wards = _wards_beside_cities(cells)
    is_ward = pl.col("destination").is_in(wards)
    whole = Printed(
        table=str(form),
        cells=cells.filter(~is_ward) if wards else cells,
        origin=LAYOUT.origin(edition),
        symbols=LAYOUT.symbols(edition),
        notes=LAYOUT.notes(edition),
        boundaries_as_of=edition.boundaries_as_of,
        dimensions=("destination",),
        title=f"{edition.title} {edition.table}",
    )
    yield whole
    if wards:
        yield replace(whole, table=f"{form}_wards", cells=cells.filter(is_ward))


def _require_totals(document: Document, cells: pl.DataFrame) -> None:
    """Raises where an origin has no total while others have: it is the last of an origin's flows, and held against them later."""
    named = cells.group_by("code", maintain_order=True).agg(
        (pl.col("destination") == _TOTAL).any().alias("total"), pl.col("name").first(), pl.col("row").max()
    )
    lacking = named.filter(~pl.col("total"))
    if 0 < lacking.height < named.height:
        first = lacking.row(0, named=True)
        raise SourceError(
            f"{first['name']}（{first['code']}）に総数の行がありません。{CUT}",
            document.label, row=first["row"],
        )  # fmt: skip


def _wards_beside_cities(cells: pl.DataFrame) -> list[str]:
    """Destinations that are wards of a city which is one as well: they are in its figure, and so no part of the total."""
    codes = set(cells["destination"].unique())
    return sorted(code for code in codes & all_wards().keys() if all_wards()[code].city in codes)


def _long(document: Document, edition: _Edition) -> pl.DataFrame:
    rows = long_csv(document, edition.long)
    code = pl.col("destination")
    wrong = rows.filter(~code.str.contains(f"^{_CODE.pattern}$") & ~code.is_in(list(edition.others)))
    if not wrong.is_empty():
        raise _no_destination(document, wrong["destination"][0], wrong["row"][0], edition.destination_code)
    return as_cells(
        rows.with_columns(
            code.replace(edition.others),
            column=pl.concat_str(pl.lit(f"{edition.persons} "), "label"),
            item=pl.lit(_ITEM),
            time=pl.lit(edition.time),
        ).drop("label")
    )


def _matrix(document: Document, edition: _Edition) -> pl.DataFrame:
    sheet = document.sheet
    places = positions(document, sheet, 0, (edition.origin_code, edition.origin_name))
    columns = []
    for at, text in enumerate(sheet.rows[0]):
        if at in places.values():
            continue
        if text not in edition.others and not _CODE.fullmatch(text):
            raise _no_destination(document, text, sheet.numbers[0], text)
        columns.append(ValueColumn(at, text, _ITEM, edition.time, {"destination": edition.others.get(text, text)}))
    keys = {"code": places[edition.origin_code], "name": places[edition.origin_name]}
    return wide_cells(kept_rows(document, sheet, 0, places), 0, keys, columns)


def _no_destination(document: Document, text: str, row: int, column: str) -> SourceError:
    return SourceError(
        f"従業地・通学地「{text}」は5桁の市区町村コード（先頭の0を含む）でも、不詳などの決まった印でもありません。"
        "表計算ソフトで保存し直していないか確かめ、公表されたままのファイルを使ってください。",
        document.label, row=row, column=column,
    )  # fmt: skip


PUBLICATION = Publication(LAYOUT, _recognise, _read)
