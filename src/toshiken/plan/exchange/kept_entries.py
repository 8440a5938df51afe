"""Entries of a record that a file does not have any more are kept, as rows of a table are, and told.

A partner of the area, a proceeding, a cost, a revision, a member's share: what is not there may have been left out by mistake.
A field that was emptied is another thing: its value was changed.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from toshiken.core.errors import RequestError
from toshiken.plan.exchange.values import Place, identities, known_by_number, said

Content = dict[str, Any]
_BY_MEMBER = ("shares", "weights")
# Whether a KPI is gone is a question to all sets: it may have moved to another.
_MOVING = "kpis"


def with_kept(before: Mapping[str, Any], came: Content, place: Place, gone: list[Place]) -> Content:
    """The record that came with the entries only the one before has; their places are added to `gone`."""
    return {name: _field(name, before.get(name), value, place, gone) for name, value in came.items()}


def _field(name: str, before: Any, came: Any, place: Place, gone: list[Place]) -> Any:
    if name == _MOVING:
        return came
    if name in _BY_MEMBER and isinstance(before, dict):
        gone += [(*place, (name, said(code))) for code in before if code not in came]
        return {**came, **{code: before[code] for code in before if code not in came}}
    if isinstance(before, dict) and isinstance(came, dict):
        return with_kept(before, came, (*place, (name, "")), gone)
    if isinstance(came, list) and _entries(before):
        return _list(name, before, came, place, gone)
    return came


def _entries(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _list(name: str, before: list[Content], came: list[Content], place: Place, gone: list[Place]) -> list[Content]:
    if known_by_number(name, [*before, *came]):
        return _numbered(name, before, came, place, gone)
    old = dict(zip(identities(name, before), before, strict=True))
    new = dict(zip(identities(name, came), came, strict=True))
    keys, last = list(new), -1
    for key in old:  # each behind the one it stood behind
        if key not in new:
            keys.insert(last + 1, key)
            gone.append((*place, (name, key)))
        last = keys.index(key)
    return [
        old[key] if key not in new else with_kept(old.get(key, {}), new[key], (*place, (name, key)), gone)
        for key in keys
    ]  # fmt: skip


def _numbered(name: str, before: list[Content], came: list[Content], place: Place, gone: list[Place]) -> list[Content]:
    """Entries without a key are matched by their place; which one of fewer is missing only those left as they were tell."""
    if len(came) >= len(before):
        old = [*before, *({} for _ in came[len(before) :])]
        numbered = enumerate(zip(old, came, strict=True), start=1)
        return [with_kept(a, b, (*place, (name, f"{n}件目")), gone) for n, (a, b) in numbered]
    missing = _missing(before, came)
    if len(missing) != len(before) - len(came):
        raise RequestError(
            f"{_where(place)}の {name} が {len(before)}件から {len(came)}件に減り、残りも変わっているので、どれがないのか見分けられません。"
            "減った分を元に戻してください。消すときは YAML で消します。"
        )
    gone += [(*place, (name, f"{n + 1}件目")) for n in missing]
    return before


def _missing(before: Sequence[Content], came: Sequence[Content]) -> list[int]:
    """Which of `before` none of `came` equals; each of those stands for one."""
    left = [json.dumps(entry, sort_keys=True) for entry in came]
    missing = []
    for number, entry in enumerate(before):
        text = json.dumps(entry, sort_keys=True)
        if text in left:
            left.remove(text)
        else:
            missing.append(number)
    return missing


def _where(place: Place) -> str:
    return "「" + "　".join(key or field for field, key in place) + "」"
