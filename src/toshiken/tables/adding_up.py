"""Totals against their parts, as the file prints them: a file that does not add up is refused."""

from collections.abc import Callable, Sequence

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.tables.meanings import Meanings


def require_sums(
    meant: pl.DataFrame,
    dimensions: Sequence[str],
    meaning: Meanings,
    fault: Callable[[str, int | None, str], SourceError],
) -> None:
    """Raises at the first whole that is not the sum of its parts: `adds_up` by item, `sums_over` by dimension.

    A rule of which a part does not occur at all says nothing: an edition may leave a column out.
    """
    items = set(meant["item"].unique()) if meaning.adds_up else set()
    for rule in meaning.adds_up:
        if items.issuperset(rule.parts):
            _require(meant, "item", rule.whole, rule.parts, [*dimensions, "time"], fault)
    for name in meaning.sums_over:
        if name in dimensions:
            whole = meaning.wholes.get(name, "")
            parts = meant.filter(pl.col(name) != whole)[name].unique().to_list()
            _require(meant, name, whole, parts, [*(d for d in dimensions if d != name), "item", "time"], fault)


def _require(
    meant: pl.DataFrame,
    by: str,
    whole: str,
    parts: Sequence[str],
    same: Sequence[str],
    fault: Callable[[str, int | None, str], SourceError],
) -> None:
    keys = ["place", *same]
    cells = meant.select(*keys, by, "value", "row", "column")
    summed = (
        cells.filter(pl.col(by).is_in(list(parts)))
        .group_by(keys)
        .agg(pl.col("value").sum().alias("sum"), pl.col("value").is_null().any().alias("open"))
        .filter(~pl.col("open"))
    )
    wholes = cells.filter((pl.col(by) == whole) & pl.col("value").is_not_null())
    wrong = wholes.join(summed, on=keys, how="inner", maintain_order="left").filter(
        (pl.col("value") - pl.col("sum")).abs() > 1e-6
    )
    if not wrong.is_empty():
        first = wrong.row(0, named=True)
        raise fault(
            f"合計{first['value']:,.10g}が内訳の和{first['sum']:,.10g}と一致しません。数値が書き換わっていないか、"
            "公表されたファイルと比べてください。",
            first["row"], first["column"],
        )  # fmt: skip
