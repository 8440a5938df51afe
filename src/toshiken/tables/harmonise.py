"""Sums that make tables of different publications meet: age classes, both sexes, 17 industries from 18.

Only additions happen here. A sum keeps the origin of its rows, so all rows of one sum come from one publication; where one
part is absent or has no value the sum has none.
"""

from collections import Counter
from dataclasses import dataclass

import polars as pl

from toshiken.tables.industries import industry_17
from toshiken.tables.observations import dimension_key, parsed_dimensions

AGE_CLASSES = ("0-14", "15-64", "65+", "unknown")
_BASE_YEAR = "2015-10-01"


@dataclass(frozen=True)
class Sum:
    """Rows of `field` carrying exactly the dimensions `of`, added up into the field `into`.

    drop: dimensions summed over; rename: `age>age_class` or `industry>industry` regroups one dimension.
    """

    field: str
    of: tuple[str, ...]
    into: str
    drop: tuple[str, ...] = ()
    rename: str = ""


_PROJECTED = "projected_population_persons"
_CELLS, _AGES, _CLASSES = ("age", "edition", "sex"), ("age", "edition"), ("age_class", "edition")
SUMS = (
    Sum("population_persons", ("age", "sex"), "population_persons", drop=("age", "sex")),
    Sum("population_persons", ("age", "sex"), "population_persons", drop=("age",)),
    Sum("population_persons", ("age", "sex"), "population_persons", drop=("sex",), rename="age>age_class"),
    Sum(_PROJECTED, _CELLS, _PROJECTED, drop=("age", "sex")),
    Sum(_PROJECTED, _CELLS, _PROJECTED, drop=("sex",), rename="age>age_class"),
    Sum(_PROJECTED, _AGES, _PROJECTED, drop=("age",)),
    Sum(_PROJECTED, _AGES, _PROJECTED, rename="age>age_class"),
    Sum(_PROJECTED, _CLASSES, _PROJECTED, drop=("age_class",)),
    *(
        Sum(field, ("industry",), field, drop=("industry",))
        for field in ("sales_million_jpy", "value_added_million_jpy", "surveyed_establishments")
    ),
    Sum("private_establishments", ("industry",), "private_establishments_17", rename="industry>industry"),
    Sum(
        "private_persons_engaged_persons", ("industry",), "private_persons_engaged_17_persons", rename="industry>industry"
    ),
)  # fmt: skip
# The projection of 2018 starts from the census of 2015 and is the earliest publication at hand that prints it.
BASE_YEAR_SUMS = (
    Sum(_PROJECTED, _CELLS, "population_persons", drop=("age", "edition", "sex")),
    Sum(_PROJECTED, _CELLS, "population_persons", drop=("age", "edition")),
    Sum(_PROJECTED, _AGES, "population_persons", drop=("age", "edition")),
)


def age_class(age_from: str) -> str:
    """The class of a five-year group by its lower bound: 年少 0–14, 生産年齢 15–64, 老年 65+."""
    if age_from == "unknown":
        return "unknown"
    age = int(age_from)
    return "0-14" if age < 15 else "15-64" if age < 65 else "65+"


def harmonised(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with all sums that can be made from them."""
    base_year = rows.filter((pl.col("period") == _BASE_YEAR) & pl.col("dimensions").str.contains("edition=ipss2018"))
    return pl.concat(
        [rows, *(summed(rows, how) for how in SUMS), *(summed(base_year, how) for how in BASE_YEAR_SUMS)],
    )


def summed(rows: pl.DataFrame, how: Sum) -> pl.DataFrame:
    """The sums `how` makes, in the columns of `rows`."""
    of_field = rows.filter(pl.col("field") == how.field)
    targets = _targets(of_field["dimensions"].unique().to_list(), how)
    if not targets:
        return rows.clear()
    parts = Counter(targets.values())
    groups = (
        of_field.filter(pl.col("dimensions").is_in(list(targets)))
        .with_columns(pl.col("dimensions").replace_strict(targets, return_dtype=pl.String))
        .group_by("place", "period", "dimensions", "origin", maintain_order=True)
        .agg(
            pl.col("value").sum().alias("sum"),
            (pl.col("value").count() == pl.col("dimensions").replace_strict(parts, return_dtype=pl.UInt32).first())
            .alias("complete"),
            *[(pl.col("state") == name).any().alias(name) for name in ("REFERENCE", "SUPPRESSED")],
            pl.col("column").unique(maintain_order=True).str.join("、"),
        )
    )  # fmt: skip
    return groups.with_columns(
        field=pl.lit(how.into),
        value=pl.when("complete").then("sum"),
        state=pl.when("complete")
        .then(pl.when("REFERENCE").then(pl.lit("REFERENCE")).otherwise(pl.lit("PRESENT")))
        .otherwise(pl.when("SUPPRESSED").then(pl.lit("SUPPRESSED")).otherwise(pl.lit("MISSING"))),
    ).select(rows.columns)


def _targets(keys: list[str], how: Sum) -> dict[str, str]:
    """Dimension key of a part → key of the sum it goes into."""
    parsed = {key: parsed_dimensions(key) for key in sorted(keys)}
    return {key: _target(named, how) for key, named in parsed.items() if tuple(sorted(named)) == how.of}


def _target(dimensions: dict[str, str], how: Sum) -> str:
    kept = {name: value for name, value in dimensions.items() if name not in how.drop}
    if how.rename:
        old, new = how.rename.split(">")
        value = kept.pop(old)
        kept[new] = age_class(value) if new == "age_class" else industry_17(value)
    return dimension_key(kept)
