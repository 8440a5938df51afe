"""Sums over dimensions: complete or without a value."""

import polars as pl
import pytest

from toshiken.core.errors import RecordError
from toshiken.core.records import load_record
from toshiken.tables.fields import all_fields
from toshiken.tables.harmonise import Sum, Sums, age_class, all_sums, harmonised, summed
from toshiken.tables.observations import SCHEMA


def frame(*rows):
    return pl.DataFrame([(*row, "o", "", "") if len(row) == 6 else row for row in rows], schema=SCHEMA, orient="row")


def row(dimensions, value, state="PRESENT", place="01100", field="sales_million_jpy"):
    return (field, place, "2015", dimensions, value, state)


TOTAL = Sum(field="sales_million_jpy", of=("industry",), drop=("industry",))


def test_a_total_over_industries():
    (total,) = summed(frame(row("industry=AB", 2.0), row("industry=C", 3.0)), TOTAL).rows()
    assert total[:6] == ("sales_million_jpy", "01100", "2015", "", 5.0, "PRESENT")


def test_the_printed_total_is_not_added_to_the_parts():
    sums = summed(frame(row("", 99.0), row("industry=AB", 2.0), row("industry=C", 3.0)), TOTAL)
    assert sums["value"].to_list() == [5.0]


@pytest.mark.parametrize(
    ("part", "state"),
    [(row("industry=C", None, "SUPPRESSED"), "SUPPRESSED"), (row("industry=C", None, "MISSING"), "MISSING")],
)
def test_a_part_without_value_leaves_the_sum_without(part, state):
    (total,) = summed(frame(row("industry=AB", 2.0), part), TOTAL).rows()
    assert total[4:6] == (None, state)


def test_an_absent_part_leaves_the_sum_without():
    rows = frame(row("industry=AB", 2.0), row("industry=C", 3.0), row("industry=AB", 4.0, place="01203"))
    values = dict(summed(rows, TOTAL).select("place", "value").rows())
    assert values == {"01100": 5.0, "01203": None}


def test_reference_values_stay_marked():
    (total,) = summed(frame(row("industry=AB", 2.0, "REFERENCE"), row("industry=C", 3.0)), TOTAL).rows()
    assert total[4:6] == (5.0, "REFERENCE")


def test_two_publications_are_never_mixed():
    one = frame(row("industry=AB", 2.0), row("industry=C", 3.0))
    other = one.with_columns(origin=pl.lit("later"))
    assert sorted(summed(pl.concat([one, other]), TOTAL)["origin"].to_list()) == ["later", "o"]


def test_a_printed_total_is_not_made_anew():
    parts = [row(f"age={a};sex={s}", 1.0, field="population_persons") for a in ("0", "70") for s in ("f", "m")]
    rows = frame(row("", 4.0, field="population_persons"), *parts)
    assert harmonised(rows).filter(pl.col("dimensions") == "").height == 1
    assert harmonised(frame(*parts)).filter(pl.col("dimensions") == "")["value"].to_list() == [4.0]


def test_men_alone_are_no_total():
    men = frame(*(row(f"age={a};sex=male", 1.0, field="population_persons") for a in ("0", "70")))
    result = harmonised(men)
    assert "" not in result["dimensions"].to_list()
    assert "sex=male" in result["dimensions"].to_list()


def test_a_publication_with_other_age_groups_leaves_the_first_complete():
    ages = {"o": ("0", "85"), "later": ("0", "85", "90")}
    rows = frame(
        *(
            ("population_persons", "01100", "2015", f"age={a};sex={s}", 1.0, "PRESENT", origin, "", "")
            for origin, groups in ages.items()
            for a in groups
            for s in ("female", "male")
        )
    )
    totals = harmonised(rows).filter(pl.col("dimensions") == "")
    assert dict(totals.select("origin", "value").rows()) == {"o": 4.0, "later": 6.0}


def test_seventeen_industries_from_eighteen():
    rows = frame(
        *(row(f"industry={k}", v, field="private_establishments") for k, v in (("A", 5.0), ("B", 1.0), ("D", 7.0)))
    )
    result = harmonised(rows).filter(pl.col("field") == "private_establishments_17")
    assert dict(result.select("dimensions", "value").rows()) == {"industry=AB": 6.0, "industry=D": 7.0}


@pytest.mark.parametrize(
    ("age", "expected"),
    [("0", "0-14"), ("10", "0-14"), ("15", "15-64"), ("60", "15-64"), ("65", "65+"), ("100", "65+"), ("unknown",) * 2],
)
def test_age_classes(age, expected):
    assert age_class(age) == expected


def test_unknown_age_is_its_own_class():
    rows = frame(
        *(row(f"age={a};sex={s}", 1.0, field="population_persons") for a in ("0", "70", "unknown") for s in ("f", "m"))
    )
    result = harmonised(rows)
    values = dict(result.select("dimensions", "value").rows())
    assert values["age_class=unknown"] == 2.0
    assert values["age_class=65+"] == 2.0
    assert "age_class=15-64" not in values
    assert values[""] == 6.0


def test_every_sum_names_fields_that_stand():
    sums = all_sums()
    for how in (*sums.sums, *(one for base in sums.base_years for one in base.sums)):
        assert {how.field, how.into or how.field} <= set(all_fields())


def test_a_sum_over_a_dimension_it_does_not_have_is_refused(tmp_path):
    path = tmp_path / "sums.yml"
    path.write_text(
        "sums:\n  - {field: sales_million_jpy, of: [industry], drop: [age]}\nbase_years: []\n", encoding="utf-8"
    )
    with pytest.raises(RecordError, match="「age」が drop か regroup") as fault:
        load_record(path, Sums)
    assert fault.value.line == 2


def test_the_base_year_of_a_projection_is_the_census_it_starts_from():
    field = "projected_population_persons"
    cells = [row(f"age={a};edition={e}", 1.0, field=field) for a in ("0", "5") for e in ("ipss2018", "ipss2023")]
    rows = frame(*((*cell[:2], period, *cell[3:]) for cell in cells for period in ("2015-10-01", "2020-10-01")))
    census = harmonised(rows).filter(pl.col("field") == "population_persons")
    assert census.select("period", "dimensions", "value", "survey").rows() == [
        ("2015-10-01", "", 2.0, "総務省「平成27年国勢調査」")
    ]
