"""No hidden cell follows from what an output shows."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toshiken.core.errors import OutputError
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State
from toshiken.tables.disclosure import Sum, require_hidden, revealed, sums_along


def cells_of(rows, columns, values):
    """A table with its margins: (row, column) → value, "計" the sums."""
    inner = dict(zip(product(rows, columns), values, strict=True))
    sums = {(row, "計"): sum(inner[row, column] for column in columns) for row in rows}
    sums |= {("計", column): sum(inner[row, column] for row in rows) for column in columns}
    return {**inner, **sums, ("計", "計"): sum(inner.values())}


def relations_of(rows, columns, cells):
    return sums_along(0, "計", rows, cells) + sums_along(1, "計", columns, cells)


def found(rows, columns, values, hidden, unseen=()):
    """The hidden cells that are revealed where all others but `unseen` are shown."""
    cells = cells_of(rows, columns, values)
    shown = {cell: Fraction(value) for cell, value in cells.items() if cell not in (*hidden, *unseen)}
    return [one.cell for one in revealed(shown, hidden, relations_of(rows, columns, cells))]


TWO = (("a", "b"), ("x", "y"), (1, 2, 3, 4))
THREE = (("a", "b", "c"), ("x", "y", "z"), (1, 2, 3, 4, 5, 6, 7, 8, 9))
SQUARE = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]


def test_one_hidden_cell_follows_from_its_sum():
    assert found(*TWO, [("a", "x")]) == [("a", "x")]


def test_two_in_a_line_follow_from_the_other_axis():
    assert found(*TWO, [("a", "x"), ("a", "y")]) == [("a", "x"), ("a", "y")]


def test_four_in_a_square_protect_each_other():
    assert found(*TWO, SQUARE) == []
    assert found(*THREE, SQUARE) == []


def test_three_of_a_square_do_not():
    assert set(found(*THREE, SQUARE[:3])) == set(SQUARE[:3])


def test_a_cell_beside_a_protected_square_is_found():
    assert found(*THREE, [*SQUARE, ("c", "z")]) == [("c", "z")]


def test_a_sum_that_is_not_shown_protects_only_where_it_does_not_follow_itself():
    hidden, sums = [("a", "x")], [("a", "計"), ("計", "x"), ("計", "計")]
    assert found(*TWO, hidden, unseen=sums) == []
    assert found(*TWO, hidden, unseen=sums[:2]) == hidden, "a・計 is 計・計 − b・計"


def test_a_hidden_sum_follows_from_its_parts():
    assert found(*TWO, [("a", "計")]) == [("a", "計")]


def test_it_follows_only_through_two_equations_together():
    """x + y = 5 and x + y + z = 9 give z, though each has more than one unknown."""
    relations = [Sum(("s",), (("x",), ("y",))), Sum(("t",), (("x",), ("y",), ("z",)))]
    (only,) = revealed({("s",): Fraction(5), ("t",): Fraction(9)}, [("x",), ("y",), ("z",)], relations)
    assert (only.cell, only.by) == (("z",), tuple(relations))


def test_a_whole_of_zero_reveals_its_parts():
    relations = [Sum(("s",), (("x",), ("y",)))]
    assert [r.cell for r in revealed({("s",): Fraction(0)}, [("x",), ("y",)], relations)] == [("x",), ("y",)]
    assert revealed({("s",): Fraction(1)}, [("x",), ("y",)], relations) == ()


def test_a_whole_used_up_by_its_shown_parts_reveals_the_others():
    relations = [Sum(("s",), (("x",), ("y",), ("z",)))]
    shown = {("s",): Fraction(7), ("z",): Fraction(7)}
    assert [r.cell for r in revealed(shown, [("x",), ("y",)], relations)] == [("x",), ("y",)]


def test_what_zero_reveals_goes_on_revealing():
    """s = 0 gives x and y; t − x gives z. Each names all it rests on."""
    relations = [Sum(("s",), (("x",), ("y",))), Sum(("t",), (("x",), ("z",)))]
    shown = {("s",): Fraction(0), ("t",): Fraction(4)}
    by = {one.cell: one.by for one in revealed(shown, [("x",), ("z",)], relations)}
    assert by == {("x",): (relations[0],), ("z",): (relations[1], relations[0])}


def test_a_zero_that_is_itself_derived_reveals_too():
    """s = a + b with a = s: b is 0, and so are its parts."""
    relations = [Sum(("s",), (("a",), ("b",))), Sum(("b",), (("x",), ("y",)))]
    shown = {("s",): Fraction(3), ("a",): Fraction(3)}
    assert [one.cell for one in revealed(shown, [("x",), ("y",)], relations)] == [("x",), ("y",)]


def test_where_figures_may_be_negative_nothing_is_used_up():
    relations = [Sum(("s",), (("w",), ("v",), ("x",), ("y",)))]
    shown = {("s",): Fraction(0), ("w",): Fraction(-2), ("v",): Fraction(2)}
    assert revealed(shown, [("x",), ("y",)], relations) == ()


def test_rounded_figures_that_contradict_each_other_are_no_fault():
    relations = [Sum(("s",), (("x",), ("y",))), Sum(("t",), (("x",), ("y",)))]
    assert revealed({("s",): Fraction(5), ("t",): Fraction(6)}, [("x",), ("y",)], relations) == ()


def test_a_sum_without_the_hidden_beside_the_whole_reveals_it():
    """1,234（秘匿1件を除く） beside the total: the difference is the hidden cell."""
    relations = [Sum(("総数",), (("a",), ("b",), ("x",))), Sum(("一部",), (("a",), ("b",)))]
    shown = {("総数",): Fraction(1300), ("一部",): Fraction(1234)}
    assert [one.cell for one in revealed(shown, [("x",)], relations)] == [("x",)]


def test_three_axes():
    """Places × sexes × industries: a cube of eight hidden cells holds, seven of them do not."""
    axes = (("a", "b"), ("男", "女"), ("D", "E"))
    values = {cell: Fraction(k + 1) for k, cell in enumerate(product(*axes))}
    cells = set(product(*(("計", *axis) for axis in axes)))
    relations = [relation for k, axis in enumerate(axes) for relation in sums_along(k, "計", axis, cells)]
    every = {
        cell: sum(v for c, v in values.items() if all(w in ("計", p) for w, p in zip(cell, c, strict=True)))
        for cell in cells
    }
    shown = {cell: value for cell, value in every.items() if cell not in values}
    assert revealed(shown, values, relations) == ()
    one, *seven = values
    assert [r.cell for r in revealed({**shown, one: values[one]}, seven, relations)] == seven


def test_sums_along_an_axis():
    cells = cells_of(*TWO)
    assert sums_along(1, "計", ["x", "y"], cells) == [
        Sum((row, "計"), ((row, "x"), (row, "y"))) for row in ("a", "b", "計")
    ]


# -- brute force -------------------------------------------------------------------------------------------------------


def determined(rows, columns, values, hidden):
    """By trying every table near the true one: the hidden cells that are the same in all that agree with what is shown."""
    cells = cells_of(rows, columns, values)
    shown = {cell for cell in cells if cell not in hidden}
    inner = [cell for cell in hidden if "計" not in cell]
    agreeing = []
    for steps in product((-2, -1, 0, 1, 2), repeat=len(inner)):
        tried = {**cells, **{cell: cells[cell] + step for cell, step in zip(inner, steps, strict=True)}}
        again = cells_of(rows, columns, [tried[cell] for cell in product(rows, columns)])
        if all(again[cell] == cells[cell] for cell in shown):
            agreeing.append(again)
    return {cell for cell in hidden if len({table[cell] for table in agreeing}) == 1}


@st.composite
def tables(draw):
    """A table of 2×2 to 3×3, values of at least 1, and up to six hidden cells, margins among them."""
    rows, columns = "abc"[: draw(st.integers(2, 3))], "xyz"[: draw(st.integers(2, 3))]
    values = [draw(st.integers(1, 50)) for _ in range(len(rows) * len(columns))]
    cells = list(cells_of(rows, columns, values))
    return rows, columns, values, draw(st.lists(st.sampled_from(cells), unique=True, min_size=1, max_size=6))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(tables())
def test_it_finds_what_trying_every_table_finds(drawn):
    assert set(found(*drawn)) == determined(*drawn)


# -- as an output asks -------------------------------------------------------------------------------------------------


def quantity(value, state=State.PRESENT):
    number = None if value is None else Decimal(value)
    return Quantity(number, "persons", Place("01235", "石狩市"), Period.parse("2016"), state=state)


X = quantity(None, State.SUPPRESSED)
RELATION = [Sum(("石狩市", "総数"), (("石狩市", "鉱業"), ("石狩市", "建設業")))]


def test_an_output_that_reveals_is_refused_with_advice():
    cells = {("石狩市", "総数"): quantity("10"), ("石狩市", "鉱業"): X, ("石狩市", "建設業"): quantity("4")}
    with pytest.raises(OutputError) as fault:
        require_hidden(cells, RELATION)
    assert "石狩市・鉱業（石狩市・総数＝石狩市・鉱業＋石狩市・建設業から）" in str(fault.value)
    assert "もう1つ伏せて" in str(fault.value)
    assert "6" not in str(fault.value), "the message must not tell the figure"


def test_an_output_that_hides_is_written():
    require_hidden({("石狩市", "総数"): quantity("10"), ("石狩市", "鉱業"): X, ("石狩市", "建設業"): X}, RELATION)
    require_hidden({("石狩市", "鉱業"): X, ("石狩市", "建設業"): quantity("4")}, RELATION)


def test_what_is_missing_is_not_hidden():
    cells = {("石狩市", "総数"): quantity("10"), ("石狩市", "建設業"): quantity("4")}
    require_hidden({**cells, ("石狩市", "鉱業"): quantity(None, State.MISSING)}, RELATION)


def test_what_is_not_there_counts_as_zero():
    with pytest.raises(OutputError):
        require_hidden(
            {("石狩市", "総数"): quantity("10"), ("石狩市", "鉱業"): X, ("石狩市", "建設業"): quantity("0", State.NIL)},
            RELATION,
        )
