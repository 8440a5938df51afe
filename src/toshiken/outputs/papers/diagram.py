"""A tree as a table: branches in columns from left to right, a branch once beside everything that grows from it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Diagram:
    """rows: a leaf each, with all its branches before it; equal neighbours in a column are one cell."""

    title: str
    alt: str
    heads: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]

    def span(self, row: int, column: int) -> int:
        """How many rows the cell covers; 0 where it is part of the one above it."""
        if row and self.rows[row - 1][: column + 1] == self.rows[row][: column + 1] and column < len(self.heads) - 1:
            return 0
        length = 1
        if column == len(self.heads) - 1:
            return length
        while row + length < len(self.rows) and self.rows[row + length][: column + 1] == self.rows[row][: column + 1]:
            length += 1
        return length
