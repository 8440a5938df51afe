"""A 新旧対照表 as content: rows of new and old text in stretches, the changed ones to be underlined."""

from dataclasses import dataclass
from typing import NamedTuple


class Stretch(NamedTuple):
    """A run of text; changed: it differs from the other side."""

    text: str
    changed: bool


@dataclass(frozen=True)
class ComparedRow:
    """A changed place: where it stands, the new text, the old, why."""

    place: str
    new: tuple[Stretch, ...]
    old: tuple[Stretch, ...]
    reason: str = ""


@dataclass(frozen=True)
class Comparison:
    """heads: 改正後, 改正前, 変更理由."""

    heads: tuple[str, str, str, str]
    rows: tuple[ComparedRow, ...]
    alt: str
