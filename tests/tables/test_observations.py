"""The long table as quantities."""

from datetime import date
from decimal import Decimal

import polars as pl

from toshiken.core.origin import Origin
from toshiken.core.quantity import Place, State
from toshiken.tables.observations import SCHEMA, Observations, dimension_key, parsed_dimensions

SAPPORO = Place("01100", "札幌市")
ORIGINS = {
    "old": Origin("old", "推計", "社人研", "2018-03-30"),
    "new": Origin("new", "国勢調査", "総務省", "2019"),
}


def observed(*rows):
    return Observations(pl.DataFrame(rows, schema=SCHEMA, orient="row"), ORIGINS)


def population(value, origin, period="2015-10-01", state="PRESENT", column="", survey=""):
    return ("population_persons", "01100", period, "", value, state, origin, column, survey)


def test_the_newest_publication_wins_whatever_the_order_of_the_rows():
    for rows in ([population(1.0, "old"), population(2.0, "new")], [population(2.0, "new"), population(1.0, "old")]):
        found = observed(*rows).quantity("population_persons", SAPPORO, "2015-10-01")
        assert (found.value, found.origins[0].id) == (Decimal(2), "new")


def test_an_original_is_preferred_to_what_repeats_it():
    repeated = population(2.0, "new", survey="総務省「平成27年国勢調査」")
    for rows in ([population(1.0, "old"), repeated], [repeated, population(1.0, "old")]):
        assert observed(*rows).quantity("population_persons", SAPPORO, "2015-10-01").origins[0].id == "old"
    alone = observed(repeated).quantity("population_persons", SAPPORO, "2015-10-01").origins[0]
    assert alone.compiled_from == "総務省「平成27年国勢調査」"


def test_the_ranked_origin_counts_before_a_newer_one():
    rows = [population(1.0, "old"), population(2.0, "new")]
    for given in (rows, rows[::-1]):
        frame = observed(*given).rows
        first = {("population_persons", "old"): 0}
        for ranks in (first, {**first, ("population_persons", "new"): 1}):
            found = Observations(frame, ORIGINS, ranks).quantity("population_persons", SAPPORO, "2015-10-01")
            assert found.origins[0].id == "old"
        elsewhere = {("births_persons", "old"): 0}
        found = Observations(frame, ORIGINS, elsewhere).quantity("population_persons", SAPPORO, "2015-10-01")
        assert found.origins[0].id == "new"


def test_what_repeats_never_counts_before_an_original_even_an_unranked_one():
    rows = [population(1.0, "old"), population(2.0, "new", survey="総務省「平成27年国勢調査」")]
    ranked = Observations(observed(*rows).rows, ORIGINS, {("population_persons", "new"): 0})
    assert ranked.quantity("population_persons", SAPPORO, "2015-10-01").origins[0].id == "old"


def test_the_ranks_stay_when_rows_are_chosen():
    both = Observations(
        observed(population(1.0, "old"), population(2.0, "new")).rows, ORIGINS, {("population_persons", "old"): 0}
    )
    chosen = both.as_of(date(2026, 1, 1)).of_places(["01100"])
    assert chosen.quantity("population_persons", SAPPORO, "2015-10-01").value == 1


def test_nothing_published_after_the_day_is_shown():
    both = observed(population(1.0, "old"), population(2.0, "new"))
    assert both.as_of(date(2018, 3, 29)).rows.is_empty()
    assert both.as_of(date(2019, 12, 30)).quantity("population_persons", SAPPORO, "2015-10-01").value == 1
    assert both.as_of(date(2019, 12, 31)).quantity("population_persons", SAPPORO, "2015-10-01").value == 2


def test_a_quantity_carries_its_passport():
    found = observed(population(5.0, "new", column="A1101 総人口")).quantity(
        "population_persons", SAPPORO, "2015-10-01"
    )
    assert (found.unit, found.scope, found.state) == ("persons", "総人口", State.PRESENT)
    assert found.origins[0].cell == "A1101 総人口"


def test_an_absent_row_is_not_zero():
    assert observed(population(5.0, "new")).quantity("population_persons", SAPPORO, "2020-10-01") is None


def test_decimals_stay_exact():
    found = observed(population(0.1, "new")).quantity("population_persons", SAPPORO, "2015-10-01")
    assert found.value == Decimal("0.1")


def test_dimension_keys_are_sorted_and_come_back():
    key = dimension_key({"sex": "male", "age": "0"})
    assert key == "age=0;sex=male"
    assert parsed_dimensions(key) == {"age": "0", "sex": "male"}
    assert parsed_dimensions("") == {}
