"""Municipalities since 1980: which codes there were on a day, and what became of a place by a later day.

Made from the merger history of 近藤恵介 (sources/kondo_municipality_mergers.py: the tables "converter", which has the codes of each
census, and "events", which has the days). It ends with the census of 2020; until the bundled list of 2024-01-01 nothing changed
but the wards of 浜松市. A code has one life: from a first day (or from before the first census) to the day it gives way to
another, which is the other's first. Designated cities are one place; what joins a ward joins its city.

A source may print a code of another day than its boundaries: the census of 1980 has 仙台市 as 04100, its code since 1989, and not as
04201. Such a code is that of the same place (`on`) where it was renumbered, by designation (政令) or a county's change
(区域変更), from or to a code of that day, the name being the same. A merger is no renumbering even where the name
stays: there the territory is another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Self, TypeVar

from toshiken.core.errors import RequestError
from toshiken.core.quantity import Place
from toshiken.geography.changes import INTO_WHAT_STANDS, Change, Life, change_of
from toshiken.geography.codes import prefecture_of

_CENSUS = "code_"
_Value = TypeVar("_Value")


@dataclass(frozen=True, eq=False)
class History:
    """changes: in the order they took effect. begins: the first census. first_census, last_census: code → name as printed
    (北海道 石狩支庁 石狩町)."""

    changes: tuple[Change, ...]
    begins: date
    first_census: Mapping[str, str]
    last_census: Mapping[str, str]

    @classmethod
    def of(cls, converter: Iterable[Mapping[str, Any]], events: Iterable[Mapping[str, Any]]) -> Self:
        """converter: rows with code_1980, name_1980 … of every census ("" where there was none). events: rows with day (ISO),
        kind, old_code, old_name, new_code, new_name, part, in the order they took effect."""
        rows = list(converter)
        years = sorted(name.removeprefix(_CENSUS) for name in rows[0] if name.startswith(_CENSUS))
        first, last = (_census(rows, year) for year in (years[0], years[-1]))
        cities = {code: short_name(printed) for code, printed in last.items()}
        changes = tuple(change_of(event, cities) for event in events if event["old_code"])
        return cls(changes, date(int(years[0]), 10, 1), first, last)

    @cached_property
    def departures(self) -> Mapping[str, tuple[Change, ...]]:
        """Code → the change in which it gave way; several where its territory was split."""
        return _grouped((change.old.code, change) for change in self.changes if change.old.code != change.new.code)

    @cached_property
    def arrivals(self) -> Mapping[str, tuple[Change, ...]]:
        """Code → the changes of the day on which it came into being."""
        first_told = {change.old.code: change.day for change in reversed(self.changes)}
        found: dict[str, tuple[Change, ...]] = {}
        for code, changes in _grouped((change.new.code, change) for change in self.changes).items():
            made = [change for change in changes if change.kind not in INTO_WHAT_STANDS and change.old.code != code]
            if made and first_told.get(code, date.max) > made[0].day:
                found[code] = tuple(change for change in made if change.day == made[0].day)
        return found

    @cached_property
    def lives(self) -> Mapping[str, Life]:
        """The life of every municipality's code there was."""
        changed = {place.code for change in self.changes for place in (change.old, change.new)}
        return {code: self._life(code) for code in sorted({*self.first_census, *self.last_census, *changed})}

    def _life(self, code: str) -> Life:
        since, until = self.arrivals.get(code), self.departures.get(code)
        return Life(since[0].day if since else None, until[0].day if until else None)

    def reaches(self, day: date) -> bool:
        """Whether it says what there was on a day."""
        return self.begins <= day

    def valid(self, code: str, day: date) -> bool:
        """Whether a municipality has that code on a day."""
        return code in self.lives and self.lives[code].holds_on(day)

    def municipalities(self, day: date) -> frozenset[str]:
        """The codes of all municipalities of a day."""
        if day not in self._known_days:
            self._known_days[day] = frozenset(code for code, life in self.lives.items() if life.holds_on(day))
        return self._known_days[day]

    @cached_property
    def _known_days(self) -> dict[date, frozenset[str]]:
        return {}

    def name(self, code: str, day: date) -> str:
        """A code's name on a day; outside its life the nearest it had. The code itself where it is not known."""
        names = self._names.get(code, [(date.min, code)])
        return next((name for since, name in reversed(names) if since <= day), names[0][1])

    @cached_property
    def _names(self) -> Mapping[str, list[tuple[date, str]]]:
        """Code → its names, each with the first day it is known to hold."""
        found: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for change in self.changes:
            found[change.old.code] = found[change.old.code] or [(date.min, change.old.name)]
            if change.kind not in INTO_WHAT_STANDS:
                found[change.new.code].append((change.day, change.new.name))
        for code, printed in {**self.last_census, **self.first_census}.items():
            if not found[code] or found[code][0][0] > self.begins:
                found[code].insert(0, (date.min, short_name(printed)))
        return found

    def names(self, code: str) -> tuple[str, ...]:
        """Every name a code ever had."""
        return tuple(name for _, name in self._names.get(code, ()))

    def former(self, day: date) -> Iterator[tuple[str, str]]:
        """Code and name of what there was before a day under that code and name, and is not on it."""
        for code, names in self._names.items():
            now = self.name(code, day) if self.valid(code, day) else ""
            yield from dict.fromkeys((code, name) for since, name in names if since <= day and name != now)

    def renamed(self, code: str, name: str) -> Change:
        """The change in which a code lost a name."""
        return next(c for c in self.changes if c.old == (code, name) and c.new.name != name)

    def on(self, code: str, day: date) -> str | None:
        """The code the same place has on a day: its own, or one it was renumbered from or to; None where there is none."""
        for renumbered in ({}, self._earlier_code, self._later_code):
            found: str | None = code
            while found is not None and not self.valid(found, day):
                found = renumbered.get(found)
            if found is not None:
                return found
        return None

    @cached_property
    def _later_code(self) -> Mapping[str, str]:
        return {change.old.code: change.new.code for change in self.changes if change.is_renumbering}

    @cached_property
    def _earlier_code(self) -> Mapping[str, str]:
        return {new: old for old, new in self._later_code.items()}

    def becomes(self, code: str, then: date, day: date) -> tuple[str, ...]:
        """What a place of one day is on a later one: a code, or several where its territory was split on the way.

        A code that is not of `then` stands for the same place (`on`); one that is not known is taken as unchanged. Backward is
        a RequestError.
        """
        require_forward(then, day)
        key = code, then, day
        if key not in self._known_ways:
            self._known_ways[key] = tuple(dict.fromkeys(self._followed(self.on(code, then) or code, then, day)))
        return self._known_ways[key]

    @cached_property
    def _known_ways(self) -> dict[tuple[str, date, date], tuple[str, ...]]:
        return {}

    def _followed(self, code: str, then: date, day: date) -> Iterator[str]:
        left = [change for change in self.departures.get(code, ()) if then < change.day <= day]
        if not left:
            yield code
        for change in left:
            yield from self._followed(change.new.code, then, day)

    def parts(self, code: str, then: date, day: date) -> tuple[Place, ...]:
        """The places of an earlier day whose territory, whole or in part, is in a place of a later one, in code order."""
        key = code, then, day
        if key not in self._known_parts:
            sources = sorted(set(self._sources(code, then, day)))
            self._known_parts[key] = tuple(Place(old, self.name(old, then)) for old in sources)
        return self._known_parts[key]

    @cached_property
    def _known_parts(self) -> dict[tuple[str, date, date], tuple[Place, ...]]:
        return {}

    def _sources(self, code: str, then: date, day: date) -> Iterator[str]:
        if self.valid(code, then):
            yield code
        for change in self._gains.get(code, ()):
            if then < change.day <= day:
                yield from self._sources(change.old.code, then, change.day)

    @cached_property
    def _gains(self) -> Mapping[str, tuple[Change, ...]]:
        return _grouped((change.new.code, change) for change in self.changes if change.old.code != change.new.code)

    def changed(self, one: date, other: date) -> frozenset[str]:
        """The codes of the places that are not the same on both days: municipalities, and prefectures whose border moved."""
        first, last = sorted((one, other))
        if (first, last) not in self._known_changes:
            self._known_changes[first, last] = frozenset(self._changed(first, last))
        return self._known_changes[first, last]

    @cached_property
    def _known_changes(self) -> dict[tuple[date, date], frozenset[str]]:
        return {}

    def _changed(self, first: date, last: date) -> Iterator[str]:
        for change in self.changes:
            if first < change.day <= last and change.old.code != change.new.code:
                codes = {change.old.code, change.new.code}
                prefectures = {prefecture_of(code) for code in codes}
                yield from codes | (prefectures if len(prefectures) > 1 else set())

    def day_of(self, codes: Iterable[str]) -> date | None:
        """The last day whose municipalities, in the prefectures they lie in, are exactly these; date.max where they still are.

        For tables that do not name the day. None where these are the municipalities of no one day.
        """
        given = frozenset(codes)
        if not given or not given <= self.lives.keys():
            return None
        since = max((life.since for code in given if (life := self.lives[code]).since), default=self.begins)
        ends = [life.until for code in given if (life := self.lives[code]).until]
        prefectures = {code[:2] for code in given}
        if {code for code in self.municipalities(since) if code[:2] in prefectures} != given:
            return None
        return date.fromordinal(min(ends).toordinal() - 1) if ends else date.max


def require_forward(then: date, day: date) -> None:
    """Raises where `day` is before `then`: what was put together cannot be taken apart."""
    if day < then:
        raise RequestError(
            f"市区町村は後の日付の区域にだけ組み替えられます（{then.isoformat()} から {day.isoformat()} へは戻せません）。"
            "合併した市町村の数値を合併前に分ける資料はありません。前の区域の数値は、その時点の資料を取り込んでください。"
        )


def short_name(printed: str) -> str:
    """北海道 石狩支庁 石狩町 → 石狩町."""
    return printed.split()[-1]


def _census(rows: Iterable[Mapping[str, Any]], year: str) -> dict[str, str]:
    return {row[f"code_{year}"]: row[f"name_{year}"] for row in rows if row[f"code_{year}"]}


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> dict[str, tuple[_Value, ...]]:
    found: dict[str, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
