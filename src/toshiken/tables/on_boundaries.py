"""A store's figures on the municipalities of one day: what series and the profile of an area are made from."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from toshiken.core.origin import Origin
from toshiken.geography.codes import level
from toshiken.geography.history import History
from toshiken.geography.municipalities import all_municipalities
from toshiken.geography.places import LIST_HOLDS_FROM
from toshiken.tables.catalogue import Entry
from toshiken.tables.ingest import places_of
from toshiken.tables.observations import SCHEMA, Observations
from toshiken.tables.part_sums import FIGURE
from toshiken.tables.ranking import ranks
from toshiken.tables.rebase import Table, rebased
from toshiken.tables.store import Store


@dataclass(frozen=True)
class OnBoundaries:
    """The store's figures on the municipalities of `day` (tables.joined.Figures).

    A table of earlier municipalities is re-based. One of later municipalities gives the places that are still the same, since
    what was put together cannot be taken apart. Where the history of mergers does not reach the day (before 2010, until the
    whole is taken in) such a table gives no municipality: a code may have stood for less. One that names no day is taken as
    it is.
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
            then = entry.boundaries_as_of
            assert then is not None
            found = self._moved(then, self.store.rows((entry,), fields, self._parts(then, places)))
            frames.append(found if places is None else found.filter(pl.col("place").is_in(list(places))))
        return self._observations(frames)

    def around(self, field: str, dimensions: str, places: Collection[str]) -> Observations:
        """One measure for all that is, or was, in the prefectures of these places or their parts, with the residual rows."""
        codes = self._codes_around(places)
        grounds: dict[date | None, list[Entry]] = defaultdict(list)
        for entry in self.store.tables((field,)):
            grounds[self._ground(entry, codes)].append(entry)
        frames = []
        for then, entries in grounds.items():
            rows = self.store.rows(entries, (field,), codes).filter(pl.col("dimensions") == dimensions)
            frames.append(self._whole(rows.unique(["place", *FIGURE], keep="last", maintain_order=True), then))
        return self._observations(frames)

    def beyond(self, field: str, places: Collection[str]) -> tuple[Origin, ...]:
        """The publications with figures of the field on later municipalities, where one of these places is another by then."""
        if not self.history.reaches(self.day):
            return ()
        later = [(e.origin, e.boundaries_as_of) for e in self.store.tables((field,)) if e.boundaries_as_of]
        changed = {o: self.history.changed(self.day, then) for o, then in later if then > self.day}
        return tuple(origin for origin, codes in changed.items() if not codes.isdisjoint(places))

    def _codes_around(self, places: Collection[str]) -> frozenset[str]:
        known = {*all_municipalities(), *self.history.lives}
        earlier = self._all_parts(places, self.history.begins)
        prefectures = {code[:2] for code in (*places, *earlier)}
        return frozenset({c for c in known if c[:2] in prefectures} | {f"{number}000" for number in prefectures})

    def _ground(self, entry: Entry, codes: Collection[str]) -> date | None:
        """The day whose municipalities a table's are, as far as these places go: that of `self` where they did not change."""
        then = entry.boundaries_as_of
        if then is None or not self._stands_elsewhere(entry):
            return then and self.day
        same = self._reached(then) and self.history.changed(then, self.day).isdisjoint(codes)
        return self.day if same else then

    def _whole(self, rows: pl.DataFrame, then: date | None) -> pl.DataFrame:
        if then is None or (then == self.day and not self._reached(then)):
            return rows
        return self._moved(then, rows)

    def _observations(self, frames: list[pl.DataFrame]) -> Observations:
        rows = pl.concat(frames) if frames else pl.DataFrame(schema=SCHEMA)
        return Observations(rows, self.store.origins, ranks(self.store.publications))

    def _stands_elsewhere(self, entry: Entry) -> bool:
        then = entry.boundaries_as_of
        return then is not None and min(then, self.day) < LIST_HOLDS_FROM and then != self.day

    @cached_property
    def history(self) -> History:
        """The history of mergers: the whole where the store has it, else that since 2010."""
        return places_of(self.store).history

    def _reached(self, then: date) -> bool:
        """Whether the history says what became of the places of a day."""
        return self.history.reaches(min(then, self.day))

    def _moved(self, then: date, rows: pl.DataFrame) -> pl.DataFrame:
        if not self._reached(then):
            return _without(rows, _municipal)
        if then > self.day:
            changed = self.history.changed(self.day, then)
            return _without(rows, lambda code: code in changed)
        return rebased(Table(rows, then), self.history, self.day).rows

    def _parts(self, then: date, places: Collection[str] | None) -> Collection[str] | None:
        """The codes of the table's day that the places are made of, beside their own."""
        return places if places is None or then > self.day else {*places, *self._all_parts(places, then)}

    def _all_parts(self, places: Collection[str], then: date) -> Iterator[str]:
        if self._reached(then):
            for place in places:
                yield from (part.code for part in self.history.parts(place, then, self.day))


def _municipal(code: str) -> bool:
    kind = level(code)
    return kind is not None and kind.is_municipal


def _without(rows: pl.DataFrame, unwanted: Callable[[str], bool]) -> pl.DataFrame:
    return rows.filter(~pl.col("place").is_in([code for code in rows["place"].unique() if unwanted(code)]))
