"""A printed table in the tables' terms: places, meanings, records; what cannot be taken names file, sheet, row and column."""

import pytest

from tests.tables.printed_tables import meaning, printed, seen
from toshiken.core.errors import SourceError
from toshiken.sources.document import Flaw
from toshiken.tables.observations import SCHEMA
from toshiken.tables.observed import RECORDS

RATE = {
    "経常収支比率": {
        "label": "経常収支比率（市町村財政）",
        "unit": "percent",
        "period": "FY{year}",
        "survey": "総務省「調査」",
    }
}


def test_a_cell_becomes_a_figure() -> None:
    found = seen(printed([{"text": "1,973,395", "column": "A1101 総人口"}]))
    assert found.figures.rows(named=True) == [
        {
            "field": "population_persons", "place": "01100", "period": "2020-10-01", "dimensions": "", "value": 1973395.0,
            "state": "PRESENT", "origin": "census", "column": "A1101 総人口", "survey": "",
        }
    ]  # fmt: skip
    assert found.records.is_empty()
    assert dict(found.records.schema) == dict(RECORDS)
    assert dict(found.figures.schema) == dict(SCHEMA)


def test_an_item_names_its_own_period_survey_and_dimensions() -> None:
    item = {
        "field": "population_persons", "period": "FY{year}", "survey": "総務省「{era_year}国勢調査」",
        "dimensions": {"nationality": "=foreign", "sex": "sex"},
    }  # fmt: skip
    found = seen(printed([{"sex": "male"}]), meaning(items={"人口": item})).figures.row(0, named=True)
    assert (found["period"], found["survey"]) == ("FY2020", "総務省「令和2年国勢調査」")
    assert found["dimensions"] == "nationality=foreign;sex=male"


def test_the_dimensions_of_the_table_are_those_of_the_figure() -> None:
    rows = [{"sex": sex, "age": age} for sex in ("", "male") for age in ("", "90", "unknown")]
    found = seen(printed(rows)).figures["dimensions"].to_list()
    assert found == ["", "age=90", "age=unknown", "sex=male", "age=90;sex=male", "age=unknown;sex=male"]


@pytest.mark.parametrize("code", ["01100", "R01100", "011002", "1100"])
def test_a_code_is_read_in_its_four_spellings(code: str) -> None:
    assert seen(printed([{"code": code}])).figures["place"].to_list() == ["01100"]


@pytest.mark.parametrize(
    ("code", "message"), [("011003", "検査数字"), ("01999", "コード「01999」"), ("札幌", "「札幌」は")]
)
def test_a_wrong_code_is_told_with_its_row(code: str, message: str) -> None:
    with pytest.raises(SourceError, match=f"^a.csv、シート「表1」、5行目：.*{message}"):
        seen(printed([{"code": "01202", "name": "函館市"}, {"code": code}]))


def test_a_ratio_is_a_record_and_no_figure() -> None:
    found = seen(printed([{"item": "経常収支比率", "text": "91.6"}]), meaning(records=RATE))
    assert found.figures.is_empty()
    row = found.records.row(0, named=True)
    assert (row["field"], row["period"], row["value"]) == ("経常収支比率", "FY2020", 91.6)
    assert (row["label"], row["unit"], row["survey"]) == ("経常収支比率（市町村財政）", "percent", "総務省「調査」")


def test_a_hidden_record_stays_hidden() -> None:
    table = printed([{"item": "経常収支比率", "text": "X"}], symbols={"X": "SUPPRESSED"})
    assert seen(table, meaning(records=RATE)).records.select("value", "state").row(0) == (None, "SUPPRESSED")


def test_an_item_left_out_for_a_reason_is_neither() -> None:
    found = seen(printed([{"item": "面積"}, {}]), meaning(skipped={"面積": "別の資料から採る"}))
    assert (found.figures.height, found.records.height) == (1, 0)


