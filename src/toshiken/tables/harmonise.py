"""Sums that make tables of different publications meet: age classes, both sexes, 17 industries from 18.

Only additions happen here. A sum keeps origin and surveys of its rows, so all rows of one sum come from one publication; where one
part is absent or has no value the sum has none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, Self

import polars as pl
from pydantic import model_validator

from toshiken.core.records import Record, load_record
from toshiken.tables.industries import industry_17
from toshiken.tables.observations import FIGURE, dimension_key, parsed_dimensions


class Sum(Record):
    """Rows of `field` carrying exactly the dimensions `of`, added up into the field `into` (absent: the same).

    drop: dimensions summed over. regroup: the dimension whose values are put together into larger ones.
    """

    field: str
    of: tuple[str, ...]
    into: str = ""
    drop: tuple[str, ...] = ()
    regroup: Literal["age", "industry"] | None = None

    @model_validator(mode="after")
    def _works_on_its_dimensions(self) -> Self:
        named = (*self.drop, *((self.regroup,) if self.regroup else ()))
        if unknown := set(named) - set(self.of):
            raise ValueError(
                f"of にない次元「{'、'.join(sorted(unknown))}」が drop か regroup にあります。of に書き足してください"
            )
        return self


class BaseYear(Record):
    """The census a projection starts from, where the projection stands for it. survey: that census."""

    edition: str
    period: str
    survey: str
    sums: tuple[Sum, ...]


class Sums(Record):
    """sums.yml."""

    sums: tuple[Sum, ...]
    base_years: tuple[BaseYear, ...]


@cache
def all_sums() -> Sums:
    """The sums of sums.yml."""
    return load_record(Path(__file__).with_name("sums.yml"), Sums)


def age_class(age_from: str) -> str:
    """The class of a five-year group by its lower bound: 年少 0–14, 生産年齢 15–64, 老年 65+."""
    if age_from == "unknown":
        return "unknown"
    age = int(age_from)
    return "0-14" if age < 15 else "15-64" if age < 65 else "65+"


def harmonised(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with all sums that can be made from them."""
    made = [summed(rows, how) for how in all_sums().sums]
    for base in all_sums().base_years:
        start = _base_year(rows, base)
        made += [summed(start, how) for how in base.sums]
    sums = pl.concat(made).join(rows, on=FIGURE, how="anti", maintain_order="left")  # what is printed is not made anew
    return pl.concat([rows, sums])


def _base_year(rows: pl.DataFrame, base: BaseYear) -> pl.DataFrame:
    """The rows of the projection's first year, as figures of the census it starts from."""
    of_edition = pl.col("dimensions").str.split(";").list.contains(f"edition={base.edition}")
    return rows.filter((pl.col("period") == base.period) & of_edition).with_columns(survey=pl.lit(base.survey))


def summed(rows: pl.DataFrame, how: Sum) -> pl.DataFrame:
    """The sums `how` makes, in the columns of `rows`; each publication has the parts it prints."""
    of_field = rows.filter(pl.col("field") == how.field)
    targets = _targets(of_field.select("origin", "dimensions").unique().rows(), how)
    if targets.is_empty():
        return rows.clear()
    groups = (
        of_field.join(targets, on=["origin", "dimensions"], how="inner", maintain_order="left")
        .with_columns(dimensions="target")
        .group_by("place", "period", "dimensions", "origin", maintain_order=True)
        .agg(
            pl.col("value").sum().alias("sum"),
            (pl.col("value").count() == pl.col("parts").first()).alias("complete"),
            *[(pl.col("state") == name).any().alias(name) for name in ("REFERENCE", "SUPPRESSED")],
            *[pl.col(name).unique(maintain_order=True).str.join("、") for name in ("column", "survey")],
        )
    )
    return groups.with_columns(
        field=pl.lit(how.into or how.field),
        value=pl.when("complete").then("sum"),
        state=pl.when("complete")
        .then(pl.when("REFERENCE").then(pl.lit("REFERENCE")).otherwise(pl.lit("PRESENT")))
        .otherwise(pl.when("SUPPRESSED").then(pl.lit("SUPPRESSED")).otherwise(pl.lit("MISSING"))),
    ).select(rows.columns)


def _targets(keys: list[tuple[str, str]], how: Sum) -> pl.DataFrame:
    """Origin and dimension key of a part → key of the sum it goes into, and how many parts that sum has."""
    by_origin: dict[str, dict[str, str]] = defaultdict(dict)
    for origin, key in sorted(keys):
        named = parsed_dimensions(key)
        if set(named) == set(how.of):
            by_origin[origin][key] = _target(named, how)
    rows = [
        (origin, key, target, parts[target])
        for origin, found in by_origin.items()
        if not _single(found, how)
        for parts in [Counter(found.values())]
        for key, target in found.items()
    ]
    schema = {"origin": pl.String, "dimensions": pl.String, "target": pl.String, "parts": pl.UInt32}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _single(keys: Iterable[str], how: Sum) -> bool:
    """Whether a dimension to be summed over has one value only: men alone are no total."""
    found = [parsed_dimensions(key) for key in keys]
    return any(len({named[name] for named in found}) == 1 for name in how.drop if name != "edition")


def _target(dimensions: dict[str, str], how: Sum) -> str:
    kept = {name: value for name, value in dimensions.items() if name not in how.drop}
    if how.regroup:
        name, larger = _LARGER[how.regroup]
        kept[name] = larger(kept.pop(how.regroup))
    return dimension_key(kept)


# Dimension → the one its larger groups make, and the group of a value.
_LARGER = {"age": ("age_class", age_class), "industry": ("industry", industry_17)}
