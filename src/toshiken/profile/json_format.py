"""The shape of profile.json, once: what the reader checks, and what the published JSON Schema says.

`profile.schema.json` beside this file is `json_schema()` written out by `python -m toshiken.profile.json_format`;
a test compares them.
"""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field

from toshiken.core.origin import Origin
from toshiken.core.quantity import State
from toshiken.core.records import Record
from toshiken.geography.area import Area
from toshiken.profile.printed import PrintedDefinition

SchemaVersion = Literal[1]
(SCHEMA_VERSION,) = get_args(SchemaVersion)
_STATES = [state.name for state in State]


def _known_state(name: str) -> str:
    if name not in _STATES:
        raise ValueError(f"state は {'、'.join(_STATES)} のいずれかです")
    return name


StateName = Annotated[str, AfterValidator(_known_state), Field(json_schema_extra={"enum": _STATES})]


class Generator(Record):
    """The program that wrote the file."""

    name: str
    version: str


class PlaceEntry(Record):
    """Five-digit code (an area: its slug) and name."""

    code: str
    name: str


class ValueEntry(Record):
    """A quantity: `value` is a decimal number as text, null exactly where `state` has no value."""

    place: PlaceEntry
    period: str
    value: Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")] | None
    unit: str
    scope: str = ""
    state: StateName = "PRESENT"
    origins: tuple[str, ...]
    derivation: str = ""


class FigureEntry(ValueEntry):
    """A quantity under the name of its field or indicator; `dimensions` as in {"sex": "male", "age": "0"}."""

    name: str
    dimensions: dict[str, str] = Field(default_factory=dict)


class PrintedEntry(Record):
    """A table as printed: a cell is text, or a quantity."""

    definition: PrintedDefinition
    origin: str
    rows: tuple[dict[str, str | ValueEntry], ...]


class ProfileFile(Record):
    """Everything toshiken knows about one area as of one day."""

    schema_version: SchemaVersion
    generator: Generator
    as_of: date
    area: Area
    origins: dict[str, Origin]
    figures: tuple[FigureEntry, ...]
    printed: dict[str, PrintedEntry]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the file."""
    schema = ProfileFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "toshiken profile"}


if __name__ == "__main__":
    published = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    Path(__file__).with_name("profile.schema.json").write_text(published, encoding="utf-8", newline="\n")
