"""Trips to origin–destination totals by models/flows.py, beside the same query written by hand for the engine.

    python benchmarks/flows.py [FOLDER] [MILLIONS …]        default 1 10 50; of 50 million the making takes some minutes

Polars (streaming) and DuckDB read the same Parquet file; the two texts take turns. Then the size of the file, and the time of a
region's slice and of its totals, unsorted and sorted by origin, destination and the other columns.
"""

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from operator import truediv
from pathlib import Path

import duckdb
import polars as pl
from synthetic import made

from toshiken.models import flows

MILLION = 1_000_000
RUNS = {1: 31, 10: 15, 50: 3}
REGION = [1100, 1203, 1210, 1217, 1224, 1231, 1234, 1235, 1303, 1304, 1423, 1428]  # the Sapporo area
# Rows of one row group of the sorted table: in smaller ones engines read footers, in larger ones rows of other places.
GROUP = 1 << 18
ORDER = ["origin", "destination", "year", "sex", "age_class", "industry"]
# A sum with a missing part is missing, as in models/flows.py; the plain sum of either engine passes over it.
WHOLE = "CASE WHEN count(*) = count(persons) THEN sum(persons) END"
SQL = "SELECT origin, destination, {} AS persons FROM read_parquet('{}') GROUP BY origin, destination"
Text = Callable[[], object]


def texts(path: Path) -> dict[str, tuple[Text, Text, Text]]:
    """Engine → ours, the same by hand, the plain sum by hand; each gives the totals as a table in memory."""
    connection, persons = duckdb.connect(), pl.col("persons")
    whole = pl.when(persons.null_count() == 0).then(persons.sum()).alias("persons")
    return {
        "Polars streaming": (
            lambda: flows.grouped(pl.scan_parquet(path)).collect(engine="streaming"),
            lambda: _by_hand(path, whole),
            lambda: _by_hand(path, persons.sum()),
        ),
        "DuckDB": (
            lambda: flows.grouped(connection.read_parquet(str(path))).to_arrow_table(),
            lambda: connection.sql(SQL.format(WHOLE, path)).to_arrow_table(),
            lambda: connection.sql(SQL.format("sum(persons)", path)).to_arrow_table(),
        ),
    }


def _by_hand(path: Path, total: pl.Expr) -> pl.DataFrame:
    return pl.scan_parquet(path).group_by("origin", "destination").agg(total).collect(engine="streaming")


def by_turns(actions: tuple[Text, ...], runs: int) -> list[list[float]]:
    """Seconds of each action, turn by turn; the first turn warms up and does not count."""
    taken: list[list[float]] = [[] for _ in actions]
    for turn in range(runs + 1):
        for action, times in zip(actions, taken, strict=True):
            start = time.perf_counter()
            action()
            if turn:
                times.append(time.perf_counter() - start)
    return taken


def totals(trips: Path, folder: Path, millions: list[int]) -> None:
    """Prints a row an engine and size. A ratio is the median over turns: what else the machine does slows all texts of a turn."""
    print("\n| rows | engine | ours s | same by hand s | plain sum s | ÷ same by hand | ÷ plain sum |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    for million in millions:
        part = folder / f"trips_{million}.parquet"
        if not part.exists():
            pl.scan_parquet(trips).head(million * MILLION).sink_parquet(part, compression="zstd")
        for engine, trio in texts(part).items():
            taken = by_turns(trio, RUNS.get(million, 3))
            middle = [f"{statistics.median(times):.3f}" for times in taken]
            ratios = [f"{statistics.median(map(truediv, taken[0], other)):.2f}" for other in taken[1:]]
            print(f"| {million} million | {engine} | {' | '.join(middle + ratios)} |")


def sorting(folder: Path, million: int) -> None:
    """Prints size and slice of the largest table as it came and sorted."""
    came, in_order = folder / f"trips_{million}.parquet", folder / f"trips_{million}_sorted.parquet"
    if not in_order.exists():
        pl.read_parquet(came).sort(ORDER).write_parquet(in_order, compression="zstd", row_group_size=GROUP)
    heads = ("MB", "slice, Polars ms", "slice, DuckDB ms", "its totals, Polars ms", "its totals, DuckDB ms")
    print(f"\n| {million} million rows | {' | '.join(heads)} |\n|---|{'---:|' * len(heads)}")
    found = {}
    for name, path in (("as they came", came), ("sorted", in_order)):
        taken = by_turns(_slices(path), 15)
        found[name] = (path.stat().st_size / 1e6, *(statistics.median(times) * 1000 for times in taken))
        print(f"| {name} | " + " | ".join(f"{value:.0f}" for value in found[name]) + " |")
    first, then = found.values()
    print("| sorted ÷ as they came | " + " | ".join(f"{b / a:.3f}" for a, b in zip(first, then, strict=True)) + " |")


def _slices(path: Path) -> tuple[Text, ...]:
    """The trips of the region's people as a table in memory by either engine, then their totals."""
    connection = duckdb.connect()

    def narrowed_polars() -> pl.LazyFrame:
        return flows.narrowed(pl.scan_parquet(path), origin=REGION)

    def narrowed_duckdb() -> duckdb.DuckDBPyRelation:
        return flows.narrowed(connection.read_parquet(str(path)), origin=REGION)

    return (
        lambda: narrowed_polars().collect(engine="streaming"),
        lambda: narrowed_duckdb().to_arrow_table(),
        lambda: flows.grouped(narrowed_polars()).collect(engine="streaming"),
        lambda: flows.grouped(narrowed_duckdb()).to_arrow_table(),
    )


def measure(folder: Path, millions: list[int]) -> None:
    """Prints both tables."""
    trips = made(folder, max(millions) * MILLION) / "trips.parquet"
    print(f"{platform.platform()}, {os.cpu_count()} cores, Polars {pl.__version__}, DuckDB {duckdb.__version__}")
    totals(trips, folder, millions)
    sorting(folder, max(millions))


if __name__ == "__main__":
    sizes = [int(text) for text in sys.argv[2:]] or [1, 10, 50]
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]), sizes)
    else:
        with tempfile.TemporaryDirectory() as own:
            measure(Path(own), sizes)
