"""form.yml: words of legends, headings of axes, items of 社会・人口統計体系."""

from functools import cache
from pathlib import Path

from pydantic import field_validator

from toshiken.core.quantity import State
from toshiken.core.records import Record, load_record


class Ssds(Record):
    """item: the pattern of an item's label, code and name. note: what its municipal figures are."""

    item: str
    note: str


class Headings(Record):
    """Patterns of the headings of an axis, by its kind."""

    area: str
    time: str
    tab: str


class Form(Record):
    """words: of a legend → State name, or NOTHING for what stands in no place of a number."""

    words: dict[str, str]
    headings: Headings
    ssds: Ssds

    @field_validator("words")
    @classmethod
    def _known_states(cls, words: dict[str, str]) -> dict[str, str]:
        if unknown := set(words.values()) - {*State.__members__, "NOTHING"}:
            raise ValueError(f"状態「{'、'.join(sorted(unknown))}」はありません")
        return words


@cache
def form() -> Form:
    """The form's table."""
    return load_record(Path(__file__).with_name("form.yml"), Form)
