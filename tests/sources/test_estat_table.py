"""Tables downloaded from e-Stat: 社会生活統計指標 and 「すがた」 as they stand, census tables by the general form, and broken ones."""

import io
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook

from tests.sources.documents import edited, opened, seen, tables, written
from toshiken.core.errors import SourceError
from toshiken.sources import estat_table
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised

SMALL = """統計名：,ある統計
表番号：,3
表題：,男女別人口
市区町村時点（年月日）：,2015年10月1日
***,調査又は集計していないもの
-,データが得られないもの

,,,,,/年齢 コード,00,01
時間軸（年次） コード,時間軸（年次）,地域 コード,地域,男女,/年齢,総数【人】,0～14歳【人】
2015000000,2015年,0,全国,男,,"1,000",***
2015000000,2015年,1100,札幌市,男,,10,-
"""


@pytest.fixture
def indicators(shared: Path) -> Document:
    return opened(shared / "data/estat_files/FEH_00200502_240810184536.csv")


@pytest.fixture
def cities(shared: Path) -> Document:
    return opened(shared / "data/estat_files/FEI_CITY_241027082628.csv")


def small(old: str = "", new: str = "") -> Document:
    assert old in SMALL
    return written(SMALL.replace(old, new, 1))


def test_indicators_of_prefectures_are_read_whole(indicators: Document) -> None:
    (table,) = tables(indicators)
    assert table.cells.height == 2304 * 81
    assert table.symbols == {"***": "NOT_SURVEYED", "-": "MISSING", "X": "SUPPRESSED"}
    assert table.origin.title == "都道府県データ 社会生活統計指標"
    assert table.origin.table == "10201 Ａ　人口・世帯"
    assert table.labels["#A011000"] == ("総人口", "万人")


def test_indicators_are_records_with_their_units(indicators: Document) -> None:
    found = seen(indicators)
    assert found.figures.is_empty()
    hokkaido = found.records.filter(place="01000", period="FY1975")
    assert hokkaido.filter(field="#A011000").select("value", "unit").row(0) == (534.0, "万人")
    assert hokkaido.filter(field="#A01302").select("value", "state").row(0) == (None, "NOT_SURVEYED")


def test_the_population_of_cities_by_name_is_that_of_the_census(cities: Document) -> None:
    (table,) = tables(cities)
    assert table.origin.citation == (
        "総務省「社会・人口統計体系」（都道府県・市区町村のすがた、市区町村の値は廃置分合処理済み（後の市区町村の境域に組み替えた値））"
    )
    assert table.boundaries_as_of is None
    figures = seen(cities).figures
    assert figures.height == 19 * 9
    row = figures.filter(place="17201", period="2020-10-01").row(0, named=True)
    assert (row["field"], row["value"], row["survey"]) == ("population_persons", 463254.0, "総務省「令和2年国勢調査」")


def test_a_table_says_what_it_is() -> None:
    (table,) = tables(small())
    assert table.title == "男女別人口"
    assert table.boundaries_as_of == date(2015, 10, 1)
    claim = recognised(small())
    assert claim is not None
    assert claim[0].id == "estat_table"
    assert claim[1].startswith("3-")


def test_items_have_readable_labels_and_lost_zeros_come_back() -> None:
    records = seen(small()).records
    labels = records["label"].unique(maintain_order=True).to_list()
    assert labels == ["男（年齢：総数）", "男（年齢：0～14歳）"]
    assert records.filter(place="01100")["value"].to_list() == [10.0, None]
    assert records.filter(place="00000")["state"].to_list() == ["PRESENT", "NOT_SURVEYED"]


def test_two_statistics_of_one_form_have_other_editions_and_two_selections_other_tables() -> None:
    one, other = recognised(small()), recognised(small("ある統計", "別の統計"))
    assert one is not None
    assert other is not None
    assert one[1] != other[1]
    assert tables(small())[0].table != tables(small("2015000000,2015年,1100", "2010000000,2010年,1100"))[0].table


