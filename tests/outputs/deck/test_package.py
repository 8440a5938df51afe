"""The file itself: well-formed, whole, valid in its ids and orders, and the same on every machine."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.outputs.deck.reading import A, P, parts, slides, target
from tests.outputs.sample import sample_document
from toshiken.outputs.deck import render_deck
from toshiken.outputs.page import Audience

ROOT = Path(__file__).parents[3]
SCRIPT = (
    "import hashlib\n"
    "from tests.outputs.sample import sample_document\n"
    "from toshiken.outputs.deck import render_deck\n"
    "print(hashlib.sha256(render_deck(sample_document())).hexdigest())"
)


def test_every_xml_part_is_well_formed(deck: bytes) -> None:
    for name, blob in parts(deck).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(blob)


def test_workbooks_inside_are_well_formed_too(deck: bytes) -> None:
    books = [blob for name, blob in parts(deck).items() if name.endswith(".xlsx")]
    assert books
    for book in books:
        for name, blob in parts(book).items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(blob)


def test_no_relationship_dangles(deck: bytes) -> None:
    files = parts(deck)
    for name, blob in files.items():
        if not name.endswith(".rels"):
            continue
        source = re.sub(r"_rels/(.*)\.rels$", r"\1", name)
        for relation in etree.fromstring(blob):
            if relation.get("TargetMode") != "External":
                assert target(source, relation.get("Target")) in files, (name, relation.get("Target"))


def test_every_relationship_id_used_is_declared(deck: bytes) -> None:
    files = parts(deck)
    for name, blob in files.items():
        if name.startswith("ppt/") and name.endswith(".xml"):
            used = set(re.findall(rb'\br:(?:id|embed)="([^"]+)"', blob))
            folder, _, file = name.rpartition("/")
            relations = files.get(f"{folder}/_rels/{file}.rels", b"<none/>")
            declared = {r.get("Id").encode() for r in etree.fromstring(relations)}
            assert used <= declared, name


def test_shape_ids_are_unique_on_every_slide(any_deck: bytes) -> None:
    for slide in slides(any_deck):
        ids = Counter(node.get("id") for node in slide.iter(f"{P}cNvPr"))
        assert [key for key, count in ids.items() if count > 1] == []


def test_fonts_stand_in_the_order_latin_ea_cs(deck: bytes) -> None:
    order = {f"{A}latin": 0, f"{A}ea": 1, f"{A}cs": 2}
    for name, blob in parts(deck).items():
        if not name.endswith(".xml"):
            continue
        for node in etree.fromstring(blob).iter(f"{A}rPr", f"{A}defRPr", f"{A}minorFont", f"{A}majorFont"):
            places = [order[child.tag] for child in node if child.tag in order]
            assert places == sorted(places), name


def test_the_theme_names_a_japanese_typeface(deck: bytes) -> None:
    theme = parts(deck)["ppt/theme/theme1.xml"].decode("utf-8")
    for kind in ("majorFont", "minorFont"):
        for script in ("latin", "ea", "cs"):
            assert re.search(rf'<a:{kind}>.*?<a:{script} typeface="BIZ UDPゴシック"', theme, re.S)


def test_same_document_gives_the_same_bytes(deck: bytes) -> None:
    assert render_deck(sample_document()) == deck


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Tokyo", "0"), ("America/St_Johns", "4711")])
def test_bytes_do_not_depend_on_time_zone_or_hash_seed(deck: bytes, zone: str, seed: str) -> None:
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(deck).hexdigest()


def test_public_deck_holds_no_notes_no_author_and_no_internal_page() -> None:
    files = parts(render_deck(sample_document(Audience.PUBLIC)))
    assert not [name for name in files if "notes" in name.lower()]
    everything = b"".join(files.values()).decode("utf-8", "ignore")
    assert "内部検討用" not in everything
    core = files["docProps/core.xml"].decode("utf-8")
    assert "札幌市まちづくり政策局" not in core
    assert "Canny" not in core


def test_notes_give_the_arithmetic(deck: bytes) -> None:
    notes = [blob.decode("utf-8") for name, blob in parts(deck).items() if name.startswith("ppt/notesSlides/notes")]
    assert any("1,952,356 ＋ 121,924" in text for text in notes)
