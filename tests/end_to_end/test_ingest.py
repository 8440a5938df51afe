"""The disk a planner carries in: every file of the shared material, what became of it, and the figures it gives."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

from toshiken.core.quantity import Place
from toshiken.example.figures import load_observations
from toshiken.tables.observations import Observations
from toshiken.tables.store import Store

MANIFEST = Path(__file__).with_name("manifest.txt")
SAPPORO = ["01100", "01203", "01210", "01217", "01224", "01231", "01234", "01235", "01303", "01304", "01423", "01428"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from toshiken.cli import main; main()", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def summed(observations: Observations, field: str, places: list[str], period: str, dimensions: str = "") -> int:
    """The sum over places that all have a value."""
    found = [observations.quantity(field, Place(place, place), period, dimensions) for place in places]
    return int(sum(quantity.known for quantity in found if quantity is not None)) if None not in found else -1


@pytest.fixture(scope="module")
def taken(full_store: Path) -> tuple[Path, Mapping[str, str]]:
    """The store of everything in shared/data, and the verdict on every file."""
    outcomes = json.loads(full_store.with_name("outcomes.json").read_text(encoding="utf-8"))
    return full_store, {file["file"]: file["verdict"] for file in outcomes["files"]}


def test_every_file_is_taken_refused_or_no_data_as_the_manifest_says(taken: tuple[Path, Mapping[str, str]]) -> None:
    listed = (line.split(maxsplit=1) for line in MANIFEST.read_text(encoding="utf-8").splitlines())
    assert taken[1] == {label: verdict for verdict, label in listed}


def test_a_second_time_everything_taken_is_a_duplicate(
    shared: Path, taken: tuple[Path, Mapping[str, str]], tmp_path: Path
) -> None:
    made, verdicts = taken
    folder = shutil.copytree(made, tmp_path / "store")
    before = (folder / "catalogue.json").read_bytes()
    done = run("ingest", str(shared / "data"), "--store", str(folder), "--json")
    assert done.stderr == ""
    again = json.loads(done.stdout)
    changed = {"taken": "duplicate"}
    assert {f["file"]: f["verdict"] for f in again["files"]} == {k: changed.get(v, v) for k, v in verdicts.items()}
    assert (folder / "catalogue.json").read_bytes() == before


@pytest.mark.parametrize(
    ("field", "period", "dimensions", "places", "expected"),
    [
        ("population_persons", "2020-10-01", "", ["00000"], 126_146_099),
        ("population_persons", "1980-10-01", "", ["01000"], 5_575_989),
        ("population_persons", "1980-10-01", "", [f"{n:02}000" for n in range(1, 48)], 117_060_396),
        ("population_persons", "2015-10-01", "", SAPPORO, 2_600_875),
        ("population_persons", "2020-10-01", "", SAPPORO, 2_604_945),
        ("projected_population_persons", "2015-10-01", "edition=ipss2018", [f"{n:02}000" for n in range(1, 48)], 127_094_745),
        ("physicians_persons", "2016-12-31", "", SAPPORO, 7_709),
        ("physicians_persons", "2020-12-31", "", SAPPORO, 8_067),
        ("total_area_ha", "2017-10-01", "", SAPPORO, 451_489),
    ],
)  # fmt: skip
def test_known_totals(
    taken: tuple[Path, Mapping[str, str]],
    field: str,
    period: str,
    dimensions: str,
    places: list[str],
    expected: int,
) -> None:
    observations = Store.open(taken[0]).observations([field], places)
    assert summed(observations, field, places, period, dimensions) == expected


def test_every_municipality_is_there(taken: tuple[Path, Mapping[str, str]]) -> None:
    rows = Store.open(taken[0]).observations(["population_persons"]).rows
    ssdse = rows.filter(
        pl.col("origin") == "ssdse_a_2025", pl.col("period") == "2020-10-01", pl.col("dimensions") == ""
    )
    municipal = ssdse.filter(~pl.col("place").str.ends_with("000"))
    assert municipal["place"].n_unique() == 1_741


def test_the_areas_of_the_deck_have_the_populations_it_prints(
    shared: Path, taken: tuple[Path, Mapping[str, str]]
) -> None:
    members = pl.read_csv(shared / "facts/peer_area_members_2018.csv", infer_schema=False)
    observations = Store.open(taken[0]).observations(["population_persons"])
    printed = {"kumamoto": 1_123_424, "shizuoka": 1_168_000, "hiroshima": 2_324_756}
    for area, expected in printed.items():
        codes = members.filter(pl.col("area") == area)["code"].to_list()
        assert summed(observations, "population_persons", codes, "2015-10-01") == expected


def test_the_bundle_and_the_files_agree(taken: tuple[Path, Mapping[str, str]]) -> None:
    """Every bundled figure whose origin was taken in stands in the files too, with the same value."""
    key = ["field", "place", "period", "dimensions", "origin"]
    bundled = load_observations().rows.filter(pl.col("value").is_not_null())
    store = Store.open(taken[0]).observations(places=bundled["place"].unique().to_list()).rows
    both = bundled.join(store, on=key, suffix="_file")
    assert both.height > 5_000
    assert both.filter((pl.col("value") - pl.col("value_file")).abs() > 1e-6).select(key).rows() == []
