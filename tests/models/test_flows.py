"""Flows in the caller's engine: the same cases on Polars, DuckDB and PySpark."""

from typing import Any

import polars as pl
import pytest

from tests.models.engines import Engine
from toshiken.core.errors import RequestError
from toshiken.models import flows

SCHEMA = {"origin": pl.String, "destination": pl.String, "year": pl.Int32, "persons": pl.Int64}
TRIPS = [
    ("01217", "01100", 2015, 30), ("01217", "01100", 2015, 9), ("01217", "01100", 2020, 40), ("01217", "01217", 2020, 60),
    ("01304", "01100", 2020, 6), ("01304", "01304", 2020, 90), ("01304", "01217", 2020, 4), ("01100", "01100", 2020, 500),
    ("01100", "01217", 2020, 11),
]  # fmt: skip


def rows(table: list[tuple[Any, ...]] = TRIPS) -> list[dict[str, Any]]:
    return [dict(zip(SCHEMA, row, strict=True)) for row in table]


def values(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in found]


def trips(own: Engine) -> Any:
    return own.table(rows(), SCHEMA)


def test_the_answer_is_of_the_callers_kind(own: Engine) -> None:
    for found in (
        flows.grouped(trips(own)),
        flows.narrowed(trips(own), year=[2020]),
        flows.ratios(trips(own), ["01100"]),
    ):
        assert type(found).__name__ == own.kind


def test_grouped_to_origin_and_destination(own: Engine) -> None:
    found = values(own.rows(flows.grouped(trips(own))))
    assert found[2:4] == [("01217", "01100", 79), ("01217", "01217", 60)]
    assert sum(row[2] for row in found) == sum(row[3] for row in TRIPS)


def test_grouped_by_any_columns(own: Engine) -> None:
    assert values(own.rows(flows.grouped(trips(own), ["year"]))) == [(2015, 39), (2020, 711)]


def test_a_sum_with_a_missing_part_is_missing(own: Engine) -> None:
    table = own.table(rows([("a", "b", 1, 5), ("a", "b", 2, None), ("b", "a", 1, 3), ("b", "b", 1, 7)]), SCHEMA)
    assert values(own.rows(flows.grouped(table))) == [("a", "b", None), ("b", "a", 3), ("b", "b", 7)]
    assert values(own.rows(flows.ratios(table, ["a"]))) == [("b", 3, 10, 0.3)]
    assert values(own.rows(flows.ratios(table, ["b"]))) == [("a", None, None, None)]
    with pytest.raises(RequestError, match="欠測"):
        flows.require_flows(flows.grouped(table))


def test_narrowed_by_several_columns(own: Engine) -> None:
    found = flows.narrowed(trips(own), year=[2015], origin=["01217", "01304"])
    assert values(own.rows(found)) == [("01217", "01100", 2015, 9), ("01217", "01100", 2015, 30)]


def test_rebased_sums_what_was_put_together(own: Engine) -> None:
    """石狩町, 厚田村 and 浜益村 became 石狩市 (01235): flows between them are inside it now."""
    old = [
        ("01305", "01100", 2000, 9_000), ("01306", "01100", 2000, 100), ("01306", "01305", 2000, 400),
        ("01100", "01307", 2000, 7), ("01100", "01235", 2000, 2),
    ]  # fmt: skip
    merged = dict.fromkeys(["01305", "01306", "01307"], "01235")
    found = flows.rebased(own.table(rows(old), SCHEMA), merged)
    assert values(own.rows(found)) == [
        ("01100", "01235", 2000, 9), ("01235", "01100", 2000, 9_100), ("01235", "01235", 2000, 400),
    ]  # fmt: skip


def test_rebased_with_nothing_to_change_only_sums(own: Engine) -> None:
    found = flows.rebased(trips(own), {})
    assert ("01217", "01100", 2015, 39) in values(own.rows(found))


CELLS = [("644142", "01100"), ("644143", "01100"), ("644152", "01217")]


