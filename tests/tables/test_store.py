"""The store: what goes in comes out; revisions, damage, faults of the disk at every step."""

import os
import stat
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.tables.hand_made import PLACES, SSDSE, TODAY, digest, figures, records, register, table
from toshiken.core.errors import OutputError, RequestError, ToshikenError
from toshiken.core.origin import Origin
from toshiken.core.quantity import Place
from toshiken.tables.store import Store, default_folder

SAPPORO = Place("01100", "札幌市")
CENSUS = Origin("census_2020", "国勢調査", "総務省", "2021-11-30")


def filled(folder: Path) -> Store:
    """A store with figures, printed rates and a list of one input."""
    store = Store.open(folder)
    store.add([table(), records(), register()], digest("a"), "SSDSE-A-2025.csv", TODAY)
    return store


def tables_in(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "tables").glob("*"))


def test_a_folder_that_does_not_exist_is_an_empty_store_and_stays_away(tmp_path):
    store = Store.open(tmp_path / "nowhere")
    assert (store.entries, store.former, store.origins) == ((), (), {})
    assert store.observations().rows.is_empty()
    assert store.observations().quantity("population_persons", SAPPORO, "2020-10-01") is None
    assert store.records("ssdse_a").is_empty()
    assert store.register("ssdse_a", "list") is None
    assert not (tmp_path / "nowhere").exists()


def test_what_goes_in_comes_out_after_opening_again(tmp_path):
    filled(tmp_path)
    store = Store.open(tmp_path)
    found = store.observations().quantity("population_persons", SAPPORO, "2020-10-01")
    assert (found.value, found.origins[0].title) == (Decimal(1), "SSDSE-A")
    assert_frame_equal(store.records("ssdse_a"), records().frame)
    assert_frame_equal(store.register("ssdse_a", "list"), register().frame)
    assert store.records("ipss").is_empty()


def test_the_catalogue_says_what_a_table_is(tmp_path):
    entry, rates, listed = filled(tmp_path).entries
    assert (entry.rows, entry.places, entry.first_year, entry.last_year) == (3, 3, 2020, 2020)
    assert (entry.fields, entry.label, entry.taken_in) == (("population_persons",), "SSDSE-A-2025.csv", TODAY)
    assert rates.labels == {"D2203": ("経常収支比率", "percent")}
    assert rates.first_year == 2022
    assert (listed.kind, listed.rows, listed.places, listed.first_year, listed.fields) == ("register", 3, 3, None, ())
    assert entry.parquet == f"ssdse_a-2025-main-figures-{digest('a')[:32]}.parquet"


def test_fields_and_places_are_chosen(tmp_path):
    store = filled(tmp_path)
    births = figures(field="births_persons", period="2020")
    store.add([table(births, table="births")], digest("b"), "b.csv", TODAY)
    assert set(store.observations(["births_persons"]).rows["field"]) == {"births_persons"}
    assert store.observations(places=["01203"]).rows["value"].to_list() == [2.0, 2.0]
    assert store.observations(["births_persons"], ["01100", "01235"]).rows["value"].to_list() == [1.0, 3.0]
    assert store.observations([], PLACES).rows.is_empty()
    assert store.observations(places=[]).rows.is_empty()
    assert store.records("ssdse_a", ["01235"])["value"].to_list() == [70.3]


def test_only_files_that_hold_the_field_are_opened(tmp_path):
    store = filled(tmp_path)
    store.add([table(figures(field="births_persons"), table="births")], digest("b"), "b.csv", TODAY)
    (tmp_path / "tables" / store.entries[0].parquet).unlink()
    assert store.observations(["births_persons"]).rows.height == 3


def test_frames_come_table_by_table_for_their_own_boundaries(tmp_path):
    store = filled(tmp_path)
    census = table(figures(origin=CENSUS), CENSUS, publication="census", boundaries_as_of=date(2020, 10, 1))
    store.add([census], digest("c"), "c.csv", TODAY)
    found = list(store.frames("population_persons"))
    assert [entry.boundaries_as_of for entry, _ in found] == [None, date(2020, 10, 1)]
    assert [frame["origin"].unique().to_list() for _, frame in found] == [["ssdse_a_2025"], ["census_2020"]]
    assert [frame.height for _, frame in store.frames("population_persons", ["01100"])] == [1, 1]


