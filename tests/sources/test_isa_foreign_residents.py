"""在留外国人統計: the real table of December 2023, and broken ones."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.documents import opened, seen, tables
from toshiken.core.errors import SourceError
from toshiken.geography.municipalities import all_municipalities
from toshiken.sources.document import Document


@pytest.fixture
def residents(shared: Path) -> Document:
    return opened(shared / "data/estat_files/23-12-a.xlsx")


def _others() -> list[str]:
    """The prefectures after 北海道, in order."""
    return list(dict.fromkeys(m.prefecture for m in all_municipalities().values()))[1:]


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
        ["", "01000", "北海道", count],
        ["", "01100", "札幌市", count],
        *(["", f"{number:02}000", name, 0] for number, name in enumerate(_others(), 2)),
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
    assert set(seen(workbook()).figures["period"]) == {"2024-06-30"}


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


def test_a_table_cut_short_or_changed_is_told(residents: Document) -> None:
    def saved(change: Callable[[Worksheet], object]) -> Document:
        book, content = load_workbook(io.BytesIO(residents.data)), io.BytesIO()
        change(book.worksheets[0])
        book.save(content)
        return Document("hand.xlsx", content.getvalue(), "xlsx")

    with pytest.raises(SourceError, match="1479行目：都道府県「33000」の行がありません.*切れている"):
        seen(saved(lambda sheet: sheet.delete_rows(1480, 1000)))
    with pytest.raises(
        SourceError, match="1480行目、「在留外国人」の列：都道府県「33000」の35,928が、市区町村の和34,102と"
    ):
        seen(saved(lambda sheet: sheet.delete_rows(1500, 1000)))
    with pytest.raises(
        SourceError, match="3行目、「在留外国人」の列：都道府県「01000」の56,485が、市区町村の和56,486と"
    ):
        seen(saved(lambda sheet: sheet.__setitem__("D15", 1649)))
