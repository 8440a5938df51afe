"""Writes into a store in a child that is killed after a while. Asked line by line: FOLDER NUMBER SECONDS; see test_store_killed.py.

A process of its own: it has the modules loaded but has not computed anything yet, so its children can start Polars' threads.
"""

import os
import signal
import sys
import time
from pathlib import Path

from tests.tables.hand_made import TODAY, digest, figures, table
from toshiken.tables.store import Store

ROWS = tuple(f"{code:05d}" for code in range(2000))
TABLES = ("one", "two", "three", "four")


def main() -> None:
    """Answers every line with `killed` or `finished` and the seconds the child was given or took."""
    for line in sys.stdin:
        folder, number, seconds = line.rstrip("\n").split("\t")
        print(*_written(Path(folder), int(number), float(seconds)), flush=True)


def _written(folder: Path, number: int, seconds: float) -> tuple[str, float]:
    ready, started = os.pipe()
    child = os.fork()
    if child == 0:
        _write(folder, number, started)
    os.close(started)
    os.read(ready, 1)
    os.close(ready)
    start = time.perf_counter()
    if seconds >= 0:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise SystemExit("the child failed")
    return ("killed" if os.WIFSIGNALED(status) else "finished"), time.perf_counter() - start


def _write(folder: Path, number: int, started: int) -> None:
    """Prepares the tables, says so, and takes them in."""
    failed = 1
    try:
        values = [float(number)] * len(ROWS)
        tables = [table(figures(values, places=ROWS), table=name, edition=str(number)) for name in TABLES]
        store = Store.open(folder)
        os.write(started, b".")
        store.add(tables, digest(str(number)), f"{number}.csv", TODAY)
        failed = 0
    finally:
        os._exit(failed)


if __name__ == "__main__":
    main()