def test_the_same_input_again_changes_nothing(tmp_path):
    filled(tmp_path)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()}
    Store.open(tmp_path).add([table(figures((9.0, 9.0, 9.0)))], digest("a"), "other name.csv", date(2026, 1, 1))
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()}
    assert {p: a for p, a in after.items() if p.suffix != ".lock"} == {
        p: b for p, b in before.items() if p.suffix != ".lock"
    }


def test_a_corrected_edition_takes_the_place_of_the_former_which_stays(tmp_path):
    store = filled(tmp_path)
    store.add([table(figures((10.0, 2.0, 3.0)))], digest("corrected"), "new.csv", TODAY)
    store = Store.open(tmp_path)
    assert store.observations().quantity("population_persons", SAPPORO, "2020-10-01").value == 10
    (former,) = store.former
    assert store.frame(former)["value"].to_list() == [1.0, 2.0, 3.0]
    assert {entry.kind for entry in store.entries} == {"figures", "records", "register"}
    assert store.has(digest("a"))
    assert store.has(digest("corrected"))


def test_another_edition_stands_beside(tmp_path):
    store = filled(tmp_path)
    older = replace(SSDSE, id="ssdse_a_2024", published="2024")
    store.add([table(figures(origin=older), older, edition="2024")], digest("older"), "2024.csv", TODAY)
    assert len(store.entries) == 4
    assert store.former == ()
    assert store.observations().quantity("population_persons", SAPPORO, "2020-10-01").origins[0].id == "ssdse_a_2025"


def test_of_a_list_the_newest_edition_is_given_whenever_it_was_taken_in(tmp_path):
    store = filled(tmp_path)
    older = replace(SSDSE, id="list_2024", published="2024")
    store.add([register(("旧", "旧", "旧"), older, edition="2024")], digest("older"), "2024.csv", TODAY)
    assert store.register("ssdse_a", "list")["name"][0] == "札幌市"


def test_an_unknown_day_of_publication_is_the_day_it_was_taken_in_and_says_so(tmp_path):
    unknown = replace(SSDSE, published="")
    store = Store.open(tmp_path)
    store.add([table(origin=unknown)], digest("a"), "a.csv", TODAY)
    (entry,) = Store.open(tmp_path).entries
    assert (entry.origin.published_known, entry.origin.published) == (False, "2025-06-01")
    assert store.observations().as_of(date(2025, 5, 31)).rows.is_empty()
    assert filled(tmp_path / "known").entries[0].origin.published_known


def test_an_origin_of_two_tables_names_neither_and_is_known_from_the_earlier_day(tmp_path):
    store = Store.open(tmp_path)
    men, women = (replace(SSDSE, published="", table=name, column="人口") for name in ("男", "女"))
    store.add([table(origin=men, table="men")], digest("men"), "men.csv", TODAY)
    store.add([table(origin=women, table="women")], digest("women"), "women.csv", date(2025, 7, 1))
    earlier = replace(SSDSE, published="2025-06-01", published_known=False, table="", column="人口")
    assert store.origins == {"ssdse_a_2025": earlier}


def test_the_ranked_publication_counts(tmp_path, monkeypatch):
    monkeypatch.setattr("toshiken.tables.ranking.ranking", lambda: {"population_persons": ("census", "ssdse_a")})
    store = filled(tmp_path)
    store.add([table(figures((7.0,) * 3, origin=CENSUS), CENSUS, publication="census")], digest("c"), "c.csv", TODAY)
    assert store.observations().quantity("population_persons", SAPPORO, "2020-10-01").value == 7


def test_same_frame_same_bytes_whatever_the_order_of_its_rows(tmp_path):
    frame = pl.concat([figures([float(k)] * 3, dimensions=f"age={k}") for k in range(5000)])
    one, two = table(frame).parquet(), table(frame.sample(fraction=1.0, shuffle=True, seed=1)).parquet()
    assert one == table(frame).parquet()
    assert one == two


