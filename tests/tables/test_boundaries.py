"""Boundaries from the store: the edition of the day, the finest copy whatever the order, wards together, never in part."""

import json
from collections.abc import Iterable
from datetime import date
from math import cos, radians
from pathlib import Path
from typing import Any

import pytest

from toshiken.geography.shapes.ground import area
from toshiken.geography.shapes.shape import Ground
from toshiken.tables.boundaries import StoredBoundaries
from toshiken.tables.ingest import ingest
from toshiken.tables.store import Store

TAKEN_IN, LATER = date(2026, 11, 24), date(2026, 11, 25)
SAPPORO_AREA = [
    "01100", "01203", "01210", "01217", "01224", "01231", "01234", "01235", "01303", "01304", "01423", "01428",
]  # fmt: skip
DATA = "data/boundaries_n03_2021"
FINE, COARSE = (f"N03-21_210101_designated_city_{detail}.topojson.json" for detail in ("s0010", "s0001"))
WARDS = "N03-21_01_210101_s0010.topojson.json"


def square(west: float, south: float, points: int = 1, side: float = 0.2) -> list[list[float]]:
    """A closed ring with so many points on each side."""
    corners = [(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)]
    ring = []
    for (x1, y1), (x2, y2) in zip(corners, corners[1:], strict=False):
        ring += [[x1 + (x2 - x1) * i / points, y1 + (y2 - y1) * i / points] for i in range(points)]
    return [*ring, ring[0]]


def place(
    code: str, name: str, *rings: list[list[float]], city: str = "", prefecture: str = "北海道"
) -> dict[str, Any]:
    names = {"N03_001": prefecture, "N03_003": city or None, "N03_004": name or None, "N03_007": code}
    geometry = {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]} if rings else None
    return {"type": "Feature", "properties": names, "geometry": geometry}


def kept(folder: Path, *files: tuple[str, Iterable[dict[str, Any]]], day: date = TAKEN_IN) -> Store:
    """A store that took in files one after the other: the name of the object, its features."""
    store = Store.open(folder / "store")
    for number, (name, features) in enumerate(files):
        path = folder / f"{number}.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "name": name, "features": list(features)}))
        (outcome,) = ingest([path], store, day, lambda _: None)
        assert outcome.verdict == "taken", outcome.reason
    return store


def two(points: int) -> list[dict[str, Any]]:
    return [
        place("01203", "小樽市", square(141.0, 43.0, points)),
        place("01217", "江別市", square(141.2, 43.0, points)),
        place("13101", "千代田区", square(139.7, 35.6), prefecture="東京都"),
    ]


def around(store: Store, *codes: str, day: date = LATER) -> Ground | None:
    return StoredBoundaries(store, day).around(codes)


NATION_21, NATION_20 = "N03-21_210101", "N03-20_200101"


@pytest.mark.parametrize("order", [(1, 9, 3), (9, 3, 1), (3, 1, 9)])
def test_the_finest_copy_counts_whatever_the_order(order: tuple[int, ...], tmp_path: Path) -> None:
    store = kept(tmp_path, *((NATION_21, two(points)) for points in order))
    assert len(store.entries) == 3
    (tmp_path / "one").mkdir()
    finest = kept(tmp_path / "one", (NATION_21, two(9)))
    assert around(store, "01203", "01217") == around(finest, "01203", "01217")


def test_nothing_is_shown_before_it_was_known(tmp_path: Path) -> None:
    store = kept(tmp_path, (NATION_21, two(1)))
    assert around(store, "01203", day=date(2026, 11, 23)) is None
    found = around(store, "01203", day=TAKEN_IN)
    assert found is not None
    assert (found.day, found.origin.credit) == (
        date(2021, 1, 1),
        "国土交通省「国土数値情報（行政区域データ）」（令和3年1月1日時点）を加工して作成",
    )


def test_boundaries_of_a_day_to_come_are_not_shown(tmp_path: Path) -> None:
    store = kept(tmp_path, (NATION_21, two(1)), day=date(2020, 1, 1))
    assert around(store, "01203", day=date(2020, 12, 31)) is None
    assert around(store, "01203", day=date(2021, 1, 1)) is not None


def test_the_latest_boundaries_count_and_older_ones_where_a_place_is_missing(tmp_path: Path) -> None:
    older = [place("01423", "南幌町", square(141.4, 43.0)), *two(9)]
    store = kept(tmp_path, (NATION_20, older), (NATION_21, two(1)))
    found, with_town = around(store, "01203"), around(store, "01203", "01423")
    assert found is not None
    assert with_town is not None
    assert (found.day, with_town.day) == (date(2021, 1, 1), date(2020, 1, 1))


def test_no_map_is_drawn_in_part(tmp_path: Path) -> None:
    store = kept(tmp_path, (NATION_21, [*two(1), place("01304", "新篠津村")]))
    assert around(store, "01203", "01304") is None
    assert around(store, "01203", "01999") is None


@pytest.mark.parametrize(
    "ring", [[], [[141.0, 43.0]], [[141.0, 43.0], [141.1, 43.1]], [[141.0, 43.0], [141.1, 43.0]] * 2]
)
def test_what_is_no_shape_is_no_ground_and_no_fault(ring: list[list[float]], tmp_path: Path) -> None:
    hamlet = place("01304", "新篠津村", ring)
    store = kept(tmp_path, (NATION_21, [*two(1), hamlet]))
    assert around(store, "01304") is None
    found = around(store, "01203")
    assert found is not None
    assert "新篠津村" not in {shape.place.name for shape in found.shapes}


