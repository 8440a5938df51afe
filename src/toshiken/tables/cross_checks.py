"""One figure from several publications: the one that counts held against every other."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.tables.observations import by_precedence
from toshiken.tables.ranking import ranks
from toshiken.tables.store import Store

_KEY = ["field", "place", "period", "dimensions"]
_EXACT = 1e-6  # sums of decimals differ by their binary rests
Changed = Callable[[date, date], Collection[str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two publications print two numbers for one figure. difference: chosen − other."""

    field: str
    place: str
    period: str
    dimensions: str
    chosen: Origin
    chosen_value: float
    other: Origin
    other_value: float
    difference: float


def compared(store: Store, changed: Changed) -> pl.DataFrame:
    """One row a figure and a further origin that prints it: the columns of Difference, with the ids of the origins.

    changed: the places whose territory is not the same on two days. Such a place is compared only between tables on the
    boundaries of one day; a table that names no day stands on those of the figure's own time.
    """
    return pl.concat([_NOTHING, *(_of_field(store, name, changed) for name in _printed_twice(store))])


def differences(store: Store, pairs: pl.DataFrame) -> Iterator[Difference]:
    """The rows of `compared` that do not agree."""
    origins = store.origins
    unequal = pairs.filter(pl.col("difference").abs() > _EXACT)
    for row in unequal.iter_rows(named=True):
        yield Difference(**{**row, "chosen": origins[row["chosen"]], "other": origins[row["other"]]})


def tally(pairs: pl.DataFrame) -> pl.DataFrame:
    """One row a field, period and pair of origins: how many figures both print, and how many of them differ."""
    return (
        pairs.group_by("field", "period", "chosen", "other")
        .agg(pl.len().alias("both"), (pl.col("difference").abs() > _EXACT).sum().alias("differ"))
        .sort("field", "period", "chosen", "other")
    )


_NOTHING = pl.DataFrame(
    schema={
        **dict.fromkeys(_KEY, pl.String),
        "chosen": pl.String,
        "chosen_value": pl.Float64,
        "other": pl.String,
        "other_value": pl.Float64,
        "difference": pl.Float64,
    }
)


def _printed_twice(store: Store) -> list[str]:
    """The fields that more than one origin has figures of."""
    origins: dict[str, set[str]] = defaultdict(set)
    for entry in store.entries:
        for name in entry.fields if entry.kind == "figures" else ():
            origins[name].add(entry.origin.id)
    return sorted(name for name, found in origins.items() if len(found) > 1)


def _of_field(store: Store, field: str, changed: Changed) -> pl.DataFrame:
    rows = _with_boundaries(store, field)
    counting = by_precedence(rows, store.origins, ranks(store.publications)).unique(_KEY, keep="last")
    pairs = (
        counting.select(*_KEY, **_named("chosen"))
        .join(rows.select(*_KEY, **_named("other")), on=_KEY)
        .filter(pl.col("chosen") != pl.col("other"), pl.col("chosen_value", "other_value").is_not_null())
        .with_columns(difference=pl.col("chosen_value") - pl.col("other_value"))
    )
    return _on_the_same_ground(pairs, changed).select(_NOTHING.columns).sort(*_KEY, "other")


def _named(side: str) -> dict[str, pl.Expr]:
    columns = {side: "origin", f"{side}_value": "value", f"{side}_boundaries": "boundaries"}
    return {name: pl.col(column) for name, column in columns.items()}


def _with_boundaries(store: Store, field: str) -> pl.DataFrame:
    """The rows of a field with `boundaries`, the day whose municipalities they are of."""
    frames = [
        frame.with_columns(
            boundaries=pl.col("period").replace_strict(
                {code: entry.boundaries_as_of or Period.parse(code).end for code in frame["period"].unique()},
                return_dtype=pl.Date,
            )
        )
        for entry, frame in store.frames(field)
    ]
    return pl.concat(frames)


def _on_the_same_ground(pairs: pl.DataFrame, changed: Changed) -> pl.DataFrame:
    """Without the places that changed between the days of the two tables."""
    days = ["chosen_boundaries", "other_boundaries"]
    moved = [
        (one, other, place)
        for one, other in pairs.select(days).unique().sort(days).iter_rows()
        if one != other
        for place in sorted(changed(one, other))
    ]
    schema = {**dict.fromkeys(days, pl.Date), "place": pl.String}
    return pairs.join(pl.DataFrame(moved, schema=schema, orient="row"), on=list(schema), how="anti")
