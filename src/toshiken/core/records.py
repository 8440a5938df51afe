"""Records: pydantic models over YAML, a fault told in Japanese with file and line."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from toshiken.core.errors import RecordError
from toshiken.core.yaml_reader import line_of, read_yaml


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


AnyRecord = TypeVar("AnyRecord", bound=BaseModel)

_ADVICE = {
    "missing": "項目「{key}」がありません。書き足してください。",
    "extra_forbidden": "項目「{key}」は使えません。綴りを確かめてください。使える項目：{fields}",
    "date_from_datetime_parsing": "「{key}」の「{input}」は日付ではありません。2018-07-23 の形で書いてください。",
    "date_parsing": "「{key}」の「{input}」は日付ではありません。2018-07-23 の形で書いてください。",
    "string_type": "「{key}」は文字で書いてください（番号は引用符で囲む）。書かれた値：{input}",
    "literal_error": "「{key}」の「{input}」は選べません。選べる値：{expected}",
    "enum": "「{key}」の「{input}」は選べません。選べる値：{expected}",
}


def load_record(path: Path, model: type[AnyRecord]) -> AnyRecord:
    """One record from one YAML file."""
    return as_record(read_yaml(path), model, path)


def as_record(content: Any, model: type[AnyRecord], path: Path) -> AnyRecord:
    """`content` of `path` as `model`; the first fault is raised with its line."""
    try:
        return model.model_validate(content)
    except ValidationError as faults:
        fault = faults.errors()[0]
        location = tuple(fault["loc"])
        raise RecordError(_advice(dict(fault), model), path, line_of(path, location)) from None


def _advice(fault: dict[str, Any], model: type[BaseModel]) -> str:
    location = fault["loc"] or ("（全体）",)
    words = {
        "key": location[-1],
        "input": fault["input"],
        "fields": "、".join(model.model_fields),
        "expected": fault.get("ctx", {}).get("expected", ""),
    }
    template = _ADVICE.get(fault["type"])
    if template:
        return template.format(**words)
    reason = fault["msg"].removeprefix("Value error, ")
    return f"「{words['key']}」の値「{words['input']}」を読めません（{reason}）。"
