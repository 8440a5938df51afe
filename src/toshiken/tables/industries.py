"""Industries: letters of 日本標準産業分類 with their labels, in 18 classes and in the 17 of the accounts."""

from functools import cache
from pathlib import Path

from toshiken.core.errors import RecordError
from toshiken.core.records import Record, as_record
from toshiken.core.yaml_reader import read_yaml


class Industry(Record):
    """A major division: full label, a short one for axes and table heads, and the class of the 17 it is part of."""

    label: str
    short: str
    in_17: str = ""


@cache
def all_industries() -> dict[str, Industry]:
    """Every division by letter, in the order of the classification."""
    path = Path(__file__).with_name("industries.yml")
    return {letter: as_record(entry, Industry, path, (letter,)) for letter, entry in read_yaml(path).items()}


def industry_17(letter: str) -> str:
    """The class among 17 a letter of the 18 belongs to: A 農業，林業 and B 漁業 become AB 農林漁業."""
    return _industry(letter).in_17 or letter


def label(letter: str) -> str:
    """卸売業，小売業."""
    return _industry(letter).label


def short_label(letter: str) -> str:
    """卸売・小売."""
    return _industry(letter).short


def _industry(letter: str) -> Industry:
    try:
        return all_industries()[letter]
    except KeyError:
        known = "、".join(all_industries())
        raise RecordError(f"産業「{letter}」は tables/industries.yml にありません。使える文字：{known}") from None
