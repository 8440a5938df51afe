"""The list of municipality codes: real files, and broken entries."""

import json
from pathlib import Path

import pytest

from tests.sources.documents import edited, lists, opened
from toshiken.core.errors import SourceError
from toshiken.geography.municipalities import all_municipalities
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "data/municipality_codes"


@pytest.mark.parametrize(
    ("file", "table", "count"),
    [("cities", "cities", 1747), ("wards", "wards", 171), ("prefectures", "prefectures", 47)],
)
def test_every_entry_is_read(folder: Path, file: str, table: str, count: int) -> None:
    found = lists(opened(folder / f"{file}.json"))
    assert {name: register.rows.height for name, register in found.items()} == {table: count}
    assert str(found[table].boundaries_as_of) == "2024-01-01"
    assert found[table].rows["row"].to_list() == list(range(1, count + 1))


def test_the_cities_are_those_of_the_bundle(folder: Path) -> None:
    rows = lists(opened(folder / "cities.json"))["cities"].rows
    found = {(row["code"], row["prefecture"], row["name"]) for row in rows.iter_rows(named=True)}
    assert found == {(place.code, place.prefecture, place.name) for place in all_municipalities().values()}


def test_a_ward_names_its_city(folder: Path) -> None:
    rows = lists(opened(folder / "wards.json"))["wards"].rows
    assert rows.row(0, named=True) == {
        "row": 1, "code": "01101", "check_code": "011011", "kind": "ward", "prefecture": "北海道", "name": "中央区",
        "kana": "ちゅうおうく", "city_code": "01100",
    }  # fmt: skip
    assert rows["city_code"].n_unique() == 20


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '"code": "012025"',
            '"code": "012026"',
            "2件目：コード「012026」の検査数字（6桁目）は6ですが、01202なら5のはずです",
        ),
        ('"code": "012025"', '"code": "01202５"', "2件目の「code」の値「01202５」を読めません"),
        ('"code": "012025"', '"code": 12025', "2件目の「code」の値「12025」を読めません"),
        ('"code": "012025"', '"number": "012025"', "2件目の「code」がありません"),
        ('"code": "012025"', '"code": "011002"', "団体コード「011002」が2つあります（1件目、2件目）"),
    ],
)
def test_a_wrong_entry_is_told(folder: Path, old: str, new: str, message: str) -> None:
    document = edited(opened(folder / "cities.json"), old, new)
    with pytest.raises(SourceError, match=rf"^cities\.json：{message}"):
        lists(document)


def test_a_list_of_another_day_is_refused_and_not_dated(folder: Path) -> None:
    document = opened(folder / "wards.json")
    entries = [*json.loads(document.data), {**json.loads(document.data)[0], "code": "011118"}]
    with pytest.raises(SourceError, match="版「区172件」はまだ読めません"):
        lists(Document("wards.json", json.dumps(entries).encode(), "json"))


@pytest.mark.parametrize("content", ["[]", "{}", '["011002"]', '[{"code": "011002"}]', '[null, {"type": "city"}]'])
def test_other_json_is_not_claimed(content: str) -> None:
    assert recognised(Document("other.json", content.encode(), "json")) is None
