"""The content of a JSON file held against the form its publication has."""

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document


class Item(BaseModel):
    """One entry of a file; what a reader does not need may stand beside."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, allow_inf_nan=False)


Content = TypeVar("Content")


def content_of(document: Document, form: TypeAdapter[Content]) -> Content:
    """The document's JSON as `form`; a SourceError names the first entry that is not of that form."""
    return of_form(document.json, form, document.label)


def of_form(content: Any, form: TypeAdapter[Content], file: str) -> Content:
    """The content of a file as `form`."""
    try:
        return form.validate_python(content)
    except ValidationError as faults:
        fault = faults.errors(include_url=False)[0]
        raise SourceError(
            f"{_place(fault['loc'])}{_what(fault)}公表されたままのファイルを使ってください。", file
        ) from None


def _place(steps: tuple[int | str, ...]) -> str:
    """`(3, "code")` → 4件目の「code」."""
    return "の".join(f"{step + 1}件目" if isinstance(step, int) else f"「{step}」" for step in steps)


def _what(fault: Any) -> str:
    if fault["type"] == "missing":
        return "がありません。"
    return f"の値「{str(fault['input'])[:40]}」を読めません。"
