"""A store whose writer is killed at a random moment, 200 times, opens whole with all or nothing of the file.

On Linux, with a real signal. What it rests on holds on Windows too (tables/locking.py says why); there the same is shown step
by step: test_store.py ends the process before every single step on the disk.
"""

import os
import random
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.tables.hand_made import digest
from tests.tables.killed_writer import ROWS, TABLES
from toshiken.tables.store import Store

SEED = 20250324
KILLS = 200
PER_STORE = 20

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs fork and SIGKILL; see test_store.py for every system"
)


class Writer:
    """The process of killed_writer.py."""

    def __init__(self, repository: Path) -> None:
        command = [sys.executable, "-m", "tests.tables.killed_writer"]
        self.process = subprocess.Popen(
            command, cwd=repository, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def write(self, folder: Path, number: int, seconds: float) -> tuple[str, float]:
        """Adds input `number`; kills after `seconds`, never where negative."""
        self.process.stdin.write(f"{folder}\t{number}\t{seconds}\n")
        self.process.stdin.flush()
        outcome, taken = self.process.stdout.readline().split()
        return outcome, float(taken)


@pytest.fixture
def writer(repository):
    """A writer, ended after the test."""
    found = Writer(repository)
    yield found
    found.process.stdin.close()
    found.process.wait(30)


def test_killed_at_any_moment_it_opens_whole(tmp_path, writer):
    usual = statistics.median(writer.write(tmp_path / "warm", number, -1)[1] for number in range(5))
    chance = random.Random(SEED)
    seen = Counter()
    for kill in range(KILLS):
        folder = tmp_path / str(kill // PER_STORE)
        before = _inputs(folder)
        seconds = chance.uniform(0, 1.3 * usual)
        outcome, _ = writer.write(folder, kill, seconds)
        seen[_where(folder, before, digest(str(kill)), outcome, f"seed {SEED}, kill {kill} after {seconds:.4f} s")] += 1
    assert min(seen[where] for where in ("before", "within", "after")) >= 5, seen
    _require_clean_after_a_whole_one(tmp_path / "0", writer)


def _inputs(folder: Path) -> set[str]:
    return {entry.sha256 for entry in Store.open(folder).entries}


def _where(folder: Path, before: set[str], new: str, outcome: str, told: str) -> str:
    """Where the kill landed, by what it left; asserts that the store is whole."""
    store = Store.open(folder)
    inputs = Counter(entry.sha256 for entry in store.entries)
    assert set(inputs) in (before, before | {new}), told
    assert set(inputs.values()) <= {len(TABLES)}, told
    assert all(store.has(sha256) for sha256 in inputs), told
    assert all(store.frame(entry).height == entry.rows == len(ROWS) for entry in store.entries), told
    if new in inputs:
        return "after"
    assert outcome == "killed", told
    return "within" if _debris(folder, store, new) else "before"


def _debris(folder: Path, store: Store, new: str) -> bool:
    """Whether the killed process had begun to write."""
    return any(new[:32] in path.name for path in (folder / "tables").glob("*")) or any(
        folder.glob("catalogue.json.new")
    )


def _require_clean_after_a_whole_one(folder: Path, writer: Writer) -> None:
    """The next writer gets the lock at once and leaves nothing behind."""
    assert writer.write(folder, 10_000, -1)[0] == "finished"
    store = Store.open(folder)
    assert store.has(digest("10000"))
    assert {path.name for path in (folder / "tables").iterdir()} == {entry.parquet for entry in store.entries}
    assert not list(folder.glob("*.new"))
