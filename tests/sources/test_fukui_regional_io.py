"""Input–output tables of areas: real figures known elsewhere, the empty row of 郡上市, and broken files."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, opened, seen, tables
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document

OUTPUT = {"00000": 1_017_818_388, "01000": 35_566_092, "01100": 10_663_126}


@pytest.fixture
def table(shared: Path) -> Document:
    return opened(shared / "data/input_output_2015/IOTable.csv")


def test_gross_output_is_that_published(table: Document) -> None:
    figures = seen(table).figures
    assert figures.height == 49 * (144 + 12)
    output = figures.filter(field="gross_output_million_jpy")
    for place, total in OUTPUT.items():
        assert output.filter(place=place)["value"].sum() == total
    assert set(figures["period"]) == {"2015"}


def test_inputs_name_both_sectors(table: Document) -> None:
    row = seen(table).figures.filter(place="00000", column="R3C1").row(0, named=True)
    assert row["dimensions"] == "from_sector=manufacturing;to_sector=agriculture"


def test_no_column_takes_more_than_its_output(table: Document) -> None:
    figures = seen(table).figures.with_columns(
        sector=pl.col("dimensions").str.extract(r"(?:to_sector|^sector)=(\w+)"),
    )
    inputs = (
        figures.filter(field="intermediate_inputs_million_jpy").group_by("place", "sector").agg(pl.col("value").sum())
    )
    both = inputs.join(figures.filter(field="gross_output_million_jpy"), on=["place", "sector"])
    assert both.height == 49 * 12
    assert both.filter(pl.col("value") > pl.col("value_right")).is_empty()


def test_an_empty_row_is_no_figure_and_never_zero(table: Document) -> None:
    (printed,) = tables(table)
    assert not {"21219", ""} & set(printed.cells["code"])


def test_it_says_whose_work_it_is(table: Document) -> None:
    (printed,) = tables(table)
    assert "doi 10.1007/s10614-024-10641-1" in printed.origin.citation


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("R1C2", "R1X2", "1行目、「R1C2」の列：見出し「R1C2」がありません"),
        ("R1C2", "R1C1", "1行目、「R1C1」の列：見出し「R1C1」が2列以上"),
        ("R12C12", "R13C12", "版「13」はまだ読めません。読める版：12"),
        ("00000,1566738", "00000,15G6738", "2行目、「R1C1」の列：.*注記「G6738」"),
        ("00000,1566738,", "00000,,", "2行目、「R1C1」の列：「」は数値でも"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(table: Document, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        seen(edited(table, old, new))


def test_inputs_above_the_output_are_told(table: Document) -> None:
    with pytest.raises(SourceError, match="2行目、「Y1」の列：中間投入の和.*が生産額.*を超えています"):
        seen(edited(table, "00000,1566738", "00000,915667380"))
