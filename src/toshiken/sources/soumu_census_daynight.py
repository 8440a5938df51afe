"""総務省 国勢調査 夜間人口・昼間人口: a row a municipality, in two forms (with the wards of designated cities, with the cities too)."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.left_out import LeftOut, kept_rows, require_known
from toshiken.sources.listing import has_most, positions
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication
from toshiken.sources.whole import CHANGED, readable, require_nation


class _Edition(Edition):
    """time: what the file does not print. code, area: headings. populations: heading → item, by day and by night.
    ratio: heading of the first over the second in percent, where it is printed. nation: by night, in persons.

    tables: id of a form → the headings it has beside those. not_read: headings without use, and why.
    signature: heading → cell, of rows near the beginning, one of which is enough to know the edition.
    """

    time: str
    code: str
    area: str
    populations: dict[str, str]
    ratio: str
    nation: int
    tables: dict[str, tuple[str, ...]]
    not_read: dict[str, str]
    signature: tuple[dict[str, str], ...]
    left_out: tuple[LeftOut, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Those that must be there."""
        return self.code, self.area, *self.populations


LAYOUT = load_layout("census_daynight", _Edition)
_HALF_STEP = 0.05 + 1e-9  # percent, of a ratio printed with one decimal
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
    require_known(document, sheet, 0, {*edition.headings, edition.ratio, *edition.not_read})
    columns = [ValueColumn(places[text], text, item, edition.time) for text, item in edition.populations.items()]
    keys = {"code": places[edition.code], "name": places[edition.area]}
    rows = kept_rows(document, sheet, 0, places, edition.left_out)
    cells = wide_cells(rows, 0, keys, columns)
    _require_ratios(document, cells, sheet, edition)
    *_, by_night = edition.populations.values()
    require_nation(document, cells.filter(pl.col("item") == by_night), edition.nation, edition.title)
    return cells


def _require_ratios(document: Document, cells: pl.DataFrame, sheet: Sheet, edition: _Edition) -> None:
    """Raises where a printed ratio is not that of its row's populations, within its rounding."""
    values = readable(cells)
    if values is None or edition.ratio not in sheet.rows[0]:
        return
    at, (by_day, by_night) = sheet.rows[0].index(edition.ratio), edition.populations.values()
    printed = {number: row[at] for number, row in zip(sheet.numbers[1:], sheet.rows[1:], strict=True) if any(row)}
    found = values.pivot("item", index=["row", "name"], values="value")
    for row, name, day, night in found.select("row", "name", by_day, by_night).iter_rows():
        if night and abs(100 * day / night - _percent(document, printed[row], row, edition)) > _HALF_STEP:
            raise SourceError(
                f"{name}の{by_day}{day:,.0f}人と{by_night}{night:,.0f}人の比は{100 * day / night:.1f}％ですが、"
                f"同じ行に{printed[row]}％と印字されています。{CHANGED}",
                document.label, sheet.name, row, edition.ratio,
            )  # fmt: skip


def _percent(document: Document, text: str, row: int, edition: _Edition) -> float:
    try:
        return float(text)
    except ValueError:
        raise SourceError(
            f"比率「{text}」は数値ではありません。公表されたままのファイルを使ってください。",
            document.label, row=row, column=edition.ratio,
        ) from None  # fmt: skip


PUBLICATION = Publication(LAYOUT, _recognise, _read)
