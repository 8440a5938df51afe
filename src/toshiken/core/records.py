"""Records: pydantic models over YAML, a fault told in Japanese with file and line."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from toshiken.core.errors import RecordError
from toshiken.core.period import last_day
from toshiken.core.units import all_units
from toshiken.core.yaml_reader import Location, line_of, read_yaml


def _partial_date(text: str) -> str:
    try:
        last_day(text if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) else "")
    except RecordError:
        raise ValueError(
            f"日付「{text}」は 2018、2018-03、2018-03-30 のいずれかの形（引用符で囲む）で書いてください"
        ) from None
    return text


def _known_unit(name: str) -> str:
    if name not in all_units():
        raise ValueError(f"単位「{name}」は core/units.yml にありません。綴りを確かめるか、1行足してください")
    return name


# What a file is named by: no separator, nothing Windows refuses in a name, no leading dot, no blank.
_FILE_NAME = r'^[^/\\:*?"<>|.\s\x00-\x1f][^/\\:*?"<>|\s\x00-\x1f]*$'
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def _file_name(text: str) -> str:
    if not re.fullmatch(_FILE_NAME, text) or text.partition(".")[0].lower() in _DEVICES:
        raise ValueError(
            f"番号「{text}」はファイルの名前に使えません。空白、「/」「\\」「:」などの記号、先頭の「.」、con などを除いて書いてください"
        )
    return text


Text = Annotated[str, Field(min_length=1)]
# The key of a record that has a file of its own: in Japanese its name still holds in the 255 bytes of a file system.
Id = Annotated[str, Field(max_length=60), AfterValidator(_file_name), Field(json_schema_extra={"pattern": _FILE_NAME})]
# As exact as the source gives it: `2018`, `2018-03` or `2018-03-30`.
PartialDate = Annotated[
    str, AfterValidator(_partial_date), Field(json_schema_extra={"pattern": r"^\d{4}(-\d{2}){0,2}$"})
]
UnitName = Annotated[str, AfterValidator(_known_unit)]


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


AnyRecord = TypeVar("AnyRecord", bound=BaseModel)

_DATE = "「{key}」の「{input}」は日付ではありません。2018-07-23 の形で書いてください。"
_CHOICE = "「{key}」の「{input}」は選べません。選べる値：{expected}"
_SHAPE = "「{key}」の書き方が違います。ほかの記録と同じ形（字下げと「-」）で書いてください。書かれた値：{input}"
_ADVICE = {
    "missing": "項目「{key}」がありません。書き足してください。",
    "extra_forbidden": "項目「{key}」は使えません。綴りを確かめてください。使える項目：{fields}",
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "date_parsing": _DATE,
    "date_type": _DATE,
    "value_error": "{reason}。",
    "fault_at": "{advice}。",
    "string_too_short": "「{key}」が空です。書いてください。",
    "string_too_long": "「{key}」が長すぎます（{length}字）。{max_length}字以内にしてください。",
    "too_short": "「{key}」が足りません。{min_length}件以上書いてください。",
    "too_long": "「{key}」が多すぎます。{max_length}件以下にしてください。",
    "string_pattern_mismatch": "「{key}」の「{input}」は使えません。{pattern} に合う文字にしてください。",
    "model_type": _SHAPE,
    "tuple_type": _SHAPE,
    "list_type": _SHAPE,
    "dict_type": _SHAPE,
    "int_parsing": "「{key}」の「{input}」は整数ではありません。数字だけで書いてください。",
    "int_type": "「{key}」の「{input}」は整数ではありません。数字だけで書いてください。",
    "float_parsing": "「{key}」の「{input}」は数値ではありません。数字だけで書いてください。",
    "finite_number": "「{key}」の「{input}」は数値ではありません。有限の数を書いてください。",
    "bool_parsing": "「{key}」の「{input}」は true か false で書いてください。",
    "bool_type": "「{key}」の「{input}」は true か false で書いてください。",
    "string_type": "「{key}」は文字で書いてください（番号は引用符で囲む）。書かれた値：{input}",
    "greater_than": "「{key}」の「{input}」は小さすぎます。{gt} より大きくしてください。",
    "greater_than_equal": "「{key}」の「{input}」は小さすぎます。{ge} 以上にしてください。",
    "less_than_equal": "「{key}」の「{input}」は大きすぎます。{le} 以下にしてください。",
    "literal_error": _CHOICE,
    "enum": _CHOICE,
}


def fault_at(location: Location, advice: str) -> PydanticCustomError:
    """What a whole record's validator raises to name the one place (keys and indexes) inside it that is at fault."""
    return PydanticCustomError("fault_at", "{advice}", {"advice": advice, "location": location})


def require_origin(name: str, known: Collection[str], path: Path | None = None, at: Location = ()) -> None:
    """Raises where the origin `name`, written in `path` at the place `at`, is none of the `known` ids."""
    if name not in known:
        line = None if path is None else line_of(path, at)
        raise RecordError(
            f"出典「{name}」が出典の一覧にありません。一覧に書き足すか、綴りを確かめてください。", path, line
        )


def load_record(path: Path, model: type[AnyRecord]) -> AnyRecord:
    """One record from one YAML file."""
    return as_record(read_yaml(path), model, path)


def as_record(content: Any, model: type[AnyRecord], path: Path, at: Location = ()) -> AnyRecord:
    """`content`, found in `path` at the place `at` (keys and indexes), as `model`; the first fault is raised with its line."""
    try:
        return model.model_validate(content)
    except ValidationError as faults:
        fault = faults.errors()[0]
        location = (*at, *fault["loc"], *fault.get("ctx", {}).get("location", ()))
        raise RecordError(advice(dict(fault), model), path, line_of(path, location)) from None


def advice(fault: dict[str, Any], model: type[BaseModel]) -> str:
    """What pydantic found (one of its `errors()`) in Japanese, with what to write."""
    found = fault["loc"]
    location = (found[:-2] if found[-1:] == ("[key]",) else found) or ("（全体）",)  # a key: what it stands in
    words = {
        **fault.get("ctx", {}),
        "expected": _choices(fault.get("ctx", {}).get("expected", "")),
        "key": location[-1],
        "input": fault["input"],
        "length": len(str(fault["input"])),
        "fields": "、".join(_model_at(model, fault["loc"][:-1]).model_fields),
        "reason": fault["msg"].removeprefix("Value error, "),
    }
    template = _ADVICE.get(fault["type"], "「{key}」の値「{input}」を読めません（{reason}）。")
    return template.format(**words)


def _choices(expected: str) -> str:
    """What pydantic lists as `'a', 'b' or 'c'`."""
    return re.sub(r"'(?:, | or )'", "、", expected).strip("'")


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """The record that stands at `location` inside `model`."""
    for step in location:
        field = model.model_fields.get(str(step))
        model = (_record_in(field.annotation) if field else None) or model
    return model


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_in(part))), None)
