"""How long the delineations take on synthetic national flows, beside one plain numpy pass over the same arrays.

    python benchmarks/delineation.py [FOLDER]

The pass: sum the persons of each origin, divide each flow by its origin's sum, compare with the threshold.
"""

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
from synthetic import made

from toshiken.geography.categories import listed_categories
from toshiken.models.delineation.flows import Flows
from toshiken.models.delineation.functional_urban_area import functional_urban_areas
from toshiken.models.delineation.scheme import scheme_rule
from toshiken.models.delineation.travel_to_work_area import travel_to_work_areas
from toshiken.models.delineation.urban_employment_area import urban_employment_areas

RUNS, NEIGHBOURS = 15, 6
Timed = tuple[str, Callable[[], object], int]


def flows_of(folder: Path) -> tuple[Flows, list[str], np.ndarray]:
    """The flows, the codes of the places, and their kilometres east and north (k, 2)."""
    places = pl.read_parquet(folder / "municipalities.parquet")
    table = pl.read_parquet(folder / "commuting.parquet")
    codes = places["code"].to_list()
    number = {code: at for at, code in enumerate(codes)}
    ends = [table[end].replace_strict(number).to_numpy() for end in ("origin", "destination")]
    north = places["latitude"].to_numpy() * 111
    east = places["longitude"].to_numpy() * 111 * np.cos(np.radians(places["latitude"].to_numpy()))
    return Flows.of(*ends, table["persons"].to_numpy(), len(codes)), codes, np.stack([east, north], axis=1)


def hubs_of(codes: list[str]) -> list[tuple[int]]:
    """Each designated and core city by itself."""
    return [(codes.index(code),) for code in listed_categories() if code in codes]


def borders_of(kilometres: np.ndarray) -> np.ndarray:
    """A stand-in for shared borders: each place and the offices nearest to it."""
    far = np.hypot(*(kilometres[:, None, axis] - kilometres[None, :, axis] for axis in (0, 1)))
    nearest = far.argsort(axis=1)[:, 1 : NEIGHBOURS + 1]
    return np.stack([np.repeat(np.arange(len(far)), NEIGHBOURS), nearest.ravel()], axis=1)


def plain_pass(flows: Flows) -> np.ndarray:
    """The floor the others are told in."""
    living = np.bincount(flows.origin, weights=flows.persons, minlength=flows.places)
    return flows.persons / living[flows.origin] >= 0.10


def cases(flows: Flows, codes: list[str], kilometres: np.ndarray) -> list[Timed]:
    """Name, action, runs."""
    hubs, borders = hubs_of(codes), borders_of(kilometres)
    return [
        ("plain numpy pass", lambda: plain_pass(flows), RUNS),
        (f"scheme rule, {len(hubs)} hubs", lambda: scheme_rule(flows, hubs, 0.10), RUNS),
        (f"UEA, {len(hubs)} centres", lambda: urban_employment_areas(flows, hubs), RUNS),
        (
            f"FUA, {len(hubs)} cities, with borders",
            lambda: functional_urban_areas(flows, hubs, adjacency=borders),
            RUNS,
        ),
        ("TTWA, all places", lambda: travel_to_work_areas(flows), 3),
    ]


def seconds(action: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def measure(folder: Path) -> None:
    """Prints the table: the cases by turns, medians, and each median over that of the plain pass."""
    flows, codes, kilometres = flows_of(made(folder))
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__}")
    print(
        f"{flows.places:,} places, {len(flows.persons):,} flows\n\n| | median ms | slowest ms | ÷ pass |\n|---|---:|---:|---:|"
    )
    todo = cases(flows, codes, kilometres)
    taken: dict[str, list[float]] = {name: [] for name, _, _ in todo}
    for turn in range(RUNS + 1):
        for name, action, runs in todo:
            if turn <= runs:
                taken[name].append(seconds(action))
    floor = statistics.median(taken["plain numpy pass"][1:])
    for name, times in taken.items():
        middle = statistics.median(times[1:])  # the first of each warms up
        print(f"| {name} | {middle * 1000:.2f} | {max(times[1:]) * 1000:.2f} | {middle / floor:.2f} |")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as own:
            measure(Path(own))
