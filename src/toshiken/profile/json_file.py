"""profile.json: everything known about one area as of one day, as one file.

Written with one origin, figure or printed row a line, read back equal; a file of another schema version is refused.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from operator import attrgetter
from typing import Any

from pydantic import ValidationError

from toshiken import __version__
from toshiken.core.errors import RecordError, ToshikenError
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State
from toshiken.profile.json_format import SCHEMA_VERSION, PrintedEntry, ProfileFile, ValueEntry
from toshiken.profile.printed import Cell, PrintedTable
from toshiken.profile.profile import AreaProfile, Key
from toshiken.tables.observations import dimension_key, parsed_dimensions

_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode

_ORIGIN = [field.name for field in fields(Origin)]

# Writing


def write_profile(profile: AreaProfile) -> bytes:
    """The profile as UTF-8 JSON, one origin, figure or printed row a line, in an order that depends on nothing else."""
    keys = _origin_keys(profile)
    origins = sorted((key, origin) for origin, key in keys.items())
    entries = (f"{_encode(key)}: {_encode(_without_blanks(origin))}" for key, origin in origins)
    lines = [
        "{",
        f'"schema_version": {SCHEMA_VERSION},',
        f'"generator": {_encode({"name": "toshiken", "version": __version__})},',
        f'"as_of": {_encode(profile.as_of.isoformat())},',
        f'"area": {_encode(profile.area.model_dump(mode="json"))},',
        f'"origins": {{\n{_joined(entries)}}},',
        f'"figures": [\n{_joined(_figure_lines(profile, keys))}],',
        f'"printed": {{\n{_joined(_printed_entries(profile, keys))}}}',
        "}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _joined(lines: Iterable[str]) -> str:
    text = ",\n".join(lines)
    return text + "\n" if text else ""


def _origin_keys(profile: AreaProfile) -> dict[Origin, str]:
    """A key for every origin: its id, with #column, #table or a number behind it where one id has several."""
    by_key: dict[str, set[Origin]] = {}
    for origin in _all_origins(profile):
        by_key.setdefault(f"{origin.id}#{origin.column}" if origin.column else origin.id, set()).add(origin)
    keys = {}
    for key, same in by_key.items():
        for index, origin in enumerate(sorted(same, key=attrgetter(*_ORIGIN))):
            keys[origin] = f"{key}#{index + 1}" if index else key
    return keys


def _all_origins(profile: AreaProfile) -> set[Origin]:
    # Most figures share their tuple of origins: each tuple is looked into once.
    groups = {q.origins for series in profile.figures.values() for q in series}
    for table in profile.printed.values():
        groups.add((table.origin,))
        groups |= {cell.origins for row in table.rows for cell in row.values() if isinstance(cell, Quantity)}
    return {origin for group in groups for origin in group}


def _without_blanks(origin: Origin) -> dict[str, Any]:
    """What is not as it stands where nothing is said."""
    return {f.name: value for f in fields(origin) if (value := getattr(origin, f.name)) != f.default}


def _figure_lines(profile: AreaProfile, keys: Mapping[Origin, str]) -> Iterator[str]:
    for key, series in sorted(profile.figures.items()):
        name, place, dimensions = key
        heading = {"name": name} | ({"dimensions": parsed_dimensions(dimensions)} if dimensions else {})
        for quantity in series:
            if quantity.place.code != place:
                raise ToshikenError(f"profile：{name} の {place} に {quantity.place.code} の数値が入っています。")
            yield _encode(heading | _value(quantity, keys))


def _value(quantity: Quantity, keys: Mapping[Origin, str]) -> dict[str, Any]:
    """A quantity; scope, state and derivation are left out where there is nothing to say."""
    said = {
        "place": {"code": quantity.place.code, "name": quantity.place.name},
        "period": quantity.period.code,
        "value": None if quantity.value is None else f"{quantity.value:f}",
        "unit": quantity.unit,
        "origins": [keys[origin] for origin in quantity.origins],
    }
    if quantity.scope:
        said["scope"] = quantity.scope
    if quantity.state is not State.PRESENT:
        said["state"] = quantity.state.name
    if quantity.derivation:
        said["derivation"] = quantity.derivation
    return said


def _printed_entries(profile: AreaProfile, keys: Mapping[Origin, str]) -> Iterator[str]:
    for name, table in sorted(profile.printed.items()):
        definition = _encode(table.definition.model_dump(mode="json", exclude_defaults=True))
        rows = _joined(_encode({column: _cell(cell, keys) for column, cell in row.items()}) for row in table.rows)
        head = f'{_encode(name)}: {{"origin": {_encode(keys[table.origin])}, "definition": {definition}, "rows": [\n'
        yield f"{head}{rows}]}}"


def _cell(cell: Cell, keys: Mapping[Origin, str]) -> Any:
    return cell if isinstance(cell, str) else _value(cell, keys)


# Reading


def read_profile(content: bytes) -> AreaProfile:
    """The profile of a profile.json; what cannot be read is a RecordError that says where."""
    file = _checked(_parsed(content))
    figures: dict[Key, list[Quantity]] = {}
    for entry in file.figures:
        key = (entry.name, entry.place.code, dimension_key(entry.dimensions))
        figures.setdefault(key, []).append(_quantity(entry, file.origins))
    printed = {name: _printed_table(name, entry, file.origins) for name, entry in file.printed.items()}
    return AreaProfile(file.area, file.as_of, {key: tuple(series) for key, series in figures.items()}, printed)


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise RecordError(
            "文字コードが UTF-8 ではありません。toshiken が書いた profile.json を指定してください。"
        ) from None
    except json.JSONDecodeError as fault:
        raise RecordError(f"{fault.lineno}行目が JSON として読めません。profile.json を作り直してください。") from None


def _checked(data: Any) -> ProfileFile:
    version = data.get("schema_version") if isinstance(data, dict) else None
    if version != SCHEMA_VERSION:
        raise RecordError(
            f"profile の schema_version「{version}」はこの版（{__version__}）では読めないので、"
            f"schema_version {SCHEMA_VERSION} の profile.json を作り直してください。"
        )
    try:
        return ProfileFile.model_validate(data)
    except ValidationError as faults:
        fault = faults.errors()[0]
        place = "・".join(str(step) for step in fault["loc"])
        reason = fault["msg"].removeprefix("Value error, ")
        raise RecordError(
            f"profile の「{place}」を読めません（{reason}）。profile.json を作り直してください。"
        ) from None


def _quantity(entry: ValueEntry, origins: Mapping[str, Origin]) -> Quantity:
    return Quantity(
        None if entry.value is None else Decimal(entry.value),
        entry.unit,
        Place(entry.place.code, entry.place.name),
        Period.parse(entry.period),
        entry.scope,
        State[entry.state],
        tuple(_origin(key, origins) for key in entry.origins),
        entry.derivation,
    )


def _origin(key: str, origins: Mapping[str, Origin]) -> Origin:
    try:
        return origins[key]
    except KeyError:
        raise RecordError(
            f"profile の出典「{key}」が origins にありません。profile.json を作り直してください。"
        ) from None


def _printed_table(name: str, entry: PrintedEntry, origins: Mapping[str, Origin]) -> PrintedTable:
    rows = tuple(
        {column: cell if isinstance(cell, str) else _quantity(cell, origins) for column, cell in row.items()}
        for row in entry.rows
    )
    return PrintedTable(name, entry.definition, _origin(entry.origin, origins), rows)
