"""The dated notes of the merger history, in words: 2005年10月1日、厚田村(01305)、浜益村(01306)が石狩市(01235)に編入.

A note is a day and clauses; a clause names places with their codes and says what became of them. What is written in one
of the forms below is an event for each pair of old and new place; any other wording is a fault, never a guess.
"""

import re
from datetime import date
from typing import NamedTuple

_DATED = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日、(.+)")
_NEXT_CLAUSE = re.compile(r"[；　]|(?<=の廃止)、")
# A place: particle or part of a village before it, name, kana where only the reading changed, code.
_PLACE = re.compile(r"(?P<lead>(?<=\))[がとの]|大字[^()]*が|)(?P<name>[^()、\s]+)\((?:[^()]*、)?(?P<code>[0-9]{5})\)")
_BRACKETS = str.maketrans("（）", "()")
_COUNTY = re.compile(r"^[^、]+?(?:郡|支庁)(?=[^、]+[市町村]$)")

_LIST = "P(?:、P)*"
_MANY_TO_ONE = {
    rf"{_LIST}が合併し、PかNを新設": "新設",
    rf"{_LIST}がPに編入": "編入",
    "PがPに市制施行": "市制",
    "PがNに市制施行し、Pに名称変更": "市制",
    "PがNに名称変更し、Pに市制施行": "市制",
    "PがPに町制施行": "町制",
    "PがNに名称変更し、Pに町制施行": "町制",
    "PのPへの政令指定都市(?:施行|移行)": "政令",
    "PがPに名称変更": "名称変更",
}
_FORMS = {
    re.compile(form.replace("PかN", "(?:P|N)").replace("N", r"[^P、]+")): kind for form, kind in _MANY_TO_ONE.items()
}
_EACH_TO_EACH = re.compile(rf"(?P<old>{_LIST})が(?P<new>{_LIST})に(?:郡の)?区域変更")
_ENDED_OR_BEGUN = re.compile(rf"(?:{_LIST})の(?:廃止|新設)")
_PARTED = re.compile("(?:P(?:、P)*と)?P部がPに編入(?:し、部がPに編入)?")


class Event(NamedTuple):
    """One old place that became (a part of) one new place. kind: 新設, 編入, 分割, 市制, 町制, 政令, 区の新設, 区域変更, 名称変更.

    part: of a 分割, the part that went to the new place. A new ward has no old place.
    """

    day: str
    kind: str
    old_code: str
    old_name: str
    new_code: str
    new_name: str
    part: str = ""


class _Place(NamedTuple):
    code: str
    name: str


def events_of(note: str) -> tuple[Event, ...]:
    """The events of a note; a ValueError says which clause is in no known form."""
    dated = _DATED.fullmatch(note.translate(_BRACKETS))
    if dated is None:
        raise ValueError(f"「{note}」は「2005年10月1日、…」の形ではありません")
    day = date(int(dated[1]), int(dated[2]), int(dated[3])).isoformat()
    clauses = _NEXT_CLAUSE.split(dated[4])
    return tuple(event._replace(day=day) for clause in clauses for event in _events(clause))
