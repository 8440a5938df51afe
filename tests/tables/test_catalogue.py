"""The catalogue: one JSON file with a schema version; a damaged or newer one is refused, with advice."""

import json
from datetime import date

import pytest
from pydantic import ValidationError

from tests.tables.hand_made import SSDSE, TODAY, digest, register, table
from toshiken.core.errors import RequestError
from toshiken.tables.catalogue import Catalogue, current, read_catalogue, write_catalogue


def entry(text="a", order=1, **more):
    """An entry of an input of that content."""
    return table(**more).entry(digest(text), f"{text}.csv", TODAY, order, 100)


def written(folder, change):
    """A good catalogue of one entry, after `change` on its content."""
    write_catalogue(folder, Catalogue(entries=(entry(),)))
    path = folder / "catalogue.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def test_it_comes_back_as_written(tmp_path):
    listed = register().entry(digest("l"), "一覧.csv", TODAY, 2, 7)
    catalogue = Catalogue(entries=(entry(boundaries_as_of=date(2020, 10, 1), title="人口"), listed))
    write_catalogue(tmp_path, catalogue)
    assert read_catalogue(tmp_path) == catalogue
    assert json.loads((tmp_path / "catalogue.json").read_text(encoding="utf-8"))["schema_version"] == 1


def test_where_there_is_none_it_is_empty(tmp_path):
    assert read_catalogue(tmp_path / "nowhere") == Catalogue()


@pytest.mark.parametrize("length", [0, 1, 40, 400, -2])
def test_a_truncated_one_is_told(tmp_path, length):
    write_catalogue(tmp_path, Catalogue(entries=(entry(),)))
    path = tmp_path / "catalogue.json"
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(RequestError, match="壊れています.*取り込み直して") as fault:
        read_catalogue(tmp_path)
    assert str(path) in str(fault.value)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.pop("schema_version"),
        lambda content: content.update(schema_version=0),
        lambda content: content.update(schema_version="新"),
        lambda content: content.update(note="mine"),
        lambda content: content["entries"][0].pop("sha256"),
        lambda content: content["entries"][0].update(sha256="../../etc"),
        lambda content: content["entries"][0].update(table="../../etc"),
        lambda content: content["entries"][0].update(kind="picture"),
        lambda content: content["entries"][0].update(rows="many"),
        lambda content: content["entries"][0]["origin"].update(published="soon"),
        lambda content: content["entries"][0]["origin"].pop("title"),
    ],
)
def test_an_edited_one_is_told(tmp_path, change):
    written(tmp_path, change)
    with pytest.raises(RequestError, match="壊れています"):
        read_catalogue(tmp_path)


def test_one_that_is_not_json_or_not_text_is_told(tmp_path):
    for content in (b"<html>", b"\xff\xfe\x00", b"[]", b"null"):
        (tmp_path / "catalogue.json").write_bytes(content)
        with pytest.raises(RequestError, match="壊れています"):
            read_catalogue(tmp_path)


def test_a_newer_one_is_refused_and_kept(tmp_path):
    written(tmp_path, lambda content: content.update(schema_version=2, entries={"unlike": "this"}))
    before = (tmp_path / "catalogue.json").read_bytes()
    with pytest.raises(RequestError, match="新しい toshiken のもの（形式2"):
        read_catalogue(tmp_path)
    assert (tmp_path / "catalogue.json").read_bytes() == before


def test_of_two_revisions_the_later_counts_whatever_the_order_of_the_entries():
    first, second, other = entry("a", 1), entry("b", 2), entry("c", 3, edition="2024")
    assert current([second, other, first]) == (second, other)


def test_an_input_keeps_its_number():
    catalogue = Catalogue(entries=(entry("a", 1), entry("b", 2)))
    assert [catalogue.order_of(digest(text)) for text in "abc"] == [1, 2, 3]
    again = catalogue.with_input([entry("a", 1, title="again")])
    assert [(e.sha256, e.title) for e in again.entries] == [(digest("a"), "again"), (digest("b"), "")]


def test_two_inputs_and_two_tables_never_share_a_file():
    names = {
        entry("a").parquet, entry("b").parquet, entry("a", table="births").parquet,
        entry("a", edition="2024").parquet, entry("a", kind="records").parquet,
    }  # fmt: skip
    assert len(names) == 5


@pytest.mark.parametrize("name", ["", "a/b", "a\\b", "a:b", "a b", 'a"b', "a\n"])
def test_a_name_no_file_can_carry_is_our_fault(name):
    with pytest.raises(ValidationError):
        entry(table=name)


def test_japanese_names_are_names():
    assert entry(table="男女別").parquet.startswith("ssdse_a-2025-男女別-figures-")
    assert entry().origin == SSDSE
