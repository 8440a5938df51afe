"""市区町村別の人口・経済関係データ: the real population since 1970, the same as a CSV, and broken files."""

from datetime import date
from pathlib import Path

import pytest

from tests.sources.documents import opened, seen, tables, written
from toshiken.core.errors import SourceError
from toshiken.geography.places import Places
from toshiken.sources.document import Document

SMALL = """○人口総数とは、国勢調査時に日本国内に常住している者の総数。
※市区町村単位は2014年4月現在
,,人口総数（人）
市区町村名,市区町村コード,1970年,1975年
北海道 札幌市,11002,1010177,1240613
"""


@pytest.fixture
def population(shared: Path) -> Document:
    return opened(shared / "data/estat_files/file01.xls")


def small(old: str = "", new: str = "") -> Document:
    assert old in SMALL
    return written(SMALL.replace(old, new, 1))


def test_the_population_since_1970_stands_on_the_municipalities_of_2014(population: Document, places: Places) -> None:
    (table,) = tables(population)
    assert table.boundaries_as_of == date(2014, 4, 30)
    assert table.origin.citation == "内閣府「市区町村別の人口・経済関係データ」（市区町村は2014-04現在）"
    figures = seen(population, places).figures
    assert figures.height == 1741 * 9
    assert figures.filter(period="2010-10-01")["value"].sum() == 128_057_352
    sapporo = figures.filter(place="01100", period="1980-10-01").row(0, named=True)
    assert (sapporo["field"], sapporo["value"]) == ("population_persons", 1_401_757)
    assert sapporo["survey"] == "総務省「昭和55年国勢調査」"


def test_the_csv_has_lost_the_zeros_of_its_codes() -> None:
    assert tables(small())[0].cells["code"].unique().to_list() == ["011002"]
    assert seen(small()).figures["place"].unique().to_list() == ["01100"]


def test_another_item_is_kept_as_printed() -> None:
    records = seen(small("人口総数（人）", "小売販売額（百万円）")).records
    assert records.select("field", "unit", "period").row(0) == ("小売販売額", "百万円", "1970")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("人口総数（人）", "人口総数", "3行目：.*項目と単位"),
        ("1975年", "昔", "4行目、「昔」の列：.*年（1970年など）ではありません"),
        ("1010177", "101017T", "5行目、「1970年」の列：.*注記「T」"),
        (",1240613", "", "5行目、「1975年」の列：「」は数値でも"),
        ("人口総数（人）", "人口総数（千人）", "単位は「人」のはずですが、「千人」"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(small(old, new))
