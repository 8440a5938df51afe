"""Additive figures on the municipalities of a later day: what was put together by then is added up.

Only forward: what was merged cannot be taken apart. Prefectures, the nation and 特別区部 stay as printed, wards are left out.
What cannot be placed stays in a row of its prefecture (tables/residuals.py): people of no municipality (37 in 東京都 in 1980)
and places that were split between several.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import polars as pl

from toshiken.geography.codes import Level, level, residual_of
from toshiken.geography.history import History, require_forward
from toshiken.geography.place_names import place_name
from toshiken.tables.part_sums import FIGURE, added_up, noted
from toshiken.tables.residuals import residuals

_STAYS = (Level.NATION, Level.PREFECTURE, Level.SPECIAL_WARDS)


@dataclass(frozen=True)
class Table:
    """rows: in the SCHEMA of tables.observations. boundaries: the day whose municipalities they are. printed_for: the day whose
    prefectures they are, where that is an earlier one."""

    rows: pl.DataFrame
    boundaries: date
    printed_for: date | None = None


@dataclass(frozen=True)
class _Way:
    """From one day to a later one."""

    history: History
    then: date
    day: date

    def into(self, code: str, at: str, target: str, part: str) -> "_Move":
        """The move of a place's figures into a place of the later day."""
        old = self.history.parts(target, self.then, self.day)
        left = [p.name for p in old if self.is_split(p.code)]
        without = "、".join(f"{name}の一部を除く" for name in left)
        return _Move(code, at, target, part, self.history.name(target, self.day), len(old) - len(left), without)

    def is_split(self, at: str) -> bool:
        """Whether the territory of a place went to several."""
        return len(self.history.becomes(at, self.then, self.day)) > 1


class _Move(NamedTuple):
    """A place's figures go to `target`, which is called `name` and takes those of `parts` places.

    at: the place's code on its day. without: what `target` lacks of places that were split.
    """

    printed: str
    at: str
    target: str
    part: str
    name: str
    parts: int = 1
    without: str = ""


def rebased(table: Table, history: History, day: date) -> Table:
    """The table on the municipalities of `day`; `column` names the parts: 総数（石狩町＋厚田村＋浜益村）.

    A part without value leaves the sum without; a reference value makes it one; of a place whose parts are not all in the
    table there is no row. A split place stays in the residual row, and what it went to says 「上九一色村の一部を除く」 (docs/decisions/
    splits-stay-apart.md). A RequestError where `day` is before the table's.
    """
    require_forward(table.boundaries, day)
    if table.rows.is_empty():
        return Table(table.rows, day, table.printed_for or table.boundaries)
    way = _Way(history, table.boundaries, day)
    codes = table.rows["place"].unique().sort().to_list()
    moved = _moved(table.rows, [move for code in codes for move in _moves(code, way)])
    upper = table.rows.filter(pl.col("place").is_in([code for code in codes if level(code) in _STAYS]))
    is_placed = pl.col("place") != pl.col("at").str.slice(0, 2) + residual_of("")
    into, left_over = moved.filter(is_placed), moved.filter(~is_placed)
    first_time = upper if table.printed_for is None else upper.clear()
    prefectures = {code[:2] for code in codes}
    there = [code for code in history.municipalities(way.then) if code[:2] in prefectures]
    left = residuals(into, left_over, first_time, there)
    rows = pl.concat([upper.lazy(), added_up(into.lazy(), _parts_told()), left]).collect()
    return Table(rows, day, table.printed_for or table.boundaries)


def _moves(code: str, way: _Way) -> Iterator[_Move]:
    kind = level(code)
    if kind is Level.RESIDUAL:
        yield _Move(code, code, code, place_name(code), "")
    if kind is None or not kind.is_municipal:
        return
    at = way.history.on(code, way.then) or code
    name, targets = way.history.name(at, way.then), way.history.becomes(at, way.then, way.day)
    if len(targets) == 1:
        yield way.into(code, at, targets[0], name)
    else:
        yield _Move(code, at, residual_of(at), name, "")


def _moved(rows: pl.DataFrame, moves: list[_Move]) -> pl.DataFrame:
    """The rows of places that are moved, by their code on the day: `place` is the target, with `at`, `part` and `name`."""
    texts = dict.fromkeys(_Move._fields, pl.String)
    known = pl.DataFrame(moves, schema={**texts, "parts": pl.UInt32}, orient="row")
    return (
        rows.join(known, left_on="place", right_on="printed", how="inner", maintain_order="left")
        .filter(pl.len().over("target", *FIGURE) >= pl.col("parts"))
        .sort("at", maintain_order=True)
        .with_columns(place=pl.col("target"))
        .drop("target", "parts")
    )


def _parts_told() -> pl.Expr:
    """The names of the parts, where there are several or the place had another name, and what is left out."""
    changed = (pl.len() > 1) | (pl.col("part") != pl.col("name")).any() | (pl.col("without") != "").any()
    without = pl.col("without").first()
    left_out = pl.when(without == "").then(pl.lit("")).otherwise(pl.lit("、") + without)
    return pl.when(changed).then(noted(pl.col("part").str.join("＋") + left_out)).otherwise(pl.col("column").first())
