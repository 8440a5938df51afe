"""The dated notes of the merger history, in words: 2005年10月1日、厚田村(01305)、浜益村(01306)が石狩市(01235)に編入.

A note is a day and clauses; a clause names places with their codes and says what became of them. A clause in one of the
forms below gives an event for each pair of old and new place; any other wording is a fault, never a guess.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

_DATED = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日、(.+)")
_NEXT_CLAUSE = re.compile(r"[；　]|(?<=の廃止)、")
# A place: the particle before it or the part of a village that goes to it, its name, its reading where that changed, its code.
_PLACE = re.compile(r"((?<=\))[がとの]|大字[^()]*が|)([^()、\s]+)\((?:[^()]*、)?([0-9]{5})\)")
_BRACKETS = str.maketrans("（）", "()")
_ABOVE = re.compile(r"^(?:[^、]{2,3}県)?(?:[^、]+?(?:郡|支庁)(?=[^、]+[市町村]$))?")  # 二戸郡安代町, 長野県山口村

# Forms of a clause, P for a place with its code, N for a name without.
_MANY = "P(?:、P)*"
_INTO_THE_LAST = {
    f"{_MANY}が合併し、Pを新設": "新設",
    f"{_MANY}がPに編入": "編入",
    "PがPに市制施行": "市制",
    "PがNに市制施行し、Pに名称変更": "市制",
    "PがNに名称変更し、Pに市制施行": "市制",
    "PがPに町制施行": "町制",
    "PがNに名称変更し、Pに町制施行": "町制",
    "PのPへの政令指定都市(?:施行|移行)": "政令",
    "PがPに名称変更": "名称変更",
}
_FORMS = {re.compile(form.replace("N", "[^P、]+")): kind for form, kind in _INTO_THE_LAST.items()}
_SAME_CODE = re.compile(f"{_MANY}が合併し、([^P]+)を新設")  # the new city keeps the code of the old one of its name
_EACH = re.compile(f"{_MANY}が{_MANY}に(?:郡の)?区域変更")
_WARDS_OR_COUNTIES = re.compile(f"{_MANY}の(?:廃止|新設)")
_PARTED = re.compile("(?:(P(?:、P)*)と)?P大字がPに編入(?:し、大字がPに編入)?")


# The order in which what happened on one day took effect: a village joins the town that becomes a city that day.
ORDER = ("区域変更", "名称変更", "分割", "編入", "新設", "町制", "市制", "政令", "区の新設")


class Event(NamedTuple):
    """What became of one old place on a day; a new ward (区の新設) has no old place.

    kind: one of ORDER. part: the part of the old place a 分割 is about.
    """

    day: str
    kind: str
    old_code: str
    old_name: str
    new_code: str
    new_name: str
    part: str = ""


class _Place(NamedTuple):
    """A place in a clause; `part`: of a village, named before the place that part goes to."""

    code: str
    name: str
    part: str


def events_of(note: str) -> list[Event]:
    """The events of a note; a ValueError says what in it is in no known form."""
    dated = _DATED.fullmatch(note.translate(_BRACKETS))
    if dated is None:
        raise ValueError(f"「{note}」は「2005年10月1日、…」の形ではありません")
    day = _day(*map(int, dated.groups()[:3]))
    return [event for clause in _NEXT_CLAUSE.split(dated[4]) for event in _events(day, clause)]


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(f"{year}年{month}月{day}日という日はありません") from None


def _events(day: str, clause: str) -> Iterator[Event]:
    places = [_place(*found.groups()) for found in _PLACE.finditer(clause)]
    form = _PLACE.sub(lambda found: ("大字が" if found[1].startswith("大字") else found[1]) + "P", clause)
    kind = next((kind for pattern, kind in _FORMS.items() if pattern.fullmatch(form)), None)
    if kind is not None:
        yield from (_event(day, kind, old, places[-1]) for old in places[:-1])
    elif same := _SAME_CODE.fullmatch(form):
        yield from (_event(day, "新設", old, _named(same[1], places, clause)) for old in places)
    elif _EACH.fullmatch(form):
        half = len(places) // 2
        yield from (_event(day, "区域変更", old, new) for old, new in zip(places[:half], places[half:], strict=True))
    elif parted := _PARTED.fullmatch(form):
        yield from _parted(day, places, whole=(parted[1] or "").count("P"))
    elif _WARDS_OR_COUNTIES.fullmatch(form):
        yield from _wards(day, places, clause)
    else:
        raise ValueError(f"「{clause}」の書き方を知りません")


def _place(lead: str, name: str, code: str) -> _Place:
    return _Place(code, _ABOVE.sub("", name), lead.removesuffix("が") if lead.startswith("大字") else "")


def _event(day: str, kind: str, old: _Place, new: _Place) -> Event:
    return Event(day, kind, old.code, old.name, new.code, new.name, new.part)


def _named(name: str, places: Sequence[_Place], clause: str) -> _Place:
    for place in places:
        if place.name == name:
            return place
    raise ValueError(f"「{clause}」の「{name}」のコードが分かりません")


def _parted(day: str, places: Sequence[_Place], whole: int) -> Iterator[Event]:
    """The first `whole` places go into the next but one whole; the village behind them goes in parts."""
    village, *new = places[whole:]
    yield from (Event(day, "編入", old.code, old.name, new[0].code, new[0].name) for old in places[:whole])
    yield from (_event(day, "分割", village, place) for place in new)


def _wards(day: str, places: Sequence[_Place], clause: str) -> Iterator[Event]:
    """Wards that begin; counties that begin or end are no places of ours."""
    for place in places:
        if place.name.endswith("区") and clause.endswith("の新設"):
            yield Event(day, "区の新設", "", "", place.code, place.name)
        elif not place.name.endswith(("郡", "支庁")):
            raise ValueError(f"「{clause}」の「{place.name}」は郡、支庁、区のどれでもありません")