def test_an_item_without_a_meaning_refuses_the_file() -> None:
    with pytest.raises(
        SourceError, match="5行目、「新」の列：項目「新しい」の意味が決められていません.*adding-a-source"
    ):
        seen(printed([{}, {"item": "新しい", "column": "新"}]))


@pytest.mark.parametrize(
    ("labels", "label", "unit"),
    [
        ({"Z1": ("新しい項目", "人")}, "新しい項目", "人"),
        ({"Z1": ("新しい項目", "")}, "新しい項目", ""),
        ({"Z1": ("", "")}, "Z1", ""),
    ],
)
def test_others_are_kept_with_label_and_unit_of_the_file(
    labels: dict[str, tuple[str, str]], label: str, unit: str
) -> None:
    found = seen(printed([{"item": "Z1", "text": "5"}], labels=labels), meaning(others="records"))
    assert found.figures.is_empty()
    assert found.records.select("field", "label", "unit", "value").rows() == [("Z1", label, unit, 5.0)]


def test_others_without_a_label_in_the_file_are_refused() -> None:
    with pytest.raises(SourceError, match="項目「Z1」の意味"):
        seen(printed([{"item": "Z1"}]), meaning(others="records"))


def test_an_item_of_a_year_it_does_not_hold_in_is_another() -> None:
    what = meaning(items={"人口": {"field": "population_persons", "years": "[0-9]{3}[05]"}}, others="records")
    found = seen(printed([{}, {"time": "2021年"}], labels={"人口": ("人口", "人")}), what)
    assert found.figures["period"].to_list() == ["2020-10-01"]
    assert found.records["period"].to_list() == ["2021-10-01"]


def test_a_unit_that_is_not_the_fields_is_refused() -> None:
    assert seen(printed([{}], labels={"人口": ("人口", "人")})).figures.height == 1
    with pytest.raises(SourceError, match="4行目、「人口」の列：項目「人口」の単位は「人」のはずですが、「千人」"):
        seen(printed([{}], labels={"人口": ("人口", "千人")}))


def test_a_dimension_the_field_does_not_have_is_refused() -> None:
    with pytest.raises(SourceError, match="項目「population_persons」は次元「industry」を持ちません"):
        seen(printed([{"industry": "A"}]))


@pytest.mark.parametrize("time", ["", "昨年", "20年", "12020年", "2020202年"])
def test_a_time_without_a_year_is_refused(time: str) -> None:
    with pytest.raises(SourceError, match=f"4行目、「人口」の列：年「{time}」は4桁の数字ではありません"):
        seen(printed([{"time": time}]))


def test_the_same_figure_twice_is_told_with_both_places() -> None:
    rows = [{"code": "01202", "name": "函館市"}, {"column": "総数"}, {"code": "1100", "column": "再掲"}]
    with pytest.raises(
        SourceError, match="5行目、「総数」の列：同じ場所.*（5行目「総数」、6行目「再掲」）.*消してください"
    ):
        seen(printed(rows))


def test_the_same_record_twice_is_told() -> None:
    with pytest.raises(SourceError, match="4行目、「人口」の列：同じ場所"):
        seen(printed([{"item": "経常収支比率"}, {"item": "経常収支比率"}]), meaning(records=RATE))


def test_what_is_left_out_may_stand_twice() -> None:
    assert seen(printed([{"item": "面積"}, {"item": "面積"}]), meaning(skipped={"面積": "理由"})).figures.is_empty()


@pytest.mark.parametrize(("row", "refused"), [(3, False), (4, True), (5, True), (6, False)])
def test_a_flaw_matters_among_the_data(row: int, refused: bool) -> None:
    table = printed([{}, {"code": "01202", "name": "函館市"}], flaws=(Flaw(row, "C", "非表示の行に値があります。"),))
    if not refused:
        assert seen(table).figures.height == 2
        return
    with pytest.raises(SourceError, match=f"a.csv、シート「表1」、{row}行目、「C」の列：非表示の行"):
        seen(table)


def test_a_table_without_cells_is_empty() -> None:
    found = seen(printed([]))
    assert (found.figures.height, found.records.height) == (0, 0)
