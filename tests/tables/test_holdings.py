"""What a store holds and lacks, in words."""

import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from toshiken.sources.publication import all_publications
from toshiken.tables.holdings import as_lines, holdings, lacking, next_editions
from toshiken.tables.new_table import NewTable
from toshiken.tables.observations import SCHEMA
from toshiken.tables.store import Store

DAY = date(2026, 11, 24)


def store_with(folder: Path, *editions: str) -> Store:
    """A store with one figure of each of these editions of SSDSE-A."""
    store = Store.open(folder)
    layout = all_publications()["ssdse_a"].layout
    for number, edition in enumerate(editions):
        origin = layout.origin(layout.edition(edition, "x.csv"))
        rows = [("population_persons", "01100", "2020-10-01", "", 1.0, "PRESENT", origin.id, "A1101", "")]
        frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
        table = NewTable("ssdse_a", edition, "main", "figures", origin, None, frame)
        store.add([table], f"{number:064d}", "x.csv", DAY)
    return store


def test_an_empty_store_lacks_everything_and_says_what_to_do(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "none")
    assert holdings(store) == ()
    assert {lack.publication for lack in lacking(store)} == set(all_publications())
    assert "toshiken ingest" in as_lines(store)


def test_editions_stand_under_their_publication_in_the_order_they_came_out(tmp_path: Path) -> None:
    store = store_with(tmp_path, "2025", "2019")
    assert [held.edition for held in holdings(store)] == ["SSDSE-A-2019", "SSDSE-A-2025"]
    assert next_editions(holdings(store))["ssdse_a"].startswith("2026年")
    lines = as_lines(store).splitlines()
    at = lines.index(next(line for line in lines if line.startswith("独立行政法人統計センター")))
    assert lines[at + 1].startswith("  SSDSE-A-2019　令和元年（2019年）公表　2020年　1地域　1件")
    assert "ssdse_a" not in {lack.publication for lack in lacking(store)}


def test_an_unknown_day_of_publication_is_said(tmp_path: Path) -> None:
    (held,) = holdings(store_with(tmp_path, "2099"))
    assert not held.published_known
    assert held.published == "2026-11-24"
    assert next_editions([held]) == {}


@pytest.mark.shared
def test_a_download_is_listed_by_its_title_and_never_by_a_hash(full_store: Path) -> None:
    lines = as_lines(Store.open(full_store))
    assert "Ａ　人口・世帯" in lines
    assert not re.search(r"table-[0-9a-f]{8}|stat-[0-9a-f]{8}", lines)
