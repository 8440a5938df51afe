"""Municipal and prefectural offices: the real files and broken rows."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, lists, opened
from toshiken.core.errors import SourceError
from toshiken.geography.offices import offices as bundled_offices


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "data/municipal_offices"


def test_every_office_is_read(folder: Path) -> None:
    (offices,) = lists(opened(folder / "localgovjp-utf8.csv")).values()
    assert (offices.table, offices.rows.height, offices.rows["code"].n_unique()) == ("offices", 1916, 1916)
    assert offices.boundaries_as_of is None  # its wards of 浜松市 are those of before 2024
    assert offices.rows.row(0, named=True) == {
        "row": 2, "code": "01100", "prefecture": "北海道", "name": "札幌市", "kana": "さっぽろし",
        "latitude": 43.06208877, "longitude": 141.3543886,
    }  # fmt: skip


def test_the_bundled_offices_are_among_them(folder: Path) -> None:
    rows = lists(opened(folder / "localgovjp-utf8.csv"))["offices"].rows
    found = {
        code: (latitude, longitude) for code, latitude, longitude in rows.select("code", "latitude", "longitude").rows()
    }
    bundled = bundled_offices()
    assert len(bundled) == 12
    assert {code: found[code] for code in bundled} == {code: (o.latitude, o.longitude) for code, o in bundled.items()}


def test_every_prefecture_is_read(folder: Path) -> None:
    (prefectures,) = lists(opened(folder / "prefjp-utf8.csv")).values()
    assert (prefectures.table, prefectures.rows.height) == ("prefectures", 47)
    hokkaido = prefectures.rows.row(by_predicate=pl.col("code") == "01000", named=True)
    assert (hokkaido["name"], hokkaido["capital"], hokkaido["latitude"]) == ("北海道", "札幌市", 43.063968)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",011002\n", ",011003\n", "2行目、「lgcode」の列：札幌市のコード「011003」の検査数字（6桁目）は3ですが、01100なら2のはずです"),
        ("\n1,北海道,1100,", "\n1,北海道,1202,", "2行目、「lgcode」の列：札幌市のコード「011002」が5桁のコード（cid）「1202」と合いません"),
        ("43.06208877", "43.062O8877", "2行目、「lat」の列：「43.062O8877」は数値ではありません"),
        ("43.06208877", "", "2行目、「lat」の列：「」は数値ではありません"),
        ("citykana", "kana", "1行目、「citykana」の列：見出し「citykana」がありません"),
        (",43.06208877", "", "2行目：9列あり、見出しの10列と合いません"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(folder: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=rf"^localgovjp-utf8\.csv、{message}"):
        lists(edited(opened(folder / "localgovjp-utf8.csv"), old, new))


def test_a_row_given_twice_is_told(folder: Path) -> None:
    document = opened(folder / "localgovjp-utf8.csv")
    second = document.data.decode("utf-8-sig").splitlines()[1]
    with pytest.raises(SourceError, match="「lgcode」の列：「01100」が2つあります（2行目、3行目）"):
        lists(edited(document, second, f"{second}\n{second}"))
