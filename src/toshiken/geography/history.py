"""Municipalities since 1980: which codes there were on a day, and what became of a place by a later day.

Made from the merger history of 近藤恵介 (sources/kondo_municipality_mergers.py, tables "converter" and "events") and the bundled list
of 2024-01-01; between the two nothing changed but the wards of 浜松市. A code has one life: from a first day (or from before the
first census) to the day it gives way to another, which is that other's first day. Designated cities are one place; what joins a
ward joins its city.

A source may print a code of another day than its boundaries: the census of 1980 has 仙台市 as 04100, its code since 1989, and not as
04201. Such a code is that of the same place (`on`) where one renumbering after the other, by designation (政令) or by a county's
change (区域変更), leads from it to a code of that day, the name being the same at every step. A merger is no renumbering even
where the name stays: there the territory is another.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, Self

from toshiken.core.errors import RequestError
from toshiken.core.quantity import Place
from toshiken.geography.codes import Level, city_of_ward, level, prefecture_of

_INTO_WHAT_STANDS = ("編入", "分割")
_RENUMBERED = ("政令", "区域変更")
_CENSUS = "code_"


class Change(NamedTuple):
    """What became of a place on a day. kind: 編入, 新設 (merged into a new one), 分割, 市制, 町制, 政令, 区域変更, 名称変更.

    new: a municipality, where the notes name a ward its city. part: the part of the old place a 分割 is about.
    """

    day: date
    kind: str
    old: Place
    new: Place
    part: str


class Life(NamedTuple):
    """A code's first day (None: there before the history begins) and the day it gave way (None: still there)."""

    since: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the code is there on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class History:
    """changes: in the order they took effect. first_census: code → printed name (宮城県 仙台市), last_census the same."""

    changes: tuple[Change, ...]
    begins: date
    first_census: Mapping[str, str]
    last_census: Mapping[str, str]

    @classmethod
    def of(cls, converter: Iterable[Mapping[str, Any]], events: Iterable[Mapping[str, Any]]) -> Self:
        """converter: rows with code_1980, name_1980 … of each census. events: rows with day (ISO), kind, old_code, old_name, new_code,
        new_name, part, in the order they took effect."""
        rows = list(converter)
        years = sorted(name.removeprefix(_CENSUS) for name in rows[0] if name.startswith(_CENSUS))
        first, last = ({row[f"code_{y}"]: row[f"name_{y}"] for row in rows if row[f"code_{y}"]} for y in _ends(years))
        changes = tuple(_change(event) for event in events if event["old_code"])
        return cls(changes, date(int(years[0]), 10, 1), first, last)

    @cached_property
    def departures(self) -> Mapping[str, tuple[Change, ...]]:
        """Code → the change in which it gave way; several where its territory was split."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes:
            if change.old.code != change.new.code:
                found[change.old.code].append(change)
        return {code: tuple(changes) for code, changes in found.items()}

    @cached_property
    def arrivals(self) -> Mapping[str, tuple[Change, ...]]:
        """Code → the changes with which it came into being."""
        went_on = {change.old.code: change.day for change in reversed(self.changes)}
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes:
            code = change.new.code
            stood = change.kind in _INTO_WHAT_STANDS or went_on.get(code, date.max) <= change.day
            if change.old.code != code and (code in found or not stood) and _same_day(found[code], change):
                found[code].append(change)
        return {code: tuple(changes) for code, changes in found.items() if changes}

    @cached_property
    def lives(self) -> Mapping[str, Life]:
        """Every municipality's code there was."""
        changed = {place.code for change in self.changes for place in (change.old, change.new)}
        return {code: self._life(code) for code in sorted({*self.first_census, *self.last_census, *changed})}

    def _life(self, code: str) -> Life:
        since, until = self.arrivals.get(code), self.departures.get(code)
        return Life(since[0].day if since else None, until[0].day if until else None)

    def valid(self, code: str, day: date) -> bool:
        """Whether a municipality has that code on a day."""
        return code in self.lives and self.lives[code].holds_on(day)

    def municipalities(self, day: date) -> frozenset[str]:
        """The codes of all municipalities of a day."""
        return self._municipalities.setdefault(
            day, frozenset(c for c, life in self.lives.items() if life.holds_on(day))
        )

    @cached_property
    def _municipalities(self) -> dict[date, frozenset[str]]:
        return {}

    def name(self, code: str, day: date) -> str:
        """A code's name on a day; before it began or after it gave way, the nearest it had. The code itself where it is not known."""
        names = self._names.get(code)
        if not names:
            return code
        return next((name for since, name in reversed(names) if since <= day), names[0][1])

    @cached_property
    def _names(self) -> Mapping[str, list[tuple[date, str]]]:
        """Code → its names, each with the first day it is known to hold."""
        found: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for change in self.changes:
            found[change.old.code] = found[change.old.code] or [(date.min, change.old.name)]
            found[change.new.code].append((change.day, change.new.name))
        for code, printed in {**self.last_census, **self.first_census}.items():
            if code not in found or found[code][0][0] > self.begins:
                found[code].insert(0, (date.min, short_name(printed)))
        return found

    def on(self, code: str, day: date) -> str | None:
        """The code the same place has on a day: its own, or one it was renumbered from or to; None where there is none."""
        for links in ({}, self._renumbered_from, self._renumbered_to):
            found: str | None = code
            while found is not None and not self.valid(found, day):
                found = links.get(found)
            if found is not None:
                return found
        return None

    @cached_property
    def _renumbered_to(self) -> Mapping[str, str]:
        same = (c for c in self.changes if c.kind in _RENUMBERED and c.old.name == c.new.name)
        return {change.old.code: change.new.code for change in same}

    @cached_property
    def _renumbered_from(self) -> Mapping[str, str]:
        return {new: old for old, new in self._renumbered_to.items()}

    def becomes(self, code: str, then: date, day: date) -> tuple[str, ...]:
        """What a place of one day is on a later one: a code, or several where its territory was split on the way.

        A code that is not of `then` stands for the same place (`on`). Backward is a RequestError: what was put together cannot be
        taken apart. A code without a life is unchanged.
        """
        if day < then:
            raise RequestError(
                f"市区町村は後の日付の区域にだけ組み替えられます（{then.isoformat()} → {day.isoformat()} は前の日付）。"
                "合併した市町村の数値を合併前に分ける資料はありません。前の区域の数値は、その時点の資料を取り込んでください。"
            )
        at = self.on(code, then) or code
        return tuple(dict.fromkeys(self._followed(at, then, day)))

    def _followed(self, code: str, then: date, day: date) -> Iterable[str]:
        left = [change for change in self.departures.get(code, ()) if then < change.day <= day]
        if not left:
            yield code
        for change in left:
            yield from self._followed(change.new.code, then, day)

    def parts(self, code: str, then: date, day: date) -> tuple[Place, ...]:
        """The places of an earlier day whose territory, whole or in part, is in a place of a later one, in code order."""
        sources = self._parts(then, day).get(code, ())
        return tuple(Place(source, self.name(source, then)) for source in sources)

    def _parts(self, then: date, day: date) -> Mapping[str, tuple[str, ...]]:
        if (then, day) not in self._known_parts:
            found: dict[str, list[str]] = defaultdict(list)
            for source in sorted(self.municipalities(then)):
                for target in self.becomes(source, then, day):
                    found[target].append(source)
            self._known_parts[then, day] = {target: tuple(sources) for target, sources in found.items()}
        return self._known_parts[then, day]

    @cached_property
    def _known_parts(self) -> dict[tuple[date, date], Mapping[str, tuple[str, ...]]]:
        return {}

    def changed(self, one: date, other: date) -> frozenset[str]:
        """The codes of places (municipalities, and prefectures across whose border one went) that are not the same on both days."""
        first, last = sorted((one, other))
        found: set[str] = set()
        for change in self.changes:
            if first < change.day <= last and change.old.code != change.new.code:
                found |= {change.old.code, change.new.code}
                prefectures = {prefecture_of(change.old.code), prefecture_of(change.new.code)}
                found |= prefectures if len(prefectures) > 1 else set()
        return frozenset(found)

    def splits(self) -> tuple[tuple[Change, ...], ...]:
        """The places whose territory went to more than one."""
        return tuple(changes for changes in self.departures.values() if len(changes) > 1)

    def day_of(self, codes: Iterable[str]) -> date | None:
        """The last day whose municipalities, prefecture by prefecture, are exactly these; date.max where they still are.

        For tables that do not say the day: None where the codes are those of no one day.
        """
        given = frozenset(codes)
        lives = [self.lives.get(code) for code in given]
        if not lives or None in lives:
            return None
        since = max((life.since for life in lives if life and life.since), default=self.begins)
        ends = [life.until for life in lives if life and life.until]
        prefectures = {code[:2] for code in given}
        there = {code for code in self.municipalities(since) if code[:2] in prefectures}
        if there != given:
            return None
        return date.fromordinal(min(ends).toordinal() - 1) if ends else date.max


def short_name(printed: str) -> str:
    """北海道 石狩支庁 石狩町 → 石狩町."""
    return printed.split()[-1]


def _ends(years: list[str]) -> tuple[str, str]:
    return years[0], years[-1]


def _same_day(known: list[Change], change: Change) -> bool:
    return not known or known[0].day == change.day


def _change(event: Mapping[str, Any]) -> Change:
    new = event["new_code"]
    target = city_of_ward(new) if level(new) is Level.WARD else new
    return Change(
        date.fromisoformat(event["day"]),
        event["kind"],
        Place(event["old_code"], event["old_name"]),
        Place(target, event["new_name"]),
        event["part"],
    )