def test_placed_sums_cells_to_the_places_they_lie_in(own: Engine) -> None:
    trips_by_cell = [("644152", "644142", 2020, 5), ("644152", "644143", 2020, 6), ("644142", "644143", 2020, 7)]
    places = own.table(
        [dict(zip(("code", "place"), c, strict=True)) for c in CELLS], {"code": pl.String, "place": pl.String}
    )
    found = own.rows(flows.placed(own.table(rows(trips_by_cell), SCHEMA), places))
    by_pair = {(row["origin"], row["destination"]): row["persons"] for row in found}
    assert by_pair == {("01100", "01100"): 7, ("01217", "01100"): 11}


def test_a_cell_without_a_place_keeps_its_persons_and_is_told(own: Engine) -> None:
    places = own.table([{"code": "644152", "place": "01217"}], {"code": pl.String, "place": pl.String})
    found = flows.placed(own.table(rows([("644152", "999999", 2020, 5)]), SCHEMA), places)
    assert [row["persons"] for row in own.rows(found)] == [5]
    with pytest.raises(RequestError, match="コードがありません"):
        flows.require_flows(found)


def test_ratios_to_a_hub(own: Engine) -> None:
    found = own.rows(flows.ratios(flows.narrowed(trips(own), year=[2020]), ["01100"]))
    assert found == [
        {"origin": "01217", "to_hub_persons": 40, "residents_persons": 100, "ratio": 0.40},
        {"origin": "01304", "to_hub_persons": 6, "residents_persons": 100, "ratio": 0.06},
    ]


def test_ratios_to_a_pair_of_hubs_are_summed(own: Engine) -> None:
    found = own.rows(flows.ratios(flows.narrowed(trips(own), year=[2020]), ["01100", "01217"]))
    assert values(found) == [("01304", 10, 100, 0.10)]


def test_ratio_of_a_place_where_nobody_lives_is_missing(own: Engine) -> None:
    table = own.table(rows([("01217", "01100", 2020, 0), ("01304", "01100", 2020, 1)]), SCHEMA)
    assert [row["ratio"] for row in own.rows(flows.ratios(table, ["01100"]))] == [None, 1.0]


@pytest.mark.parametrize("hubs", [["01100", "01100"], []])
def test_a_hub_that_is_its_own_partner_is_refused(own: Engine, hubs: list[str]) -> None:
    with pytest.raises(RequestError, match="異なる2市"):
        flows.ratios(trips(own), hubs)


def test_good_flows_are_let_through(own: Engine) -> None:
    flows.require_flows(flows.grouped(trips(own)))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ([("a", "b", 1, 5), ("b", "a", 1, -2)], ["origin=b", "負"]),
        ([("a", "b", 1, 5), ("b", "a", 1, None)], ["origin=b", "欠測は0ではありません"]),
        ([("a", "b", 1, 5), ("b", None, 1, 4)], ["origin=b", "コードがありません"]),
        ([("a", "b", 1, 5), ("c", "b", 1, 5), ("c", "b", 2, 6)], ["origin=c、destination=b", "2つ以上"]),
        ([("a", "a", 1, 5), ("b", "b", 1, 4), ("a", "b", 1, 0)], ["自分の市町村"]),
        ([], ["1件もありません"]),
    ],
)
def test_what_is_no_flow_is_refused(own: Engine, table: list[tuple[Any, ...]], words: list[str]) -> None:
    with pytest.raises(RequestError) as fault:
        flows.require_flows(own.table(rows(table), SCHEMA))
    assert all(word in str(fault.value) for word in words), str(fault.value)


def test_not_a_number_is_missing(own: Engine) -> None:
    table = own.table(rows([("a", "b", 1, 5.0), ("b", "a", 1, float("nan"))]), {**SCHEMA, "persons": pl.Float64})
    with pytest.raises(RequestError, match="欠測"):
        flows.require_flows(table)


def test_several_years_are_no_doubles_where_the_year_is_named(own: Engine) -> None:
    flows.require_flows(flows.grouped(trips(own), ["origin", "destination", "year"]), ["origin", "destination", "year"])


def test_the_plan_is_that_of_the_query_written_by_hand() -> None:
    table = pl.DataFrame(rows(), schema=SCHEMA).lazy()
    persons = pl.col("persons")
    total = pl.when(persons.null_count() == 0).then(persons.sum())
    by_hand = table.group_by("origin", "destination").agg(total.alias("persons"))
    assert flows.grouped(table).explain() == by_hand.explain()
