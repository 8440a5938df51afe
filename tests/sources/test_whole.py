"""A file cut at the end of a line is no shorter edition: it is refused, wherever that can be known."""

from pathlib import Path

import pytest

from tests.sources.documents import opened
from toshiken.core.errors import SourceError
from toshiken.geography.places import Places
from toshiken.sources.document import Document
from toshiken.sources.publication import recognised
from toshiken.tables.ingest import new_tables

# Every file whose size is known, or that can be held against itself. Selections of e-Stat's database cannot
# (docs/sources.md says so); a register of mergers cut short would make every later file wrong.
CUT = [
    "census_2010_total/2010estat.csv",
    "census_age_sex/population_census_1980.csv",
    "census_age_sex/population_census_2020.csv",
    "census_commuting_2020/od_2020_12x12_long.csv",
    "census_daynight_2020/daynight_population_2020.csv",
    "census_daynight_2020/daynight_population_2020_incl_designated_cities.csv",
    "gsi_area/R8_01_mencho.csv",
    "input_output_2015/ExplanatoryVariablesBase.csv",
    "input_output_2015/IOTable.csv",
    "input_output_national/iotable_13sector_2011_ja.csv",
    "input_output_national/iotable_13sector_2011_wider_ja.csv",
    "input_output_national/iotable_3sector_2011_wider.csv",
    "ipss_2018/men.csv",
    "ipss_2023/ipss2023_3agegroups_sapporo12.csv",
    "local_finance/市町村財政資料.csv",
    "municipal_offices/localgovjp-utf8.csv",
    "municipal_offices/prefjp-utf8.csv",
    "municipality_mergers/municipality_converter_jp.csv",
    "ssdse_a/SSDSE-A-2025.csv",
    "stations/sd_line.csv",
    "stations/sd_register.csv",
    "stations/sd_station.csv",
]


def _cut(document: Document, share: float) -> Document:
    lines = document.data.splitlines(keepends=True)
    return Document(document.label, b"".join(lines[: int(len(lines) * share)]), document.container)


@pytest.mark.parametrize("name", CUT)
def test_a_file_cut_at_the_end_of_a_line_is_refused(shared: Path, places: Places, name: str) -> None:
    document = _cut(opened(shared / "data" / name), 0.77)
    claim = recognised(document)
    assert claim is not None
    with pytest.raises(SourceError, match="切れている|行が欠けたり|行が消えています"):
        list(new_tables(*claim, document, places))
