"""列指向形式 of e-Stat and the CSV of its API: real files, and broken ones."""

from pathlib import Path

import pytest

from tests.sources.documents import opened, seen, tables, written
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised

HEAD = '"tab_code","表章項目","cat01_code","男女","area_code","地域","time_code","時間軸","unit","value"\n'
ROW = '"020","人口","100","総数","01100","札幌市","2020000000","2020年","人","1973395"\n'


@pytest.fixture
def census(shared: Path) -> Document:
    return opened(shared / "data/estat_files/FEH_00200521_241003100519.csv")


def test_the_census_since_1920_is_read_whole(census: Document) -> None:
    records = seen(census).records
    assert records.height == 4200
    nation = records.filter(place="00000", period="1980", label="人口（男女_時系列：総数）")
    assert nation["value"].to_list() == [117_060_396.0]
    ratio = records.filter(place="47000", period="2020", label="人口性比（男女_時系列：総数）")
    assert ratio["value"].to_list() == [97.065]


def test_densely_inhabited_districts_are_part_of_the_nation(census: Document) -> None:
    records = seen(census).records.filter(label="人口（男女_時系列：総数、人口集中地区）")
    assert set(records["place"]) == {"00000"}
    assert records.height == 21


@pytest.mark.parametrize("name", ["20160731_withVALUEheader", "headless_20200412"])
def test_the_csv_of_the_api_is_read_with_and_without_its_head(shared: Path, name: str) -> None:
    document = opened(shared / f"data/estat_api/estatapi-r/content_getSimpleStatsData_{name}.csv")
    records = seen(document).records
    assert records.select("place", "value", "unit").rows() == [
        ("00000", 9782.0, "千人"), ("01000", 440.0, "千人"), ("02000", 82.0, "千人"),
    ]  # fmt: skip
    assert (
        records["label"][0]
        == "（行動者数）音楽会などによるクラシック音楽鑑賞（性別：総数、ふだんの就業状態，年齢_2011：総数）"
    )


def test_both_forms_of_one_table_are_one_edition(shared: Path) -> None:
    folder = shared / "data/estat_api/estatapi-r"
    claims = [recognised(opened(path)) for path in sorted(folder.glob("content_getSimple*.csv"))]
    assert len({claim[1] for claim in claims if claim}) == 1


def test_sections_tell_what_the_table_is() -> None:
    told = '"RESULT"\n"STATUS","0"\n"STATS_DATA_ID","0003"\n"STAT_NAME","00200521","国勢調査"\n"UPDATED_DATE","2022-01-02"\n'
    (table,) = tables(written(told + '"VALUE"\n' + HEAD + ROW))
    assert (table.origin.id, table.origin.title, table.origin.published) == (
        "estat_0003-2022-01-02",
        "国勢調査",
        "2022-01-02",
    )


def test_a_value_missing_is_never_zero() -> None:
    row = seen(written(HEAD + ROW.replace("1973395", "-"))).records.row(0, named=True)
    assert (row["value"], row["state"]) == (None, "MISSING")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('"RESULT"\n"STATUS","100"\n"ERROR_MSG","認証に失敗しました。"\n', "STATUS 100「認証に失敗しました。」"),
        ('"RESULT"\n"STATUS","0"\n"DATE","2022"\n', "VALUE）がありません"),
        (HEAD + ROW.replace("1973395", "19733g5"), "2行目.*注記「g5」"),
        (HEAD + ROW.replace("1973395", "…?"), "2行目.*「…\\?」は数値でも"),
        (HEAD + ROW.replace(',"人"', ""), "2行目：9列あり、見出しの10列と合いません"),
        (
            HEAD.replace('"cat01_code","男女",', '"男女","cat01_code",') + ROW,
            "「cat01_code」の右に分類の名前の列がありません",
        ),
        (HEAD + ROW + ROW, "数値が2つあります（2行目.*3行目"),
        (HEAD + ROW + ROW.replace("01100", "01202").replace('"人"', '"千人"'), "単位が2通り（「人」「千人」）"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(written(text))