def test_two_tables_of_one_name_in_an_input_are_our_fault(tmp_path):
    with pytest.raises(ToshikenError, match="ssdse_a"):
        Store.open(tmp_path).add([table(), table()], digest("a"), "a.csv", TODAY)
    assert not tmp_path.joinpath("catalogue.json").exists()


def test_a_folder_whose_name_is_a_pattern_is_a_folder(tmp_path):
    store = filled(tmp_path / "資料 [2025] *")
    assert store.observations().rows.height == 3


# -- damage ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"hello " * 200, None])
def test_a_damaged_or_lost_table_says_which_and_what_to_do_and_comes_back(tmp_path, damage):
    store = filled(tmp_path)
    path = tmp_path / "tables" / store.entries[0].parquet
    path.write_bytes(damage) if damage is not None else path.unlink()
    store = Store.open(tmp_path)
    with pytest.raises(RequestError, match=r"取り込み直してください") as fault:
        store.observations()
    assert path.name in str(fault.value)
    assert "SSDSE-A-2025.csv" in str(fault.value)
    assert not store.has(digest("a"))
    store.add([table(), records(), register()], digest("a"), "SSDSE-A-2025.csv", TODAY)
    assert store.observations().rows.height == 3
    assert [entry.order for entry in store.entries] == [1, 1, 1]


def test_damage_that_keeps_the_length_is_told_too(tmp_path):
    store = filled(tmp_path)
    store.add([table(table="second")], digest("b"), "b.csv", TODAY)
    path = tmp_path / "tables" / store.entries[0].parquet
    path.write_bytes(b"?" * path.stat().st_size)
    with pytest.raises(RequestError, match="壊れています") as fault:
        store.observations()
    assert path.name in str(fault.value)
    with pytest.raises(RequestError, match="壊れています"):
        store.frame(store.entries[0])


def test_a_table_that_comes_back_stays_a_former_revision(tmp_path):
    store = filled(tmp_path)
    store.add([table(figures((10.0, 2.0, 3.0)))], digest("corrected"), "new.csv", TODAY)
    (tmp_path / "tables" / store.former[0].parquet).unlink()
    store.add([table(), records(), register()], digest("a"), "SSDSE-A-2025.csv", TODAY)
    assert store.observations().rows["value"].to_list() == [10.0, 2.0, 3.0]
    assert store.frame(store.former[0]).height == 3


# -- a process that ends at any step -----------------------------------------------------------------------------------


class Ended(BaseException):
    """Stands for the end of the process."""


class Steps:
    """Counts what is done on the disk, and ends the process before step `last`; what was not flushed by then is lost."""

    def __init__(self, monkeypatch, last: int) -> None:
        self.left = last
        for where, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (Path, "open"), (Path, "mkdir")):
            monkeypatch.setattr(where, name, self.counted(getattr(where, name)))

    def counted(self, original):
        def step(*args, **kwargs):
            self.left -= 1
            if self.left < 0:
                if original.__name__ == "fsync" and stat.S_ISREG(os.fstat(args[0]).st_mode):
                    os.ftruncate(args[0], 10)
                raise Ended
            return original(*args, **kwargs)

        return step


def test_ended_before_any_step_all_or_nothing_of_the_file_is_there(tmp_path):
    """Every step in turn, on any system; tests/tables/test_store_killed.py does it with a real signal."""
    outcomes = []
    for last in range(200):
        folder = tmp_path / str(last)
        filled(folder)
        (folder / "tables" / "left-over.parquet").write_bytes(b"x")
        with pytest.MonkeyPatch.context() as patched:
            steps = Steps(patched, last)
            try:
                Store.open(folder).add([table(table="x"), table(table="y")], digest("b"), "b.csv", TODAY)
            except Ended:
                outcomes.append("ended")
        store = Store.open(folder)
        assert len(store.entries) in (3, 5)
        assert store.observations().rows.height == (3 if len(store.entries) == 3 else 9)
        store.add([table(table="x"), table(table="y")], digest("b"), "b.csv", TODAY)
        assert tables_in(folder) == sorted(entry.parquet for entry in store.entries)
        assert store.observations().rows.height == 9
        if steps.left >= 0:
            break
    assert len(outcomes) >= 12, "the steps were not counted"
    assert steps.left >= 0, "add never came to its end"


