"""The fictitious plan: its places, its folder, a copy to break."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plan.places import fictitious_places
from toshiken.plan.folder import PlanFolder, read_sound_folder

FICTITIOUS_PLAN = Path(__file__).with_name("fictitious")


@pytest.fixture(autouse=True, scope="package")
def _places() -> Iterator[None]:
    with fictitious_places():
        yield


@pytest.fixture
def good(_places: None) -> PlanFolder:
    """The plan of the fictitious area as it lies in the folder."""
    return read_sound_folder(FICTITIOUS_PLAN)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of its folder."""
    return Path(shutil.copytree(FICTITIOUS_PLAN, tmp_path / "plan"))
