"""Census 2010, a file without headings: known totals, and broken files."""

from pathlib import Path

import pytest

from tests.sources.documents import edited, opened, seen, tables, written
from toshiken.core.errors import SourceError
from toshiken.example.figures import FOLDER, load_origins
from toshiken.geography.places import Places
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised
from toshiken.tables.tidy_csv import read_tidy_csv


@pytest.fixture(scope="module")
def census(shared: Path) -> Document:
    return opened(shared / "data/census_2010_total/2010estat.csv")


def test_every_row_is_read_and_the_nation_is_their_sum(census: Document, places: Places) -> None:
    figures = seen(census, places).figures
    assert figures["value"].sum() == 128_057_352
    assert figures["place"].n_unique() == 1901
    assert set(figures["period"]) == {"2010-10-01"}
    assert set(figures["origin"]) == {"census_2010"}


def test_it_is_what_the_bundle_holds(census: Document, places: Places) -> None:
    """The city of Sapporo, of which the file has the wards only, is their sum."""
    bundle = read_tidy_csv(FOLDER / "figures/census_2010_total.csv", load_origins())
    known = dict(bundle.select("place", "value").iter_rows())
    found = dict(seen(census, places).figures.select("place", "value").iter_rows())
    wards = sum(value for place, value in found.items() if place.startswith("011"))
    assert {place: found.get(place, wards) for place in known} == known


def test_its_passport(census: Document) -> None:
    (table,) = tables(census)
    assert table.origin.citation == "総務省「平成22年国勢調査」（人口等基本集計）"
    assert table.origin.published == "2011-10-26"
    assert str(table.boundaries_as_of) == "2010-10-01"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("沖縄県,竹富町,3859", "沖縄県,竹富町,38S9", "1900行目、「総人口」の列：「38S9」の注記「S9」"),
        ("沖縄県,竹富町,3859", "沖縄県,竹富町,-", "1900行目、「総人口」の列：「-」は数値でも、意味の決まった記号でもありません"),
        ("沖縄県,竹富町,3859", "沖縄県,竹富町,3858", "「総人口」の列：全部の行の和が128,057,351人で、平成22年国勢調査の全国128,057,352人"),
        ("沖縄県,竹富町,3859", "沖縄県,竹富町", "1900行目：「47,47381,沖縄県,竹富町」は「都道府県番号、団体コード"),
        ("47,47381,沖縄県,竹富町", "沖縄県,47381,47,竹富町", "1900行目：「沖縄県,47381,47,竹富町,3859」は.*列の順を変えず"),
        ("47,47381,沖縄県,竹富町,3859", "47,47375,沖縄県,多良間村,1231", "1899行目、.*2つあります（1899行目「総人口」、1900行目「総人口」）"),
        ("47,47381,沖縄県,竹富町,3859\n", "", "全部の行の和が128,053,493人"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    census: Document, places: Places, old: str, new: str, message: str
) -> None:
    unix = Document(census.label, census.data.replace(b"\r\n", b"\n"), "csv")
    with pytest.raises(SourceError, match=message):
        seen(edited(unix, old, new), places)


def test_one_row_of_the_year_is_enough_to_know_it_and_another_year_is_not_taken_for_it(census: Document) -> None:
    claim = recognised(edited(census, "220189", "22O189"))
    assert claim is not None
    assert (claim[0].id, claim[1]) == ("census_total", "2010")
    assert recognised(written("1,1101,北海道,札幌市 中央区,237627\n1,1102,北海道,札幌市 北区,285321\n")) is None
