"""Origins from a YAML file: id → publication, by the names of core/origin.py."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import create_model

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.core.records import Record, as_record
from toshiken.core.yaml_reader import read_yaml

_NOT_WRITTEN = ("id", "compiled_from", "published_known")  # the entry's key; what only a figure or a store can say
_written: dict[str, Any] = {
    field.name: (field.type, ... if field.default is MISSING else field.default)
    for field in fields(Origin)
    if field.name not in _NOT_WRITTEN
}
_Entry = create_model("_Entry", __base__=Record, **_written)


def known_on(origins: Mapping[str, Origin], day: date) -> dict[str, Origin]:
    """The origins by id; behind the id of a revised one stands its newest revision published by `day`."""
    known = dict(origins)
    for origin in sorted(origins.values(), key=lambda o: o.available_from):
        if origin.revises and origin.available_from <= day:
            known[origin.revises] = origin
    return known


def read_origins(path: Path) -> dict[str, Origin]:
    """Every origin of the file by id."""
    content = read_yaml(path)
    if not isinstance(content, dict) or not content:
        raise RecordError("出典がひとつもありません。id ごとに title、producer、published を書いてください。", path)
    entries = {name: as_record(entry, _Entry, path, (name,)) for name, entry in content.items()}
    return {name: Origin(name, **entry.model_dump()) for name, entry in entries.items()}
