"""Whatever a person writes into a field comes back as it was."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plan.conftest import FICTITIOUS_PLAN
from toshiken.outputs.plan.section_book import render_section_book
from toshiken.plan.exchange.csv_rows import csv_files, rows_of_csv
from toshiken.plan.exchange.json_plan import as_json, from_json
from toshiken.plan.exchange.merge import merged
from toshiken.plan.exchange.workbook_rows import read_workbook
from toshiken.plan.folder import read_sound_folder
from toshiken.plan.records.alliance import AlliancePlan

# What Excel can hold; a blank at the end of a text is none.
TEXT = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), st.sampled_from("\n、,\"'=■　")
    ),
    max_size=60,
).map(str.rstrip)


@pytest.fixture(scope="module")
def plan() -> AlliancePlan:
    return read_sound_folder(FICTITIOUS_PLAN).plan


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def _written(plan: AlliancePlan, text: str, name: str) -> AlliancePlan:
    """The text in every free field of the first project and KPI."""
    fields = {"content": text, "effect": text, "hub_role": text, "note": text, "name": name}
    project = plan.projects[0].model_copy(update=fields)
    return plan.model_copy(update={"projects": (project, *plan.projects[1:])})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXT, name=TEXT.filter(bool))
def test_through_csv_and_json(plan: AlliancePlan, text: str, name: str, folder: Path) -> None:
    own = _written(plan, text, name)
    for file, content in csv_files(own).items():
        (folder / file).write_bytes(content)
    found = merged(own, rows_of_csv(folder))
    assert (found.changes, found.plan) == ((), own)
    (folder / "plan.json").write_bytes(as_json(own))
    assert from_json(folder / "plan.json") == own


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXT, name=TEXT.filter(bool))
def test_through_the_workbook(plan: AlliancePlan, text: str, name: str, folder: Path) -> None:
    own = _written(plan, text, name)
    (folder / "book.xlsx").write_bytes(render_section_book(own, date(2026, 11, 25)))
    found = merged(own, *read_workbook(folder / "book.xlsx"))
    assert (found.changes, found.plan) == ((), own)
