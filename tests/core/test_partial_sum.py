"""A sum with parts left out says so, and cannot be taken for the whole."""

from decimal import Decimal

import pytest

from toshiken.core.errors import QuantityError, ScopeMismatch
from toshiken.core.origin import Origin
from toshiken.core.partial_sum import partial_total
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State, total

AREA = Place("area", "圏域")
CENSUS = Origin("census", "経済センサス", "総務省", "2018")


def cell(value, state=State.PRESENT, year="2016", **more):
    number = None if value is None else Decimal(value)
    return Quantity(
        number, "persons", Place("01100", "札幌市"), Period.parse(year), state=state, origins=(CENSUS,), **more
    )


HIDDEN = cell(None, State.SUPPRESSED)


def test_it_adds_what_is_there_and_says_what_is_not():
    found = partial_total([cell("1000"), HIDDEN, cell("234"), HIDDEN], AREA)
    assert found.shown() == "1,234（秘匿2件を除く）"
    assert found.of_present.derivation == "1,000 ＋ 234（秘匿2件を除く）"
    assert (found.of_present.place, found.of_present.origins) == (AREA, (CENSUS,))


def test_every_kind_of_absence_is_counted():
    parts = [cell("1"), HIDDEN, cell(None, State.MISSING), cell(None, State.UNKNOWN), cell(None, State.NOT_SURVEYED)]
    assert partial_total(parts, AREA).remark == "秘匿1件、資料なし1件、不詳1件、調査なし1件を除く"
    assert partial_total([cell("1"), cell(None, State.TOO_SMALL)], AREA).remark == "少数1件を除く"


def test_every_state_without_a_value_has_a_name():
    for state in State:
        if not state.has_value:
            assert partial_total([cell("1"), cell(None, state)], AREA).remark.endswith("1件を除く")


def test_where_nothing_is_there_no_number_is_made_up():
    found = partial_total([HIDDEN, cell(None, State.MISSING)], AREA)
    assert found.of_present is None
    assert found.shown() == State.SUPPRESSED.value


def test_nil_and_zero_are_there():
    found = partial_total([cell("0", State.NIL), cell("5"), HIDDEN], AREA)
    assert found.shown() == "5（秘匿1件を除く）"


def test_it_is_no_quantity():
    found = partial_total([cell("1"), HIDDEN], AREA)
    assert not isinstance(found, Quantity)
    with pytest.raises((AttributeError, TypeError)):
        total([cell("1"), found], AREA)


def test_a_complete_sum_is_a_total():
    with pytest.raises(QuantityError, match="合計"):
        partial_total([cell("1"), cell("2")], AREA)


def test_what_may_not_be_added_is_refused_even_where_it_is_hidden():
    with pytest.raises(ScopeMismatch):
        partial_total([cell("1"), cell(None, State.SUPPRESSED, scope="民営")], AREA)
    with pytest.raises(ScopeMismatch):
        partial_total([cell("1"), cell(None, State.SUPPRESSED, year="2021")], AREA)


def test_a_total_still_has_no_value_where_one_is_hidden():
    assert total([cell("1"), HIDDEN], AREA).value is None
