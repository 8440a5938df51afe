"""Wording that repeats law, 要綱 or custom stands as data: paragraphs with slots, each file with its reference.

A city puts files of the same names into a folder of its own (--wording) to use its own words.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from toshiken.core.errors import RecordError, RequestError
from toshiken.core.records import Record, Text, load_record
from toshiken.core.yaml_reader import line_of

BUNDLED = Path(__file__).with_name("wording")


class Required(Record):
    """An item the 要綱 asks a paper for: where it is laid down, and under which section it stands here."""

    item: Text
    article: Text
    section: Text


class Section(Record):
    """A heading with its paragraphs. `{slot}` is filled from the plan; notes stand small below."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Wording(Record):
    """The words of a paper. references: the texts they repeat. verified false: the form was not read in a source."""

    title: Text
    references: tuple[Text, ...]
    verified: bool = True
    required: tuple[Required, ...] = ()
    sections: dict[str, Section] = Field(default_factory=dict)

    def section(self, name: str) -> Section:
        """A section by name."""
        return self.sections[name]


Name = Literal[
    "declaration",
    "formation_policy",
    "agreement",
    "bill_pack",
    "vision",
    "project_sheets",
    "questions",
    "member_card",
    "taisho",
]


class Words:
    """The wording of every paper: of a city's folder where it has the file, else the bundled one."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder and not folder.is_dir():
            raise RequestError(f"文例のフォルダー「{folder}」がありません。--wording の場所を確かめてください。")
        self._folder = folder

    def of(self, name: Name) -> Wording:
        """The wording of a paper; a city's file must have every section of the bundled one."""
        bundled = _load(BUNDLED / f"{name}.yml")
        own = self._folder / f"{name}.yml" if self._folder else None
        if own is None or not own.is_file():
            return bundled
        found = load_record(own, Wording)
        for section in bundled.sections:
            if section not in found.sections:
                raise RecordError(
                    f"節「{section}」がありません。同梱の {name}.yml から書き写してください。",
                    own,
                    line_of(own, ("sections",)),
                )
        return found


@cache
def _load(path: Path) -> Wording:
    return load_record(path, Wording)


_SLOT = re.compile(r"\{([a-z_]+)\}")


def filled(text: str, slots: Mapping[str, str]) -> str:
    """The text with every slot filled; an unknown slot is a RequestError."""

    def one(found: re.Match[str]) -> str:
        if found[1] not in slots:
            known = "、".join(f"{{{name}}}" for name in slots)
            raise RequestError(f"文例の差し込み「{{{found[1]}}}」は使えません。使えるもの：{known}")
        return slots[found[1]]

    return _SLOT.sub(one, text)
