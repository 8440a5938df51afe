"""Answers of the e-Stat API: every real capture, and one broken answer for each kind of mistake."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.sources.documents import opened, seen, tables, written
from toshiken.core.errors import NotData, SourceError
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised

Edit = Callable[[dict[str, Any]], Any]
NOT_DATA = {
    "e-stat-go/get_data_catalog.xml": "getDataCatalog",
    "e-stat-go/get_dataset_list.xml": "refDataset",
    "e-stat-go/get_meta_info.xml": "getMetaInfo",
    "e-stat-go/get_stats_list.xml": "getStatsList",
    "e-stat-go/post_dataset.xml": "postDataset",
    "e-stat-go/ref_dataset.xml": "refDataset",
    "estat-wrangling-skills/get_data_catalog_list_resource.json": "getDataCatalog",
    "estat-wrangling-skills/get_data_catalog_single_resource.json": "getDataCatalog",
    "estat-wrangling-skills/get_stats_list_list_table.json": "getStatsList",
    "estat-wrangling-skills/get_stats_list_single_table.json": "getStatsList",
    "estatapi-r/content_getDataCatalog.json": "getDataCatalog",
    "estatapi-r/content_getMetaInfo.json": "getMetaInfo",
    "estatapi-r/content_getStatsList.json": "getStatsList",
    "estatapi-r/content_getStatsData_20160730.json": "件数だけの回答",
    "yumaloop/example1.json": "getStatsList",
}
REFUSED = {
    "errors/auth_error_403_body_excerpt.xml": "STATUS 100「認証に失敗しました。",
    "errors/auth_error_getStatsList.json": "STATUS 100「認証に失敗しました。",
    "errors/no_data_getStatsList.json": "STATUS 1「正常に終了しましたが、該当データはありませんでした。」）。絞り込みの条件を広げて",
    "estatapi-r/content_getStatsData_20160801.json": "CLASS_INF）がないので.*metaGetFlg=Y",
}


@pytest.fixture
def answers(shared: Path) -> Path:
    return shared / "data/estat_api"


@pytest.fixture
def accounts(answers: Path) -> Document:
    return opened(answers / "e-stat-go/get_stat_data.xml")


@pytest.fixture
def ssds(answers: Path) -> Document:
    return opened(answers / "estat_api_dlt_helper/SampleResponse1752633595900.json")


def changed(document: Document, edit: Edit) -> Document:
    """The JSON answer after `edit` of its STATISTICAL_DATA."""
    content = json.loads(document.data)
    edit(content["GET_STATS_DATA"]["STATISTICAL_DATA"])
    return Document(document.label, json.dumps(content).encode(), "json")


def test_national_accounts_in_xml_are_read_whole(accounts: Document) -> None:
    (table,) = tables(accounts)
    assert table.origin.citation == "内閣府「国民経済計算」（四半期別ＧＤＰ速報）"
    assert (table.origin.id, table.origin.published) == ("estat_0003109741-2022-09-16", "2022-09-16")
    records = seen(accounts).records
    assert records.height == 2508
    assert set(records["place"]) == {"00000"}
    row = records.row(0, named=True)
    assert (row["period"], row["value"], row["unit"]) == ("1994-01-01/1994-03-31", 123456.1, "10億円")
    assert row["label"] == "金額（国内総生産_名目原系列：国内総生産(支出側)）"


def test_areas_of_ssds_are_figures_on_the_boundaries_the_answer_names(ssds: Document) -> None:
    (table,) = tables(ssds)
    assert table.boundaries_as_of == date(2024, 3, 31)
    assert table.origin.citation == "総務省「社会・人口統計体系」（市区町村データ 基礎データ（廃置分合処理済））"
    assert table.symbols == {"***": "NOT_SURVEYED", "-": "MISSING", "X": "SUPPRESSED"}
    figures = seen(ssds).figures
    assert set(figures["field"]) == {"total_area_ha"}
    assert figures.select("place", "period", "value").row(0) == ("01100", "1981-10-01", 111801.0)
    assert figures["value"].to_list() == [111801.0] * 7 + [112118.0] * 3


def test_a_part_of_an_answer_says_so_and_replaces_no_other_part(ssds: Document) -> None:
    (table,) = tables(ssds)
    assert table.title == "Ｂ　自然環境（一部：全403,227件のうち1～10件目）"

    def second(data: dict[str, Any]) -> None:
        data["RESULT_INF"] |= {"FROM_NUMBER": 11, "TO_NUMBER": 20, "NEXT_KEY": 21}

    assert tables(changed(ssds, second))[0].table != table.table


def test_an_answer_of_version_2_is_read(answers: Path) -> None:
    document = opened(answers / "estatapi-r/content_getStatsData_v2_20160205.json")
    assert seen(document).records["value"].to_list() == [9782.0, 440.0, 82.0]
    assert tables(document)[0].symbols == {"***": "NOT_SURVEYED", "-": "NIL", "...": "MISSING"}


@pytest.mark.parametrize(("name", "what"), NOT_DATA.items())
def test_lists_and_descriptions_are_known_and_no_data(answers: Path, name: str, what: str) -> None:
    with pytest.raises(NotData, match=what):
        tables(opened(answers / name))


@pytest.mark.parametrize(("name", "message"), REFUSED.items())
def test_errors_are_quoted_with_what_to_do(answers: Path, name: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as fault:
        tables(opened(answers / name))
    assert not isinstance(fault.value, NotData)


def test_every_answer_at_hand_is_accounted_for(answers: Path) -> None:
    files = {path.relative_to(answers).as_posix() for path in answers.rglob("*.*") if path.suffix in (".xml", ".json")}
    taken = files - NOT_DATA.keys() - REFUSED.keys()
    assert len(files) == 22
    assert taken == {
        "e-stat-go/get_stat_data.xml",
        "estat_api_dlt_helper/SampleResponse1752633595900.json",
        "estatapi-r/content_getStatsData_v2_20160205.json",
    }


BROKEN: list[tuple[Edit, str]] = [
    (
        lambda data: data["CLASS_INF"]["CLASS_OBJ"].pop(1),
        "「VALUE」、1行目：分類「cat01」の名前（CLASS_OBJ）がありません",
    ),
    (lambda data: data["CLASS_INF"]["CLASS_OBJ"][1].pop("CLASS"), "の「CLASS」がありません"),
    (
        lambda data: data["CLASS_INF"]["CLASS_OBJ"][1].update(CLASS={"@code": "B1", "@name": "b"}),
        "コード「B1101」の名前（CLASS）",
    ),
    (lambda data: data["DATA_INF"]["VALUE"][2].update({"$": "111A01"}), "「VALUE」、3行目.*注記「A01」"),
    (lambda data: data["DATA_INF"]["VALUE"][2].update({"$": "…"}), "3行目.*「…」は数値でも、意味の決まった記号でも"),
    (lambda data: data["DATA_INF"].pop("VALUE"), "「VALUE」がありません"),
    (lambda data: data.pop("TABLE_INF"), "「TABLE_INF」がありません"),
    (lambda data: data["DATA_INF"]["VALUE"][1].update({"@time": "1981100000"}), "数値が2つあります（1行目.*2行目"),
]


@pytest.mark.parametrize(("edit", "message"), BROKEN)
def test_what_is_wrong_is_told_with_its_place(ssds: Document, edit: Edit, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(changed(ssds, edit))


def test_words_of_a_legend_without_a_meaning_refuse_the_file(ssds: Document) -> None:
    def explained_otherwise(data: dict[str, Any]) -> None:
        data["DATA_INF"]["NOTE"][1]["$"] = "知らない言葉"
        data["DATA_INF"]["VALUE"][4]["$"] = "-"

    with pytest.raises(SourceError, match="「VALUE」、5行目.*記号「-」の意味が凡例に「知らない言葉」"):
        seen(changed(ssds, explained_otherwise))


@pytest.mark.parametrize("text", ["[]", "{}", '{"GET_STATS_DATA": 1, "b": 2}', '{"type": "Topology"}', "<gpx/>"])
def test_other_files_are_not_claimed(text: str) -> None:
    assert recognised(written(text, "xml" if text.startswith("<") else "json")) is None


@pytest.mark.parametrize(
    "text", ['{"GET_STATS_DATA": 1}', '{"GET_STATS_DATA": {"RESULT": {}}}', '{"GET_STATS_LIST": []}']
)
def test_an_answer_in_another_shape_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="公表されたままのファイル"):
        tables(written(text, "json"))
