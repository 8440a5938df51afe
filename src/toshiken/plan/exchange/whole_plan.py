"""A whole plan that came back as JSON, against the plan: every value of every record that changed.

A record that is not there any more, or an entry of one, is kept and told (`gone`), as a row of a table is.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from toshiken.core.errors import RequestError
from toshiken.core.records import Record, advice
from toshiken.plan.exchange.cells import Names, shown
from toshiken.plan.exchange.kept_entries import Content, with_kept
from toshiken.plan.exchange.merge import Change, Merged
from toshiken.plan.exchange.values import (
    KINDS,
    Place,
    identities,
    kpi_fields,
    said,
    table_column,
    table_of,
    values_of,
)
from toshiken.plan.folder import FILE_KINDS, LIST_KINDS
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import KpiSet

AnyRecord = TypeVar("AnyRecord", bound=Record)


def compared(plan: AlliancePlan, other: AlliancePlan) -> Merged:
    """The plan with what the other says: its changes value by value, its new records, those it lacks."""
    _require_the_same_area(plan, other)
    _require_no_key_twice(other)
    lost: list[Place] = []
    after = _with_all_records(plan, _with_all_entries(plan, other, lost))
    _require_no_key_in_two_widths(after)
    old, new, came = values_of(plan), values_of(after), values_of(other)
    places = [*new, *(place for place in old if place not in new)]
    changed = [place for place in places if old.get(place) != new.get(place)]
    names = Names.of(after)
    changes = [_change(place, old.get(place), new.get(place), names) for place in changed]
    changes += _reordered(plan, after, {place[0] for place in changed})
    was, now, given = (dict.fromkeys(map(_record, some)) for some in (old, new, came))
    added = tuple(_words(record) for record in now if record not in was)
    gone = [record for record in was if record not in given] + lost
    return Merged(after, tuple(changes), added, tuple(map(_words, gone)))


def _change(place: Place, old: Any, new: Any, names: Names) -> Change:
    fields, keys = kpi_fields(place)
    table, column = table_column(fields)
    if table and column:
        was, now = ("" if (cell := shown(v, column, names)) is None else str(cell) for v in (old, new))
        return Change(table.name, keys, column.head, was, now, "JSON")
    head = "・".join(fields[1:])
    return Change(KINDS.get(fields[0], "成果指標"), keys, head, _text(old), _text(new), "JSON")


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(said(str(part)) for part in value)
    return "" if value is None else "○" if value is True else said(str(value))


def _record(place: Place) -> Place:
    """The record a value belongs to; a KPI is one inside its set."""
    return place[:2] if place[1:] and place[1][0] == "kpis" else place[:1]


def _words(record: Place) -> str:
    """Of a record, or of an entry inside one."""
    fields, keys = kpi_fields(record)
    if table := table_of(fields):
        return f"{table.name}　{keys}"
    return "　".join([KINDS.get(fields[0], "成果指標"), *(["・".join(fields[1:])] if fields[1:] else []), keys])


def _reordered(plan: AlliancePlan, after: AlliancePlan, changed: set[tuple[str, str]]) -> Iterator[Change]:
    """Records that hold the same values in another order."""
    for kind in FILE_KINDS | LIST_KINDS:
        before = _by_key(kind, getattr(plan, kind))
        for key, record in _by_key(kind, getattr(after, kind)).items():
            if key in before and record != before[key] and (kind, key) not in changed:
                yield Change(KINDS[kind], key, "並び", "", "並べ替え", "JSON")
    if plan.area != after.area and ("area", "") not in changed:
        yield Change(KINDS["area"], "", "並び", "", "並べ替え", "JSON")


def _with_all_records(plan: AlliancePlan, other: AlliancePlan) -> AlliancePlan:
    """The other plan with the records that only this one has."""
    kept = {kind: _joined(kind, getattr(plan, kind), getattr(other, kind)) for kind in FILE_KINDS | LIST_KINDS}
    came = {kpi.id for kpi in other.kpis}
    kept["kpi_sets"] = tuple(_with_all_kpis(known, plan, came) for known in kept["kpi_sets"])
    return other.model_copy(update=kept)


def _with_all_entries(plan: AlliancePlan, other: AlliancePlan, gone: list[Place]) -> AlliancePlan:
    """The other plan, its records with the entries that only this one's have."""
    full = {kind: _with_entries(kind, plan, other, gone) for kind in FILE_KINDS | LIST_KINDS}
    kpis = {kpi.id: kpi for kpi in plan.kpis}
    full["kpi_sets"] = tuple(
        known.model_copy(
            update={"kpis": tuple(_entered(kpis.get(k.id), k, (("kpis", k.id),), gone) for k in known.kpis)}
        )
        for known in other.kpi_sets
    )
    area = _entered(plan.area, other.area, (("area", ""),), gone)
    return other.model_copy(update={**full, "area": area})


