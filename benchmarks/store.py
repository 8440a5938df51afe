"""How long a store of three million rows takes: to fill, to open, to give a series, an area, a field.

    python benchmarks/store.py [FOLDER]

Synthetic figures: 16 tables of 12 fields × 9 sets of dimensions × 1,741 places.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl

from toshiken.core.origin import Origin
from toshiken.tables.new_table import NewTable
from toshiken.tables.observations import SCHEMA
from toshiken.tables.store import Store

PLACES = [f"{code:05d}" for code in range(1100, 1100 + 1741)]
FIELDS = [f"field_{number}_persons" for number in range(60)]
TABLES, QUESTIONS = 16, 300


def made(number: int) -> NewTable:
    """One of the tables: 188,028 rows."""
    chance = random.Random(number)
    cells = [(FIELDS[(number * 7 + k) % 60], f"age={age}") for k in range(12) for age in range(9)]
    frame = pl.concat(
        pl.DataFrame(
            {
                "field": name, "place": PLACES, "period": f"{2005 + number}-10-01", "dimensions": dimensions,
                "value": [float(chance.randrange(1_000_000)) for _ in PLACES], "state": "PRESENT",
                "origin": f"origin_{number}", "column": f"{name} {dimensions}", "survey": "総務省「国勢調査」",
            },
            schema=SCHEMA,
        )
        for name, dimensions in cells
    )  # fmt: skip
    origin = Origin(f"origin_{number}", "合成", "作成者", "2025")
    return NewTable("synthetic", str(number), "main", "figures", origin, date(2020, 10, 1), frame)


def timed(action: Callable[[], object]) -> float:
    """Milliseconds it takes."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def told(what: str, taken: list[float]) -> None:
    """One row of the table."""
    print(f"| {what} | {statistics.median(taken):.1f} | {max(taken):.1f} |")


def measure(folder: Path) -> None:
    """Prints the table."""
    store, chance = Store.open(folder), random.Random(3)
    tables = [made(number) for number in range(TABLES)]
    print("| | median ms | slowest ms |\n|---|---:|---:|")
    hashes = [sha256(str(number).encode()).hexdigest() for number in range(TABLES)]
    told("take in a table of 188,028 rows", [
        timed(lambda t=t, h=h: store.add([t], h, "synthetic.csv", date(2025, 6, 1)))
        for t, h in zip(tables, hashes, strict=True)
    ])  # fmt: skip
    told("open", [timed(lambda: Store.open(folder)) for _ in range(QUESTIONS)])
    told("any series of one municipality", [
        timed(lambda: store.observations([chance.choice(FIELDS)], [chance.choice(PLACES)]).fields())
        for _ in range(QUESTIONS)
    ])  # fmt: skip
    told("everything of 14 places", [timed(lambda: store.observations(None, PLACES[:14]).rows) for _ in range(9)])
    told("a field of all places", [timed(lambda: store.observations([chance.choice(FIELDS)]).rows) for _ in range(30)])
    size = sum(path.stat().st_size for path in folder.rglob("*.parquet"))
    print(f"\n{sum(entry.rows for entry in store.entries):,} rows, {size / 1e6:.1f} MB of Parquet")


def main() -> None:
    """In the folder given, which must be empty, or in one that is removed afterwards."""
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))


if __name__ == "__main__":
    main()
