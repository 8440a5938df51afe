"""A store's figures on the municipalities of one day: what series and the profile of an area are made from."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from toshiken.geography.codes import level
from toshiken.geography.history import History
from toshiken.geography.places import LIST_HOLDS_FROM
from toshiken.tables.catalogue import Entry
from toshiken.tables.ingest import places_of
from toshiken.tables.observations import SCHEMA, Observations
from toshiken.tables.ranking import ranks
from toshiken.tables.rebase import Table, rebased
from toshiken.tables.store import Store


@dataclass(frozen=True)
class OnBoundaries:
    """The store's figures on the municipalities of `day` (tables.joined.Figures).

    A table of earlier municipalities is re-based. One of later municipalities gives the places that are still the same, since
    what was put together cannot be taken apart. Without the history of mergers a table that stands on another side of the
    last change gives no municipality: its code may have stood for less. A table that names no day is taken as it is.
    """

    store: Store
    day: date

    def observations(
        self, fields: Collection[str] | None = None, places: Collection[str] | None = None
    ) -> Observations:
        """The figures of these fields and places, or of all."""
        tables = self.store.tables(fields)
        moved = [entry for entry in tables if self._stands_elsewhere(entry)]
        same = [entry for entry in tables if entry not in moved]
        frames = [self.store.rows(same, fields, places)]
        for entry in moved:
            found = self._moved(entry, self.store.rows((entry,), fields, self._parts(entry, places)))
            frames.append(found if places is None else found.filter(pl.col("place").is_in(list(places))))
        return self._observations(frames)

    def of_prefectures(self, field: str, dimensions: str, prefectures: Collection[str]) -> Observations:
        """One measure for everything in these prefectures (two digits), with the residual rows."""
        frames = []
        for entry, printed in self.store.frames(field):
            inside = printed.filter(
                pl.col("dimensions") == dimensions, pl.col("place").str.slice(0, 2).is_in(list(prefectures))
            )
            frames.append(self._moved(entry, inside) if self._stands_elsewhere(entry) else inside)
        return self._observations(frames)

    def _observations(self, frames: list[pl.DataFrame]) -> Observations:
        rows = pl.concat(frames) if frames else pl.DataFrame(schema=SCHEMA)
        return Observations(rows, self.store.origins, ranks(self.store.publications))

    def _stands_elsewhere(self, entry: Entry) -> bool:
        then = entry.boundaries_as_of
        return then is not None and min(then, self.day) < LIST_HOLDS_FROM and then != self.day

    @cached_property
    def history(self) -> History | None:
        """The history of mergers, where the store has it."""
        return places_of(self.store).history

    def _moved(self, entry: Entry, rows: pl.DataFrame) -> pl.DataFrame:
        then = entry.boundaries_as_of
        assert then is not None
        if self.history is None:
            return _without(rows, _municipal)
        if then > self.day:
            changed = self.history.changed(self.day, then)
            return _without(rows, lambda code: code in changed)
        return rebased(Table(rows, then), self.history, self.day).rows

    def _parts(self, entry: Entry, places: Collection[str] | None) -> Collection[str] | None:
        """The codes of the table's day that the places are made of, beside their own."""
        then = entry.boundaries_as_of
        if places is None or then is None or self.history is None or then > self.day:
            return places
        parts = (part for place in places for part in self.history.parts(place, then, self.day))
        return {*places, *(part.code for part in parts)}


def _municipal(code: str) -> bool:
    kind = level(code)
    return kind is not None and kind.is_municipal


def _without(rows: pl.DataFrame, unwanted: Callable[[str], bool]) -> pl.DataFrame:
    return rows.filter(~pl.col("place").is_in([code for code in rows["place"].unique() if unwanted(code)]))
