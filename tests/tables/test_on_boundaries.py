"""An area's figures are all of the municipalities it has now, whatever the boundaries of a table."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.core.quantity import Place
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.store import Store

NOW = date(2024, 1, 1)
ISHIKARI, IWAMIZAWA = Place("01235", "石狩市"), Place("01210", "岩見沢市")


@pytest.mark.shared
def test_a_city_of_1980_is_all_that_it_is_now(full_store: Path) -> None:
    store = Store.open(full_store)
    printed = store.observations(["population_persons"], ["01302", "01305", "01306", "01210", "01425", "01426"])
    census = printed.rows.filter((printed.rows["origin"] == "census_1980") & (printed.rows["dimensions"] == ""))
    parts = dict(census.select("place", "value").rows())
    now = OnBoundaries(store, NOW).observations(["population_persons"], [ISHIKARI.code, IWAMIZAWA.code])
    ishikari = now.quantity("population_persons", ISHIKARI, "1980-10-01")
    iwamizawa = now.quantity("population_persons", IWAMIZAWA, "1980-10-01")
    assert ishikari is not None
    assert iwamizawa is not None
    assert ishikari.known == parts["01302"] + parts["01305"] + parts["01306"]
    assert iwamizawa.known > parts["01210"]
    assert "石狩町＋厚田村＋浜益村" in ishikari.origins[0].column
