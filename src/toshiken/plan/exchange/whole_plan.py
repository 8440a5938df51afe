"""A whole plan that came back as JSON, against the plan: every value of every record that changed.

A record that is not there any more is kept and told (`gone`), as a row of a table is. Inside a record the file holds.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from toshiken.core.errors import RequestError
from toshiken.core.records import Record
from toshiken.plan.exchange.cells import Names, shown
from toshiken.plan.exchange.merge import Change, Merged
from toshiken.plan.exchange.values import Place, identities, kpi_fields, said, table_column, values_of
from toshiken.plan.folder import FILE_KINDS, LIST_KINDS
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import KpiSet

KINDS = {
    "area": "圏域", "declarations": "宣言", "formation_policies": "形成方針", "agreement_texts": "協約の文案",
    "agreements": "協約", "sealed_wordings": "封をした文言", "visions": "ビジョン", "projects": "事業", "sharing_keys": "負担割合",
    "kpi_sets": "成果指標の組", "meetings": "会議", "public_comments": "意見公募", "desks": "担当", "moved_days": "動かした日",
    "elections": "選挙", "challenges": "課題", "hopes": "期待する分野",
}  # fmt: skip


def compared(plan: AlliancePlan, other: AlliancePlan) -> Merged:
    """The plan with what the other says: its changes value by value, its new records, those it lacks."""
    _require_no_key_twice(other)
    after = _with_all_records(plan, other)
    old, new, came = values_of(plan), values_of(after), values_of(other)
    places = [*new, *(place for place in old if place not in new)]
    changed = [place for place in places if old.get(place) != new.get(place)]
    names = Names.of(after)
    changes = [_change(place, old.get(place), new.get(place), names) for place in changed]
    changes += _reordered(plan, after, {place[0] for place in changed})
    was, now, given = (dict.fromkeys(map(_record, some)) for some in (old, new, came))
    added = tuple(_words(record) for record in now if record not in was)
    gone = tuple(_words(record) for record in was if record not in given)
    return Merged(after, tuple(changes), added, gone)


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
    fields, keys = kpi_fields(record)
    return f"{KINDS.get(fields[0], '成果指標')}　{keys}"


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


def _require_no_key_twice(plan: AlliancePlan) -> None:
    """One of two records of a key would be lost in the file of the other."""
    for kind in FILE_KINDS | LIST_KINDS:
        keys = Counter(record.key for record in getattr(plan, kind) if hasattr(record, "key"))
        for key in (key for key, times in keys.items() if times > 1):
            raise RequestError(
                f"{KINDS[kind]}の番号「{key}」が JSON に2回あります。どちらかに別の番号を付けてください。"
            )
