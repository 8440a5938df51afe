"""A sheet of text, and what in it must not be taken for data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


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
