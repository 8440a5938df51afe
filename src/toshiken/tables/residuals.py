"""What a prefecture has and none of its municipalities: a row of its own, so that nothing vanishes when places are moved.

東京都（所属未定・按分できないもの）, code 13999: the prefecture as printed less its municipalities, where the table has all of them with
their values; else what could not be placed. The municipalities that count are those that were the prefecture's on the
table's day: one that went to another prefecture since (長野県山口村, 2005) is placed there, and nothing of it is left over.
"""

from collections import Counter
from collections.abc import Collection

import polars as pl

from toshiken.geography.codes import residual_of
from toshiken.tables.observations import SCHEMA
from toshiken.tables.part_sums import FIGURE, added_up, noted

_EXACT = 1e-6
_GROUP = ["place", *FIGURE]


def residuals(
    placed: pl.DataFrame, unplaced: pl.DataFrame, prefectures: pl.DataFrame, municipalities: Collection[str]
) -> pl.LazyFrame:
    """The rows that are not 0. placed, unplaced: rows of municipalities, `at` their code on the table's day, `part` their name.

    prefectures: the printed rows that municipalities may be held against. municipalities: all there were in them on the day.
    """
    rows = added_up(unplaced.lazy(), noted(pl.col("part").str.join("＋")))
    if not prefectures.is_empty():
        compared = _compared(placed.lazy(), unplaced.lazy(), prefectures.lazy(), municipalities)
        rows = pl.concat([compared, rows.join(compared, on=_GROUP, how="anti", maintain_order="left")])
    return rows.filter(pl.col("value").is_null() | (pl.col("value").abs() > _EXACT))


def _compared(
    placed: pl.LazyFrame, unplaced: pl.LazyFrame, prefectures: pl.LazyFrame, municipalities: Collection[str]
) -> pl.LazyFrame:
    """Prefecture less municipalities for every figure that all of them have."""
    of_prefecture = pl.col("at").str.slice(0, 2) + residual_of("")
    expected = Counter(residual_of(code) for code in municipalities)
    there = pl.concat([placed, unplaced]).filter(pl.col("at").is_in(list(municipalities)))
    complete = (
        there.with_columns(place=of_prefecture)
        .group_by(_GROUP)
        .agg(pl.col("at").n_unique().alias("count"), pl.col("value").is_null().any().alias("open"))
        .filter(~pl.col("open"), pl.col("count") == pl.col("place").replace_strict(expected, return_dtype=pl.UInt32))
    )
    sums = placed.with_columns(place=of_prefecture).group_by(_GROUP).agg(
        pl.col("value").sum().alias("placed"), (pl.col("state") == "REFERENCE").any().alias("reference")
    )  # fmt: skip
    names = unplaced.group_by(_GROUP, maintain_order=True).agg(pl.col("part").str.join("＋").alias("unplaced"))
    return (
        prefectures.with_columns(place=pl.col("place").str.slice(0, 2) + residual_of(""))
        .filter(pl.col("value").is_not_null())
        .join(complete, on=_GROUP, how="semi", maintain_order="left")
        .join(sums, on=_GROUP, how="left", maintain_order="left")
        .join(names, on=_GROUP, how="left", maintain_order="left")
        .with_columns(
            value=pl.col("value") - pl.col("placed").fill_null(0),
            state=pl.when(pl.col("reference")).then(pl.lit("REFERENCE")).otherwise("state"),
            column=pl.concat_str(
                "column",
                pl.lit("（市区町村値の和との差"),
                pl.concat_str(pl.lit("、"), "unplaced", pl.lit("を含む")).fill_null(""),
                pl.lit("）"),
            ),
        )
        .select(list(SCHEMA))
    )
