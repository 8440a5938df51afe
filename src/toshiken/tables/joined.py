"""Observations of several keepers (the bundled example, a store) as one."""

from collections.abc import Collection
from typing import Protocol

import polars as pl

from toshiken.tables.harmonise import harmonised
from toshiken.tables.observations import Observations

FIGURE = ["field", "place", "period", "dimensions", "origin"]


class Figures(Protocol):
    """Whoever keeps additive figures."""

    def observations(
        self, fields: Collection[str] | None = None, places: Collection[str] | None = None
    ) -> Observations:
        """The figures of these fields and places, or of all."""


def joined(first: Observations, then: Observations) -> Observations:
    """Both with all sums that can be made from them; a figure that both have of one origin is the second's."""
    kept = first.rows.join(then.rows, on=FIGURE, how="anti", maintain_order="left")
    rows = harmonised(pl.concat([kept, then.rows]))
    return Observations(rows, {**first.origins, **then.origins}, {**first.ranks, **then.ranks})
