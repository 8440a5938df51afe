"""What is counted: the values of all axes but place and time make an item, with an id, a label and a unit."""

import re
from collections.abc import Mapping, Sequence

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.estat.axes import Axis
from toshiken.sources.estat.form import form

_ONLY_VALUE = "観測値"  # the one value of a 表章項目 that says nothing


def telling(values: pl.DataFrame, axes: Sequence[Axis]) -> list[Axis]:
    """The axes that make an item, without one that says nothing."""
    classes = [axis for axis in axes if axis.kind in ("tab", "cat")]
    return [axis for axis in classes if set(values[axis.label].unique()) != {_ONLY_VALUE}]


def is_ssds(values: pl.DataFrame, axes: Sequence[Axis]) -> bool:
    """Whether the items are those of 社会・人口統計体系: one axis, and every label begins with its code."""
    pattern = re.compile(form().ssds.item)
    return len(axes) == 1 and all(pattern.fullmatch(label) for label in values[axes[0].label].unique())


def items_of(values: pl.DataFrame, axes: Sequence[Axis], key: str, title: str) -> pl.DataFrame:
    """Every item that occurs: `item` and `label` beside part_code, part, unit and the columns of the axes, to join on.

    key: what begins the id of an item, so that those of two statistics differ; "" for 社会・人口統計体系, whose codes do.
    title: what is counted where no axis says it.
    """
    names = ["part_code", "part", "unit", *(column for axis in axes for column in (axis.code, axis.label))]
    found = values.select(names).unique(maintain_order=True)
    rows = [(_id(row, axes, key), _label(row, axes, title)) for row in found.iter_rows(named=True)]
    made = pl.DataFrame(rows, schema={"item": pl.String, "label": pl.String}, orient="row")
    return pl.concat([found, made], how="horizontal")


def labels_of(items: pl.DataFrame, file: str) -> dict[str, tuple[str, str]]:
    """Item → label and unit; a SourceError where an item is given in two units."""
    labels: dict[str, tuple[str, str]] = {}
    for item, label, unit in items.select("item", "label", "unit").iter_rows():
        known = labels.setdefault(item, (label, unit))
        if known[1] != unit:
            raise SourceError(
                f"「{label}」の単位が2通り（「{known[1]}」「{unit}」）あります。項目を分けてダウンロードし直してください。",
                file,
            )
    return labels


def _id(row: Mapping[str, str], axes: Sequence[Axis], key: str) -> str:
    if not key:
        return row[axes[0].label].split("_", 1)[0] + (f".{row['part_code']}" if row["part_code"] else "")
    parts = [row[axis.code] or row[axis.label] for axis in axes]
    return ".".join((key, *parts, *filter(None, [row["part_code"]])))


def _label(row: Mapping[str, str], axes: Sequence[Axis], title: str) -> str:
    """人口（男女：総数、年齢：0～4歳）: what the first axis says, then the others with their headings."""
    name = _named(row[axes[0].label]) if axes else title
    told = [f"{axis.name}：{row[axis.label]}" for axis in axes[1:]]
    told += [row["part"]] if row["part"] else []
    return name + (f"（{'、'.join(told)}）" if told else "")


def _named(label: str) -> str:
    """B1101_総面積 → 総面積."""
    return label.split("_", 1)[1] if re.fullmatch(form().ssds.item, label) else label
