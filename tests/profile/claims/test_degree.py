"""Words of degree and the shapes of a series they speak of."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.profile.claims.degree import change_word, degree_words, falls_below, nearly, peak, rises_above


def _series(values: Sequence[float]) -> list[Quantity]:
    place = Place("sapporo", "圏域")
    return [Quantity(Decimal(str(v)), "persons", place, Period.parse(str(2000 + 5 * i))) for i, v in enumerate(values)]


@pytest.mark.parametrize(
    ("rate", "word"),
    [
        ("0.9", "横ばい"),
        ("-0.9", "横ばい"),
        ("1", "微増"),
        ("-4.9", "微減"),
        ("5", "増加"),
        ("-19.9", "減少"),
        ("20", "大幅な増加"),
    ],
)
def test_change_word(rate: str, word: str) -> None:
    assert change_word(Decimal(rate)) == word


def test_every_word_has_a_threshold() -> None:
    assert all(word.threshold > 0 for word in degree_words().values())


def test_nearly() -> None:
    assert nearly(Decimal("50.1"), Decimal(50))
    assert not nearly(Decimal("50.6"), Decimal(50))


@pytest.mark.parametrize(
    ("values", "year"),
    [
        ([1, 3, 2], 2005),
        ([1, 2, 3], None),
        ([3, 2, 1], None),
        ([1, 2], None),
        ([1, 3, 3, 2], None),
        ([1, 3, 2, 3], None),
    ],
)
def test_a_peak_needs_a_lower_value_on_both_sides(values: list[float], year: int | None) -> None:
    found = peak(_series(values))
    assert (found.period.year if found else None) == year


def test_crossings() -> None:
    falling = _series([12, 10, 9.9, 8])
    assert falls_below(falling, Decimal(10)) == falling[2]
    assert falls_below(_series([9, 8]), Decimal(10)) is None
    assert falls_below(_series([12, 9, 11]), Decimal(10)) is None
    rising = _series([25, 31.5, 40.7])
    assert rises_above(rising, Decimal(30)) == rising[1]
    assert rises_above(rising, Decimal(40)) == rising[2]
