"""How long other members take in memory beside a profile built anew, and decks of other areas beside Sapporo's.

    python benchmarks/areas.py [STORE]

The floor of the first table is the profile built anew from the same figures; of the second the deck of Sapporo with the same
store, a process each, by turns. STORE: the folder of a store that holds the figures of every known area; left out, one is made
of the shared material (TOSHIKEN_SHARED, by default ../shared beside the repository). Without either the second table is left
out, and that is said.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from toshiken.example import Example
from toshiken.geography.municipalities import resolve
from toshiken.profile.build import build_profile, built, known_figures
from toshiken.profile.what_if import WhatIf, with_members, with_other_members
from toshiken.tables.ingest import ingest
from toshiken.tables.store import Store

START = "import sys; from toshiken.cli import main; sys.argv = ['toshiken', *sys.argv[1:]]; main()"
TURNS = 5


def timed(action: Callable[[], object]) -> float:
    """Seconds it takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def in_memory() -> None:
    """The trial of other members, and its floor."""
    sapporo, day = Example(), date.today()  # noqa: DTZ011 - the day the command line would take
    smaller = with_members(sapporo.area, [], [resolve("千歳市").place], day)
    observations, printed = sapporo.observations, sapporo.printed
    before = built(sapporo.area, day, known_figures((sapporo.area, smaller), day, observations), printed)
    flows, changed = sapporo.flows(day), with_other_members(before, smaller, printed)
    anew, after, rules = [], [], []
    for _ in range(TURNS):
        anew.append(timed(lambda: build_profile(smaller, day, observations, printed)))
        after.append(timed(lambda: with_other_members(before, smaller, printed)))
        rules.append(timed(lambda: WhatIf(before.profile, changed.profile, flows).rules))
    floor, taken = statistics.median(anew), statistics.median(after)
    print("| in memory | median ms | slowest ms |\n|---|---:|---:|")
    print(f"| profile of 札幌市 without 千歳市, built anew | {floor * 1000:.0f} | {max(anew) * 1000:.0f} |")
    print(f"| the same from the profile with it (whatif) | {taken * 1000:.0f} | {max(after) * 1000:.0f} |")
    print(
        f"| what the rules come to, before and after | {statistics.median(rules) * 1000:.0f} | {max(rules) * 1000:.0f} |"
    )
    print(f"\nwhatif ÷ built anew = {taken / floor:.2f}\n")


def deck(*arguments: str) -> float:
    """Seconds of a process that makes decks."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", START, "deck", *arguments, "--out", str(Path(folder) / "out")]
        return timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))


def decks(store: str) -> None:
    """Decks of known areas with a store."""
    asked = {"札幌市": ("札幌市",), "広島市 (24 members)": ("広島市",), "--all (4 areas)": ("--all",)}
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(TURNS):
        for name, arguments in asked.items():
            taken[name].append(deck(*arguments, "--store", store))
    floor = statistics.median(taken["札幌市"])
    print("| `toshiken deck` | median s | slowest s | ÷ 札幌市 |\n|---|---:|---:|---:|")
    for name, seconds in taken.items():
        print(
            f"| {name} | {statistics.median(seconds):.2f} | {max(seconds):.2f} | {statistics.median(seconds) / floor:.2f} |"
        )


def shared_data() -> Path | None:
    """The files of the shared material, where it is there."""
    repository = Path(__file__).resolve().parents[1]
    folder = Path(os.environ.get("TOSHIKEN_SHARED") or repository.parent / "shared") / "data"
    return folder if folder.is_dir() else None


def decks_with_own_store(data: Path) -> None:
    """The second table with a store made for it."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        ingest([data], Store.open(store), date.today(), lambda _: None)  # noqa: DTZ011 - the day of the run
        decks(str(store))


if __name__ == "__main__":
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}, {TURNS} runs each\n")
    in_memory()
    if len(sys.argv) > 1:
        decks(sys.argv[1])
    elif (data := shared_data()) is not None:
        decks_with_own_store(data)
    else:
        print("No store and no shared material (TOSHIKEN_SHARED): decks of other areas were not measured.")
