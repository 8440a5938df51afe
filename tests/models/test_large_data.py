"""docs/large-data.md is true: its blocks run, in order, on every engine at hand, and give the figures worked here."""

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.models.engines import Engine

BLOCK = re.compile(r"^```python\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)
ENGINE = re.compile(r"# engine: (\w+)")


def blocks(repository: Path, engine: str) -> list[str]:
    """The blocks for that engine and those for all."""
    found = BLOCK.findall((repository / "docs" / "large-data.md").read_text(encoding="utf-8"))
    return [block for block in found if (mark := ENGINE.match(block)) is None or mark[1] == engine]


def lay_out(folder: Path) -> None:
    """Cells: two of 札幌市, one of 江別市, one of 石狩町 (01305). Mornings of weekdays count, others do not."""
    cells = {"code": ["c1", "c2", "c3", "c4"], "place": ["01100", "01100", "01217", "01305"]}
    trips = [
        ("c3", "c1", 7, True, 300), ("c3", "c2", 8, True, 100), ("c3", "c3", 8, True, 600), ("c3", "c1", 13, True, 5_000),
        ("c4", "c1", 9, True, 30), ("c4", "c4", 9, True, 70), ("c4", "c1", 9, False, 5_000),
        ("c1", "c2", 6, True, 2_000), ("c2", "c2", 6, True, 3_000),
    ]  # fmt: skip
    columns = ["origin", "destination", "hour", "is_weekday", "persons"]
    for name, table in (("trips", pl.DataFrame(trips, schema=columns, orient="row")), ("cells", pl.DataFrame(cells))):
        (folder / name).mkdir()
        table.write_parquet(folder / name / "part.parquet")


@pytest.fixture
def run(own: Engine, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names the page's blocks leave behind, with the engine's own way to rows as `rows`."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in blocks(repository, own.name):
        # The Spark session stands where it was started, not where the test is.
        text = block.replace('spark.read.parquet("', f'spark.read.parquet("{tmp_path.as_posix()}/')
        exec(compile(text, "docs/large-data.md", "exec"), names)
    return {**names, "rows": own.rows, "kind": own.kind}


def test_the_page_gives_shares_and_areas(run: dict[str, Any]) -> None:
    """Of 江別市's 1,000 morning trips 400 go to 札幌市, of 石狩町's 100 there are 30."""
    assert type(run["shares"]).__name__ == run["kind"]
    found = {row["origin"]: row["ratio"] for row in run["rows"](run["shares"])}
    assert found == {"01217": 0.4, "01305": 0.3}
    assert run["codes"] == ("01100", "01217", "01235")
    # 石狩市 keeps 70 % of 100 and needs 75 %, 江別市 60 % of 1,000 and needs 66.7 %: both join 札幌市.
    assert run["area_of"] == {"01100": 0, "01217": 0, "01235": 0}


def test_the_call_on_the_page_of_delineation_is_true(repository: Path) -> None:
    (block,) = BLOCK.findall((repository / "docs" / "delineation.md").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    exec(compile(block, "docs/delineation.md", "exec"), names)
    assert names["ratios"].tolist()[0][1:] == [0.40, 0.06]
    assert names["reached"].tolist() == [[False, True, False]]


def test_the_page_has_a_block_for_every_engine(repository: Path, own: Engine) -> None:
    assert any(ENGINE.match(block) for block in blocks(repository, own.name))
