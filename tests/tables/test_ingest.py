"""Files into the store: two of one name, and two of one edition."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from toshiken.core.quantity import Place
from toshiken.tables.ingest import Outcome, ingest
from toshiken.tables.outcomes import as_data, as_lines
from toshiken.tables.store import Store

TODAY = date(2026, 7, 1)
SAPPORO = Place("01100", "札幌市")


def _file(path: Path, persons: int, unit: str = "人口総数（人）") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"※市区町村単位は2014年4月現在\n,,{unit}\n市区町村名,市区町村コード,1970年\n札幌市,011002,{persons}\n"
    path.write_text(text, encoding="utf-8")
    return path


def _taken(store: Path, *paths: Path) -> Mapping[str, Outcome]:
    return {outcome.label: outcome for outcome in ingest(paths, Store.open(store), TODAY, lambda _: None)}


def _persons(store: Path) -> float:
    found = Store.open(store).observations(["population_persons"]).rows
    return float(found.filter(place=SAPPORO.code)["value"].item())


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def test_two_files_of_one_name_have_an_outcome_each(tmp_path: Path, store: Path) -> None:
    paths = [_file(tmp_path / folder / "data/a.csv", 5).parent for folder in ("d1", "d2")]
    found = ingest(paths, Store.open(store), TODAY, lambda _: None)
    assert [(one.label, one.verdict) for one in found] == [
        (f"{paths[0].as_posix()}/a.csv", "taken"),
        (f"{paths[1].as_posix()}/a.csv", "duplicate"),
    ]


def test_a_file_that_takes_the_place_of_another_says_so(tmp_path: Path, store: Path) -> None:
    first, second = _file(tmp_path / "first.csv", 5), _file(tmp_path / "second.csv", 6)
    _taken(store, first)
    outcome = _taken(store, second)["second.csv"]
    assert (outcome.verdict, outcome.replaces, _persons(store)) == ("taken", ("first.csv",), 6)
    assert "前に取り込んだ「first.csv」に代わる" in as_lines([outcome])
    assert as_data([outcome])["files"][0]["replaces"] == ["first.csv"]


def test_a_file_taken_in_again_counts_again_and_says_so(tmp_path: Path, store: Path) -> None:
    first, second = _file(tmp_path / "first.csv", 5), _file(tmp_path / "second.csv", 6)
    _taken(store, first)
    _taken(store, second)
    tables = sorted((path, path.stat().st_mtime_ns) for path in (store / "tables").iterdir())
    outcome = _taken(store, first)["first.csv"]
    assert (outcome.verdict, outcome.replaces, _persons(store)) == ("duplicate", ("second.csv",), 5)
    assert "後から取り込んだ「second.csv」に代えて、再びこのファイルの数値を使います" in as_lines([outcome])
    assert sorted((path, path.stat().st_mtime_ns) for path in (store / "tables").iterdir()) == tables


def test_the_whole_disk_again_changes_nothing(tmp_path: Path, store: Path) -> None:
    _file(tmp_path / "disk/1.csv", 5)
    _file(tmp_path / "disk/2.csv", 6)
    _taken(store, tmp_path / "disk")
    before = (store / "catalogue.json").read_bytes()
    again = _taken(store, tmp_path / "disk")
    assert {outcome.reason for outcome in again.values()} == {"すでに取り込んであります。"}
    assert (store / "catalogue.json").read_bytes() == before
    assert _persons(store) == 6


def test_of_two_files_given_again_the_one_read_later_counts(tmp_path: Path, store: Path) -> None:
    first, second = _file(tmp_path / "first.csv", 5), _file(tmp_path / "second.csv", 6)
    _taken(store, first, second)
    outcomes = _taken(store, second, first)
    assert (outcomes["second.csv"].replaces, outcomes["first.csv"].replaces, _persons(store)) == (
        (),
        ("second.csv",),
        5,
    )
