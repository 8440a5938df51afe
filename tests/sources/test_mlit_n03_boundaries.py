"""N03 boundaries: the real TopoJSON at its three levels, GeoJSON made from it, and broken topologies."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.sources.documents import lists, opened
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.printed import Register
from toshiken.sources.publication import recognised

CITIES = "N03-21_210101_designated_city_s0010.topojson.json"
COARSE = "N03-21_210101_designated_city_s0001.topojson.json"
WARDS = "N03-21_01_210101_s0010.topojson.json"
PREFECTURES = "prefectures_s0001.topojson.json"
SAPPORO_AREA = {
    "01100", "01203", "01210", "01217", "01224", "01231", "01234", "01235", "01303", "01304", "01423", "01428",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "data/boundaries_n03_2021"


def only(document: Document) -> Register:
    (register,) = lists(document).values()
    return register


@pytest.mark.parametrize(
    ("file", "table", "rows", "day"),
    [
        (CITIES, "designated_city.211005", 1751, "2021-01-01"),
        (COARSE, "designated_city.31901", 1751, "2021-01-01"),
        (WARDS, "municipality_01.18493", 194, "2021-01-01"),
        (PREFECTURES, "prefecture.8007", 47, "None"),
    ],
)
def test_the_level_is_told_by_content(folder: Path, file: str, table: str, rows: int, day: str) -> None:
    register = only(opened(folder / file))
    assert (register.table, register.rows.height, str(register.boundaries_as_of)) == (table, rows, day)


def test_a_row_knows_how_far_its_shape_reaches(folder: Path) -> None:
    for row in only(opened(folder / CITIES)).rows.head(50).iter_rows(named=True):
        shape = json.loads(row["geometry"])
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        points = [point for part in parts for ring in part for point in ring]
        assert (row["west"], row["south"]) == (min(x for x, _ in points), min(y for _, y in points))
        assert (row["east"], row["north"]) == (max(x for x, _ in points), max(y for _, y in points))
        assert row["points"] == len(points)


def test_a_designated_city_is_one_place_and_its_area_is_whole(folder: Path) -> None:
    rows = only(opened(folder / CITIES)).rows
    assert set(rows["code"]) >= SAPPORO_AREA
    sapporo = rows.row(by_predicate=pl.col("code") == "01100", named=True)
    assert (sapporo["prefecture"], sapporo["district"], sapporo["county"], sapporo["name"]) == (
        "北海道",
        "石狩振興局",
        "",
        "札幌市",
    )
    assert 141 < json.loads(sapporo["geometry"])["coordinates"][0][0][0] < 141.6


def test_a_ward_names_its_city_and_a_prefecture_gets_its_code(folder: Path) -> None:
    assert only(opened(folder / WARDS)).rows.row(0)[:6] == (1, "01101", "北海道", "石狩振興局", "札幌市", "中央区")
    prefectures = only(opened(folder / PREFECTURES)).rows
    assert prefectures["code"].to_list() == [f"{number:02}000" for number in range(1, 48)]


def test_land_of_no_municipality_and_shapes_simplified_away_are_kept(folder: Path) -> None:
    rows = only(opened(folder / COARSE)).rows
    assert rows.filter(code="")["name"].to_list() == ["所属未定地"] * 4
    assert rows["geometry"].null_count() == 9  # one of them a polygon without points
    assert rows.filter(pl.col("geometry").is_null())["points"].sum() == 0
    assert only(opened(folder / CITIES)).rows["geometry"].null_count() == 0


def test_rings_are_closed_and_in_japan(folder: Path) -> None:
    for text in only(opened(folder / CITIES)).rows["geometry"]:
        shape = json.loads(text)
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for ring in (ring for part in parts for ring in part):
            assert ring[0] == ring[-1]
            assert all(122 < x < 154 and 20 < y < 46 for x, y in ring)
            assert len(ring) > 2
            assert all(one != other for one, other in pairwise(ring))


@pytest.mark.parametrize("file", [CITIES, COARSE, WARDS])
def test_geojson_gives_the_same_rows(folder: Path, file: str) -> None:
    topology = only(opened(folder / file))
    properties = [
        geometry["properties"] for shapes in json.loads((folder / file).read_bytes())["objects"].values()
        for geometry in shapes["geometries"]
    ]  # fmt: skip
    features = [
        {"type": "Feature", "properties": names, "geometry": None if text is None else json.loads(text)}
        for names, text in zip(properties, topology.rows["geometry"], strict=True)
    ]
    content = {"type": "FeatureCollection", "name": "N03-21_210101", "features": features}
    register = only(Document("N03.geojson", json.dumps(content).encode(), "json"))
    assert register.rows.equals(topology.rows)
    assert (register.table, register.boundaries_as_of) == (topology.table, topology.boundaries_as_of)


def small(change: dict[str, Any], shape: dict[str, Any], arcs: Any = None) -> Document:
    """A topology of one place."""
    names = {"N03_001": "北海道", "N03_004": "小樽市", "N03_007": "01203", **change}
    geometry = {"type": "Polygon", "arcs": [[0]], "properties": names, **shape}
    content = {
        "type": "Topology",
        "arcs": [[[0, 0], [0, 9], [9, 0], [0, 0]]] if arcs is None else arcs,
        "objects": {"N03-24_240101": {"type": "GeometryCollection", "geometries": [geometry]}},
    }
    return Document("n03.json", json.dumps(content).encode(), "json")


def test_an_edition_not_seen_before_has_its_day() -> None:
    register = only(small({}, {}))
    assert (register.origin.id, str(register.boundaries_as_of)) == ("n03_boundaries_2024-01-01", "2024-01-01")


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (small({}, {"arcs": [[1]]}), "「北海道小樽市」の境界が指す線（arcs）がありません"),
        (small({}, {"arcs": [0]}), "「arcs」.*を読めません"),
        (small({}, {"type": "MultiPolygon"}), "「N03-24_240101」の「geometries」の1件目の値.*を読めません"),
        (small({}, {"type": "Point"}), "「type」の値「Point」を読めません"),
        (small({}, {}, [[[0]]]), "「arcs」の1件目の1件目の値「\\[0\\]」を読めません"),
        (small({}, {}, [[["0", 1]]]), "「arcs」の1件目の1件目の1件目の値「0」を読めません"),
        (small({"N03_007": "1203"}, {}), "1件目：コード「1203」は5桁の数字ではありません"),
        (small({"N03_007": None}, {}), "1件目：「小樽市」のコード（N03_007）がありません"),
        (small({"N03_001": "蝦夷", "N03_004": None, "N03_007": None}, {}), "1件目：「蝦夷」という都道府県はありません"),
    ],
)
def test_what_is_wrong_is_told(document: Document, message: str) -> None:
    with pytest.raises(SourceError, match=rf"^n03\.json：.*{message}"):
        lists(document)


@pytest.mark.parametrize(
    "content",
    [
        {"type": "Topology", "objects": {}},
        {"type": "Topology", "objects": {"a": None}},
        {"type": "Topology", "objects": []},
        {"type": "Topology", "objects": {"a": {"geometries": [{"properties": {"name": "x"}}]}}},
        {"type": "FeatureCollection", "features": []},
        {"type": "FeatureCollection", "features": [{"properties": None}]},
    ],
)
def test_other_maps_are_not_claimed(content: Any) -> None:
    assert recognised(Document("map.json", json.dumps(content).encode(), "json")) is None


def test_a_day_there_is_not_is_no_day() -> None:
    document = small({}, {})
    changed = Document("n03.json", document.data.replace(b"N03-24_240101", b"N03-24_241301"), "json")
    assert only(changed).boundaries_as_of is None
