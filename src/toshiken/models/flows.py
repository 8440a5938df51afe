"""Flow tables in the engine the caller brings: a Polars LazyFrame, a DuckDB relation, a PySpark DataFrame.

Each function is written once on narwhals, takes the caller's own table and gives back one of the same kind; nothing runs before
the caller asks for the result, and it runs where the table is. A flow table has the columns `origin`, `destination` (codes) and
`persons`, and any others (year, sex, hour …).
"""

from collections.abc import Collection, Mapping
from typing import Any

import narwhals as nw
from narwhals.typing import IntoLazyFrameT

from toshiken.core.errors import RequestError

ORIGIN, DESTINATION, PERSONS = "origin", "destination", "persons"
PAIR = (ORIGIN, DESTINATION)


def narrowed(flows: IntoLazyFrameT, **kept: Collection[Any]) -> IntoLazyFrameT:
    """The rows whose columns hold one of these values: narrowed(trips, year=[2020], origin=codes)."""
    found = nw.from_native(flows)
    for column, values in kept.items():
        found = found.filter(nw.col(column).is_in(list(values)))
    return found.to_native()


def grouped(flows: IntoLazyFrameT, by: Collection[str] = PAIR) -> IntoLazyFrameT:
    """`by` and the sum of `persons`: trips to origin–destination totals. A sum with a missing part is missing."""
    return nw.from_native(flows).group_by(*by).agg(_sum(PERSONS).alias(PERSONS)).to_native()


def _sum(column: str) -> nw.Expr:
    """Engines pass over what is missing, or take it for zero; here it leaves the sum missing."""
    # By bool_and: of what engines make of it the quickest everywhere (DuckDB counts missing values at half the speed).
    return nw.when((~nw.col(column).is_null()).all()).then(nw.col(column).sum())


def rebased(flows: IntoLazyFrameT, codes: Mapping[str, str]) -> IntoLazyFrameT:
    """The flows between the places of a later day. codes: old → new, of those that changed; persons of one pair are summed.

    A code stands for one place: flows of a place that was split have no new place and must be shared out before.
    """
    found = nw.from_native(flows)
    by = [column for column in found.collect_schema().names() if column != PERSONS]
    if codes:
        old, new = list(codes), list(codes.values())
        found = found.with_columns(nw.col(end).replace_strict(old, new, default=nw.col(end)) for end in PAIR)
    return grouped(found.to_native(), by)


def placed(flows: IntoLazyFrameT, places: IntoLazyFrameT) -> IntoLazyFrameT:
    """The flows between the places that finer cells (meshes, blocks) lie in; persons of one pair are summed.

    places: a table of the same engine with one row a cell, `code` and `place`. A cell without a row keeps its persons and has no
    place, which `require_flows` tells.
    """
    found = nw.from_native(flows)
    by = [column for column in found.collect_schema().names() if column != PERSONS]
    for end in PAIR:
        cells = nw.from_native(places).select(nw.col("code").alias(end), nw.col("place").alias(f"{end}_place"))
        found = found.join(cells, on=end, how="left").drop(end).rename({f"{end}_place": end})
    return grouped(found.to_native(), by)


def ratios(flows: IntoLazyFrameT, hubs: Collection[str]) -> IntoLazyFrameT:
    """origin, to_hub_persons, residents_persons, ratio: the share of those living in a place who work or study in the hub, of
    all its flows. hubs: one code, or two whose persons are summed; they themselves have no row, as they are no partners."""
    if len(set(hubs)) < len(hubs) or not hubs:
        raise RequestError(
            f"中枢都市の指定「{'、'.join(hubs)}」が空か、同じ市の重なりです。1市か、異なる2市にしてください。"
        )
    to_hub = nw.when(nw.col(DESTINATION).is_in(list(hubs))).then(nw.col(PERSONS)).otherwise(0)
    sums = (
        nw.from_native(flows)
        .filter(~nw.col(ORIGIN).is_in(list(hubs)))
        .with_columns(to_hub_persons=to_hub)
        .group_by(ORIGIN)
        .agg(_sum("to_hub_persons").alias("to_hub_persons"), _sum(PERSONS).alias("residents_persons"))
    )
    living = nw.col("residents_persons")
    return sums.with_columns(ratio=nw.when(living > 0).then(nw.col("to_hub_persons") / living)).to_native()


def require_flows(flows: IntoLazyFrameT, by: Collection[str] = PAIR) -> None:
    """Raises a RequestError where a row is no flow: persons or a code missing, persons negative, the same `by` twice; or where
    nobody leaves the place lived in. This runs the caller's engine."""
    found = nw.from_native(flows)
    names, persons = list(by), nw.col(PERSONS)
    is_missing = persons.is_null() | nw.any_horizontal(*(nw.col(n).is_null() for n in names), ignore_nulls=False)
    if found.collect_schema()[PERSONS].is_float():
        is_missing = is_missing | persons.is_nan()
    _refuse(found.filter(is_missing), names, "人数かコードがありません。欠測は0ではありません")
    _refuse(found.filter(persons < 0), names, "人数が負です")
    twice = found.group_by(*names).agg(nw.len().alias("rows")).filter(nw.col("rows") > 1)
    _refuse(twice, names, "同じ組の行が2つ以上あります")
    if not _first(found.filter((nw.col(ORIGIN) != nw.col(DESTINATION)) & (persons > 0)), names):
        raise RequestError(
            "自分の市町村で働き、学ぶ人の流動しかないか、流動が1件もありません。市町村の間の流動を含む表を使ってください。"
        )


def _refuse(wrong: nw.LazyFrame[Any], names: list[str], why: str) -> None:
    if row := _first(wrong, names):
        where = "、".join(f"{name}={value}" for name, value in row[0].items())
        raise RequestError(f"流動の表の{where}の行：{why}。表を直してください。")


def _first(rows: nw.LazyFrame[Any], names: list[str]) -> list[dict[str, Any]]:
    """The first row by its codes, or none."""
    return rows.select(*names).sort(*names).head(1).collect("polars").rows(named=True)
