"""Additive figures on the municipalities of a later day: what was put together by then is added up.

Only forward: what was merged cannot be taken apart. Prefectures, the nation and 特別区部 stay as printed, wards are left out.
What cannot be placed stays in a row of its prefecture (13999, 「東京都（所属未定・按分できないもの）」): people of no municipality (37 in
東京都 in 1980) and places that were split between several. With it the municipalities that were a prefecture's make its
printed figure: one that went to another prefecture since (長野県山口村, 2005) is placed there, and the prefectures' rows stay on
the boundaries they were printed for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import polars as pl

from toshiken.core.errors import RequestError
from toshiken.geography.codes import Level, level, prefecture_of
from toshiken.geography.history import History
from toshiken.geography.residuals import is_residual, residual_of
from toshiken.tables.part_sums import FIGURE, added_up, noted

_EXACT = 1e-6
_STAYS = (Level.NATION, Level.PREFECTURE, Level.SPECIAL_WARDS)


@dataclass(frozen=True)
class Table:
    """rows: in the SCHEMA of tables.observations. boundaries: the day whose municipalities they are. printed_for: the day the
    prefectures are of, where it is an earlier one (None: the same)."""

    rows: pl.DataFrame
    boundaries: date
    printed_for: date | None = None


class Shares(NamedTuple):
    """An estimate for a split place: the share of it that each of its successors gets, by code; basis: where they come from."""

    of: Mapping[str, float]
    basis: str


def rebased(table: Table, history: History, day: date, estimates: Mapping[str, Shares] | None = None) -> Table:
    """The table on the municipalities of `day`; `column` names the parts: 総数（石狩町＋厚田村＋浜益村）.

    A part without value leaves the sum without; a reference value makes it one. estimates: by the code of the split place;
    figures with a part so shared out are reference values and say so. A RequestError where `day` is before the table's.
    """
    history.require_forward(table.boundaries, day)
    moved = _moved(table, history, day, estimates or {})
    placed = pl.col("place").str.ends_with(_RESIDUAL_END)
    named = noted(pl.col("part").str.join("＋"))
    renamed = (pl.len() > 1) | (pl.col("part") != pl.col("name")).any()
    column = pl.when(renamed).then(named).otherwise(pl.col("column").first())
    upper = table.rows.filter(pl.col("place").is_in([c for c in _places(table) if level(c) in _STAYS]))
    unplaced = added_up(moved.filter(placed), named)
    residuals = _residuals(table, moved, upper, history, unplaced)
    rows = pl.concat([upper, added_up(moved.filter(~placed), column), residuals])
    return Table(rows, day, table.printed_for or table.boundaries)


_RESIDUAL_END = residual_of("")


class _Move(NamedTuple):
    """Where a place's figures go: `share` of them to `target`. at: its code on the table's day. name: the target's."""

    place: str
    at: str
    target: str
    share: float
    part: str
    name: str


def _places(table: Table) -> list[str]:
    return table.rows["place"].unique().sort().to_list()


def _moved(table: Table, history: History, day: date, estimates: Mapping[str, Shares]) -> pl.DataFrame:
    """The municipal rows with `place` the target, `old` the place's code on the table's day, `part` and `name`."""
    moves = [move for code in _places(table) for move in _moves(code, table.boundaries, history, day, estimates)]
    known = pl.DataFrame(moves, schema=_MOVE, orient="row")
    shared = pl.col("share") < 1
    reference = shared & pl.col("value").is_not_null()
    return (
        table.rows.join(known, on="place", how="inner", maintain_order="left")
        .sort("at", maintain_order=True)
        .with_columns(
            place=pl.col("target"),
            value=pl.when(shared).then(pl.col("value") * pl.col("share")).otherwise("value"),
            state=pl.when(reference).then(pl.lit("REFERENCE")).otherwise("state"),
        )
    )


_MOVE = {
    **dict.fromkeys(("place", "at", "target"), pl.String),
    "share": pl.Float64,
    **dict.fromkeys(("part", "name"), pl.String),
}


def _moves(
    code: str, then: date, history: History, day: date, estimates: Mapping[str, Shares]
) -> Iterator[_Move]:
    if is_residual(code):
        yield _Move(code, code, code, 1, residual_name(code), residual_name(code))
        return
    kind = level(code)
    if kind is None or not kind.is_municipal:
        return
    at = history.on(code, then) or code
    name, targets = history.name(at, then), history.becomes(at, then, day)
    if len(targets) == 1:
        yield _Move(code, at, targets[0], 1, name, history.name(targets[0], day))
    elif at in estimates:
        shares = _checked(estimates[at], name, targets)
        for new, share in shares.of.items():
            yield _Move(code, at, new, share, f"{name}の{share:.1%}（推計：{shares.basis}）", history.name(new, day))
    else:
        yield _Move(code, at, residual_of(at), 1, name, "")
