"""docs/coverage.md is what the bundled example says."""

from pathlib import Path

from tests.indicators.hand_made import HUB, PREFECTURE, WEST, at_members, tables
from tests.indicators.write_coverage import PAGE
from toshiken.indicators.coverage import coverage_page
from toshiken.indicators.engine import AreaTables


def test_the_coverage_page_is_not_stale(repository: Path, bundled: AreaTables) -> None:
    written = (repository / PAGE).read_text(encoding="utf-8")
    assert written == coverage_page(bundled), "run: python -m tests.indicators.write_coverage"


def test_the_page_tells_years_partners_and_what_is_withheld() -> None:
    years = ("2016", "2018", "2020", "2021", "2022")
    page = coverage_page(
        tables(
            *(row for year in years for row in at_members("physicians_persons", f"{year}-12-31", (300, 20, 2))),
            *at_members("population_persons", "2015-10-01", (100_000, 10_000, 3_000)),
            *at_members("population_persons", "2020-10-01", (100_000, 10_000, 3_000)),
            ("farm_output_million_jpy", PREFECTURE, "2016", "", 5),
        )
    )
    rows = {line.split("`")[1]: line.split(" | ")[2:] for line in page.splitlines() if line.startswith("| `")}
    assert rows["physicians_per_100k"] == [runs := "2016–2020（2年ごと）・2021・2022", runs, f"1/2 †：{runs}", "", " |"]
    assert rows["population_change_rate"][:3] == ["2015→2020", "2015→2020", "2/2：2015→2020"]
    assert rows["farm_output_million_jpy"] == ["", "", "", "2016", " |"]
    assert HUB.name in page
    assert WEST.name not in page
