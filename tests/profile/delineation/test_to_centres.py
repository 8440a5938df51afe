"""The exception inside the metropolitan areas: the share that goes to other centres, only where a table can say it."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from tests.profile.delineation.asked import EMPTY, TODAY
from toshiken.core.errors import SourceError
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place
from toshiken.geography.categories import CityCategory, listed_categories
from toshiken.profile.delineation.bases import basis_of
from toshiken.profile.delineation.flow_table import FlowTable, flow_arrays
from toshiken.profile.delineation.request import Keepers, cited_tables
from toshiken.profile.delineation.to_centres import share_to_centres

FUNABASHI, YOKOHAMA = Place("12204", "船橋市"), Place("14100", "横浜市")
CITIES = [code for code, category in listed_categories().items() if category is CityCategory.DESIGNATED_CITY]
# Everybody at home in every other centre, so that the table knows them all; 特別区部 by its wards.
HOME = [(code, code, 10.0) for code in (*CITIES, "13101", "13123")]


def table(
    flows: Sequence[tuple[str, str, float]], origin: str = "made", year: int = 2015, without: tuple[str, ...] = ()
) -> FlowTable:
    pairs = [pair for pair in (*flows, *HOME) if pair[1] not in without]
    schema = {"origin": pl.String, "destination": pl.String, "persons": pl.Float64}
    codes, arrays = flow_arrays(pl.DataFrame(pairs, schema=schema, orient="row"))
    source = Origin(origin, "国勢調査", "総務省", f"{year + 2}-06-26")
    period = Period.parse(f"{year}-10-01")
    return FlowTable(codes, arrays, f"{year}年", "就業者と通学者", basis_of(origin), period, source)


# 12 of 200 to the special wards, 5 to 千葉市, 3 to 横浜市; 30 to 市川市, no centre.
FLOWS = [
    ("12204", "12204", 150.0), ("12204", "13101", 7.0), ("12204", "13123", 5.0), ("12204", "12100", 5.0),
    ("12204", "14100", 3.0), ("12204", "12203", 30.0),
]  # fmt: skip


def test_designated_cities_and_special_wards_are_counted_and_nobody_else() -> None:
    share, why = share_to_centres(FUNABASHI, [table(FLOWS)])
    assert share is not None
    assert (share.value, why) == (Decimal(10), "")
    assert "20人 ÷ 常住する就業者と通学者200人" in share.derivation


def test_a_centre_itself_counts_the_others_alone() -> None:
    """横浜市 known by two wards: those who move between them stay at home."""
    wards = [("14101", "14102", 40.0), ("14102", "14101", 50.0), ("14101", "13101", 10.0)]
    share, _ = share_to_centres(YOKOHAMA, [table(wards, without=("14100",))])
    assert share is not None
    assert share.value == Decimal(10)


def test_the_newest_table_that_answers_counts() -> None:
    older = table([("12204", "12203", 1.0)], year=2010)
    share, _ = share_to_centres(FUNABASHI, [older, table(FLOWS), table(FLOWS, "census_2020_commuting", 2020)])
    assert share is not None
    assert share.period.year == 2015


def test_without_a_table_that_answers_the_reason_is_told() -> None:
    assert (
        share_to_centres(FUNABASHI, []) == share_to_centres(FUNABASHI, [table([("12203", "13101", 1.0)])]) == (None, "")
    )
    raw, partial = table(FLOWS, "census_2020_commuting", 2020), table(FLOWS, without=("01100", "15100"))
    assert "判定しない：第6-1表" in share_to_centres(FUNABASHI, [raw])[1]
    assert "札幌市、新潟市への流動がなく" in share_to_centres(FUNABASHI, [partial])[1]


def test_a_file_of_the_caller_s_is_cited_by_name_and_needs_its_year(tmp_path: Path) -> None:
    kept, path = Keepers(EMPTY, (), (), ()), tmp_path / "own.csv"
    path.write_text("origin,destination,persons,year\n12204,13101,5,2015\n12204,12204,95,2015\n", encoding="utf-8")
    (found,) = cited_tables(path, kept, TODAY)
    assert found.origin is not None
    assert "own.csv" in found.origin.citation
    assert not found.origin.published_known
    path.write_text("origin,destination,persons\n12204,13101,5\n", encoding="utf-8")
    with pytest.raises(SourceError, match="year"):
        cited_tables(path, kept, TODAY)
