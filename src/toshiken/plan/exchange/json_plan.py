"""The whole plan as one JSON file, and its published JSON Schema.

`plan.schema.json` beside this file is `json_schema()` written out by `python -m toshiken.plan.exchange.json_plan`;
a test compares them.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from toshiken.core.errors import RecordError, why_not_opened
from toshiken.core.records import advice
from toshiken.core.yaml_reader import Location, line_of
from toshiken.plan.exchange.values import KINDS, identities
from toshiken.plan.records.alliance import SCHEMA_VERSION, AlliancePlan


def as_json(plan: AlliancePlan) -> bytes:
    """The plan as JSON: what differs from the defaults, in the order of the fields."""
    content = plan.model_dump(mode="json", exclude_defaults=True)
    content["area"] = {"schema_version": plan.area.schema_version, **content["area"]}
    whole = {"schema_version": SCHEMA_VERSION, **content}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def from_json(path: Path) -> AlliancePlan:
    """The plan of a JSON file; a fault is a RecordError that names the record: the whole file may be one line."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise RecordError("ファイルがありません。場所と名前を確かめてください。", path) from None
    except OSError as closed:
        raise RecordError(
            f"ファイルを読めません（{why_not_opened(closed)}）。plan export --json で書き出した JSON のファイルを指定してください。",
            path,
        ) from None
    except (json.JSONDecodeError, UnicodeDecodeError) as broken:
        line = getattr(broken, "lineno", None)
        raise RecordError("JSON として読めません。書き出したファイルをそのまま使ってください。", path, line) from None
    try:
        return AlliancePlan.model_validate(content)
    except ValidationError as faults:
        fault: dict[str, Any] = dict(faults.errors()[0])
        location = (*fault["loc"], *fault.get("ctx", {}).get("location", ()))
        message = f"{_record_at(content, location)}{advice(fault, AlliancePlan)}"
        raise RecordError(message, path, line_of(path, location)) from None


def _record_at(content: Any, location: Location) -> str:
    """Which records the place is in, outermost first: 事業「1-01」の costs「2025　決算額」：; "" outside them."""
    words = []
    for depth, step in enumerate(location):
        if isinstance(step, int) and isinstance(content, list) and step < len(content):
            name = str(location[depth - 1])
            key = _key(name, content, step)
            words.append(f"{KINDS.get(name, name)}{key}")
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            break
    return f"{'の '.join(words)}：" if words else ""


def _key(name: str, entries: list[Any], index: int) -> str:
    known = [entry if isinstance(entry, dict) else {} for entry in entries]
    return f"「{identities(name, known)[index]}」"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the file."""
    schema = AlliancePlan.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "toshiken plan"}


if __name__ == "__main__":
    published = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    Path(__file__).with_name("plan.schema.json").write_text(published, encoding="utf-8", newline="\n")
