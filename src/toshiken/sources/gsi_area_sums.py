"""Areas of wholes against their parts: the file rounds each figure by itself, so they may differ by that and no more."""

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.core.quantity import NATION
from toshiken.sources.document import Document

_HALF_STEP = 0.005  # km², of a figure with two decimals


def require_area_sums(document: Document, areas: pl.DataFrame) -> None:
    """Raises where the nation is not the sum of its prefectures, a prefecture not that of its places and the land of none, or
    a designated city not that of its wards. areas: row, code, prefecture, name, day, column, km2."""
    parts = (
        _with_wholes(areas)
        .group_by("whole", "day")
        .agg(pl.col("km2").sum().alias("sum"), pl.len().cast(pl.Int64).alias("parts"))
    )
    compared = areas.join(parts, left_on=["code", "day"], right_on=["whole", "day"], maintain_order="left")
    allowed = _HALF_STEP * (pl.col("parts") + 1) + 1e-6
    wrong = compared.filter((pl.col("km2") - pl.col("sum")).abs() > allowed)
    if not wrong.is_empty():
        first = wrong.row(0, named=True)
        raise SourceError(
            f"{first['name']}の面積{first['km2']:,.2f} km²が、内訳{first['parts']}件の和{first['sum']:,.2f} km²と四捨五入の差を"
            "超えて違います。行が欠けたり数値が書き換わったりしていないか、公表されたファイルと比べてください。",
            document.label, row=first["row"], column=first["column"],
        )  # fmt: skip


def _with_wholes(areas: pl.DataFrame) -> pl.DataFrame:
    """The areas that are parts, with `whole`, the code of what they are a part of."""
    is_prefecture = pl.col("code").str.ends_with("000") & (pl.col("code") != NATION.code)
    prefectures = areas.filter(is_prefecture).select("prefecture", "day", of_prefecture="code")
    cities = areas.select("prefecture", "day", city="name", of_city="code")
    city = pl.col("name").str.extract(r"^\((.+)\)")
    whole = (
        pl.when(is_prefecture).then(pl.lit(NATION.code)).when(city.is_null()).then("of_prefecture").otherwise("of_city")
    )
    return (
        areas.filter(pl.col("code") != NATION.code)
        .with_columns(city=city)
        .join(prefectures, on=["prefecture", "day"], how="left")
        .join(cities, on=["prefecture", "day", "city"], how="left")
        .with_columns(whole=whole)
    )
