"""Codes of 社会・人口統計体系 mean what they mean in SSDSE-A, in the years that holds, in the unit of the field."""

import polars as pl
import pytest

from toshiken.core.errors import SourceError
from toshiken.core.origin import Origin
from toshiken.geography.places import Places
from toshiken.sources.printed import Printed, as_cells
from toshiken.tables.meanings import meanings
from toshiken.tables.observed import Observed, observed

ORIGIN = Origin("test", "試し", "作成者", "2020")


def test_a_code_that_stands_in_ssdse_a_means_the_same() -> None:
    ssdse, ssds = meanings("ssdse_a").items, meanings("ssds").items
    shared = ssdse.keys() & ssds.keys()
    assert len(shared) == len(ssds)
    for code in shared:
        one, other = ssdse[code], ssds[code]
        assert (one.field, one.period, one.dimensions) == (other.field, other.period, other.dimensions), code


def test_every_download_of_estat_knows_the_codes() -> None:
    for publication in ("estat_table", "estat_columns", "estat_api"):
        assert meanings(publication).items == meanings("ssds").items


def seen(item: str, time: str, unit: str) -> Observed:
    cells = pl.DataFrame(
        {"row": [1], "column": ["値"], "code": ["01100"], "name": ["札幌市"]}, schema_overrides={"row": pl.UInt32}
    )
    cells = as_cells(cells.with_columns(item=pl.lit(item), time=pl.lit(time), text=pl.lit("100")))
    printed = Printed("t", cells, ORIGIN, {}, {}, None, labels={item: ("名前", unit)})
    return observed(printed, meanings("estat_table"), Places(), "a.csv")


def test_the_population_of_a_census_year_is_a_figure_of_the_census() -> None:
    row = seen("A1101", "2020年度", "人").figures.row(0, named=True)
    assert (row["field"], row["period"], row["survey"]) == (
        "population_persons",
        "2020-10-01",
        "総務省「令和2年国勢調査」",
    )


def test_between_two_censuses_it_is_an_estimate_and_kept_as_printed() -> None:
    found = seen("A1101", "2021年度", "人")
    assert found.figures.is_empty()
    assert found.records.select("field", "period", "value").row(0) == ("A1101", "FY2021", 100.0)


def test_a_figure_in_another_unit_is_refused() -> None:
    with pytest.raises(SourceError, match="単位は「人」のはずですが、「千人」"):
        seen("A1101", "2020年度", "千人")


def test_full_width_units_are_the_same_unit() -> None:
    assert seen("B1101", "2020年度", "ｈａ").figures.height == 1
