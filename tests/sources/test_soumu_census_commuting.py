"""Commuters and students 2020: the long form and the matrix against what is known and each other, and broken files."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, opened, seen, tables, written
from toshiken.core.errors import SourceError
from toshiken.example.figures import FOLDER, load_origins
from toshiken.geography.places import Places
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised
from toshiken.tables.meanings import meanings
from toshiken.tables.observed import observed
from toshiken.tables.tidy_csv import read_tidy_csv

SAME = ["field", "place", "period", "dimensions", "value", "origin"]
HEADINGS = "origin_code,origin_name,dest_code,dest_name,persons\n"


@pytest.fixture(scope="module")
def long(shared: Path) -> Document:
    return opened(shared / "data/census_commuting_2020/od_2020_12x12_long.csv")


@pytest.fixture(scope="module")
def matrix(shared: Path) -> Document:
    return opened(shared / "data/census_commuting_2020/od_2020_12x12_matrix.csv")


def test_flows_and_totals_are_those_known(long: Document) -> None:
    figures = seen(long).figures
    known = {("01235", "01100"): 10_695, ("01235", "total"): 27_675, ("01423", "01100"): 638, ("01304", "total"): 1_231}
    for (origin, destination), persons in known.items():
        assert figures.filter(place=origin, dimensions=f"destination={destination}")["value"].item() == persons
    assert figures.height == 12 * 16


def test_what_is_unknown_is_kept(long: Document) -> None:
    sapporo = seen(long).figures.filter(place="01100")
    found = dict(sapporo.select("dimensions", "value").iter_rows())
    kept = {"other": 11_057, "unknown_municipality": 6_502, "unknown": 51_964, "total": 994_438}
    assert {name: found[f"destination={name}"] for name in kept} == kept


def test_both_forms_are_what_the_bundle_holds(long: Document, matrix: Document) -> None:
    bundle = read_tidy_csv(FOLDER / "figures/commuting_2020.csv", load_origins()).select(SAME).sort(SAME)
    for document, name in ((long, "long"), (matrix, "matrix")):
        assert seen(document).figures.select(SAME).sort(SAME).equals(bundle)
        assert tables(document)[0].table == name


def test_its_passport(matrix: Document) -> None:
    (table,) = tables(matrix)
    assert table.origin.citation == "総務省「令和2年国勢調査」（従業地・通学地による人口・就業状態等集計）"
    assert str(table.boundaries_as_of) == "2020-10-01"


def test_delineated_areas_are_no_official_publication(shared: Path) -> None:
    assert recognised(opened(shared / "data/census_commuting_2020/uea2020_hokkaido_mea_only.csv")) is None


def test_a_table_without_totals_is_read(long: Document) -> None:
    kept = [line for line in long.data.decode().splitlines() if ",TOTAL" not in line]
    assert seen(written("\n".join(kept) + "\n")).figures.height == 12 * 15


def test_flows_to_wards_of_a_city_that_is_there_are_no_parts_of_the_total() -> None:
    rows = [
        ("01100", "札幌市", "7"),
        ("01101", "中央区", "4"),
        ("01102", "北区", "3"),
        ("04101", "青葉区", "2"),
        ("00000", "TOTAL", "9"),
    ]
    text = HEADINGS + "".join(f"01235,石狩市,{code},{name},{persons}\n" for code, name, persons in rows)
    whole, wards = tables(written(text))
    assert (whole.table, wards.table) == ("long", "long_wards")
    assert wards.cells["destination"].to_list() == ["01101", "01102"]
    assert observed(whole, meanings("census_commuting"), Places(), "").figures["value"].to_list() == [7, 2, 9]


def test_a_national_table_is_read_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch, long: Document) -> None:
    monkeypatch.setattr("toshiken.sources.long_csv._PART", 50)
    (table,) = tables(long)
    assert table.cells["row"].to_list() == list(range(2, 194))
    assert (
        table.cells["text"].cast(pl.Int64).sum()
        == 2 * table.cells.filter(destination="total")["text"].cast(pl.Int64).sum()
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("dest_code", "destination", "1行目、「dest_code」の列：見出し「dest_code」がありません"),
        ("9528", "95Z8", "3行目、「persons 小樽市」の列：「95Z8」の注記「Z8」"),
        ("9528", "-", "3行目、「persons 小樽市」の列：「-」は数値でも、意味の決まった記号でもありません"),
        ("9528", "9529", "17行目、「persons TOTAL .*合計994,438が内訳の和994,439と一致しません"),
        ("01203,小樽市,9528", "1203,小樽市,9528", "3行目、「dest_code」の列：従業地・通学地「1203」は5桁の市区町村コード"),
        ("OTHER", "OTHERS", "16行目、「dest_code」の列：従業地・通学地「OTHERS」は"),
        ("01203,小樽市,9528", "01100,札幌市,9528", "2行目、.*2つあります（2行目「persons 札幌市」、3行目「persons 札幌市」）"),
        ("01203,小樽市,9528", "01203,9528", "3行目：4列あり、見出しの5列と合いません"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_long_form_is_told_with_its_place(
    long: Document, old: str, new: str, message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        seen(edited(long, old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("origin_name", "name", "1行目、「origin_name」の列：見出し「origin_name」がありません"),
        (",other,", ",rest,", "1行目、「rest」の列：従業地・通学地「rest」は"),
        ("01203,01210", "01210,01210", "2行目、「01210」の列：.*2つあります（2行目「01210」、2行目「01210」）"),
        ("9528", "95Z8", "2行目、「01203」の列：「95Z8」の注記「Z8」"),
        ("9528", "9527", "2行目、「total」の列：合計994,438が内訳の和994,437と一致しません"),
        ("9528,", "", "2行目：17列あり、見出しの18列と合いません"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_matrix_is_told_with_its_place(matrix: Document, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(edited(matrix, old, new))


def test_headings_alone_are_told() -> None:
    with pytest.raises(SourceError, match="1行目：見出しの下に数値の行がひとつもありません"):
        seen(written(HEADINGS))
