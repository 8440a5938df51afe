"""Cells of text as numbers and states."""

from collections.abc import Callable, Mapping

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.core.quantity import State

_WIDE = dict(zip("０１２３４５６７８９．，－", "0123456789.,-", strict=True))
# A sign (△ and ▲ are minus, a blank may follow), digits with or without grouping, and what is printed behind: a footnote mark.
_NUMBER = r"^([-△▲]? ?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(\D.*)?$"
Fault = Callable[[str, int | None, str], SourceError]


def with_numbers(
    cells: pl.DataFrame, symbols: Mapping[str, str], notes: Mapping[str, str], fault: Fault
) -> pl.DataFrame:
    """The cells with `value` (Float64) and `state` (State name).

    symbols: what text in place of a number means; notes: what a remark or a mark behind a number means. Text and marks
    without a stated meaning are faults at their row and column.
    """
    stripped = pl.col("text").str.strip_chars(" \u3000\t")
    plain = stripped.str.replace_many(list(_WIDE), list(_WIDE.values())).str.extract_groups(_NUMBER)
    split = cells.with_columns(symbol=stripped, parts=plain).with_columns(
        number=pl.col("parts").struct[0].str.replace_many(["△", "▲", ",", " "], ["-", "-", "", ""]).cast(pl.Float64),
        mark=pl.coalesce(pl.col("parts").struct[1], pl.lit("")),
        is_symbol=pl.col("symbol").is_in(list(symbols)),
    )
    _require_meanings(split, symbols, notes, fault)
    zeros = [text for text, state in symbols.items() if State[state].has_value]
    note = pl.when(pl.col("note") != "").then("note").otherwise("mark")
    return split.with_columns(
        value=pl.when(pl.col("symbol").is_in(zeros)).then(0.0).when(~pl.col("is_symbol")).then("number"),
        state=pl.when("is_symbol")
        .then(_states("symbol", symbols))
        .otherwise(note.replace_strict({"": "PRESENT", **notes}, default=None, return_dtype=pl.String)),
    ).drop("symbol", "parts", "number", "mark", "is_symbol")


def _states(column: str, meanings: Mapping[str, str]) -> pl.Expr:
    return pl.col(column).replace_strict(dict(meanings) or {"": ""}, default=None, return_dtype=pl.String)


def _require_meanings(split: pl.DataFrame, symbols: Mapping[str, str], notes: Mapping[str, str], fault: Fault) -> None:
    read = pl.col("number").is_finite().fill_null(value=False)  # hundreds of digits are no number either
    unread = split.filter(~pl.col("is_symbol") & ~read)
    if not unread.is_empty():
        first = unread.row(0, named=True)
        known = f"この資料の記号：{'、'.join(symbols)}" if symbols else "この資料に記号はないはずです"
        raise fault(
            f"「{first['text']}」は数値でも、意味の決まった記号でもありません（{known}）。公表されたままのファイルか確かめてください。",
            first["row"], first["column"],
        )  # fmt: skip
    for name in ("note", "mark"):
        unknown = split.filter((pl.col(name) != "") & ~pl.col("is_symbol") & ~pl.col(name).is_in(list(notes)))
        if not unknown.is_empty():
            first = unknown.row(0, named=True)
            raise fault(
                f"「{first['text']}」の注記「{first[name]}」の意味が決められていません。公表されたままのファイルか確かめてください。",
                first["row"], first["column"],
            )  # fmt: skip