def test_a_city_is_its_wards_together(tmp_path: Path) -> None:
    wards = [
        place("01101", "中央区", square(141.0, 43.0), city="札幌市"),
        place("01102", "北区", square(141.2, 43.0), city="札幌市"),
        place("01203", "小樽市", square(140.8, 43.0)),
    ]
    found = around(kept(tmp_path, ("N03-21_01_210101", wards)), "01100", "01203")
    assert found is not None
    assert [(shape.place.name, len(shape.rings)) for shape in found.shapes] == [("札幌市", 1), ("小樽市", 1)]
    assert area(found.shapes[0].rings[0]) == pytest.approx(0.08, rel=0.01)


def test_files_of_single_prefectures_stand_together(tmp_path: Path) -> None:
    iwakuni = place("35208", "岩国市", square(132.2, 34.0), prefecture="山口県")
    otake = place("34211", "大竹市", square(132.4, 34.0), prefecture="広島県")
    store = kept(tmp_path, ("N03-21_35_210101", [iwakuni]), ("N03-21_34_210101", [otake]))
    found = around(store, "34211")
    assert found is not None
    assert [shape.place.name for shape in found.shapes] == ["大竹市", "岩国市"]


def test_an_undated_file_is_no_ground(tmp_path: Path) -> None:
    assert around(kept(tmp_path, ("boundaries", two(1))), "01203") is None


def test_a_store_without_boundaries_has_none(tmp_path: Path) -> None:
    assert around(Store.open(tmp_path / "store"), "01203") is None


def _square_km(ground: Ground, code: str) -> float:
    rings = next(shape.rings for shape in ground.shapes if shape.place.code == code)
    middle = (ground.frame.south + ground.frame.north) / 2
    return sum(map(area, rings)) * 111.2**2 * cos(radians(middle))


@pytest.fixture(scope="module")
def sapporo(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Ground | None:
    """From the fine copy alone."""
    alone = Store.open(tmp_path_factory.mktemp("alone"))
    ingest([shared / DATA / FINE], alone, TAKEN_IN, lambda _: None)
    return around(alone, *SAPPORO_AREA)


@pytest.mark.shared
@pytest.mark.parametrize("files", [(FINE, COARSE), (COARSE, FINE), (WARDS, COARSE, FINE)])
def test_the_area_of_sapporo(shared: Path, sapporo: Ground | None, tmp_path: Path, files: tuple[str, ...]) -> None:
    store = Store.open(tmp_path / "store")
    for file in files:
        ingest([shared / DATA / file], store, TAKEN_IN, lambda _: None)
    found = around(store, *SAPPORO_AREA)
    assert found is not None
    assert found == sapporo
    assert [shape.place.code for shape in found.shapes[:12]] == SAPPORO_AREA
    assert len(found.outline) == 1
    assert found.left_out == ()
    # 国土地理院: 451,489 ha; the plane of the map and the simplified copy come within two percent of it.
    assert sum(_square_km(found, code) for code in SAPPORO_AREA) == pytest.approx(4514.89, rel=0.02)


@pytest.mark.shared
def test_the_same_borders_from_wards(shared: Path, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    ingest([shared / DATA / WARDS], store, TAKEN_IN, lambda _: None)
    found = around(store, *SAPPORO_AREA)
    assert found is not None
    assert len(found.outline) == 1
    assert _square_km(found, "01100") == pytest.approx(1121.26, rel=0.02)  # 国土地理院


@pytest.mark.shared
def test_the_northern_territories_are_shown_where_the_frame_meets_them(shared: Path, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    ingest([shared / DATA / FINE], store, TAKEN_IN, lambda _: None)
    found = around(store, "01223", "01691", "01694")
    assert found is not None
    assert {f"0{code}" for code in range(1695, 1699)} <= {shape.place.code for shape in found.shapes}


@pytest.mark.shared
def test_far_islands_are_named_and_left_out(shared: Path, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    ingest([shared / DATA / FINE], store, TAKEN_IN, lambda _: None)
    found = around(store, "46201", "46216", "46303", "46304")
    assert found is not None
    assert found.left_out == ("三島村", "十島村")
    assert max(found.frame.extent_km) < 70


def test_neighbours_are_read_from_the_latest_table_that_has_both(tmp_path: Path) -> None:
    found = StoredBoundaries(kept(tmp_path, (NATION_21, two(3))), LATER)
    beside, apart = found.touching("01203", "01217"), found.touching("01203", "13101")
    assert beside is not None
    assert apart is not None
    assert (beside.touching, apart.touching) == (True, False)
    assert "令和3年1月1日" in beside.origin.citation
    assert found.touching("01203", "43100") is None


def test_the_line_around_some_is_kept_apart_from_the_line_around_all(tmp_path: Path) -> None:
    boundaries = StoredBoundaries(kept(tmp_path, (NATION_21, two(1))), LATER)
    codes = ["01203", "01217"]
    whole, one, again = (boundaries.around(codes, outlined) for outlined in (None, {"01217"}, codes))
    assert whole is not None
    assert one is not None
    assert sum(map(area, one.outline)) == pytest.approx(sum(map(area, whole.outline)) / 2, rel=1e-3)
    assert again is whole