def test_a_part_of_a_prefecture_is_no_place() -> None:
    records = seen(small("1100,札幌市", "1001,北海道市部")).records
    part = records.filter(pl.col("label").str.contains("市部"))
    assert part["place"].to_list() == ["01000", "01000"]
    assert part["label"].to_list() == ["男（年齢：総数、北海道市部）", "男（年齢：0～14歳、北海道市部）"]


def test_remarks_stand_behind_their_figures() -> None:
    text = "調査年,地域,/項目,A1101_総人口【人】,注釈,A7101_世帯数【世帯】,注釈\n2020年度,北海道 札幌市,,10,,5,*\n"
    (table,) = tables(written(text))
    assert table.cells.select("item", "text", "note").rows() == [("A1101", "10", ""), ("A7101", "5", "*")]


def test_a_workbook_of_the_same_form_is_read() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["調査年", "地域", "/項目", "A1101_総人口【人】", "注釈"],
        ["2020年度", "北海道 札幌市", "", "1,973,395", ""],
    ):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    (table,) = tables(Document("hand.xlsx", content.getvalue(), "xlsx"))
    assert table.cells.select("row", "name", "item", "text").row(0) == (2, "北海道 札幌市", "A1101", "1,973,395")


def test_a_time_that_stands_above_the_table_is_that_of_all_figures() -> None:
    text = "統計名：,ある統計\n実施年月：,2020年,10月\n\n地域 コード,地域,/男女,総数【人】\n01100,札幌市,,5\n"
    assert seen(written(text)).records["period"].to_list() == ["2020-10-01/2020-10-31"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "調査又は集計していないもの",
            "知らない言葉",
            r"10行目、「0～14歳【人】」の列：記号「\*\*\*」の意味が凡例に「知らない言葉」",
        ),
        ("***,調査又は集計していないもの\n", "", r"「\*\*\*」は数値でも、意味の決まった記号でもありません"),
        ("札幌市,男,,10", "札幌市,男,,1O", "11行目、「総数【人】」の列：.*注記「O」"),
        ("札幌市,男,,10,-", "札幌市,男,,10", "11行目、「0～14歳【人】」の列：「」は数値でも"),
        ("時間軸（年次） コード,時間軸（年次）", "年級 コード,年級", "時点がどこにもありません"),
        ("地域,男女", "地域,都道府県", "地域の分類が2つあります（「地域」、「都道府県」）"),
        ("2015000000,2015年,1100", "2015000000,二〇一五,1100", "時点「二〇一五」を読めません"),
        ("1100,札幌市", "0,全国", "数値が2つあります"),
        (SMALL[SMALL.index("2015000000") :], "", "数値がひとつもありません"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(small(old, new))


def test_a_letter_in_a_real_number_is_told_with_row_and_column(indicators: Document) -> None:
    broken = edited(indicators, "1975100000,1975年度,1000,北海道,,534", "1975100000,1975年度,1000,北海道,,5E4", "cp932")
    with pytest.raises(SourceError, match="14行目、「#A011000_総人口【万人】」の列"):
        seen(broken)


@pytest.mark.parametrize(
    ("code", "name", "place"), [("1", "北海道", "01000"), ("13", "東京都", "13000"), ("0", "全国", "00000")]
)
def test_prefectures_may_have_codes_of_two_digits(code: str, name: str, place: str) -> None:
    assert tables(small("1100,札幌市", f"{code},{name}"))[0].cells["code"][1] == place


@pytest.mark.parametrize(
    "text",
    ["a,b\n1,2\n", "/a,b\n1,2\n", "道,/a/b,c\n1,2,3\n", "地域,/ コード,b\n1,2,3\n", ",/a,b\n,,3\n", "地域,/b\n1,\n"],
)
def test_other_tables_are_not_claimed(text: str) -> None:
    assert estat_table.PUBLICATION.recognise(written(text)) is None
