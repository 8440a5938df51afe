"""Rows of figures for a terminal, and how their cells are written."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from toshiken.core.rounding import grouped
from toshiken.core.text_table import aligned
from toshiken.models.projection.ages import AGES


def of_figures(rows: Iterable[Sequence[str]], words: Collection[int] = (0,)) -> Iterator[str]:
    """A line a row: the columns of words start together, those of figures end together."""
    held = list(rows)
    return aligned(held, right=[index for index in range(len(held[0])) if index not in words])


def age_name(age: int) -> str:
    """20～24歳; 90歳以上."""
    return f"{age}～{age + 4}歳" if age < AGES[-1] else f"{age}歳以上"


def percent(value: float, decimals: int = 1) -> str:
    """▲0.3% of −0.003."""
    return grouped(Decimal(repr(round(float(value), 9))) * 100, decimals) + "%"


def whole(value: float) -> str:
    """Persons to one."""
    return grouped(Decimal(repr(round(float(value), 6))), 0)
