"""One figure from several publications: the one that counts held against every other."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from toshiken.core.origin import Origin
from toshiken.geography.municipalities import LISTED_ON
from toshiken.tables.observations import SCHEMA, by_precedence
from toshiken.tables.ranking import ranks
from toshiken.tables.same_figures import all_same_figures
from toshiken.tables.store import Store

_KEY = ["field", "place", "period", "dimensions"]
_DIFFERS = pl.col("difference").abs() > 1e-6  # sums of decimals differ by their binary rests
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
    """One row a figure and a further origin that prints it, itself or as another field (cross_checks.yml): the columns of
    Difference, with the ids of the origins.

    An origin that prints a figure in two tables is held against itself where the two differ.
    changed: the places whose territory is not the same on two days. Such a place is compared only between tables on the
    boundaries of one day; a table that names no day may stand on any since the figure's own time, so it counts as one of the
    municipalities of today.
    """
    return pl.concat([_NOTHING, *(_of_field(store, name, changed) for name in _printed_twice(store))])


def differences(store: Store, pairs: pl.DataFrame) -> Iterator[Difference]:
    """The rows of `compared` that do not agree."""
    origins = store.origins
    unequal = pairs.filter(_DIFFERS)
    for row in unequal.iter_rows(named=True):
        yield Difference(**{**row, "chosen": origins[row["chosen"]], "other": origins[row["other"]]})


def tally(pairs: pl.DataFrame) -> pl.DataFrame:
    """One row a field, period and pair of origins: how many figures both print, and how many of them differ."""
    return (
        pairs.group_by("field", "period", "chosen", "other")
        .agg(pl.len().alias("both"), _DIFFERS.sum().alias("differ"))
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
    """The fields that more than one table has figures of, itself or under another field's name."""
    tables: dict[str, set[str]] = defaultdict(set)
    for entry in store.entries:
        for name in entry.fields if entry.kind == "figures" else ():
            tables[name].add(entry.parquet)
    for name, others in all_same_figures().items():
        if name in tables:
            tables[name] = tables[name].union(*(tables.get(same.field, ()) for same in others))
    return sorted(name for name, found in tables.items() if len(found) > 1)


def _of_field(store: Store, field: str, changed: Changed) -> pl.DataFrame:
    own = _with_boundaries(store, field)
    same = all_same_figures().get(field, ())
    rows = pl.concat([own, *(figures.restated(_with_boundaries(store, figures.field), field) for figures in same)])
    counting = by_precedence(own, store.origins, ranks(store.publications)).unique(_KEY, keep="last")
    pairs = (
        counting.select(*_KEY, **_named("chosen"))
        .join(rows.select(*_KEY, **_named("other")).unique(), on=_KEY)
        .with_columns(difference=pl.col("chosen_value") - pl.col("other_value"))
        .filter(pl.col("difference").is_not_null(), (pl.col("chosen") != pl.col("other")) | _DIFFERS)
    )
    return _on_the_same_ground(pairs, changed).select(_NOTHING.columns).sort(*_KEY, "other", "other_value")


def _named(side: str) -> dict[str, pl.Expr]:
    columns = {side: "origin", f"{side}_value": "value", f"{side}_boundaries": "boundaries"}
    return {name: pl.col(column) for name, column in columns.items()}


def _with_boundaries(store: Store, field: str) -> pl.DataFrame:
    """The rows of a field with `boundaries`, the day whose municipalities they are of."""
    frames = [
        frame.with_columns(boundaries=pl.lit(entry.boundaries_as_of or LISTED_ON))
        for entry, frame in store.frames(field)
    ]
    return pl.concat([pl.DataFrame(schema={**SCHEMA, "boundaries": pl.Date}), *frames])


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
