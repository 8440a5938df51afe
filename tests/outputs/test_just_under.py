"""A share just under the threshold never reads as the threshold: on the page, on the map, in the table of delineate."""

from datetime import date
from pathlib import Path

import pytest

from tests.outputs.test_ratio_map_page import figure, page
from tests.profile.delineation.asked import keepers, request
from toshiken.core.wording import Shown
from toshiken.example.known_areas import area_file, with_store
from toshiken.outputs.figure import BarChart
from toshiken.outputs.pages.closing import exceptions
from toshiken.outputs.pages.commuting import commuting
from toshiken.profile.delineation.mapped import mapped
from toshiken.profile.delineation.request import answered
from toshiken.profile.delineation.words import as_lines
from toshiken.tables.store import Store

NOW = date(2026, 11, 25)
# Of 10,000 in 新篠津村 (a member with a reason) 996 go to 札幌市, of those in 江別市 4,000.
FLOWS = """origin,destination,persons,year
01304,01100,996,2020
01304,01304,9004,2020
01217,01100,4000,2020
01217,01217,6000,2020
"""


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(FLOWS, encoding="utf-8")
    return path


def test_on_the_page_of_ratios_and_among_the_exceptions(flows: Path, tmp_path: Path) -> None:
    brief = with_store(area_file("札幌市"), Store.open(tmp_path / "store"), NOW, flows).brief(NOW)
    made = commuting(brief)
    assert made is not None
    assert any("新篠津村（9.96%）" in said.text for said in made.lead)
    (chart,) = (block for block in made.body if isinstance(block, BarChart))
    bars = {v.quantity.place.name: v.text for series in chart.series for v in series.values if v is not None}
    assert (bars["新篠津村"], bars["江別市"]) == ("9.96", "40.00")
    (listed,) = exceptions(brief)
    cells = [cell.text for block in listed.body for row in block.rows for cell in row.cells if isinstance(cell, Shown)]
    assert "9.96" in cells


def test_on_the_map_and_in_the_table(flows: Path) -> None:
    found = answered(request(flows=flows), keepers())
    drawn = page(mapped(found, own_flows=True))
    assert any("新篠津村（9.96%）" in said.text for said in drawn.lead)
    shown = {point.place.name: point.value.text for point in figure(drawn).points if point.value}
    assert (shown["新篠津村"], shown["江別市"]) == ("9.96%", "40.0%")
    lines = as_lines(found)
    assert "例外　新篠津村（9.96%）" in lines
    assert "▲0.04" in lines
