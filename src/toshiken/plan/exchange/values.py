"""A whole plan as single values by their place: which field of which record, in which field …"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toshiken.geography.municipalities import all_municipalities
from toshiken.plan.exchange.cells import Column
from toshiken.plan.exchange.content import content_of
from toshiken.plan.exchange.tables import TABLES, Table
from toshiken.plan.records.alliance import AlliancePlan

# (the field, which record of its list), outermost first; "" where the field is no list of records.
Place = tuple[tuple[str, str], ...]
KINDS = {
    "area": "圏域", "declarations": "宣言", "formation_policies": "形成方針", "agreement_texts": "協約の文案",
    "agreements": "協約", "sealed_wordings": "封をした文言", "visions": "ビジョン", "projects": "事業", "sharing_keys": "負担割合",
    "kpi_sets": "成果指標の組", "meetings": "会議", "public_comments": "意見公募", "desks": "担当", "moved_days": "動かした日",
    "elections": "選挙", "challenges": "課題", "hopes": "期待する分野",
}  # fmt: skip
_KEYS = {level.attribute: level.keys for table in TABLES for level in table.levels} | {
    "challenges": ("text",), "hopes": ("text",), "refreshed": ("period",),
}  # fmt: skip
_USUAL_KEYS = ("id", "code", "sha256", "member", "hub")
_WORDS = {value: words for table in TABLES for column in table.keys for value, words in column.choices.items()}
_COLUMNS: Mapping[tuple[str, ...], tuple[Table, Column]] = {
    (*(level.attribute for level in table.levels[: column.level + 1]), *column.path.split(".")): (table, column)
    for table in reversed(TABLES)
    for column in table.columns
}
_TABLES = {tuple(level.attribute for level in table.levels): table for table in TABLES}


def values_of(plan: AlliancePlan) -> dict[Place, Any]:
    """Every value that is not empty, as in JSON, by its place."""
    content = content_of(plan)
    whole = plan.model_dump(mode="json", exclude={"schema_version"})
    whole |= {"projects": content["projects"], "sharing_keys": content["sharing_keys"]}
    return {place: value for kind, content in whole.items() for place, value in _flat(content, ((kind, ""),))}


def _flat(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    *above, (field, _) = place
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _flat(inside, (*place, (key, "")))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for key, entry in zip(identities(field, value), value, strict=True):
            yield from _flat(entry, (*above, (field, key)))
    elif not (value is None or value is False or value == "" or value == []):
        yield place, value


def identities(field: str, entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """What tells each record of a list from the others, as a person reads it; its number where nothing does."""
    seen: Counter[str] = Counter()
    found = []
    for number, entry in enumerate(entries, start=1):
        said = _identity(field, entry) or f"{number}件目"
        seen[said] += 1
        found.append(said if seen[said] == 1 else f"{said}（{seen[said]}）")
    return found


def known_by_number(field: str, entries: Sequence[Mapping[str, Any]]) -> bool:
    """Whether nothing tells one of the entries from the others but its place."""
    return any(not _identity(field, entry) for entry in entries)


def _identity(field: str, entry: Mapping[str, Any]) -> str:
    keys = _KEYS.get(field) or tuple(key for key in _USUAL_KEYS if entry.get(key))[:1]
    return "　".join(said(str(entry[key])) for key in keys if entry.get(key))


def said(part: str) -> str:
    """A municipality's name for its code, the words of a choice; anything else as it is."""
    known = all_municipalities().get(part)
    return known.name if known else _WORDS.get(part, part)


def kpi_fields(place: Place) -> tuple[tuple[str, ...], str]:
    """The fields of a place and the words of its keys; a KPI stands for itself, without its set."""
    own = place[1:] if place[1:] and place[1][0] == "kpis" else place
    return tuple(field for field, _ in own), "　".join(key for _, key in own if key)


def table_column(fields: tuple[str, ...]) -> tuple[Table, Column] | tuple[None, None]:
    """The table and the column these fields stand in; None where the sections' tables do not show them."""
    return _COLUMNS.get(fields, (None, None))


def table_of(fields: tuple[str, ...]) -> Table | None:
    """The table whose rows are the records of these lists, one inside the other; None where there is none."""
    return _TABLES.get(fields)
