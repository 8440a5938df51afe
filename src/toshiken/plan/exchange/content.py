"""A plan as the nested content the tables walk, and back: projects, KPIs and sharing keys as plain dictionaries.

Shares become a list of {member, thousand_jpy}, weights one of {member, weight}; the parts of a mixed rule stand in the project
(`sharing_parts`); KPIs leave their sets and remember them (`set`).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import ValidationError

from toshiken.core.errors import RequestError
from toshiken.core.records import Record, advice
from toshiken.core.yaml_reader import Location
from toshiken.plan.exchange.cells import Column, plain_decimal
from toshiken.plan.exchange.tables import Table
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import SharingKey
from toshiken.plan.records.kpi import Kpi, KpiSet
from toshiken.plan.records.project import Project

Content = dict[str, Any]
NEW_SET = "imported"
_Kind = TypeVar("_Kind", bound=Record)


class ContentFault(RequestError):
    """A record that cannot be made. entry: the content at fault; path: the field inside it, "" for the whole."""

    def __init__(self, message: str, entry: Content, path: str) -> None:
        self.entry, self.path = entry, path
        super().__init__(message)


def content_of(plan: AlliancePlan) -> Content:
    """{projects: […], kpis: […], sharing_keys: […]}: JSON values, every field there."""
    projects = [_with_lists(project.model_dump(mode="json")) for project in plan.projects]
    kpis = [{**kpi.model_dump(mode="json"), "set": known.id} for known in plan.kpi_sets for kpi in known.kpis]
    keys = [_with_weight_list(key.model_dump(mode="json")) for key in plan.sharing_keys]
    return {"projects": projects, "kpis": kpis, "sharing_keys": keys}


def _with_lists(project: Content) -> Content:
    for cost in project["costs"]:
        cost["shares"] = [{"member": code, "thousand_jpy": share} for code, share in cost["shares"].items()]
    sharing = project["cost_sharing"]
    return {**project, "sharing_parts": sharing.pop("parts") if sharing else []}


def _with_weight_list(key: Content) -> Content:
    return {**key, "weights": [{"member": code, "weight": weight} for code, weight in key["weights"].items()]}


def plan_of(content: Content, plan: AlliancePlan) -> AlliancePlan:
    """`plan` with the projects, KPIs and sharing keys of the content. A ContentFault where a record is incomplete."""
    projects = tuple(_project(entry) for entry in content["projects"])
    sets: dict[str, list[Kpi]] = {known.id: [] for known in plan.kpi_sets}
    for entry in content["kpis"]:
        home = entry.get("set") or next(iter(sets), NEW_SET)
        sets.setdefault(home, []).append(_kpi(entry))
    names = {known.id: known.name for known in plan.kpi_sets}
    kpi_sets = tuple(KpiSet(id=key, name=names.get(key, "成果指標"), kpis=tuple(kpis)) for key, kpis in sets.items())
    keys = tuple(_sharing_key(entry) for entry in content["sharing_keys"])
    return plan.model_copy(update={"projects": projects, "kpi_sets": kpi_sets, "sharing_keys": keys})


def _project(entry: Content) -> Project:
    costs = [
        {**c, "shares": {s["member"]: s["thousand_jpy"] for s in c.get("shares") or ()}}
        for c in entry.get("costs") or ()
    ]
    own = {**entry, "costs": costs}
    if parts := own.pop("sharing_parts", None):
        own["cost_sharing"] = {**(entry.get("cost_sharing") or {}), "parts": parts}
    return _record(Project, entry, own, "事業", "code")


def _kpi(entry: Content) -> Kpi:
    own = {name: value for name, value in entry.items() if name != "set"}
    return _record(Kpi, entry, {**own, "source": _source(entry)}, "成果指標", "id")


def _source(entry: Content) -> Content | None:
    """Of an indicator or of members' reports; what belongs to the other goes when one takes its place."""
    given = {name: value for name, value in (entry.get("source") or {}).items() if value}
    if "indicator" in given and "members" in given:
        message = f"成果指標「{entry['id']}」の公的統計の指標と報告する市町村は、どちらか一方だけを書いてください。"
        raise ContentFault(message, entry, "source.members")
    names = ("indicator", "dimensions", "place", "unit") if "indicator" in given else ("members", "adds_up")
    held = {name: value for name, value in (entry.get("source") or {}).items() if name in names and value is not None}
    return held if "indicator" in given or "members" in given else None


def _sharing_key(entry: Content) -> SharingKey:
    weights = {w["member"]: w["weight"] for w in entry.get("weights") or ()}
    return _record(SharingKey, entry, {**entry, "weights": weights}, "負担割合", "id")


def _record(model: type[_Kind], entry: Content, own: Content, word: str, key: str) -> _Kind:
    """own: the entry in the record's shape. Empty cells are what the record leaves out."""
    given = {name: value for name, value in own.items() if value is not None}
    try:
        return model.model_validate(given)
    except ValidationError as faults:
        fault: dict[str, Any] = dict(faults.errors()[0])
        message = f"{word}「{entry.get(key)}」を記録にできません。{advice(fault, model)}"
        raise ContentFault(message, *_inside(entry, fault["loc"])) from None


def _inside(entry: Content, location: Location) -> tuple[Content, str]:
    """The deepest record on the way to a place, and the way from there, dotted."""
    value: Any = entry
    deepest, rest = entry, location
    for depth, step in enumerate(location, start=1):
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(step, int) and isinstance(value, dict):
            deepest, rest = value, location[depth:]
    return deepest, ".".join(map(str, rest))


Key = tuple[Any, ...]


def records_of(content: Content, table: Table) -> Iterator[tuple[Key, list[Content]]]:
    """(key, the record at every level) of each row of a table, in order."""
    for record in content[table.levels[0].attribute]:
        yield from _deeper(table, 0, record, (), [])


def _deeper(
    table: Table, depth: int, record: Content, key: Key, above: list[Content]
) -> Iterator[tuple[Key, list[Content]]]:
    own = (*key, *(record.get(path) or None for path in table.levels[depth].keys))
    chain = [*above, record]
    if depth + 1 == len(table.levels):
        yield own, chain
        return
    for child in record.get(table.levels[depth + 1].attribute) or ():
        yield from _deeper(table, depth + 1, child, own, chain)


def value_at(chain: list[Content], column: Column) -> Any:
    """A column's value in the records of a row; None for nothing."""
    value: Any = chain[column.level]
    for step in column.path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    if column.kind == "decimal" and value is not None:
        return plain_decimal(Decimal(str(value)))
    if isinstance(value, str):
        value = value.rstrip()
    return None if value is False or value == "" or value == [] else value


def set_value(chain: list[Content], column: Column, value: Any) -> None:
    """Puts a value in its place; the way there is made."""
    place, steps = chain[column.level], column.path.split(".")
    for step in steps[:-1]:
        if not isinstance(place.get(step), dict):
            place[step] = {}
        place = place[step]
    place[steps[-1]] = value
