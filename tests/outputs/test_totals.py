"""Totals: rounding is silent, what is unallocated gets a row, what disagrees is shown with both values."""

from decimal import Decimal

import pytest

from toshiken.core.errors import UnitMismatch
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Shown, number
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.totals import checked


def _shown(value: str, decimals: int = 0, unit: str = "thousand_persons") -> Shown:
    return number(Quantity(Decimal(value), unit, Place("", "札幌"), Period.parse("2016")), decimals)


def _table(parts: list[str], printed: str, decimals: int = 0, residual: str = "") -> Table:
    body = tuple(Row((f"項目{i}", _shown(p, decimals))) for i, p in enumerate(parts))
    return Table(
        id="t",
        title="表",
        alt="表",
        columns=(Column(""), Column("2016年度", adds_up=True)),
        rows=(*body, Row(("合計", _shown(printed, decimals)), "total")),
        residual=residual,
    )


def test_a_total_that_adds_up_changes_nothing() -> None:
    table = _table(["1", "2"], "3")
    assert checked(table) == (table, ())


def test_the_deck_s_passenger_total_is_found_and_both_values_stand() -> None:
    table, found = checked(_table(["18994", "162", "68001", "209"], "87046"))
    assert [row.cells[1].text for row in table.rows[-2:] if isinstance(row.cells[1], Shown)] == ["87,046", "87,366"]
    assert found[0].difference.text == "▲320"
    assert "印字値 87,046 ／ 行の和 87,366" in found[0].sentence().text


@pytest.mark.parametrize(("printed", "silent"), [("10.1", True), ("9.8", True), ("9.7", False)])
def test_half_a_unit_for_each_term_is_rounding(printed: str, silent: bool) -> None:
    """Three terms and their total: up to four halves of 0.1."""
    _, found = checked(_table(["3.3", "3.3", "3.4"], printed, 1))
    assert (found == ()) is silent


def test_what_is_unallocated_gets_its_own_row() -> None:
    table, found = checked(_table(["10", "20"], "100", residual="分類不能・未配分"))
    assert found == ()
    assert [row.kind for row in table.rows] == ["body", "body", "unallocated", "total"]
    assert table.rows[2].cells[1].text == "70"  # type: ignore[union-attr]


def test_a_cell_without_value_leaves_the_total_unchecked() -> None:
    table = _table(["1", "2"], "9")
    unknown = Table(id="t", title="表", alt="", columns=table.columns, rows=(Row(("不明", "…")), *table.rows))
    assert checked(unknown) == (unknown, ())


def test_rows_in_two_units_cannot_be_checked_silently() -> None:
    table = _table(["1"], "1")
    mixed = Table(
        id="t", title="表", alt="", columns=table.columns, rows=(Row(("人", _shown("1", unit="persons"))), *table.rows)
    )
    with pytest.raises(UnitMismatch, match="千人"):
        checked(mixed)
