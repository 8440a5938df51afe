"""One file read without being taken in: its figures stand beside a store's, to see what a corrected edition changes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin
from toshiken.sources.files import found_files
from toshiken.sources.publication import recognised
from toshiken.tables.ingest import new_tables, places_of
from toshiken.tables.observations import SCHEMA, Observations
from toshiken.tables.ranking import ranks
from toshiken.tables.store import Store


@dataclass(frozen=True)
class Reading:
    """The figures of one file (tables.joined.Figures), of one publication and edition."""

    label: str
    publication: str
    edition: str
    origin: Origin
    rows: pl.DataFrame

    def observations(
        self, fields: Collection[str] | None = None, places: Collection[str] | None = None
    ) -> Observations:
        """The figures of these fields and places, or of all."""
        rows = self.rows
        for column, wanted in (("field", fields), ("place", places)):
            if wanted is not None:
                rows = rows.filter(pl.col(column).is_in(list(wanted)))
        return Observations(rows, {self.origin.id: self.origin}, ranks({self.origin.id: self.publication}))


def read_edition(path: Path, store: Store, day: date) -> Reading:
    """The figures of the file at `path`, checked against what the store knows of municipalities.

    day: stands in where the publication's day is not known. A RequestError where the file is not one that prints figures.
    """
    (found, *more) = found_files([path])
    if more:
        raise RequestError(f"「{path}」には{len(more) + 1}個のファイルがあります。1つずつ指定してください。")
    if found.fault is not None:
        raise found.fault
    claim = None if found.document is None else recognised(found.document)
    if found.document is None or claim is None:
        raise RequestError(
            f"「{path}」から数値を読めません（{found.not_data or 'どの資料か分かりません'}）。公表されたファイルを指定してください。"
        )
    publication, edition = claim
    tables = [t for t in new_tables(publication, edition, found.document, places_of(store)) if t.kind == "figures"]
    if not tables:
        raise RequestError(f"「{path}」に、足し合わせられる数値がありません。数値の資料を指定してください。")
    origin = tables[0].origin.known_by(day)
    return Reading(
        found.label, publication.id, edition, origin, pl.concat([t.frame.select(list(SCHEMA)) for t in tables])
    )


def require_same_edition(old: Reading, new: Reading) -> None:
    """Raises where the two files are not of one edition of one publication."""
    if (old.publication, old.edition) != (new.publication, new.edition):
        raise RequestError(
            f"2つのファイルは同じ資料の同じ版ではありません：「{old.label}」は{old.origin.citation}、"
            f"「{new.label}」は{new.origin.citation}。訂正前と訂正後のファイルを指定してください。"
        )
