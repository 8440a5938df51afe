"""The SVG of a map: well-formed, complete in itself, legible where neither style rules nor paint-order are known."""

import re

import pytest
from lxml import etree

from tests.outputs.sample_shapes import ground
from tests.outputs.test_ratio_map_page import Kept
from tests.profile.delineation.test_mapped import sapporo
from toshiken.geography.offices import offices
from toshiken.outputs.delineation_map import map_document
from toshiken.outputs.page import Document
from toshiken.outputs.pages.ratio_figure import Earth
from toshiken.outputs.palette import ROLES
from toshiken.outputs.site.map_file import render_map

S = "{http://www.w3.org/2000/svg}"


def document() -> Document:
    return map_document(sapporo(), Earth(offices(), Kept(ground())), False)


@pytest.fixture(scope="module")
def svg() -> bytes:
    return render_map(document())


@pytest.fixture(scope="module")
def root(svg: bytes) -> etree._Element:
    return etree.fromstring(svg)


def words(root: etree._Element) -> list[str]:
    return ["".join(node.itertext()) for node in root.iter(f"{S}text")]


def test_it_says_everything_the_page_says(root: etree._Element) -> None:
    page = document().pages[0]
    said = "".join(words(root))
    for text in (page.title, *(s.text for s in (*page.lead, *page.notes)), *page.citations()):
        assert text in said
    for meaning in ("連携中枢都市", "通勤通学割合10%以上", "10%未満の連携市町村（例外）", "表に値なし"):
        assert meaning in said
    assert {"石狩市", "47.7%", "北", "20km"} <= set(words(root))
    assert root.findtext(f"{S}title") == page.title
    assert "太い線で囲み" in (root.findtext(f"{S}desc") or "")


def test_it_needs_nothing_from_elsewhere(svg: bytes, root: etree._Element) -> None:
    assert not list(root.iter(f"{S}style", f"{S}script", f"{S}image"))
    assert b"class=" not in svg
    assert set(re.findall(rb'(?:href|src)="([^"]*)"', svg)) == set()


def test_every_pattern_that_is_used_is_there(svg: bytes, root: etree._Element) -> None:
    used = set(re.findall(rb'fill="url\(#([^)]+)\)"', svg))
    assert used == {b"exception"}
    (pattern,) = root.iter(f"{S}pattern")
    assert pattern.get("id") == "exception"
    assert f"#{ROLES['exception'].stripes}".encode() in etree.tostring(pattern)


def test_letters_stand_over_their_halo(root: etree._Element) -> None:
    """A halo painted over its own letters would hide them where paint-order is unknown."""
    for node in root.iter(f"{S}text"):
        if node.get("stroke"):
            assert node.get("aria-hidden") == "true"
            over = node.getnext()
            assert over.get("stroke") is None
            assert over.text == node.text
            assert (over.get("transform"), over.get("fill")) == (node.get("transform"), node.get("fill"))


def test_nothing_stands_beyond_the_sheet(root: etree._Element) -> None:
    _, _, width, height = map(float, root.get("viewBox", "").split())
    assert (width, height) == (float(root.get("width", "")), float(root.get("height", "")))
    tops = [
        float(found[1]) for g in root.findall(f"{S}g") if (found := re.search(r" ([\d.]+)\)", g.get("transform", "")))
    ]
    assert tops == sorted(tops)
    assert tops[-1] + 11 * 1.5 <= height
