"""The file's own legend: what its symbols mean, by the words it prints for them."""

from collections.abc import Mapping

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.estat.form import form


def symbols_of(legend: Mapping[str, str], cells: pl.DataFrame, label: str, sheet: str = "") -> dict[str, str]:
    """Symbol → State name; a SourceError names the first cell whose symbol is explained by words without a stated meaning."""
    words = form().words
    unknown = [symbol for symbol, meaning in legend.items() if meaning.strip() not in words]
    unread = cells.filter(pl.col("text").str.strip_chars().is_in(unknown))
    if not unread.is_empty():
        first = unread.row(0, named=True)
        meaning = legend[first["text"].strip()]
        raise SourceError(
            f"記号「{first['text']}」の意味が凡例に「{meaning}」とありますが、その読み方が決められていません。"
            "src/toshiken/sources/estat/form.yml の words に書き足します。",
            label, sheet, first["row"], first["column"],
        )  # fmt: skip
    states = {symbol: words[meaning.strip()] for symbol, meaning in legend.items() if symbol not in unknown}
    return {symbol: state for symbol, state in states.items() if state != "NOTHING"}
