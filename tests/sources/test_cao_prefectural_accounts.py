"""県民経済計算, summary tables: the real workbook of income per head, and broken ones."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.sources.documents import opened, tables
from toshiken.core.errors import SourceError
from toshiken.geography.places import Places
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised
from toshiken.tables.meanings import meanings
from toshiken.tables.observed import observed


@pytest.fixture
def income(shared: Path) -> Document:
    return opened(shared / "data/estat_files/one_income_3.xls")


def workbook(unit: str = "（単位：千円）", heading: str = "都道府県", value: object = 2670.5) -> Document:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "実数"
    for row in (
        ["", "９．１人当たり県民所得"], ["", unit], [heading, "", "平成１３年度"], ["", "", "2001"], ["01", "北海道", value],
        ["地域ブロック"], ["", "関東", 3534.6], ["", "全県計", 3080.9],
    ):  # fmt: skip
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return Document("hand.xlsx", content.getvalue(), "xlsx")


def test_values_and_rates_of_change_are_two_tables(income: Document) -> None:
    values, rates = tables(income)
    assert values.origin.citation == "内閣府「県民経済計算」（2001-2014年度）"
    assert values.labels == {"１人当たり県民所得": ("１人当たり県民所得", "千円")}
    assert rates.labels == {"１人当たり県民所得（増加率）": ("１人当たり県民所得（増加率）", "％")}
    assert values.cells.height == rates.cells.height == (47 + 16) * 14


def test_they_are_records_of_fiscal_years(income: Document) -> None:
    table = tables(income)[0]
    records = observed(table, meanings("prefectural_accounts"), Places(), income.label).records
    hokkaido = records.filter(place="01000", period="FY2001").row(0, named=True)
    assert hokkaido["value"] == pytest.approx(2670.420707348018)
    cities = records.filter(place="15100", period="FY2001").row(
        0, named=True
    )  # 新潟市 became a designated city in 2007
    assert (cities["value"], cities["state"]) == (None, "MISSING")


def test_blocks_and_the_sum_of_prefectures_are_no_places() -> None:
    (table,) = tables(workbook())
    assert table.cells.select("code", "name", "text").rows() == [("01000", "北海道", "2670.5")]


def test_a_table_without_its_unit_is_refused() -> None:
    with pytest.raises(SourceError, match="シート「実数」：.*単位"):
        tables(workbook(unit=""))


def test_a_letter_in_a_number_is_told_with_row_and_column() -> None:
    (table,) = tables(workbook(value="26G0"))
    with pytest.raises(SourceError, match="シート「実数」、5行目、「平成１３年度」の列：.*注記「G0」"):
        observed(table, meanings("prefectural_accounts"), Places(), "hand.xlsx")


def test_another_heading_is_another_form() -> None:
    assert recognised(workbook(heading="府県")) is None
