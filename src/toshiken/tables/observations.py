"""Observations: a long table of additive figures, and the index that turns its rows into quantities.

Columns: field, place (code), period (code), dimensions ("industry=D;sex=male", keys sorted), value (Float64, null where
the state has none), state (State name), origin (id), column (where in the origin), survey (the statistics whose figure the
origin repeats; empty where the origin is the original).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import polars as pl

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State
from toshiken.tables.fields import field_named

SCHEMA = {
    "field": pl.String,
    "place": pl.String,
    "period": pl.String,
    "dimensions": pl.String,
    "value": pl.Float64,
    "state": pl.String,
    "origin": pl.String,
    "column": pl.String,
    "survey": pl.String,
}
FIGURE = ["field", "place", "period", "dimensions", "origin"]  # what names one figure of one publication
Dimensions = Mapping[str, str]
Ranks = Mapping[tuple[str, str], int]


class _Found(NamedTuple):
    """What a row says of its figure."""

    value: float | None
    state: str
    origin: str
    column: str
    survey: str


def dimension_key(dimensions: Dimensions) -> str:
    """`{"sex": "male", "age": "0"}` → `age=0;sex=male`."""
    return ";".join(f"{name}={dimensions[name]}" for name in sorted(dimensions))


def parsed_dimensions(key: str) -> dict[str, str]:
    """The inverse of `dimension_key`."""
    return dict(part.split("=", 1) for part in key.split(";")) if key else {}


@dataclass(frozen=True)
class Observations:
    """Rows of additive figures with their origins. ranks: (field, origin id) → place in tables/ranking.yml, 0 before 1."""

    rows: pl.DataFrame
    origins: Mapping[str, Origin]
    ranks: Ranks = field(default_factory=dict)

    def as_of(self, day: date) -> "Observations":
        """Without what was published after `day`."""
        shown = [name for name, origin in self.origins.items() if origin.available_from <= day]
        return replace(self, rows=self.rows.filter(pl.col("origin").is_in(shown)))

    def of_places(self, codes: Sequence[str]) -> "Observations":
        """The rows of these places only."""
        return replace(self, rows=self.rows.filter(pl.col("place").is_in(list(codes))))

    @cached_property
    def _index(self) -> dict[tuple[str, str, str], dict[str, _Found]]:
        index: dict[tuple[str, str, str], dict[str, _Found]] = defaultdict(dict)
        ordered = by_precedence(self.rows, self.origins, self.ranks)
        fields, places, periods, dimensions, *found = (column.to_list() for column in ordered.iter_columns())
        keys = zip(fields, places, dimensions, strict=True)
        for key, period, cell in zip(keys, periods, map(_Found, *found), strict=True):
            index[key][period] = cell
        return index

    def fields(self) -> list[str]:
        """Names of the fields present."""
        return sorted({key[0] for key in self._index})

    @cached_property
    def _dimension_keys(self) -> dict[str, tuple[str, ...]]:
        keys: dict[str, dict[str, None]] = defaultdict(dict)
        for name, _, dims in self._index:
            keys[name][dims] = None
        return {name: tuple(found) for name, found in keys.items()}

    def dimension_keys(self, field: str) -> tuple[str, ...]:
        """The dimension keys a field has anywhere."""
        return self._dimension_keys.get(field, ())

    def periods(self, field: str, place: str, dimensions: str = "") -> list[str]:
        """Period codes of a field at a place."""
        return list(self._index.get((field, place, dimensions), {}))

    def quantity(self, field: str, place: Place, period: str, dimensions: str = "") -> Quantity | None:
        """One figure as a Quantity; None where no row stands (which is not zero)."""
        found = self._index.get((field, place.code, dimensions), {}).get(period)
        if found is None:
            return None
        definition = field_named(field)
        return Quantity(
            None if found.value is None else _exact(found.value),
            definition.unit,
            place,
            Period.parse(period),
            definition.scope,
            State[found.state],
            self._cited(found.origin, found.column, found.survey),
        )

    def _cited(self, origin: str, column: str, survey: str) -> tuple[Origin]:
        """The origin with the place in it, one tuple for all figures that cite the same."""
        key = (origin, column, survey)
        if key not in self._citations:
            source = self.origins[origin]
            self._citations[key] = (replace(source, column=column or source.column, compiled_from=survey),)
        return self._citations[key]

    @cached_property
    def _citations(self) -> dict[tuple[str, str, str], tuple[Origin]]:
        return {}


def by_precedence(rows: pl.DataFrame, origins: Mapping[str, Origin], ranks: Ranks) -> pl.DataFrame:
    """The rows, those that count behind those that do not: of a figure the last one is taken.

    An original before what repeats it; among either the one that ranks first, ranked ones before others; then the newest.
    """
    available = {name: origin.available_from for name, origin in origins.items()}
    return rows.sort(
        pl.col("survey") == "",
        *([_unranked_first(ranks)] if ranks else []),
        pl.col("origin").replace_strict(available, return_dtype=pl.Date),
        maintain_order=True,
    )


def _unranked_first(ranks: Ranks) -> pl.Expr:
    """Higher the more a row counts by its rank."""
    value = {f"{name} {origin}": -rank for (name, origin), rank in ranks.items()}
    below = min(value.values()) - 1
    return pl.concat_str("field", "origin", separator=" ").replace_strict(value, default=below, return_dtype=pl.Int32)


def _exact(value: float) -> Decimal:
    return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
