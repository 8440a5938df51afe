"""A store's figures on the municipalities of one day: what the profile of an area is made from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from toshiken.geography.codes import level
from toshiken.geography.history import History
from toshiken.tables.catalogue import Entry
from toshiken.tables.ingest import places_of
from toshiken.tables.observations import Observations
from toshiken.tables.ranking import ranks
from toshiken.tables.rebase import Table, rebased
from toshiken.tables.store import Store

# The last change of a municipality's territory or code before the bundled list: 那珂川町 became 那珂川市.
_LAST_CHANGE = date(2018, 10, 1)


@dataclass(frozen=True)
class OnBoundaries:
    """The store's figures on the municipalities of `day` (tables.joined.Figures).

    A table of earlier municipalities is re-based; without the history of mergers its municipalities are left out, since a
    code may have stood for less then. A table that names no day is taken as it is.
    """

    store: Store
    day: date

    def observations(
        self, fields: Collection[str] | None = None, places: Collection[str] | None = None
    ) -> Observations:
        """The figures of these fields and places, or of all."""
        tables = self.store.tables(fields)
        moved = [entry for entry in tables if self._is_earlier(entry)]
        same = [entry for entry in tables if entry not in moved]
        frames = [self.store.rows(same, fields, places), *(self._moved(entry, fields, places) for entry in moved)]
        return Observations(pl.concat(frames), self.store.origins, ranks(self.store.publications))

    def _is_earlier(self, entry: Entry) -> bool:
        then = entry.boundaries_as_of
        return then is not None and then < min(self.day, _LAST_CHANGE)

    @cached_property
    def _history(self) -> History | None:
        return places_of(self.store).history

    def _moved(self, entry: Entry, fields: Collection[str] | None, places: Collection[str] | None) -> pl.DataFrame:
        then = entry.boundaries_as_of
        assert then is not None
        if self._history is None:
            rows = self.store.rows((entry,), fields, places)
            upper = [code for code in rows["place"].unique() if not ((kind := level(code)) and kind.is_municipal)]
            return rows.filter(pl.col("place").is_in(upper))
        rows = self.store.rows((entry,), fields, None if places is None else self._parts(places, then, self._history))
        found = rebased(Table(rows, then), self._history, self.day).rows
        return found if places is None else found.filter(pl.col("place").is_in(list(places)))

    def _parts(self, places: Collection[str], then: date, history: History) -> set[str]:
        """The codes of `then` that the places are made of, beside their own."""
        return {*places, *(part.code for place in places for part in history.parts(place, then, self.day))}
