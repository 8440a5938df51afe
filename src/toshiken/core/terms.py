"""Terms of the scheme and its statistics, in both languages: the page 用語解説 prints them."""

import unicodedata
from functools import cache
from pathlib import Path

from pydantic import Field

from toshiken.core.records import Record, as_record
from toshiken.core.yaml_reader import read_yaml


class Term(Record):
    """A term. `reading` is its kana, by which the terms are ordered."""

    ja: str = Field(min_length=1)
    reading: str = Field(pattern=r"^[ぁ-ゖー]+$")
    en: str = Field(min_length=1)
    definition: str = Field(min_length=1)


@cache
def all_terms() -> dict[str, Term]:
    """Every term by identifier, in order of reading (五十音順)."""
    path = Path(__file__).with_name("terms.yml")
    terms = {name: as_record(content, Term, path, (name,)) for name, content in read_yaml(path).items()}
    return dict(sorted(terms.items(), key=lambda item: _collated(item[1].reading)))


def _collated(reading: str) -> str:
    """The reading without voicing marks: ビジョン stands among ひ, before ひとく."""
    return "".join(c for c in unicodedata.normalize("NFD", reading) if not unicodedata.combining(c))
