"""Areas of 国土地理院: the real file, an edition not seen before, and broken ones; wholes against parts within the rounding."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, lists, opened, seen, tables
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised
from toshiken.tables.observed import Observed

SAPPORO_AREA = [
    "01100", "01203", "01210", "01217", "01224", "01231", "01234", "01235", "01303", "01304", "01423", "01428",
]  # fmt: skip
NEW_YEAR = "2026-01-01"


@pytest.fixture(scope="module")
def document(shared: Path) -> Document:
    return opened(shared / "data/gsi_area/R8_01_mencho.csv")


@pytest.fixture(scope="module")
def found(document: Document) -> Observed:
    return seen(document)


def test_every_place_on_nine_days(found: Observed) -> None:
    assert found.records.is_empty()
    assert set(found.figures["field"]) == {"total_area_km2"}
    assert sorted(set(found.figures["period"])) == [
        "2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01", "2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", NEW_YEAR,
    ]  # fmt: skip
    assert dict(found.figures.group_by("period").len().iter_rows()) == dict.fromkeys(found.figures["period"], 1966)


def test_known_areas(found: Observed) -> None:
    day = found.figures.filter(period=NEW_YEAR)
    value = dict(day.select("place", "value").iter_rows())
    assert (value["00000"], value["01000"], value["01100"], value["01101"]) == (377_979.74, 83_422.27, 1_121.26, 46.42)
    assert round(sum(value[place] for place in SAPPORO_AREA), 2) == 4_514.84
    assert value["32528"] == 242.83  # 隠岐の島町 with 竹島; without it 242.62


def test_remarks_have_their_meaning(found: Observed) -> None:
    states = dict(found.figures.filter(period=NEW_YEAR).select("place", "state").iter_rows())
    assert states["01224"] == states["01231"] == "REFERENCE"  # 千歳市, 恵庭市
    assert states["12203"] == "REFERENCE"  # 市川市, with a second remark behind （参考値）
    assert states["01223"] == states["01100"] == "PRESENT"  # 根室市: 風蓮湖を除く


def test_subtotals_are_left_out_and_land_of_no_municipality_is_kept(document: Document, found: Observed) -> None:
    assert "01300" not in set(found.figures["place"])
    unassigned = lists(document)["unassigned"].rows
    assert unassigned.filter(day="令和8年1月1日")["name"].to_list()[:3] == ["然別湖", "風蓮湖", "八郎潟調整池の一部"]
    assert unassigned.filter(day="令和8年1月1日").height == 20
    lake = unassigned.row(by_predicate=(pl.col("name") == "風蓮湖") & (pl.col("day") == "令和8年1月1日"), named=True)
    assert (lake["row"], lake["km2"], lake["remark"][:12]) == (220, 64.17, "根室市及び別海町の面積並")


def test_it_includes_what_the_area_in_ha_leaves_out(document: Document) -> None:
    (table,) = tables(document)
    assert str(table.boundaries_as_of) == NEW_YEAR
    assert (table.origin.id, table.origin.edition) == ("gsi_area_2026_01", "令和8年1月1日時点")
    northern = table.cells.filter(pl.col("code").is_between(pl.lit("01695"), pl.lit("01700")), time="令和8年1月1日")
    assert northern.height == 6


def test_an_edition_whose_days_moved_is_read(document: Document) -> None:
    text = document.data.decode("cp932")
    days = [f"令和{year}年{month}月1日" for year, month in ((9, 1), (8, 10), (8, 7), (8, 4))]
    for old, new in zip(("令和8年1月1日", "令和7年10月1日", "令和7年7月1日", "令和7年4月1日"), days, strict=True):
        text = text.replace(old, new)
    moved = Document("R9_01_mencho.csv", text.encode("cp932"), "csv")
    (table,) = tables(moved)
    assert (table.origin.id, str(table.boundaries_as_of)) == ("gsi_area_2027-01-01", "2027-01-01")
    assert seen(moved).figures.filter(period="2027-01-01", place="01100")["value"].to_list() == [1121.26]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("札幌市,1121.26,", "札幌市,1121.2G,", "10行目、「令和8年1月1日(k㎡)」の列：「1121.2G」は数値ではありません"),
        ("中央区,46.42,", "中央区,56.42,", "10行目、.*札幌市の面積1,121.26 km²が、内訳10件の和1,131.26 km²と四捨五入の差を超えて"),
        ("函館市,677.87,", "函館市,678.87,", "7行目、.*北海道の面積83,422.27 km²が、内訳187件の和83,423.27 km²と"),
        ("全国面積,,,,377979.74", "全国面積,,,,377989.74", "6行目、.*全国の面積377,989.74 km²が、内訳47件の和377,979.75 km²と"),
        ("苫小牧市,561.66,（参考値）", "苫小牧市,561.66,（概数）", "32行目、.*注記「（概数）」の意味が決められていません"),
        ("令和8年1月1日備考", "令和8年1月1日注記", "5行目、「令和8年1月1日注記」の列：見出し「令和8年1月1日注記」の意味が決められていません"),
        ("標準地域コード", "コード", "5行目、「コード」の列：見出し「コード」の意味が決められていません"),
        ("01202,北海道", "1202A,北海道", "21行目、「標準地域コード」の列：「1202A」「北海道」「渡島総合振興局」「函館市」が何の行か分かりません"),
        ("渡島総合振興局,函館市,", "渡島総合振興局,,", "21行目、.*何の行か分かりません"),
        ("函館市,677.87,,", "函館市,677.87,", "21行目：21列あり、見出しの22列と合いません"),
        ("01203,北海道", "01202,北海道", "22行目：コード「01202」は函館市ですが、名前は「小樽市」（01203）です"),
        ("01202,北海道", "01799,北海道", "21行目.*01799"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(document: Document, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=rf"^R8_01_mencho\.csv、.*{message.replace('(', '[(]').replace(')', '[)]')}"):
        seen(edited(document, old, new, "cp932"))


def test_a_file_cut_short_is_refused(document: Document) -> None:
    lines = document.data.splitlines(keepends=True)
    cut = Document(document.label, b"".join(lines[:2300]), "csv")
    with pytest.raises(SourceError, match="の面積.*が、内訳.*と四捨五入の差を超えて違います。行が欠けたり"):
        seen(cut)


def test_without_headings_the_title_still_tells_what_it_should_be(document: Document) -> None:
    lines = document.data.decode("cp932").splitlines()
    for broken in ([*lines[:4], *lines[5:]], [*lines[:4], ",".join(lines[4].split(",")[:4])]):
        headless = Document(document.label, "".join(f"{line}\n" for line in broken).encode("cp932"), "csv")
        with pytest.raises(SourceError, match="見出し.*がありません"):
            seen(headless)


def test_other_tables_are_not_claimed() -> None:
    assert recognised(Document("a.csv", "標準地域コード,人口\n01100,1\n".encode(), "csv")) is None
