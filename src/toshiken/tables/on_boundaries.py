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
from toshiken.tables.observations import Observations
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
        """The figures of these fields and places, or of all; with all, residual rows of prefectures too."""
        tables = self.store.tables(fields)
        moved = [entry for entry in tables if self._stands_elsewhere(entry)]
        same = [entry for entry in tables if entry not in moved]
        frames = [self.store.rows(same, fields, places), *(self._moved(entry, fields, places) for entry in moved)]
        return Observations(pl.concat(frames), self.store.origins, ranks(self.store.publications))

    def _stands_elsewhere(self, entry: Entry) -> bool:
        then = entry.boundaries_as_of
        return then is not None and min(then, self.day) < LIST_HOLDS_FROM and then != self.day

    @cached_property
    def _history(self) -> History | None:
        return places_of(self.store).history

    def _moved(self, entry: Entry, fields: Collection[str] | None, places: Collection[str] | None) -> pl.DataFrame:
        then, history = entry.boundaries_as_of, self._history
        assert then is not None
        if history is None:
            return _without(self.store.rows((entry,), fields, places), _municipal)
        if then > self.day:
            changed = history.changed(self.day, then)
            return _without(self.store.rows((entry,), fields, places), lambda code: code in changed)
        rows = self.store.rows((entry,), fields, None if places is None else self._parts(places, then, history))
        found = rebased(Table(rows, then), history, self.day).rows
        return found if places is None else found.filter(pl.col("place").is_in(list(places)))

    def _parts(self, places: Collection[str], then: date, history: History) -> set[str]:
        """The codes of `then` that the places are made of, beside their own."""
        return {*places, *(part.code for place in places for part in history.parts(place, then, self.day))}


def _municipal(code: str) -> bool:
    kind = level(code)
    return kind is not None and kind.is_municipal


def _without(rows: pl.DataFrame, unwanted: Callable[[str], bool]) -> pl.DataFrame:
    return rows.filter(~pl.col("place").is_in([code for code in rows["place"].unique() if unwanted(code)]))
