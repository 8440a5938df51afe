"""The fictitious plan, for what is written of it."""

from collections.abc import Iterator

import pytest

from tests.plan.conftest import FICTITIOUS_PLAN
from tests.plan.places import fictitious_places
from toshiken.plan.folder import read_sound_folder
from toshiken.plan.records.alliance import AlliancePlan


@pytest.fixture(autouse=True, scope="package")
def _places() -> Iterator[None]:
    with fictitious_places():
        yield


@pytest.fixture
def plan(_places: None) -> AlliancePlan:
    return read_sound_folder(FICTITIOUS_PLAN).plan
