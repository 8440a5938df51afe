"""docs/rules.md: its table is not stale, its example holds, and its guide is followed to the letter in a copy of the package."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import toshiken
from tests.rules.write_table import PAGE, with_table
from toshiken.core.errors import RecordError
from toshiken.rules.parameters import DatedValue, all_parameters
from toshiken.rules.special_allocation_tax import KINDS

GUIDED = Path("special_allocation_tax") / "special_tax_partner_ceiling.yml"


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / PAGE).read_text(encoding="utf-8")


def block(page: str, kind: str) -> str:
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    return str(found)


def test_the_table_is_not_stale(page: str) -> None:
    assert page == with_table(page), "run: python -m tests.rules.write_table"


def test_the_example_holds(page: str) -> None:
    exec(compile(block(page, "python"), PAGE.name, "exec"), {})


@pytest.mark.parametrize("key", [key for key in DatedValue.model_fields if key not in ("value", "note")])
def test_every_key_of_a_value_is_explained(page: str, key: str) -> None:
    assert f"`{key}" in page


def test_every_rule_s_file_is_named(page: str) -> None:
    files = {path.name for path in (Path(toshiken.__file__).parent / "rules").glob("*.py")}
    plumbing = {"__init__.py", "parameters.py", "conditions.py", "measure.py", "metropolitan_areas.py"}
    assert {name for name in files - plumbing if f"`{name}`" not in page} == set()


def test_a_new_value_needs_no_other_change(page: str, tmp_path: Path) -> None:
    shutil.copytree(Path(toshiken.__file__).parent, tmp_path / "toshiken", ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path / "toshiken" / "rules" / "parameters"
    before = (folder / GUIDED).read_text(encoding="utf-8")
    (folder / GUIDED).write_text(block(page, "yaml"), encoding="utf-8")
    assert before.splitlines()[-5:] != block(page, "yaml").splitlines()[-5:]
    program = "from toshiken.rules.special_allocation_tax import ceiling as most\n"
    program += "print(*[most(year, 'partner_projects').amount.shown() for year in (2020, 2026, 2027)])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(tmp_path)}, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["15,000", "18,000", "20,000"]


def test_without_its_reference_the_guide_s_file_is_refused(page: str, tmp_path: Path) -> None:
    text = block(page, "yaml")
    (tmp_path / "special_allocation_tax").mkdir()
    (tmp_path / GUIDED).write_text(text[: text.rindex("    reference:")], encoding="utf-8")
    with pytest.raises(RecordError, match="reference"):
        all_parameters(tmp_path)


def test_the_kinds_of_cost_are_words_a_plan_can_name() -> None:
    assert len(KINDS) == len(set(KINDS)) == 6
