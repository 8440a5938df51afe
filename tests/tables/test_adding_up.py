"""Totals against their parts: a file that does not add up is refused, at the row and column of the total."""

from collections.abc import Mapping, Sequence

import pytest

from tests.tables.printed_tables import meaning, printed, seen
from toshiken.core.errors import SourceError

SEXES = {
    "総数": {"field": "population_persons"},
    "男": {"field": "population_persons", "dimensions": {"sex": "=male"}},
    "女": {"field": "population_persons", "dimensions": {"sex": "=female"}},
}
BY_ITEM = meaning(items=SEXES, adds_up=[{"whole": "総数", "parts": ["男", "女"]}])
BY_AGE = meaning(sums_over=["age", "sex"])


def items(values: Mapping[str, str], **same: str) -> list[dict[str, str]]:
    return [{"item": item, "column": item, "text": text, **same} for item, text in values.items()]


def ages(values: Mapping[str, str], sex: str = "") -> list[dict[str, str]]:
    return [{"age": age, "sex": sex, "column": age or "総数", "text": text} for age, text in values.items()]


def test_items_that_add_up_are_taken() -> None:
    assert seen(printed(items({"総数": "3", "男": "1", "女": "2"})), BY_ITEM).figures.height == 3


def test_items_that_do_not_are_told_at_the_total() -> None:
    with pytest.raises(
        SourceError, match="4行目、「総数」の列：合計4が内訳の和3と一致しません.*公表されたファイルと比べて"
    ):
        seen(printed(items({"総数": "4", "男": "1", "女": "2"})), BY_ITEM)


def test_places_and_years_are_kept_apart() -> None:
    rows = items({"総数": "3", "男": "1", "女": "2"}) + items(
        {"総数": "9", "男": "4", "女": "5"}, code="01202", name="函館市"
    )
    rows += items({"総数": "7", "男": "3", "女": "4"}, time="2015年")
    assert seen(printed(rows), BY_ITEM).figures.height == 9
    wrong = rows + items({"総数": "8", "男": "3", "女": "4"}, time="2015年", code="01202", name="函館市")
    with pytest.raises(SourceError, match="13行目、「総数」の列：合計8が内訳の和7と"):
        seen(printed(wrong), BY_ITEM)


@pytest.mark.parametrize("values", [{"総数": "5"}, {"総数": "5", "男": "1"}, {"男": "1", "女": "2"}])
def test_an_edition_that_leaves_a_column_out_is_no_fault(values: dict[str, str]) -> None:
    assert seen(printed(items(values)), BY_ITEM).figures.height == len(values)


def test_a_hidden_part_leaves_the_total_unchecked() -> None:
    table = printed(items({"総数": "9", "男": "X", "女": "2"}), symbols={"X": "SUPPRESSED"})
    assert seen(table, BY_ITEM).figures["value"].to_list() == [9.0, None, 2.0]


def test_decimals_add_up_within_what_a_float_holds() -> None:
    assert seen(printed(items({"総数": "0.3", "男": "0.1", "女": "0.2"})), BY_ITEM).figures.height == 3


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (ages({"": "6", "0": "1", "5": "2", "unknown": "3"}), ""),
        (ages({"": "7", "0": "1", "5": "2", "unknown": "3"}), "4行目、「総数」の列：合計7が内訳の和6と"),
        (ages({"": "6", "0": "6"}) + ages({"": "4", "0": "4"}, "male") + ages({"": "2", "0": "2"}, "female"), ""),
        (ages({"": "6", "0": "6"}) + ages({"": "4", "0": "4"}, "male") + ages({"": "3", "0": "3"}, "female"), "合計6が内訳の和7と"),
        (ages({"": "4", "0": "3"}, "male") + ages({"": "2", "0": "2"}, "female"), "合計4が内訳の和3と"),
    ],
)  # fmt: skip
def test_the_values_of_a_dimension_add_up_to_the_figure_without_it(
    rows: Sequence[Mapping[str, str]], message: str
) -> None:
    if not message:
        assert seen(printed(rows), BY_AGE).figures.height == len(rows)
        return
    with pytest.raises(SourceError, match=message):
        seen(printed(rows), BY_AGE)


def test_the_whole_of_a_dimension_may_have_a_name() -> None:
    flows = {"total": "5", "01202": "2", "other": "3"}
    rows = [{"destination": place, "text": text} for place, text in flows.items()]
    what = meaning(
        items={"人口": {"field": "commuters_and_students_persons"}},
        sums_over=["destination"],
        wholes={"destination": "total"},
    )
    assert seen(printed(rows), what).figures.height == 3
    with pytest.raises(SourceError, match="合計6が内訳の和5と"):
        seen(printed([{**rows[0], "text": "6"}, *rows[1:]]), what)
