"""The whole plan as one JSON file, and its published JSON Schema.

`plan.schema.json` beside this file is `json_schema()` written out by `python -m toshiken.plan.exchange.json_plan`;
a test compares them.
"""

import json
from pathlib import Path
from typing import Any

from toshiken.core.errors import RecordError
from toshiken.core.records import as_record
from toshiken.plan.records.alliance import SCHEMA_VERSION, AlliancePlan


def as_json(plan: AlliancePlan) -> bytes:
    """The plan as JSON: what differs from the defaults, in the order of the fields."""
    content = plan.model_dump(mode="json", exclude_defaults=True)
    content["area"] = {"schema_version": plan.area.schema_version, **content["area"]}
    whole = {"schema_version": SCHEMA_VERSION, **content}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def from_json(path: Path) -> AlliancePlan:
    """The plan of a JSON file; a fault is a RecordError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise RecordError("ファイルがありません。場所と名前を確かめてください。", path) from None
    except (json.JSONDecodeError, UnicodeDecodeError) as fault:
        line = getattr(fault, "lineno", None)
        raise RecordError("JSON として読めません。書き出したファイルをそのまま使ってください。", path, line) from None
    return as_record(content, AlliancePlan, path)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the file."""
    schema = AlliancePlan.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "toshiken plan"}


if __name__ == "__main__":
    published = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    Path(__file__).with_name("plan.schema.json").write_text(published, encoding="utf-8", newline="\n")
