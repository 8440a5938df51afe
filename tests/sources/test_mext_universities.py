"""The list of universities: the real file, counts by head office, and broken entries."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.sources.documents import lists, opened, seen
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised


@pytest.fixture(scope="module")
def document(shared: Path) -> Document:
    return opened(shared / "data/universities/r4-university-info.json")


def test_universities_by_head_office(document: Document) -> None:
    found = seen(document)
    assert set(found.figures["field"]) == {"universities"}
    assert set(found.figures["period"]) == {"FY2022"}  # the file names no day
    count = dict(found.figures.select("place", "value").iter_rows())
    assert (count["00000"], count["01000"]) == (813, 37)
    area = {"01100": 15, "01217": 4, "01224": 2, "01203": 1, "01231": 1, "01234": 1, "01303": 1}
    assert {code: count[code] for code in area} == area
    assert [count[code] for code in ("01210", "01235", "01304", "01423", "01428")] == [0] * 5  # the list is whole
    assert sum(value for code, value in count.items() if code.endswith("000") and code != "00000") == 813
    assert sum(value for code, value in count.items() if not code.endswith("000")) == 813


def test_the_list(document: Document) -> None:
    found = lists(document)
    universities = found["universities"].rows
    assert dict(universities["kind"].value_counts().iter_rows()) == {"国立": 86, "公立": 101, "私立": 626}
    assert universities.row(0, named=True) == {
        "row": 1, "school_code": "F101110100010", "name": "北海道大学", "kind": "国立", "code": "01100", "prefecture": "北海道",
        "municipality": "札幌市", "address": "〒060－0808 北海道札幌市北区北8条西5丁目", "faculties": 12,
    }  # fmt: skip
    assert found["universities"].origin.edition == "令和4年度"


def test_faculties_stand_where_they_are(document: Document) -> None:
    faculties = lists(document)["faculties"].rows
    hokkaido = faculties.filter(university="北海道大学").select("city", "faculties", "departments").rows()
    assert hokkaido == [("札幌市", 11, 28), ("函館市", 1, 4)]
    teachers = faculties.filter(university="北海道教育大学")["city"].to_list()
    assert teachers == ["札幌市", "旭川市", "釧路市", "函館市", "岩見沢市"]


def test_a_head_office_without_an_address_is_where_its_first_campus_is(document: Document) -> None:
    universities = lists(document)["universities"].rows
    globis = universities.row(by_predicate=pl.col("name") == "グロービス経営大学院大学", named=True)
    assert (globis["municipality"], globis["address"]) == ("千代田区", "〒令和8年3月31日 102－0084")


def _first(**changes: Any) -> Callable[[list[Any]], None]:
    return lambda entries: entries[0].update(changes)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_first(addr="蝦夷", campus={"rows": []}), "1件目「北海道大学」の所在地「蝦夷」から市区町村が分かりません"),
        (_first(mext_code="F101110100029"), "学校コード「F101110100029」が2つあります"),
        (_first(addr=None), "1件目の「addr」の値「None」を読めません"),
        (_first(faculty={}), "1件目の「faculty」の「rows」がありません"),
        (_first(type="公立"), "版「公立102校、国立85校、私立626校」はまだ読めません"),
        (lambda entries: entries.pop(), "版「国立86校、公立101校、私立625校」はまだ読めません。読める版：FY2022"),
    ],
)
def test_what_is_wrong_is_told(document: Document, change: Callable[[list[Any]], None], message: str) -> None:
    entries = json.loads(document.data)
    change(entries)
    broken = Document("list.json", json.dumps(entries).encode(), "json")
    with pytest.raises(SourceError, match=rf"^list\.json：.*{message}"):
        seen(broken)


def test_other_lists_are_not_claimed() -> None:
    assert recognised(Document("a.json", b'[{"name": "x", "type": "y"}]', "json")) is None
