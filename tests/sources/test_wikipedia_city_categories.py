"""City categories by name: the real file, what it shares with the bundle, and broken ones."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import toshiken.geography
from tests.sources.documents import edited, lists, opened
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document


@pytest.fixture(scope="module")
def document(shared: Path) -> Document:
    return opened(shared / "data/city_categories/city_categories.json")


def test_every_city_has_its_code(document: Document) -> None:
    (categories,) = lists(document).values()
    assert Counter(categories.rows["category"]) == {
        "designated_city": 20,
        "core_city": 62,
        "special_city_when_abolished": 23,
        "prefectural_capital": 47,
    }
    assert categories.rows.row(0)[:5] == (1, "01100", "北海道", "札幌市", "designated_city")
    assert "CC BY-SA" in categories.origin.licence


def test_it_agrees_with_the_bundle(document: Document) -> None:
    rows = lists(document)["categories"].rows
    with (Path(toshiken.geography.__file__).parent / "city_categories.csv").open(encoding="utf-8", newline="") as file:
        bundled = {(row["code"], row["category"]) for row in csv.DictReader(file)}
    found = set(rows.select("code", "category").rows())
    assert {pair for pair in found if pair[1] in ("designated_city", "core_city")} == bundled


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"name": "旭川市"', '"name": "旭川町"', "21件目：「旭川町」という市町村はありません"),
        ('"name": "旭川市"', '"name": "府中市"', "21件目：「府中市」は2か所あります"),
        ('"name": "旭川市"', '"name": null', "「中核市」の1件目の「name」の値「None」を読めません"),
        ('"施行時特例市"', '"特例市"', "区分が「政令指定都市、中核市、特例市、都道府県庁所在地」です"),
    ],
)
def test_what_is_wrong_is_told(document: Document, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=rf"^city_categories\.json：{message}"):
        lists(edited(document, old, new))
