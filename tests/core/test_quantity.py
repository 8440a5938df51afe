"""Quantities: units, scopes and periods never mix; missing is never zero; origins and arithmetic are kept."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toshiken.core.errors import QuantityError, ScopeMismatch, UnitMismatch
from toshiken.core.origin import Origin, united
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State, plain, total

SAPPORO, OTARU = Place("01100", "札幌市"), Place("01203", "小樽市")
AREA = Place("sapporo", "圏域")
CENSUS = Origin("census", "国勢調査", "総務省", "2016-10-26")
SURVEY = Origin("survey", "医師・歯科医師・薬剤師調査", "厚生労働省", "2017-12-14")
DAY = Period.parse("2015-10-01")


def persons(value: int | str | None, place: Place = SAPPORO, **more: object) -> Quantity:
    number = None if value is None else Decimal(value)
    return Quantity(number, "persons", place, **{"period": DAY, "origins": (CENSUS,), **more})  # type: ignore[arg-type]


def worked_out(derivation: str) -> Decimal:
    """The derivation as arithmetic: what a reader with a calculator gets."""
    signs = {"＋": "+", "－": "-", "×": "*", "÷": "/", "（": "(", "）": ")", "▲": "-", ",": ""}
    text = "".join(signs.get(character, character) for character in derivation)
    return Decimal(repr(eval(text, {"__builtins__": {}})))


def test_a_sum_unites_origins_and_keeps_its_arithmetic() -> None:
    both = persons(1_952_356) + persons(121_924, OTARU, origins=(SURVEY, CENSUS))
    assert both.value == 2_074_280
    assert both.origins == (CENSUS, SURVEY)
    assert both.place.name == "札幌市＋小樽市"
    assert both.derivation == "1,952,356 ＋ 121,924"


def test_adding_two_units_names_both() -> None:
    with pytest.raises(UnitMismatch, match="札幌市と小樽市：単位「人」と「世帯」"):
        persons(1) + Quantity(Decimal(1), "households", OTARU, DAY)


def test_adding_two_units_of_one_dimension_is_refused_too() -> None:
    with pytest.raises(UnitMismatch, match="「人」と「千人」"):
        persons(1) + Quantity(Decimal(1), "thousand_persons", OTARU, DAY)


def test_adding_two_scopes_names_both() -> None:
    with pytest.raises(ScopeMismatch, match="「総人口」と「日本人」"):
        persons(1, scope="総人口") + persons(1, OTARU, scope="日本人")


def test_adding_two_periods_names_both() -> None:
    with pytest.raises(ScopeMismatch, match=r"平成27年（2015年）10月1日.*令和2年（2020年）10月1日"):
        persons(1) + persons(1, OTARU, period=Period.parse("2020-10-01"))


def test_a_difference_may_span_two_days_but_not_two_scopes() -> None:
    later = persons(90, period=Period.parse("2020-10-01"))
    change = later - persons(100)
    assert change.value == -10
    assert change.period.code == "2015-10-01/2020-10-01"
    assert change.derivation == "90 － 100"
    with pytest.raises(ScopeMismatch):
        later - persons(100, scope="日本人")


@pytest.mark.parametrize("state", [State.MISSING, State.SUPPRESSED, State.NOT_SURVEYED, State.UNKNOWN])
def test_one_figure_without_a_value_leaves_the_sum_without_one(state: State) -> None:
    absent = persons(None, OTARU, state=state)
    for result in (total([persons(5), absent], AREA), persons(5) - absent, persons(5) / absent, absent / persons(5)):
        assert result.value is None
        assert "小樽市" in result.derivation
        assert result.origins == (CENSUS,)


def test_a_suppressed_part_makes_the_sum_suppressed_not_missing() -> None:
    parts = [persons(None, state=State.MISSING), persons(None, OTARU, state=State.SUPPRESSED)]
    assert total(parts, AREA).state is State.SUPPRESSED
    assert total(parts, AREA).shown() == "x"


def test_nil_counts_as_zero_and_prints_its_symbol() -> None:
    nil = persons(0, OTARU, state=State.NIL)
    assert total([persons(5), nil], AREA).value == 5
    assert nil.shown(1) == "－"


def test_a_reference_value_marks_what_rests_on_it() -> None:
    assert total([persons(5), persons(6, OTARU, state=State.REFERENCE)], AREA).state is State.REFERENCE


def test_a_value_and_its_state_must_agree() -> None:
    with pytest.raises(QuantityError, match="札幌市"):
        persons(None)
    with pytest.raises(QuantityError, match="SUPPRESSED"):
        persons(3, state=State.SUPPRESSED)


def test_a_missing_figure_cannot_be_used_as_a_number() -> None:
    with pytest.raises(QuantityError, match="小樽市（2015年）の値がありません"):
        _ = persons(None, OTARU, state=State.MISSING).known


def test_a_sum_of_nothing_is_a_fault_not_zero() -> None:
    with pytest.raises(QuantityError, match="圏域"):
        total([], AREA)


def test_division_by_zero_has_no_value_and_says_why() -> None:
    ratio = persons(5) / persons(0, OTARU, state=State.ZERO)
    assert ratio.value is None
    assert ratio.derivation == "値なし：分母が0"


def test_physicians_of_the_area_come_out_as_the_deck_prints_them() -> None:
    rate = (persons(7_481, AREA, origins=(SURVEY,)) / persons(2_585_052, AREA)).in_unit("per_100k_persons")
    assert rate.shown(1) == "289.4"
    assert rate.origins == (SURVEY, CENSUS)
    assert rate.derivation == "7,481 ÷ 2,585,052 × 100000"


def test_a_density_from_hectares_shows_the_whole_arithmetic() -> None:
    density = (persons(1_000) / Quantity(Decimal(200), "ha", SAPPORO, DAY)).in_unit("persons_per_km2")
    assert density.value == 500
    assert worked_out(density.derivation) == 500


def test_a_sum_in_another_unit_is_bracketed_in_its_derivation() -> None:
    sales = [Quantity(Decimal(v), "million_jpy", p, DAY) for v, p in ((3, SAPPORO), (4, OTARU))]
    in_ten_thousand = total(sales, AREA).in_unit("ten_thousand_jpy")
    assert in_ten_thousand.value == 700
    assert worked_out(in_ten_thousand.derivation) == 700


def test_a_unit_of_another_dimension_is_refused() -> None:
    with pytest.raises(UnitMismatch, match="「人」は「百万円」に直せません"):
        persons(1).in_unit("million_jpy")


counts = st.integers(min_value=0, max_value=10**9)


@given(st.lists(counts, min_size=1, max_size=12))
def test_a_sum_is_exact_whatever_the_order(values: list[int]) -> None:
    forward = total([persons(v) for v in values], AREA)
    backward = total([persons(v) for v in reversed(values)], AREA)
    assert forward.value == backward.value == sum(values)


@given(counts, st.integers(min_value=1, max_value=10**6), st.sampled_from(["persons", "ha", "million_jpy", "km2"]))
def test_a_derivation_gives_the_value_it_explains(value: int, divisor: int, unit: str) -> None:
    ratio = persons(value) / Quantity(Decimal(divisor), unit, OTARU, DAY)
    assert float(worked_out(ratio.derivation)) == pytest.approx(float(ratio.known), rel=1e-12)


@given(st.permutations([CENSUS, SURVEY, CENSUS]))
def test_origins_are_united_once_each_in_order_of_appearance(order: list[Origin]) -> None:
    result = united((origin,) for origin in order)
    assert sorted(o.id for o in result) == ["census", "survey"]
    assert result[0] == order[0]


@pytest.mark.parametrize(
    ("value", "text"), [("1234.5", "1,234.5"), ("-3", "▲3"), ("1E+3", "1,000"), ("0.1234567", "0.123457")]
)
def test_plain_keeps_the_decimals_a_number_has(value: str, text: str) -> None:
    assert plain(persons(value)) == text
