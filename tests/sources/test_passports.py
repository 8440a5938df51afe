"""The passports of the layouts: once each, the same as those of the figures that are read, and without any reader."""

import subprocess
import sys
from pathlib import Path

import pytest

from toshiken.core.errors import RecordError
from toshiken.sources.passports import published_origins
from toshiken.sources.publication import all_publications


def test_it_is_the_passport_the_reader_gives_its_figures() -> None:
    found = published_origins()
    known = {
        edition.origin: publication.layout.origin(edition)
        for publication in all_publications().values()
        for edition in publication.layout.editions.values()
        if edition.published
    }
    assert found == known
    assert {"ipss2018", "ipss2023", "ssdse_a_2019", "ssdse_a_2026"} <= found.keys()


def test_an_edition_whose_day_is_not_known_is_left_out() -> None:
    assert "municipality_codes_2024" not in published_origins()


def test_a_passport_reads_as_it_is_cited() -> None:
    origin = published_origins()["ssdse_a_2019"]
    assert origin.citation == "独立行政法人統計センター「教育用標準データセット（SSDSE-市区町村）」（SSDSE-A-2019）"
    assert origin.credit == "独立行政法人統計センター「SSDSE-市区町村」（SSDSE-A-2019）を加工して作成"
    assert published_origins()["ipss2018"].address.endswith("/shicyoson18/t-page.asp")


def test_one_id_for_two_editions_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "other"):
        text = 'title: 表\nproducer: 省\ngives: 数\neditions: {"1": {origin: same, published: "2020"}}\n'
        (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
    for module in ("passports", "layout"):
        monkeypatch.setattr(f"toshiken.sources.{module}.FOLDER", tmp_path)
    with pytest.raises(RecordError, match=r"other\.yml：出典「same」が2つの版にあります"):
        published_origins.__wrapped__()


def test_no_reader_and_no_table_library_is_loaded() -> None:
    code = "import sys, toshiken.sources.passports as p; p.published_origins(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"polars", "openpyxl", "toshiken.sources.nstac_ssdse_a", "toshiken.sources.document"} & set(loaded)
