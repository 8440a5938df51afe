"""在留外国人統計: the real table of December 2023, and broken ones."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.sources.documents import opened, seen, tables
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document


@pytest.fixture
def residents(shared: Path) -> Document:
    return opened(shared / "data/estat_files/23-12-a.xlsx")


def workbook(
    title: str = "24-06-a",
    headings: tuple[str, ...] = ("市区町村コード", "都道府県市区町村", "在留外国人"),
    count: object = 5,
) -> Document:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in (
        ["Ａ　都道府県市区町村別　在留外国人"],
        ["", *headings],
        ["", "01100", "札幌市", count],
        ["", "（注）北方領土を除く。"],
    ):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return Document("hand.xlsx", content.getvalue(), "xlsx")


def test_the_real_table_is_read_whole(residents: Document) -> None:
    (table,) = tables(residents)
    assert table.boundaries_as_of == date(2023, 12, 31)
    assert table.origin.id == "foreign_residents_2023-12"
    figures = seen(residents).figures
    assert figures.height == 1961
    assert figures.filter(place="01100").select("field", "period", "value").row(0) == (
        "foreign_residents_persons", "2023-12-31", 18_269,
    )  # fmt: skip


def test_prefectures_and_those_without_a_place_make_the_published_total(residents: Document) -> None:
    (table,) = tables(residents)
    prefectures = table.cells.filter(table.cells["code"].str.ends_with("000"))["text"].cast(int).sum()
    assert "48000" not in table.cells["code"].to_list()
    assert prefectures + 7_762 == 3_410_992


def test_the_day_is_that_of_the_sheet() -> None:
    assert seen(workbook()).figures["period"].to_list() == ["2024-06-30"]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (workbook(title="Sheet1"), "シート「Sheet1」：シートの名前が 23-12-a（2023年12月末）の形ではない"),
        (workbook(headings=("市区町村コード", "市区町村", "在留外国人")), "2行目、「都道府県市区町村」の列：見出し"),
        (workbook(count="5人"), "3行目、「在留外国人」の列：.*注記「人」"),
        (workbook(count=None), "3行目、「在留外国人」の列：「」は数値でも"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(document: Document, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(document)
