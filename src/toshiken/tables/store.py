"""The store: what was taken in, one immutable Parquet file a table and one catalogue.

    FOLDER/catalogue.json                                          replaced whole, under FOLDER/catalogue.lock
    FOLDER/tables/ssdse_a-2025-main-figures-0eb9261b….parquet      written before the catalogue names it, never changed

A reader needs no lock: it sees the old catalogue or the new one, and the tables of either stay. A writer killed at any point
leaves tables that no catalogue names; the next one removes them. Of one input there is everything or nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl
from platformdirs import user_data_path

from toshiken.core.errors import ToshikenError
from toshiken.core.origin import Origin
from toshiken.tables.catalogue import Catalogue, Entry, Kind, current, read_catalogue, write_catalogue
from toshiken.tables.locking import locked, replaced, swept
from toshiken.tables.new_table import NewTable
from toshiken.tables.observations import SCHEMA, Observations
from toshiken.tables.observed import RECORDS
from toshiken.tables.ranking import ranks
from toshiken.tables.stored import frame_of, is_there, path_of, rows_of


def default_folder() -> Path:
    """Where the store is unless the caller says: the platform's folder for a user's data."""
    return user_data_path("toshiken", appauthor=False)


@dataclass
class Store:
    """A store as its catalogue stood when it was opened, or after the last `add`."""

    folder: Path
    catalogue: Catalogue

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Reads the catalogue only. A folder that does not exist is an empty store."""
        return cls(folder, read_catalogue(folder))

    def as_of(self, day: date) -> "Store":
        """To be read only: what was published, or is known to have been at hand, by a day."""
        known = tuple(entry for entry in self.catalogue.entries if entry.origin.available_from <= day)
        return Store(self.folder, Catalogue(entries=known))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The tables that count, in the order they were taken in."""
        return current(self.catalogue.entries)

    @property
    def former(self) -> tuple[Entry, ...]:
        """The revisions that later ones took the place of."""
        counting = {entry.parquet for entry in self.entries}
        return tuple(entry for entry in self.catalogue.entries if entry.parquet not in counting)

    def has(self, sha256: str) -> bool:
        """Whether the input is here, with every table as long as it was written."""
        entries = self.catalogue.of_input(sha256)
        return bool(entries) and all(is_there(self.folder, entry) for entry in entries)

    def replaced_by(self, tables: Iterable[NewTable | Entry], sha256: str) -> tuple[str, ...]:
        """What the inputs were called whose tables count now and would no more, if these of another input did."""
        keys = {table.key for table in tables}
        others = [entry for entry in self.entries if entry.key in keys and entry.sha256 != sha256]
        return tuple(dict.fromkeys(entry.label for entry in others))

    def use_again(self, sha256: str) -> None:
        """Lets an input that is here count before the revisions of it that were taken in later; no table is written."""
        with locked(self.folder):
            self.catalogue = read_catalogue(self.folder)
            order = self.catalogue.next_order
            entries = [entry.model_copy(update={"order": order}) for entry in self.catalogue.of_input(sha256)]
            self.catalogue = self.catalogue.with_input(entries)
            write_catalogue(self.folder, self.catalogue)

    def add(self, tables: Sequence[NewTable], sha256: str, label: str, taken_in: date) -> None:
        """Takes in all tables (at least one) of an input, or nothing. An input that is here changes nothing; a table of it that
        was lost since is written again."""
        _require_distinct(tables)
        contents = [table.parquet() for table in tables]
        with locked(self.folder):
            self.catalogue = read_catalogue(self.folder)
            if self.has(sha256):
                return
            order = self.catalogue.order_of(sha256)
            entries = [
                table.entry(sha256, label, taken_in, order, len(content))
                for table, content in zip(tables, contents, strict=True)
            ]
            swept(self.folder / "tables", {entry.parquet for entry in self.catalogue.entries})
            for entry, content in zip(entries, contents, strict=True):
                replaced(path_of(self.folder, entry), content)
            catalogue = self.catalogue.with_input(entries)
            write_catalogue(self.folder, catalogue)
            self.catalogue = catalogue

    @property
    def origins(self) -> dict[str, Origin]:
        """The publications of the tables that count, by id."""
        found: dict[str, Origin] = {}
        for entry in self.entries:
            found[entry.origin.id] = _of_both(found.get(entry.origin.id, entry.origin), entry.origin)
        return found

    @property
    def publications(self) -> dict[str, str]:
        """Origin id → publication."""
        return {entry.origin.id: entry.publication for entry in self.entries}

    def observations(
        self, fields: Collection[str] | None = None, places: Collection[str] | None = None
    ) -> Observations:
        """The additive figures as printed, each table on its own boundaries: of these fields and places, or of all."""
        rows = self.rows(self.tables(fields), fields, places)
        return Observations(rows, self.origins, ranks(self.publications))

    def tables(self, fields: Collection[str] | None = None) -> list[Entry]:
        """The tables of additive figures that count; those that hold one of these fields, or all."""
        return self._counting("figures", fields)

    def rows(
        self,
        tables: Sequence[Entry],
        fields: Collection[str] | None = None,
        places: Collection[str] | None = None,
    ) -> pl.DataFrame:
        """The rows (SCHEMA of tables.observations) of some of the tables."""
        return rows_of(self.folder, tables, SCHEMA, fields, places)

    def records(self, publication: str, places: Collection[str] | None = None) -> pl.DataFrame:
        """The printed figures of a publication that may not be added up, in the columns RECORDS."""
        entries = [entry for entry in self._counting("records") if entry.publication == publication]
        return rows_of(self.folder, entries, RECORDS, None, places)

    def register(self, publication: str, table: str) -> pl.DataFrame | None:
        """The newest edition of a list; None where there is none."""
        entries = [e for e in self._counting("register") if (e.publication, e.table) == (publication, table)]
        if not entries:
            return None
        return frame_of(self.folder, max(entries, key=lambda entry: (entry.origin.available_from, entry.order)))

    def frames(self, field: str, places: Collection[str] | None = None) -> Iterator[tuple[Entry, pl.DataFrame]]:
        """The rows of a field table by table: each stands on its own boundaries."""
        for entry in self.tables((field,)):
            yield entry, self.rows((entry,), (field,), places)

    def frame(self, entry: Entry) -> pl.DataFrame:
        """A whole table, of a former revision too."""
        return frame_of(self.folder, entry)

    def _counting(self, kind: Kind, fields: Collection[str] | None = None) -> list[Entry]:
        """The tables of a kind that count and hold one of these fields."""
        entries = [entry for entry in self.entries if entry.kind == kind]
        return entries if fields is None else [entry for entry in entries if set(fields) & set(entry.fields)]


def _of_both(one: Origin, other: Origin) -> Origin:
    """An origin that two tables share: the place in it where they name the same, and the earlier day it was known."""
    earlier = min(one, other, key=lambda origin: origin.available_from)
    same = {name: getattr(one, name) for name in ("table", "column") if getattr(one, name) == getattr(other, name)}
    return replace(earlier, **{"table": "", "column": "", **same})


def _require_distinct(tables: Sequence[NewTable]) -> None:
    keys = [table.key for table in tables]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise ToshikenError(
            f"1つのファイルから同じ名前の表が2つできました：{sorted(twice)}。開発者に知らせてください。"
        )
