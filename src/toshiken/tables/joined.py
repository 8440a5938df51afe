"""Observations of several keepers (the bundled example, a store) as one."""

from collections.abc import Collection, Sequence
from functools import reduce
from typing import Protocol

import polars as pl

from toshiken.tables.harmonise import harmonised
from toshiken.tables.observations import FIGURE, Observations


class Figures(Protocol):
    """Whoever keeps additive figures."""

    def observations(
        self, fields: Collection[str] | None = None, places: Collection[str] | None = None
    ) -> Observations:
        """The figures of these fields and places, or of all, as printed."""


def joined(keepers: Sequence[Figures], places: Collection[str] | None = None) -> Observations:
    """All that the keepers have of these places, with the sums that can be made; of a figure that two have of one origin the
    later keeper's counts."""
    found = as_printed(keepers, None, places)
    return Observations(harmonised(found.rows), found.origins, found.ranks)


def as_printed(
    keepers: Sequence[Figures], fields: Collection[str] | None, places: Collection[str] | None = None
) -> Observations:
    """As `joined`, of these fields, without further sums."""
    return reduce(_both, [keeper.observations(fields, places) for keeper in keepers])


def _both(first: Observations, then: Observations) -> Observations:
    kept = first.rows.join(then.rows, on=FIGURE, how="anti", maintain_order="left")
    origins = {**first.origins, **then.origins}
    return Observations(pl.concat([kept, then.rows]), origins, {**first.ranks, **then.ranks})
