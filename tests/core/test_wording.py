"""Sentences print quantities, and the quantities can be asked for again."""

from dataclasses import replace
from decimal import Decimal

from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State
from toshiken.core.wording import in_unit, magnitude, number, sentence, under, with_unit

AREA, DAY = Place("sapporo", "圏域"), Period.parse("2020-10-01")
POPULATION = Quantity(Decimal(2_604_945), "persons", AREA, DAY)


def test_a_sentence_prints_its_quantities_and_keeps_them() -> None:
    said = sentence(
        "圏域の人口は", with_unit(POPULATION), "（約", in_unit(POPULATION, "ten_thousand_persons"), "）です。"
    )
    assert said.text == "圏域の人口は2,604,945人（約260.5万人）です。"
    assert list(said.quantities()) == [POPULATION, POPULATION]


def test_the_shown_value_is_rounded_in_the_unit_it_is_printed_in() -> None:
    shown = in_unit(POPULATION, "ten_thousand_persons", 0)
    assert (shown.text, shown.value) == ("260万人", Decimal(260))


def test_a_symbol_stands_without_a_unit() -> None:
    for state, value in ((State.SUPPRESSED, None), (State.MISSING, None), (State.NIL, Decimal(0))):
        assert with_unit(Quantity(value, "persons", AREA, DAY, state=state)).text == state.value


def test_a_pure_ratio_prints_no_unit() -> None:
    assert with_unit(POPULATION / POPULATION, 2).text == "1.00"


def test_magnitude_drops_the_sign() -> None:
    assert number(magnitude(Quantity(Decimal("-13.5"), "percent", AREA, DAY)), 1).text == "13.5"


def test_the_derivation_of_a_magnitude_says_that_the_sign_was_dropped() -> None:
    fewer = replace(POPULATION, value=Decimal(2_195_087)) - POPULATION
    assert magnitude(fewer).derivation == "｜2,195,087 － 2,604,945｜"
    assert magnitude(Quantity(Decimal(-3), "persons", AREA, DAY)).derivation == "｜▲3｜"
    assert magnitude(POPULATION) is POPULATION


def test_a_figure_under_a_bound_has_the_decimals_that_show_it() -> None:
    place, year = Place("01235", "石狩市"), Period.parse("2020")
    bound = Quantity(Decimal("0.1"), "quotient", place, year)
    figures = [Quantity(Decimal(value), "percent", place, year) for value in ("9.96", "10.04", "8.44")]
    assert [under(with_unit(figure, 1), bound).text for figure in figures] == ["9.96%", "10.0%", "8.4%"]
    none = Quantity(None, "percent", place, year, state=State.UNKNOWN)
    assert under(number(none, 1), bound) == number(none, 1)
