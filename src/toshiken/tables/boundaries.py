"""The boundaries a store holds (国土数値情報 N03), read when a map asks for them.

Of the editions known on the day the one with the latest boundaries that has a shape for every member counts, and of its copies
the one that draws the members with the most points: the order in which they were taken in does not matter. A copy with wards
serves as well: a designated city is its wards together.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

import polars as pl

from toshiken.core.quantity import Place
from toshiken.geography.codes import Level, city_of_ward, level
from toshiken.geography.shapes.borders import share_border
from toshiken.geography.shapes.bounds import Bounds
from toshiken.geography.shapes.ground import area, ground_of
from toshiken.geography.shapes.shape import Ground, Shape, ShapeRing, Touching
from toshiken.tables.catalogue import Entry
from toshiken.tables.store import Store

_TABLE = re.compile(r"(?P<level>municipality|designated_city)(?:_(?P<prefecture>[0-9]{2}))?\.(?P<points>[0-9]+)")


@dataclass(frozen=True)
class StoredBoundaries:
    """The boundaries of municipalities as known on a day (geography.shapes.shape.Boundaries); a ground asked for again is kept."""

    store: Store
    day: date
    _found: dict[tuple[tuple[str, ...], frozenset[str]], Ground | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    def around(self, codes: Sequence[str], outlined: Collection[str] | None = None) -> Ground | None:
        """The ground of a map of these municipalities, the hub first; None where no edition has a shape of each. outlined: the
        codes of those the outline runs around, None for all."""
        key = tuple(codes), frozenset(codes if outlined is None else outlined)
        if key not in self._found:
            self._found[key] = self._around(*key)
        return self._found[key]

    def touching(self, first: str, second: str) -> Touching | None:
        """Whether two municipalities lie beside each other, by the latest boundaries that have both in one table, of its copies
        the one with the most points; None where none has both."""
        for _, entries in groupby(self._entries(), key=lambda entry: entry.boundaries_as_of):
            rows = [(entry, _of(_rows(self.store, [entry]), (first, second))) for entry in entries]
            both = [(entry, found) for entry, found in rows if set(found["place"]) == {first, second}]
            for entry, found in sorted(both, key=lambda copy: -copy[1]["points"].sum()):
                shapes = _shapes(found)
                if len(shapes) == 2:
                    return Touching(share_border(*shapes), entry.origin)
        return None

    def _around(self, codes: Sequence[str], outlined: Collection[str]) -> Ground | None:
        for _, entries in groupby(self._entries(), key=lambda entry: entry.boundaries_as_of):
            copies = [(copy[0], _rows(self.store, copy)) for copy in _copies(list(entries))]
            whole = [(entry, rows) for entry, rows in copies if set(codes) <= set(rows["place"])]
            for entry, rows in sorted(whole, key=lambda copy: -_of(copy[1], codes)["points"].sum()):
                if (ground := _ground(entry, rows, codes, outlined)) is not None:
                    return ground
        return None

    def _entries(self) -> list[Entry]:
        """The tables of municipalities whose day is known and not after ours: the latest boundaries first, then by name."""
        known = [
            entry
            for entry in self.store.entries
            if entry.publication == "n03_boundaries"
            and _TABLE.fullmatch(entry.table)
            and entry.origin.available_from <= self.day
            and entry.boundaries_as_of is not None
            and entry.boundaries_as_of <= self.day
        ]
        return sorted(known, key=lambda entry: (entry.boundaries_as_of, entry.table), reverse=True)


def _ground(entry: Entry, rows: pl.DataFrame, codes: Sequence[str], outlined: Collection[str]) -> Ground | None:
    """None where what stands for a place is no shape: a line, a point."""
    assert entry.boundaries_as_of is not None
    members = {shape.place.code: shape for shape in _shapes(_of(rows, codes))}
    if members.keys() != set(codes):
        return None
    others = rows.filter(~pl.col("place").is_in(list(codes)))
    return ground_of(
        [members[code] for code in codes],
        lambda bounds: _shapes(_meeting(others, bounds)),
        entry.origin,
        entry.boundaries_as_of,
        outlined,
    )


def _of(rows: pl.DataFrame, codes: Sequence[str]) -> pl.DataFrame:
    return rows.filter(pl.col("place").is_in(list(codes)))


def _copies(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """What can draw a map: each table of the nation, and those of single prefectures together, of each the one with most points."""
    single: dict[tuple[str, str], tuple[int, Entry]] = {}
    for entry in entries:
        found = _TABLE.fullmatch(entry.table)
        assert found is not None
        if found["prefecture"] is None:
            yield [entry]
            continue
        key, points = (found["level"], found["prefecture"]), int(found["points"])
        if key not in single or single[key][0] < points:
            single[key] = points, entry
    for kind in sorted({kind for kind, _ in single}):
        yield [entry for (level, _), (_, entry) in sorted(single.items()) if level == kind]


def _rows(store: Store, entries: Iterable[Entry]) -> pl.DataFrame:
    """The rows that have a shape, with `place`: the code, of a ward that of its city."""
    rows = pl.concat([store.frame(entry) for entry in entries]).filter(pl.col("geometry").is_not_null())
    city = {code: city_of_ward(code) for code in rows["code"].unique() if code and level(code) is Level.WARD}
    return rows.with_columns(place=pl.col("code").replace(city))


def _meeting(rows: pl.DataFrame, bounds: Bounds) -> pl.DataFrame:
    """The rows whose rectangle has a part in another."""
    west, south, east, north = bounds
    across = (pl.col("west") <= east) & (pl.col("east") >= west)
    return rows.filter(across & (pl.col("south") <= north) & (pl.col("north") >= south))


def _shapes(rows: pl.DataFrame) -> list[Shape]:
    """The shape of every place that has one, its rows together, in code order."""
    found: dict[str, tuple[str, list[ShapeRing]]] = {}
    for code, place, county, name, geometry in rows.select("code", "place", "county", "name", "geometry").iter_rows():
        words = name if code == place else county
        found.setdefault(place, (words, []))[1].extend(_rings(geometry))
    return [Shape(Place(code, name), tuple(rings)) for code, (name, rings) in sorted(found.items()) if rings]


def _rings(geometry: str) -> Iterator[ShapeRing]:
    """Outer rings counter-clockwise, holes clockwise, not closed; without those that hold no land."""
    content = json.loads(geometry)
    polygons = content["coordinates"] if content["type"] == "MultiPolygon" else [content["coordinates"]]
    for polygon in polygons:
        for number, points in enumerate(polygon):
            ring = tuple((x, y) for x, y in (points[:-1] if points[:1] == points[-1:] else points))
            if size := area(ring):
                yield ring[::-1] if (size < 0) != (number > 0) else ring
