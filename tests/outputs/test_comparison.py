"""The comparison on a terminal, as data and as a workbook: the same numbers, the largest marked."""

import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest

from tests.profile.test_comparison import area
from toshiken.example import Example
from toshiken.outputs.comparison import as_data, as_lines, render_comparison
from toshiken.profile.comparison import Comparison, compared

NOW = date(2026, 11, 25)


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compared([Example().profile(NOW), area("two", 2015, 2020, start="200")], [])


def test_columns_line_up_and_the_largest_is_marked(found: Comparison) -> None:
    lines = as_lines(found, []).splitlines()
    people = next(line for line in lines if line.startswith("人口（人、2015年）"))
    assert people.split() == ["人口（人、2015年）", "2,600,875◎", "200"]
    assert any("資料の印字値" in line and "2,600,875" in line for line in lines)
    assert any("◎" in line and line.startswith("※") for line in lines)


def test_the_workbook_holds_numbers(found: Comparison) -> None:
    sheet: Any = openpyxl.load_workbook(io.BytesIO(render_comparison(found))).active
    row = next(r for r in sheet.iter_rows() if r[0].value == "人口（人、2015年）")
    assert [cell.value for cell in row[1:]] == [2_600_875, 200]
    assert [bool(cell.font.u) for cell in row[1:]] == [True, False]
    texts = [r[0].value for r in sheet.iter_rows() if r[0].value]
    assert any(text.startswith("出典：") for text in texts)


def test_the_data_is_json(found: Comparison) -> None:
    data = json.loads(json.dumps(as_data(found, []), ensure_ascii=False))
    people = data["rows"][0]
    assert (people["period"], people["largest"]) == ("2015-10-01", ["sapporo"])
    assert people["values"] == {"sapporo": 2_600_875, "two": 200}
    assert people["differences"]["sapporo"] == 0
    assert data["areas"][0]["hubs"] == ["01100"]


def test_areas_of_the_same_hub_are_told_apart_by_their_names() -> None:
    one, two = area("one", 2015), area("two", 2015, start="200")
    names = tuple(name.model_copy(update={"name": "札幌の別案"}) for name in two.area.names)
    other = replace(two, area=two.area.model_copy(update={"names": names}))
    heads = as_lines(compared([one, other], ["総人口"]), []).splitlines()[0].split()
    assert heads == ["札幌市（さっぽろ連携中枢都市圏）", "札幌市（札幌の別案）"]
