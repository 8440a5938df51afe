"""How long a series takes from an open store, re-based with the residual rows of its prefecture, beside the same as printed.

python benchmarks/series.py STORE [SERIES] [HOW_MANY]
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from toshiken.core.quantity import Place
from toshiken.geography.municipalities import UNINHABITED, all_municipalities
from toshiken.tables.measures import measure
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.series import series_of
from toshiken.tables.store import Store

AS_OF = date(2026, 11, 24)


def fastest(action: Callable[[], object]) -> float:
    """Milliseconds of the fastest of three."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


def told(what: str, taken: Sequence[float]) -> None:
    """One row of the table."""
    print(f"| {what} | {statistics.median(taken):.1f} | {max(taken):.1f} |")


def main() -> None:
    """Prints the table."""
    folder, *rest = sys.argv[1:]
    name, count = rest[0] if rest else "総人口", int(rest[1]) if len(rest) > 1 else 200
    store, what = Store.open(Path(folder)), measure(name)
    kept = OnBoundaries(store, date(2020, 10, 1))
    _ = kept.history  # read once an open store
    known = sorted(set(all_municipalities()) - UNINHABITED)
    places = [Place(code, all_municipalities()[code].name) for code in random.Random(3).sample(known, count)]
    print("| | median ms | slowest ms |\n|---|---:|---:|")
    told(f"{name} as printed", [fastest(lambda p=p: store.observations([what.field], [p.code])) for p in places])
    told(f"{name} re-based", [fastest(lambda p=p: series_of(what, [p], kept, None, AS_OF)) for p in places])


if __name__ == "__main__":
    main()
