"""Missing files in order of worth, and the pages with what fills them."""

from dataclasses import replace
from datetime import date

import pytest

from toshiken.core.origin import Origin
from toshiken.example import Example
from toshiken.example.figures import FOLDER
from toshiken.geography.area import Member
from toshiken.outputs.document import CONTENT
from toshiken.outputs.needed import members_without_figures, needed_files, official_files
from toshiken.outputs.page import Page
from toshiken.outputs.page_sources import as_data, as_lines, page_sources

BRIEF = Example().brief(date(2026, 11, 24))


def test_the_file_that_gives_most_figures_comes_first() -> None:
    counts = [len(file.figures) for file in needed_files(BRIEF, [], [])]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1


def test_a_page_that_could_not_be_made_names_its_file() -> None:
    name = "総務省「住民基本台帳人口移動報告」"
    absent = [("人口Ⅲ", name), ("人口Ⅳ", name), ("産業Ⅰ", "")]
    found = {file.name: file for file in needed_files(BRIEF, absent, [])}
    assert [page for page, _ in found[name].figures] == ["人口Ⅲ", "人口Ⅳ"]
    assert "" not in found


def test_where_a_file_is_to_be_had_is_a_place() -> None:
    """What the pages of CONTENT name is all in e-Stat."""
    absent = [(title, name) for title, _, name in CONTENT if name]
    names = {name for _, name in absent}
    places = {file.where for file in needed_files(BRIEF, absent, []) if file.name in names}
    assert places == {"政府統計の総合窓口（e-Stat）"}


def test_a_member_without_figures_is_named_as_the_cause() -> None:
    """With 色丹村 nothing sums to the area: no other file would fill these pages."""
    member = Member(code="01695", name="色丹村")
    area = BRIEF.profile.area.model_copy(update={"partners": (*BRIEF.profile.area.partners, member)})
    brief = replace(BRIEF, profile=replace(BRIEF.profile, area=area))
    assert members_without_figures(BRIEF.profile) == ()
    absent = [
        ("圏域の現状②　産業Ⅰ（従業者数）", "経済センサス"),
        ("圏域の現状⑥　医療機関等", ""),
        ("圏域の現状③　農業", ""),
    ]
    found = {file.name: [page for page, _ in file.figures] for file in needed_files(brief, absent, [])}
    assert found["構成市町村のうち色丹村の数値"] == ["圏域の現状②", "圏域の現状⑥"]
    assert "経済センサス" not in found


def test_a_file_that_a_page_draws_from_is_missing_no_more() -> None:
    name = "国土交通省「国土数値情報 行政区域データ（N03）」"
    n03 = Origin("n03_boundaries_2021", "国土数値情報（行政区域データ N03）", "国土交通省", "2021")
    page = Page(id="map", title="圏域図", sources=(n03,))
    assert name in {file.name for file in needed_files(BRIEF, [], [])}
    assert name not in {file.name for file in needed_files(BRIEF, [], [page])}


def test_every_page_is_listed_with_what_fills_it() -> None:
    pages, files = page_sources(BRIEF)
    found = as_data(pages, files)
    sources = {page["title"]: page["sources"] for page in found["pages"]}
    assert any("SSDSE" in source for source in sources["圏域の現状⑥　医療機関等"])
    assert len(found["missing"]) == len(files) > 10
    assert as_lines(pages, files).count("\n") == len(pages) + len(files) + 2


@pytest.mark.parametrize("page", [page for page, file in official_files().items() if file.records])
def test_what_no_reader_takes_in_says_into_which_records_it_is_written(page: str) -> None:
    (file,) = needed_files(replace(BRIEF, profile=replace(BRIEF.profile, printed={})), [(page, "")], [])
    records = official_files()[page].records
    assert all((FOLDER / record).is_file() for record in records), "a pattern to write by"
    assert "取り込みには対応していない" in file.figures[0][1]
    assert all(record in file.figures[0][1] for record in records)


def test_the_files_without_a_reader_are_four() -> None:
    by_hand = {file.name for file in official_files().values() if file.records}
    for word in ("消防現勢", "GTFS-JP", "REPOS", "市町村別農業産出額"):
        assert any(word in name for name in by_hand)
    assert len(by_hand) == 4
