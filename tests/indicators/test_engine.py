"""The engine: adding before dividing, and where each input is looked for."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.indicators.hand_made import AREA, EAST, HUB, NATION, PREFECTURE, WEST, at_members, results, tables
from toshiken.core.quantity import State
from toshiken.indicators.engine import chosen_period
from toshiken.indicators.tables import PRINTED

CENSUS, NEXT_CENSUS = "2015-10-01", "2020-10-01"
SURVEY, NEXT_SURVEY = "2016-06-01", "2021-06-01"


def test_the_area_is_a_sum_over_a_sum_not_a_mean_of_rates():
    found = results(
        "physicians_per_100k",
        tables(
            *at_members("physicians_persons", "2016-12-31", (300, 20, 10)),
            *at_members("population_persons", CENSUS, (100_000, 10_000, 10_000)),
        ),
    )
    area, *members = (found[place.code, "2016-12-31", ""] for place in (AREA, HUB, WEST, EAST))
    assert area.value == Decimal(330) / 120_000 * 100_000 == Decimal(275)
    assert area.value != sum(m.known for m in members) / 3
    assert (area.place, area.unit, area.shown(1)) == (AREA, "per_100k_persons", "275.0")
    assert area.derivation == "（300 ＋ 20 ＋ 10） ÷ （100,000 ＋ 10,000 ＋ 10,000） × 100000"


def test_a_location_quotient_takes_each_total_where_it_belongs():
    engaged = "private_persons_engaged_persons"
    found = results(
        "location_quotient_persons_engaged",
        tables(
            *at_members(engaged, SURVEY, (600, 200, 200)),
            *at_members(engaged, SURVEY, (100, 50, 50), "industry=D"),
            (engaged, NATION, SURVEY, "", 10_000),
            (engaged, NATION, SURVEY, "industry=D", 1_000),
            (engaged, NATION, SURVEY, "industry=B", 10),
        ),
    )
    assert found[AREA.code, SURVEY, "industry=D"].value == 2
    assert found[WEST.code, SURVEY, "industry=D"].value == Decimal("2.5")
    assert {key for *_, key in found} == {"industry=D"}, "B stands for the nation only"
    assert NATION.code not in {code for code, *_ in found}, "against itself the nation says nothing"


def test_the_prefecture_is_the_hubs():
    engaged = "private_persons_engaged_persons"
    found = results(
        "location_quotient_persons_engaged_to_prefecture",
        tables(
            (engaged, HUB, SURVEY, "", 1_000),
            (engaged, HUB, SURVEY, "industry=D", 100),
            (engaged, PREFECTURE, SURVEY, "", 5_000),
            (engaged, PREFECTURE, SURVEY, "industry=D", 250),
        ),
    )
    assert {key: q.value for key, q in found.items()} == {(HUB.code, SURVEY, "industry=D"): 2}


def test_a_change_spans_from_the_census_before_and_is_found_under_its_last_year():
    found = results(
        "population_change_rate",
        tables(
            *at_members("population_persons", "2010-10-01", (100, 200, 300)),
            *at_members("population_persons", CENSUS, (110, 190, 300)),
            *at_members("population_persons", NEXT_CENSUS, (110, 200, 350)),
        ),
    )
    area = {period: q.value for (code, period, _), q in found.items() if code == AREA.code}
    assert area == {"2010-10-01/2015-10-01": 0, "2015-10-01/2020-10-01": 10}
    assert found[HUB.code, "2010-10-01/2015-10-01", ""].value == 10
    assert found[HUB.code, "2010-10-01/2015-10-01", ""].derivation == "（110 － 100） ÷ 100 × 100"
    assert found[HUB.code, "2010-10-01/2015-10-01", ""].period.year == 2015


def test_only_the_dimensions_the_definition_names_are_computed():
    engaged = "private_persons_engaged_persons"
    rows = [(engaged, HUB, p, d, v) for p, v in ((SURVEY, 100), (NEXT_SURVEY, 150)) for d in ("", "industry=D", "x=1")]
    found = results("persons_engaged_change_rate", tables(*rows))
    assert {key for *_, key in found} == {"", "industry=D"}
    assert {q.value for q in found.values()} == {Decimal(50)}


def test_a_projection_is_held_against_its_own_base_year():
    rows = [
        ("projected_population_persons", HUB, f"{year}-10-01", f"edition={edition}", value)
        for edition, years in {"ipss2018": (2015, 2020, 2045), "ipss2023": (2020, 2045)}.items()
        for year, value in zip(years, (1000, 900, 600), strict=False)
    ]
    found = results("projected_change_rate_from_base", tables(*rows))
    assert {(key, period): q.value for (_, period, key), q in found.items()} == {
        ("edition=ipss2018", "2015-10-01/2020-10-01"): -10,
        ("edition=ipss2018", "2015-10-01/2045-10-01"): -40,
        ("edition=ipss2023", "2020-10-01/2045-10-01"): -10,
    }


def test_age_shares_leave_the_unknown_out_of_both_sides():
    field = "population_persons"
    rows = [
        (field, HUB, NEXT_CENSUS, f"age_class={name}", value)
        for name, value in (("0-14", 100), ("15-64", 600), ("65+", 300), ("unknown", 50))
    ]
    found = results("age_share", tables(*rows, (field, HUB, NEXT_CENSUS, "", 1050)))
    assert {key: q.value for (*_, key), q in found.items()} == {
        "age_class=0-14": 10,
        "age_class=15-64": 60,
        "age_class=65+": 30,
    }
    assert found[HUB.code, NEXT_CENSUS, "age_class=65+"].derivation == "300 ÷ （100 ＋ 600 ＋ 300） × 100"


def test_the_hub_in_a_dimension_is_this_areas_hub():
    field = "commuters_and_students_persons"
    found = results(
        "commuting_ratio",
        tables(
            *((field, place, NEXT_CENSUS, f"destination={HUB.code}", 100) for place in (HUB, WEST)),
            *((field, place, NEXT_CENSUS, "destination=total", 400) for place in (HUB, WEST)),
        ),
    )
    assert {key: q.value for key, q in found.items()} == {(WEST.code, NEXT_CENSUS, ""): 25}


@pytest.mark.parametrize(
    ("how", "available", "chosen"),
    [
        ("previous", ["2010-10-01", "2015-10-01", "2016-12-31", "2020-10-01"], "2015-10-01"),
        ("previous", ["2016-12-31", "2020-10-01"], None),
        ("first", ["2010-10-01", "2015-10-01", "2016-12-31"], "2010-10-01"),
        ("first", ["2016-12-31", "2020-10-01"], None),
        ("latest_at_or_before", ["2010-10-01", "2016-12-31", "2020-10-01"], "2016-12-31"),
        ("latest_at_or_before", ["2020-10-01"], None),
        ("nearest", ["2010-10-01", "2015-10-01", "2020-10-01"], "2015-10-01"),
        ("nearest", ["2015-12-31", "2017-12-31"], "2017-12-31"),
        ("nearest", ["2016-12-30", "2017-01-01"], "2016-12-30"),
        ("nearest", ["2013-10-01", "2020-10-01"], None),
        ("nearest", [], None),
        ("year_after", ["2016-06-01", "2017-06-01", "2018-06-01"], "2017-06-01"),
        ("year_after", ["2021-06-01"], None),
        ("2015-10-01", ["2010-10-01", "2015-10-01"], "2015-10-01"),
        ("2015-10-01", ["2010-10-01"], None),
    ],
)
def test_the_period_an_input_is_taken_from(how, available, chosen):
    assert chosen_period(how, available, "2016-12-31") == chosen


def test_a_printed_area_figure_serves_only_where_a_member_is_absent():
    sales = "sales_million_jpy"
    both = [(sales, PREFECTURE, "2015", "", 1000), (sales, AREA, "2015", "", 555)]
    printed = results("sales_share_of_prefecture", tables(*both, (sales, HUB, "2015", "", 300)))
    assert printed[AREA.code, "2015", ""].value == Decimal("55.5")
    assert printed[HUB.code, "2015", ""].value == 30
    summed = results("sales_share_of_prefecture", tables(*both, *at_members(sales, "2015", (300, 100, 50))))
    assert summed[AREA.code, "2015", ""].value == 45


def test_a_printed_area_figure_says_that_it_is_one():
    found = tables(("sales_million_jpy", AREA, "2015", "", 555)).quantity("sales_million_jpy", AREA, "2015")
    assert found is not None
    assert found.derivation == PRINTED


def test_without_every_member_there_is_no_area_figure():
    found = results(
        "natural_change_persons",
        tables(*at_members("births_persons", "2020", (9, 9)), *at_members("deaths_persons", "2020", (10, 10))),
    )
    assert sorted(code for code, *_ in found) == [HUB.code, WEST.code]


@pytest.mark.parametrize(("state", "result"), [("SUPPRESSED", State.SUPPRESSED), ("NOT_SURVEYED", State.MISSING)])
def test_a_member_without_a_value_leaves_the_area_without_one(state, result):
    found = results(
        "physicians_per_100k",
        tables(
            *at_members("physicians_persons", "2016-12-31", (300, 20, state)),
            *at_members("population_persons", CENSUS, (100_000, 10_000, 10_000)),
        ),
    )
    area, west = found[AREA.code, "2016-12-31", ""], found[WEST.code, "2016-12-31", ""]
    assert (area.value, area.state) == (None, result)
    assert area.derivation == f"値なし：{EAST.name}（{State[state].value}）"
    assert west.value == 200


def test_a_rate_on_few_physicians_is_withheld_and_says_why():
    found = results(
        "physicians_per_100k",
        tables(
            *at_members("physicians_persons", "2016-12-31", (300, 10, 2)),
            *at_members("population_persons", CENSUS, (100_000, 10_000, 3_000)),
        ),
    )
    east = found[EAST.code, "2016-12-31", ""]
    assert (east.value, east.state, east.shown(1)) == (None, State.TOO_SMALL, "†")
    assert "10に満たない" in east.derivation
    assert found[WEST.code, "2016-12-31", ""].value == 100
    assert found[AREA.code, "2016-12-31", ""].value is not None, "the area's own sum is large enough"


def test_a_denominator_of_zero_has_no_quotient():
    found = results(
        "inhabitable_share",
        tables(
            ("inhabitable_area_ha", HUB, CENSUS, "", 0),
            ("total_area_ha", HUB, CENSUS, "", 0),
        ),
    )
    assert found[HUB.code, CENSUS, ""].state is State.MISSING


def test_a_reference_value_stays_one():
    rows = tables(
        ("population_persons", HUB, CENSUS, "", 1200),
        ("total_area_ha", HUB, "2017-10-01", "", (5000, "REFERENCE")),
    )
    density = results("population_density", rows)[HUB.code, CENSUS, ""]
    assert (density.value, density.unit, density.state) == (24, "persons_per_km2", State.REFERENCE)


def _productivity(hub_sales: float, nation_sales: float):
    engaged, year_after = "private_persons_engaged_17_persons", SURVEY
    return results(
        "relative_labour_productivity",
        tables(
            ("value_added_million_jpy", HUB, "2015", "industry=F", 500),
            ("value_added_million_jpy", NATION, "2015", "industry=F", 10_000),
            ("sales_million_jpy", HUB, "2015", "industry=F", hub_sales),
            ("sales_million_jpy", NATION, "2015", "industry=F", nation_sales),
            (engaged, HUB, year_after, "industry=F", 100),
            (engaged, NATION, year_after, "industry=F", 1_000),
            (engaged, HUB, NEXT_SURVEY, "industry=F", 1),
        ),
    )


def test_productivity_is_a_plain_ratio_with_the_survey_of_the_year_after():
    assert _productivity(900, 90_000)[HUB.code, "2015", "industry=F"].value == Decimal("0.5")


@pytest.mark.parametrize(("hub_sales", "nation_sales"), [(400, 90_000), (900, 9_000)])
def test_value_added_over_sales_is_not_divided(hub_sales, nation_sales):
    assert _productivity(hub_sales, nation_sales) == {}


def test_net_migration_keeps_its_scope_and_leaves_the_nation_out():
    rows = [
        (field, place, "2022", "", value)
        for place in (HUB, WEST, EAST, PREFECTURE, NATION)
        for field, value in (("in_migrants_persons", 100), ("out_migrants_persons", 130))
    ]
    found = results("net_migration_persons", tables(*rows))
    assert found[AREA.code, "2022", ""].value == -90
    assert found[HUB.code, "2022", ""].scope == "日本人移動者"
    assert NATION.code not in {code for code, *_ in found}


def test_what_was_asked_for_is_kept_and_no_part_of_what_the_tables_are():
    one = tables(*at_members("population_persons", CENSUS, (1, 2, 3)))
    other = replace(one)
    assert one.quantity("population_persons", AREA, CENSUS) is one.quantity("population_persons", AREA, CENSUS)
    assert one == other
    assert "_found" not in repr(one)
