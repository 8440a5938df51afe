"""The outlook of the bundled example, and the nation of the shared material."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.example import Example
from toshiken.profile.outlook.nation import CENSUS_ON, FIELDS, Nation, nation_of
from toshiken.profile.outlook.outlook import Outlook, outlook_of
from toshiken.profile.outlook.scenario import bundled_scenarios
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.store import Store

NOW = date(2026, 11, 24)


def outlook_on(day: date) -> Outlook:
    """The Sapporo area's."""
    example = Example()
    found = outlook_of(example.area.place, example.area.members(day), day, example.observations, bundled_scenarios())
    assert found is not None
    return found


@pytest.fixture(scope="session")
def sapporo() -> Outlook:
    """With everything at hand."""
    return outlook_on(NOW)


@pytest.fixture(scope="session")
def nation(full_store: Path) -> Nation:
    """All municipalities."""
    return nation_of(OnBoundaries(Store.open(full_store), CENSUS_ON).observations(FIELDS))
