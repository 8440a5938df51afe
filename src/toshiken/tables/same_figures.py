"""Which figures of other fields must be those of a field, though they never stand in for them: cross_checks.yml."""

from functools import cache
from pathlib import Path

import polars as pl
from pydantic import RootModel

from toshiken.core.records import Record, load_record


class SameFigures(Record):
    """Figures of `field` on these days; `dimensions`: key there → key of the field they are held against."""

    field: str
    dimensions: dict[str, str]
    periods: tuple[str, ...]

    def restated(self, rows: pl.DataFrame, field: str) -> pl.DataFrame:
        """The rows that must be those of `field`, as rows of it."""
        said = rows.filter(pl.col("period").is_in(self.periods), pl.col("dimensions").is_in(list(self.dimensions)))
        return said.with_columns(field=pl.lit(field), dimensions=pl.col("dimensions").replace_strict(self.dimensions))


class _All(RootModel[dict[str, tuple[SameFigures, ...]]]):
    """cross_checks.yml: field → figures of others."""


@cache
def all_same_figures() -> dict[str, tuple[SameFigures, ...]]:
    """By the field they are held against."""
    return load_record(Path(__file__).with_name("cross_checks.yml"), _All).root
