"""A change of municipalities as the merger history tells it, in words too."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from toshiken.core.period import japanese_date
from toshiken.core.quantity import Place
from toshiken.geography.codes import Level, city_of_ward, level

INTO_WHAT_STANDS = ("編入", "分割")
_RENUMBERED = ("政令", "区域変更")
_WORDS = {
    "編入": "{name}（{code}）に編入されました",
    "新設": "合併して{name}（{code}）になりました",
    "市制": "市になり、{name}（{code}）に変わりました",
    "政令": "政令指定都市になり、コードが{code}に変わりました",
    "区域変更": "郡などの区域が変わり、コードが{code}に変わりました",
    "分割": "{part}が{name}（{code}）に編入されました",
    "町制": "{name}（{code}）に変わりました",
    "名称変更": "{name}（{code}）に変わりました",
}


class Change(NamedTuple):
    """What became of a place on a day. kind: 編入, 新設 (merged into a new one), 分割, 市制, 町制, 政令, 区域変更, 名称変更.

    new: a municipality; where the history names a ward, its city. part: the part of the old place a 分割 is about.
    """

    day: date
    kind: str
    old: Place
    new: Place
    part: str

    @property
    def is_renumbering(self) -> bool:
        """Whether the place stayed what it was, its name and territory, under another code."""
        return self.kind in _RENUMBERED and self.old.name == self.new.name

    @property
    def in_words(self) -> str:
        """平成17年10月1日に石狩市（01235）に編入されました."""
        what = _WORDS[self.kind] if self.old.code != self.new.code else "{name}（{code}）に変わりました"
        return f"{japanese_date(self.day)}に{what.format(name=self.new.name, code=self.new.code, part=self.part)}"


class Life(NamedTuple):
    """A code's first day (None: there before the history begins) and the day it gave way (None: still there)."""

    since: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the code is there on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def change_of(event: Mapping[str, Any], cities: Mapping[str, str]) -> Change:
    """The change a row of the table "events" tells. cities: code → name of those whose wards it may name."""
    new = Place(event["new_code"], event["new_name"])
    if level(new.code) is Level.WARD:
        city = city_of_ward(new.code)
        new = Place(city, cities.get(city, new.name))
    day = date.fromisoformat(event["day"])
    return Change(day, event["kind"], Place(event["old_code"], event["old_name"]), new, event["part"])
