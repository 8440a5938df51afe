"""Cells of two readings that differ."""

import polars as pl

from toshiken.tables.changes import changed_cells
from toshiken.tables.observations import SCHEMA


def frame(*cells: tuple[str, str, float | None, str]) -> pl.DataFrame:
    rows = [(field, place, "2020", "", value, state, "o", "c", "") for field, place, value, state in cells]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def test_only_what_differs_is_listed() -> None:
    old = frame(("a", "01100", 1.0, "PRESENT"), ("b", "01100", 2.0, "PRESENT"), ("c", "01100", None, "SUPPRESSED"))
    new = frame(("a", "01100", 1.0, "PRESENT"), ("b", "01100", 3.0, "PRESENT"), ("c", "01100", 0.0, "NIL"))
    found = [(cell.field, cell.old_value, cell.new_value) for cell in changed_cells(old, new)]
    assert found == [("b", 2.0, 3.0), ("c", None, 0.0)]


def test_a_cell_that_came_or_went_is_a_change() -> None:
    cells = changed_cells(frame(("a", "01100", 1.0, "PRESENT")), frame(("b", "01100", 1.0, "PRESENT")))
    assert [(cell.field, cell.old_state, cell.new_state) for cell in cells] == [
        ("a", "PRESENT", None),
        ("b", None, "PRESENT"),
    ]


def test_a_state_alone_is_a_change() -> None:
    found = changed_cells(frame(("a", "01100", 1.0, "PRESENT")), frame(("a", "01100", 1.0, "REFERENCE")))
    assert len(list(found)) == 1


def test_the_same_is_no_change() -> None:
    one = frame(("a", "01100", None, "SUPPRESSED"))
    assert list(changed_cells(one, one)) == []
