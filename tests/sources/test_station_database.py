"""Stations, lines and their order: the real files, the terms of their use, and broken rows."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, lists, opened
from toshiken.core.errors import SourceError
from toshiken.sources.printed import Register


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "data/stations"


def only(folder: Path, name: str) -> Register:
    (register,) = lists(opened(folder / f"{name}.csv")).values()
    return register


@pytest.mark.parametrize(
    ("file", "table", "rows"),
    [("sd_station", "stations", 9372), ("sd_line", "lines", 636), ("sd_register", "register", 11106)],
)
def test_every_row_is_read_and_says_share_alike(folder: Path, file: str, table: str, rows: int) -> None:
    register = only(folder, file)
    assert (register.table, register.rows.height) == (table, rows)
    assert "CC BY-SA 4.0" in register.origin.licence
    assert "CC BY-SA 4.0" in register.origin.credit


def test_a_station_is_as_printed(folder: Path) -> None:
    stations = only(folder, "sd_station").rows
    assert stations.row(by_predicate=pl.col("name") == "函館駅前", named=True) == {
        "row": 3, "station_code": "9910517", "name": "函館駅前", "name_kana": "はこだてえきまえ", "latitude": 41.77264,
        "longitude": 140.727997, "prefecture_code": "01000", "postal_code": "040-0063", "address": "函館市若松町１５番",
        "closed": False, "open_date": None, "closed_date": None,
    }  # fmt: skip
    assert stations.filter(prefecture_code="01000").height == 560
    sapporo = stations.filter(name="札幌", prefecture_code="01000").select("latitude", "longitude").row(0)
    assert sapporo == (43.068612, 141.350768)


def test_the_register_joins_stations_and_lines(folder: Path) -> None:
    register, lines = only(folder, "sd_register").rows, only(folder, "sd_line").rows
    assert set(register["station_code"]) == set(only(folder, "sd_station").rows["station_code"])
    counted = register.group_by("line_code").agg(pl.len().cast(pl.UInt32).alias("counted"))
    assert lines.join(counted, on="line_code").filter(pl.col("stations") == pl.col("counted")).height == 636


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("sd_station", "41.773709", "41.77370N", "2行目、「lat」の列：「41.77370N」は数値ではありません"),
        ("sd_station", "１２-１３,0,", "１２-１３,休,", "2行目、「closed」の列：「休」は 0（営業中）でも 1（廃止）でもありません"),
        ("sd_station", "9910517,", "1110101,", "2行目、「code」の列：「1110101」が2つあります（2行目、3行目）"),
        ("sd_station", ",address,", ",住所,", "1行目、「address」の列：見出し「address」がありません"),
        ("sd_line", ",17,3,", ",17.5,3,", "2行目、「station_size」の列：「17.5」は0以上の整数ではありません"),
        ("sd_register", "100202,1002,2", "100202,1002,1", "2行目、「line_code」の列：「1002」が2つあります（2行目、3行目）"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(folder: Path, file: str, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=rf"^{file}\.csv、{message}"):
        lists(edited(opened(folder / f"{file}.csv"), old, new))
