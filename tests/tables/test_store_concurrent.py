"""Two processes take files in at once, and a third reads meanwhile: nothing is lost and nothing half is seen."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tables.hand_made import TODAY, digest, figures, table
from toshiken.core.errors import OutputError
from toshiken.tables import locking
from toshiken.tables.locking import locked
from toshiken.tables.store import Store

EACH = 20


def _add_some(folder: Path, name: str, start) -> None:
    start.wait(60)
    store = Store.open(folder)
    for number in range(EACH):
        frame = figures([float(number)] * 3)
        store.add([table(frame, edition=f"{name}{number}")], digest(f"{name}{number}"), f"{name}{number}.csv", TODAY)


def _add_the_same(folder: Path, name: str, start) -> None:
    start.wait(60)
    for number in range(EACH):
        Store.open(folder).add([table(edition=f"{number}")], digest(f"{number}"), f"{number}.csv", TODAY)


@contextmanager
def _together(target, folder: Path) -> Iterator[list]:
    """Two processes that start at one moment; they must end well."""
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(2)
    processes = [context.Process(target=target, args=(folder, name, start)) for name in ("left", "right")]
    for process in processes:
        process.start()
    yield processes
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]


def test_all_tables_of_two_processes_are_there_and_a_reader_never_sees_half(tmp_path):
    seen = []
    with _together(_add_some, tmp_path) as processes:
        while any(process.is_alive() for process in processes):
            store = Store.open(tmp_path)
            assert store.observations().rows.height == 3 * len(store.entries)
            seen.append(len(store.entries))
    store = Store.open(tmp_path)
    assert {entry.edition for entry in store.entries} == {f"{n}{k}" for n in ("left", "right") for k in range(EACH)}
    assert sorted(entry.order for entry in store.entries) == list(range(1, 2 * EACH + 1))
    assert store.observations().rows.height == 3 * 2 * EACH
    assert seen == sorted(seen)
    assert len(set(seen)) > 2, "the reader never met a writer"


def test_the_same_files_taken_in_twice_at_once_are_there_once(tmp_path):
    with _together(_add_the_same, tmp_path):
        pass
    store = Store.open(tmp_path)
    assert (len(store.entries), store.former) == (EACH, ())
    assert len(list((tmp_path / "tables").iterdir())) == EACH


def test_a_store_that_is_held_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(locking, "_WAIT_SECONDS", 0.1)
    with locked(tmp_path), pytest.raises(OutputError, match="ほかの toshiken が使っています"):
        Store.open(tmp_path).add([table()], digest("a"), "a.csv", TODAY)


def test_a_reader_that_opened_before_keeps_reading(tmp_path):
    store = Store.open(tmp_path)
    store.add([table()], digest("a"), "a.csv", TODAY)
    reader = Store.open(tmp_path)
    store.add([table(figures((9.0, 9.0, 9.0)))], digest("b"), "b.csv", TODAY)
    assert reader.observations().rows["value"].to_list() == [1.0, 2.0, 3.0]
    assert Store.open(tmp_path).observations().rows["value"].to_list() == [9.0, 9.0, 9.0]
