"""Linear equations over cells, kept in reduced echelon form: which cells have one value only. Exact arithmetic."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple, TypeVar

Cell = tuple[str, ...]  # what a reader calls it, by axis: ("石狩市", "建設業")
Term = TypeVar("Term", bound=Hashable)


class Row(NamedTuple):
    """Σ factor × cell = value; `by`: the equations it was made from, with their multiples."""

    factors: Mapping[Cell, Fraction]
    value: Fraction
    by: Mapping[int, Fraction]

    def plus(self, times: Fraction, other: "Row") -> "Row":
        """This row and a multiple of another."""
        return Row(
            _combined(self.factors, times, other.factors),
            self.value + times * other.value,
            _combined(self.by, times, other.by),
        )

    def times(self, factor: Fraction) -> "Row":
        """A multiple of this row."""
        return Row({}, Fraction(0), {}).plus(factor, self)


class Solved(NamedTuple):
    """A cell's only value, and the equations it follows from."""

    value: Fraction
    by: tuple[int, ...]


@dataclass
class System:
    """Rows by their leading cell, which stands in no other row."""

    rows: dict[Cell, Row] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Takes in one more equation; one that follows from the others, or contradicts them (rounded figures), adds nothing."""
        for cell, factor in row.factors.items():
            if cell in self.rows:
                row = row.plus(-factor, self.rows[cell])
        if not row.factors:
            return
        lead = next(iter(row.factors))
        row = row.times(1 / row.factors[lead])
        for cell, other in self.rows.items():
            if lead in other.factors:
                self.rows[cell] = other.plus(-other.factors[lead], row)
        self.rows[lead] = row

    def solved(self) -> dict[Cell, Solved]:
        """The cells that stand alone in a row: exactly those the equations leave one value."""
        return {
            cell: Solved(row.value, tuple(sorted(row.by))) for cell, row in self.rows.items() if len(row.factors) == 1
        }


def _combined(one: Mapping[Term, Fraction], times: Fraction, other: Mapping[Term, Fraction]) -> dict[Term, Fraction]:
    sums = dict(one)
    for term, factor in other.items():
        sums[term] = sums.get(term, Fraction(0)) + times * factor
    return {term: factor for term, factor in sums.items() if factor}
