"""Rounding half up on Decimal, away from zero, once at display."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toshiken.core.rounding import decimals_under, grouped, round_half_up


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [("0.5", 0, "1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("0.125", 2, "0.13"), ("59.95", 1, "60.0")],
)
def test_a_half_goes_away_from_zero(value: str, decimals: int, expected: str) -> None:
    assert round_half_up(Decimal(value), decimals) == Decimal(expected)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=5), st.integers(min_value=0, max_value=4))
def test_rounding_is_within_half_a_unit_and_symmetric(value: Decimal, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    assert abs(rounded - value) <= Decimal(1).scaleb(-decimals) / 2
    assert round_half_up(-value, decimals) == -rounded


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [("2600875", 0, "2,600,875"), ("-1234.55", 1, "▲1,234.6"), ("-0.04", 1, "0.0"), ("0", 0, "0")],
)
def test_grouped_prints_as_an_official_table(value: str, decimals: int, text: str) -> None:
    assert grouped(Decimal(value), decimals) == text


@pytest.mark.parametrize(
    ("value", "decimals"), [("9.94", 1), ("9.95", 2), ("9.96", 2), ("9.9996", 4), ("10", 1), ("10.04", 1), ("3", 1)]
)
def test_what_is_under_a_bound_does_not_read_as_the_bound(value: str, decimals: int) -> None:
    assert decimals_under(Decimal(value), Decimal(10), 1) == decimals


@given(st.decimals(min_value=0, max_value=20, places=9))
def test_the_decimals_tell_on_which_side_of_the_bound(value: Decimal) -> None:
    shown = round_half_up(value, decimals_under(value, Decimal(10), 1))
    assert (shown < 10) == (value < 10)