def _with_entries(kind: str, plan: AlliancePlan, other: AlliancePlan, gone: list[Place]) -> tuple[Any, ...]:
    before: Mapping[str, Record] = _by_key(kind, getattr(plan, kind))
    came = _by_key(kind, getattr(other, kind))
    return tuple(_entered(before.get(key), record, ((kind, key),), gone) for key, record in came.items())


def _entered(before: Record | None, came: AnyRecord, place: Place, gone: list[Place]) -> AnyRecord:
    if before is None or before == came:
        return came
    lost: list[Place] = []
    content: Content = with_kept(before.model_dump(mode="json"), came.model_dump(mode="json"), place, lost)
    gone += lost
    if not lost:
        return came
    try:
        return type(came).model_validate(content)
    except ValidationError as faults:
        said = advice(dict(faults.errors()[0]), type(came))
        raise RequestError(
            f"{_words(place)}：JSON にない{'、'.join(map(_words, lost))}を残すと、合いません。{said}"
        ) from None


def _joined(kind: str, before: Sequence[Record], came: Sequence[Record]) -> tuple[Any, ...]:
    """In the order of before, new ones last."""
    return tuple((_by_key(kind, before) | _by_key(kind, came)).values())


def _with_all_kpis(known: KpiSet, plan: AlliancePlan, came: set[str]) -> KpiSet:
    own = {kpi.id for kpi in known.kpis}
    before = next((s.kpis for s in plan.kpi_sets if s.id == known.id), ())
    lost = tuple(kpi for kpi in before if kpi.id not in came | own)
    return known.model_copy(update={"kpis": (*known.kpis, *lost)}) if lost else known


def _by_key(kind: str, records: Sequence[Record]) -> dict[str, Record]:
    keys = identities(kind, [record.model_dump(mode="json") for record in records])
    return dict(zip(keys, records, strict=True))


def _require_the_same_area(plan: AlliancePlan, other: AlliancePlan) -> None:
    """The plan of another area would take this one's place, file by file."""
    own, came = (_words_of_area(known) for known in (plan, other))
    if own != came:
        raise RequestError(
            f"この JSON は別の圏域の計画です（JSON は {came}、フォルダーは {own}）。取り込みません。"
            "フォルダーとファイルを確かめてください。圏域の slug や連携中枢都市を変えるときは area.yml で変えます。"
        )


def _words_of_area(plan: AlliancePlan) -> str:
    return f"「{plan.area.slug}」{'、'.join(hub.name for hub in plan.area.hubs)}"


def _require_no_key_twice(plan: AlliancePlan) -> None:
    """One of two records of a key would be lost in the file of the other."""
    for kind in FILE_KINDS | LIST_KINDS:
        keys = Counter(record.key for record in getattr(plan, kind) if hasattr(record, "key"))
        for key in (key for key, times in keys.items() if times > 1):
            raise RequestError(
                f"{KINDS[kind]}の番号「{key}」が JSON に2回あります。どちらかに別の番号を付けてください。"
            )


def _require_no_key_in_two_widths(plan: AlliancePlan) -> None:
    """１-01 beside 1-01 is a typing fault, and nobody sees it."""
    for kind in FILE_KINDS:
        seen: dict[str, str] = {}
        for key in (record.key for record in getattr(plan, kind)):
            other = seen.setdefault(unicodedata.normalize("NFKC", key), key)
            if other != key:
                raise RequestError(
                    f"{KINDS[kind]}の番号「{key}」と「{other}」は、全角と半角だけが違います。同じ記録なら番号をそろえ、"
                    "違う記録なら別の番号を付けてください。"
                )