def test_content_is_on_the_disk_before_its_name_is_and_tables_before_the_catalogue(tmp_path, monkeypatch):
    done = []

    def noted(original, what):
        def call(*args):
            done.append((what, Path(args[0]).suffix or "catalogue") if what == "name" else (what,))
            return original(*args)

        return call

    monkeypatch.setattr(os, "fsync", noted(os.fsync, "flushed"))
    monkeypatch.setattr(Path, "replace", noted(Path.replace, "name"))
    filled(tmp_path)
    names = [k for k, step in enumerate(done) if step[0] == "name"]
    assert len(names) == 4
    assert all(done[k - 1] == ("flushed",) for k in names)
    if os.name == "posix":
        assert all(done[k + 1] == ("flushed",) for k in names)


def test_a_full_disk_is_told_and_nothing_is_taken_in(tmp_path, monkeypatch):
    store = filled(tmp_path)

    def full(handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="空き容量"):
            store.add([table(table="x")], digest("b"), "b.csv", TODAY)
    assert len(Store.open(tmp_path).entries) == 3
    assert not Store.open(tmp_path).has(digest("b"))


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RequestError, match="フォルダー"):
        Store.open(tmp_path / "file")
    with pytest.raises(OutputError, match="--store"):
        Store(tmp_path / "file", Store.open(tmp_path).catalogue).add([table()], digest("a"), "a.csv", TODAY)


def test_a_move_that_windows_refuses_for_a_moment_is_tried_again(tmp_path, monkeypatch):
    original, refused = Path.replace, []

    def held(self, target):
        if len(refused) < 3:
            refused.append(self)
            raise PermissionError(13, "the process cannot access the file", str(self))
        return original(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    assert len(filled(tmp_path).entries) == 3
    assert len(refused) == 3


def test_a_move_that_is_refused_for_good_is_told(tmp_path, monkeypatch):
    def held(self, target):
        raise PermissionError(13, "the process cannot access the file", str(self))

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    with pytest.raises(OutputError, match="権限"):
        filled(tmp_path)
    assert Store.open(tmp_path).entries == ()


def test_the_default_folder_is_the_users_own():
    assert default_folder().name == "toshiken"
    assert default_folder().is_absolute()


# -- what a question reads (how long it takes: benchmarks/store.py) -----------------------------------------------------


def test_a_series_reads_the_few_rows_around_it_and_no_others(tmp_path):
    """The first part of the file is damaged: a question about what stands further on does not notice."""
    places = tuple(f"{code:05d}" for code in range(1741))
    fields = [f"field_{letter}_persons" for letter in "abcdefghijklmnopqrst"]
    frame = pl.concat(figures(range(1741), field, places=places) for field in fields)
    store = Store.open(tmp_path)
    store.add([table(frame)], digest("a"), "a.csv", TODAY)
    path = tmp_path / "tables" / store.entries[0].parquet
    content = path.read_bytes()
    path.write_bytes(content[:8] + bytes(len(content) // 2) + content[8 + len(content) // 2 :])
    assert store.observations([fields[-1]], ["00007"]).rows["value"].to_list() == [7.0]
    with pytest.raises(RequestError, match="壊れています"):
        store.observations([fields[0]], ["00007"])


def test_as_of_a_day_only_what_was_published_by_then_is_there(tmp_path):
    store = filled(tmp_path)
    store.add(
        [table(figures(origin=CENSUS), origin=CENSUS, publication="census", edition="2020")], digest("b"), "b", TODAY
    )
    assert {entry.origin.id for entry in store.as_of(date(2021, 12, 1)).entries} == {"census_2020"}
    assert store.as_of(date(2025, 12, 31)).entries == store.entries
    assert store.as_of(date(2020, 1, 1)).observations().rows.is_empty()
