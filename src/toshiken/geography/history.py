"""Municipalities over time: which code was valid when, and what became of it.

The rows are those of 近藤恵介「市町村合併を考慮した市区町村パネルデータの作成」 (RIETI Technical Paper 19-T-001) as
sources/kondo_municipality_mergers.py reads them: a lineage a row with its code and name at each census, and dated events.
Between two censuses the day comes from the events. A designated city is one unit; its wards are geography/codes.py's.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from toshiken.core.errors import RequestError
from toshiken.core.period import japanese_date


class Change(NamedTuple):
    """On `day` the place `old` became (part of) `new`."""

    day: date
    kind: str
    old: str
    old_name: str
    new: str
    new_name: str

    @property
    def said(self) -> str:
        return f"{japanese_date(self.day)}に{self.new_name}（{self.new}）"


@dataclass(frozen=True)
class History:
    """Lineages: each a code and a name (as printed, with prefecture and county) by census year; "" before it began."""

    codes: tuple[Mapping[int, str], ...]
    names: tuple[Mapping[int, str], ...]
    changes: tuple[Change, ...] = field(default=())

    @classmethod
    def of(cls, converter: Iterable[Mapping[str, object]], events: Iterable[Mapping[str, object]]) -> "History":
        """From the rows of the registers "converter" and "events"."""
        rows = list(converter)
        years = sorted(int(name[5:]) for name in rows[0] if name.startswith("code_"))
        changes = [
            Change(date.fromisoformat(str(e["day"])), *(str(e[k]) for k in ("kind", "old_code", "old_name", "new_code", "new_name")))
            for e in events
            if e["old_code"]
        ]  # fmt: skip
        return cls(
            tuple({year: str(row[f"code_{year}"]) for year in years} for row in rows),
            tuple({year: str(row[f"name_{year}"]) for year in years} for row in rows),
            tuple(sorted(changes)),
        )

    @property
    def years(self) -> tuple[int, ...]:
        """The censuses it knows."""
        return tuple(sorted(self.codes[0]))

    @cached_property
    def _at(self) -> dict[int, dict[str, tuple[int, ...]]]:
        """Census year → code → its lineages."""
        found: dict[int, dict[str, list[int]]] = {year: defaultdict(list) for year in self.years}
        for index, lineage in enumerate(self.codes):
            for year, code in lineage.items():
                if code:
                    found[year][code].append(index)
        return {year: {code: tuple(rows) for code, rows in codes.items()} for year, codes in found.items()}

    def census_of(self, day: date) -> int:
        """The last census on or before a day; the first one for a day before it."""
        starts = [date(year, 10, 1) for year in self.years]
        return self.years[max(0, bisect_right(starts, day) - 1)]

    def codes_on(self, day: date) -> frozenset[str]:
        """Codes valid at the census before the day or the one after: a table between them may stand on either."""
        before = self.census_of(day)
        after = next((year for year in self.years if year > before), before)
        at_census = day.replace(month=10, day=1) == day and day.year == before
        return frozenset(self._at[before]) if at_census else frozenset({*self._at[before], *self._at[after]})

    def known(self, code: str) -> bool:
        """Whether the code was ever valid."""
        return any(code in codes for codes in self._at.values())

    def same_place(self, code: str, day: date) -> str | None:
        """The code of that day of a place that a source calls by its later code (仙台市 of 1980 as 04100, which it is since
        1989, for 04201): the part of it that bore its name already. None where there is none."""
        year = self.census_of(day)
        first = next((y for y in self.years if y > year and code in self._at[y]), None)
        if first is None:
            return None
        name = self._last_word(next(self.names[row][first] for row in self._at[first][code]))
        found = {
            self.codes[row][year]
            for row in self._at[first][code]
            if self.codes[row][year] and self._last_word(self.names[row][year]) == name
        }
        return found.pop() if len(found) == 1 else None

    def successors(self, code: str, day: date, target: int) -> frozenset[str]:
        """What a code valid on a day is at a later census: one code, or several where the place was split.

        Empty where the code is not known on that day. A RequestError where the census is earlier than the day's.
        """
        year = self.census_of(day)
        if target < year:
            raise RequestError(
                f"{target}年の境域には組み替えられません。もとの数値は{year}年より後の境域によるもので、合併した市町村を分けることはできません。"
            )
        for start in [y for y in self.years if y >= year][:2]:
            rows = self._at[start].get(code)
            if rows:
                return frozenset(self.codes[row][max(start, target)] for row in rows)
        earlier = self.same_place(code, day)
        return self.successors(earlier, day, target) if earlier else frozenset()

    def became(self, code: str, day: date) -> Change | None:
        """The first change after a day's census that took the code away."""
        valid = [change for change in self.changes if change.old == code and change.new != code]
        return next(iter(valid), None) if code not in self.codes_on(day) else None

    def name(self, code: str, day: date) -> str:
        """The place's name at the census of a day, without prefecture and county; the code where it is not known."""
        rows = self._at[self.census_of(day)].get(code, ())
        return next((self._last_word(self.names[row][self.census_of(day)]) for row in rows), code)

    @staticmethod
    def _last_word(printed: str) -> str:
        return printed.split(" ")[-1].split("　")[-1]


def census_year(text: str, years: Sequence[int]) -> int:
    """The census year a person names; a RequestError lists those there are."""
    if text.isdigit() and int(text) in years:
        return int(text)
    raise RequestError(
        f"境域「{text}」は選べません。国勢調査の年で指定してください：{'、'.join(str(year) for year in years)}。"
    )
