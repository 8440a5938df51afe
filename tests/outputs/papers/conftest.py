"""The papers of the fictitious area and of the bundled one, made once."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.plan.conftest import FICTITIOUS_PLAN
from tests.plan.places import fictitious_places
from toshiken.example import Example
from toshiken.example.alliance import bundled_plan
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.documents import Made, make_documents
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.wording import Words
from toshiken.plan.folder import read_sound_folder
from toshiken.plan.records.alliance import AlliancePlan

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True, scope="package")
def _places() -> Iterator[None]:
    with fictitious_places():
        yield


@pytest.fixture(scope="package")
def plan(_places: None) -> AlliancePlan:
    """The fictitious area's plan."""
    return read_sound_folder(FICTITIOUS_PLAN).plan


@pytest.fixture(scope="package")
def source(plan: AlliancePlan) -> Source:
    """It, for its own planners, as of today."""
    return Source(plan, TODAY, Words())


@pytest.fixture(scope="package")
def kakuu(source: Source) -> Made:
    """Its papers."""
    return make_documents(source, None, lambda _: None)


@pytest.fixture(scope="package")
def sapporo_source() -> Source:
    """The bundled area: public facts and figures."""
    example = Example()
    return Source(bundled_plan(example), TODAY, Words(), example.brief(TODAY))


@pytest.fixture(scope="package")
def sapporo(sapporo_source: Source) -> Made:
    """Its papers."""
    return make_documents(sapporo_source, None, lambda _: None)


@pytest.fixture(scope="package")
def public(plan: AlliancePlan) -> Made:
    """The fictitious area's papers for everyone."""
    return make_documents(Source(plan, TODAY, Words(), audience=Audience.PUBLIC), None, lambda _: None)
