"""正誤表: exactly what a corrected cell changes on the pages, and the cell."""

import io
from datetime import date

import openpyxl
import polars as pl
import pytest

from toshiken.example import Example
from toshiken.example.figures import Bundle
from toshiken.outputs.brief import Brief
from toshiken.outputs.errata import Errata, as_data, as_lines, errata_of, render_errata
from toshiken.tables.editions import Reading

NOW = date(2026, 11, 24)


def reading(more: float) -> Reading:
    """Physicians of 小樽市 2022 as SSDSE-A-2025 prints them, and `more`."""
    observations = Bundle().observations(["physicians_persons"], ["01203"])
    rows = observations.rows.filter(pl.col("period") == "2022-12-31").with_columns(pl.col("value") + more)
    (origin,) = rows["origin"].unique()
    return Reading("x.csv", "ssdse_a", "2025", observations.origins[origin], rows)


@pytest.fixture(scope="module")
def before() -> Brief:
    return Example(more=(reading(0),)).brief(NOW)


@pytest.fixture(scope="module")
def errata(before: Brief) -> Errata:
    new = reading(500)
    return errata_of(reading(0), new, before, Example(more=(new,)).brief(NOW))


def test_only_the_pages_that_use_the_cell_are_corrected(errata: Errata) -> None:
    titles = {correction.title for correction in errata.corrections}
    assert titles == {"圏域の現状⑥　医療機関等", "圏域の現状⑩　まとめ"}
    assert all(correction.old != correction.new for correction in errata.corrections)


def test_the_changed_cell_is_named(errata: Errata) -> None:
    (cell,) = errata.cells
    assert (cell.field, cell.place) == ("physicians_persons", "01203")
    assert (cell.old_value or 0) + 500 == cell.new_value


def test_the_sheet_holds_what_was_found(errata: Errata) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_errata(errata)))
    assert book.sheetnames == ["正誤表", "変わったセル"]
    rows = list(book["正誤表"].iter_rows(min_row=3, values_only=True))
    assert [row[3:5] for row in rows] == [(c.old or None, c.new or None) for c in errata.corrections]
    assert book["変わったセル"].cell(3, 2).value == "小樽市"


def test_nothing_changed_is_said(errata: Errata, before: Brief) -> None:
    same = reading(0)
    nothing = errata_of(same, same, before, Example(more=(same,)).brief(NOW))
    book = openpyxl.load_workbook(io.BytesIO(render_errata(nothing)))
    assert book["正誤表"].cell(3, 1).value == "この訂正で変わる頁はありません。"
    assert as_lines(nothing, []) == "変わったセル0、変わる頁0、変わる箇所0"
    assert as_data(errata, [])["cells"] == 1
