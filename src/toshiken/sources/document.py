"""A file as handed in: its label, its bytes, and what stands in it (sheets of text, JSON or XML)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

HEAD_ROWS = 40


class Flaw(NamedTuple):
    """A place in a worksheet that must not lie among the data: a formula error, a hidden row, a merged cell."""

    row: int
    column: str
    advice: str


@dataclass(frozen=True)
class Sheet:
    """Rows of text as printed, "" where a cell is empty; rows may differ in length.

    name: of a worksheet, "" of a CSV. numbers: the row number in the file of each row (1-based).
    """

    name: str
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True)
class Document:
    """One file, or one member of an archive. label: what a person is told, `disk/a.zip › b.csv`.

    container: "csv", "xlsx", "xls", "json" or "xml"; each of `sheets`, `json`, `xml` stands for its containers only and
    raises a SourceError where the content cannot be read.
    """

    label: str
    data: bytes
    container: str

    @cached_property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        """The first rows of the first sheet, without reading the rest; empty where there is no sheet."""
        raise NotImplementedError

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        raise NotImplementedError

    @cached_property
    def json(self) -> Any:
        raise NotImplementedError

    @cached_property
    def xml(self) -> Any:
        raise NotImplementedError
