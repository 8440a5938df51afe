"""The axes of a table: 表章項目, 男女, 年齢, 地域, 時間軸 …

A frame of values has the columns row, column (the heading of its column, "" where all values share one), text, note, unit,
and of each axis <column>_code and <column>_label.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.estat.form import form

Kind = Literal["area", "time", "tab", "cat"]
_KINDS: tuple[Kind, ...] = ("area", "time", "tab")
_SAYS = {"area": "地域", "time": "時間軸"}
_UNIT = r"【([^【】]*)】\s*$"


class Axis(NamedTuple):
    """What it is, its heading, and the beginning of its columns' names."""

    kind: Kind
    name: str
    column: str

    @property
    def code(self) -> str:
        return f"{self.column}_code"

    @property
    def label(self) -> str:
        return f"{self.column}_label"


def axis_headed(heading: str, column: str) -> Axis:
    """The axis under a heading, where nothing else tells its kind."""
    kinds = (kind for kind in _KINDS if re.fullmatch(getattr(form().headings, kind), heading))
    return Axis(next(kinds, "cat"), heading, column)


def axis_of(axes: Sequence[Axis], kind: Literal["area", "time"], file: str) -> Axis | None:
    """The one axis of places, or of times; None where there is none, a SourceError where there are two."""
    found = [axis for axis in axes if axis.kind == kind]
    if len(found) > 1:
        names = "、".join(f"「{axis.name}」" for axis in found)
        raise SourceError(
            f"{_SAYS[kind]}の分類が2つあります（{names}）。1つだけの表にしてダウンロードし直してください。", file
        )
    return found[0] if found else None


def with_units(values: pl.DataFrame, axes: Sequence[Axis]) -> pl.DataFrame:
    """The values with the unit that stands behind a label, 人口【人】, in `unit`."""
    for axis in axes:
        unit = pl.col(axis.label).str.extract(_UNIT).fill_null("")
        values = values.with_columns(
            pl.when(unit != "").then(unit).otherwise("unit").alias("unit"),
            pl.col(axis.label).str.replace(_UNIT, ""),
        )
    return values
