"""Values with their axes as the cells of a printed table."""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.core.quantity import NATION
from toshiken.sources.estat.axes import Axis, axis_of, with_units
from toshiken.sources.estat.facts import short_hash
from toshiken.sources.estat.items import is_ssds, items_of, labels_of, telling
from toshiken.sources.printed import CELLS

_SHORT_CODE = r"^[0-9]{1,4}$"  # a spreadsheet took the leading zeros
_PREFECTURE_CODE, _PREFECTURE = r"^[0-9]{1,2}$", "[都道府県]$"
_PART = r"^(00[0-9]{3}|[0-9]{2}0[0-9]{2})$"  # 人口集中地区, 市部, 郡部 …: of the nation or a prefecture, no place


class Cells(NamedTuple):
    """cells: in CELLS. labels: item → label and unit. ssds: whether the items are those of 社会・人口統計体系."""

    cells: pl.DataFrame
    labels: dict[str, tuple[str, str]]
    ssds: bool

    @property
    def selection(self) -> str:
        """Tells apart two downloads of one table that hold other items, places or times."""
        places = self.cells.select(place=pl.concat_str("code", "name", separator=" "))["place"]
        columns = (column.unique().sort().to_list() for column in (self.cells["item"], self.cells["time"], places))
        return short_hash("\n\n".join("\n".join(texts) for texts in columns))


def cells_of(values: pl.DataFrame, axes: Sequence[Axis], key: str, title: str, file: str, time: str = "") -> Cells:
    """The cells. key and title: see `items_of`. time: that of all values where no axis is the time.

    A SourceError where there is no value, where no time stands anywhere, or two axes are the place.
    """
    if values.is_empty():
        raise SourceError("数値がひとつもありません。条件を確かめてダウンロードし直してください。", file)
    area, times = axis_of(axes, "area", file), axis_of(axes, "time", file)
    if times is None and not time:
        raise SourceError("時点がどこにもありません。時間軸を表に入れてダウンロードし直してください。", file)
    classes = telling(values := with_units(values, axes), axes)
    placed = _with_places(values, area)
    ssds = is_ssds(placed, classes)
    items = items_of(placed, classes, "" if ssds else key, title)
    named = placed.join(items, on=items.columns[:-2], how="left", maintain_order="left").with_columns(
        time=pl.lit(time) if times is None else pl.col(times.label),
        column=pl.when(pl.col("column") == "").then("label").otherwise("column"),
    )
    return Cells(named.select(pl.col(name).cast(kind) for name, kind in CELLS.items()), labels_of(items, file), ssds)


def _with_places(values: pl.DataFrame, area: Axis | None) -> pl.DataFrame:
    """The values with code and name, and with part_code and part where the area is only part of that place."""
    if area is None:
        return values.with_columns(
            code=pl.lit(NATION.code), name=pl.lit(NATION.name), part_code=pl.lit(""), part=pl.lit("")
        )
    label = pl.col(area.label)
    code = _five_digits(pl.col(area.code), label)
    is_part = code.str.contains(_PART) & ~code.str.ends_with("000")
    return values.with_columns(
        code=pl.when(is_part).then(code.str.slice(0, 2) + "000").otherwise(code),
        name=pl.when(is_part).then(pl.lit("")).otherwise(label),
        part_code=pl.when(is_part).then(code).otherwise(pl.lit("")),
        part=pl.when(is_part).then(label).otherwise(pl.lit("")),
    )


def _five_digits(code: pl.Expr, label: pl.Expr) -> pl.Expr:
    """1100 → 01100; 1, of a prefecture, → 01000."""
    is_prefecture = code.str.contains(_PREFECTURE_CODE) & label.str.contains(_PREFECTURE)
    whole = pl.when(code.str.contains(_SHORT_CODE)).then(code.str.zfill(5)).otherwise(code)
    return pl.when(is_prefecture).then(code.str.zfill(2) + "000").otherwise(whole)
