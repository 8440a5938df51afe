"""Boundaries carried in on a disk: from ingest to the deck, the page and the list of sources; the same bytes twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

MEMBERS = [
    "札幌市",
    "小樽市",
    "岩見沢市",
    "江別市",
    "千歳市",
    "恵庭市",
    "北広島市",
    "石狩市",
    "当別町",
    "新篠津村",
    "南幌町",
    "長沼町",
]
CREDIT = "国土数値情報（行政区域データ）」（令和3年1月1日時点）"


def run(*arguments: str, seed: str = "1") -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from toshiken.cli import main; main()", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("boundaries") / "store"
    run("ingest", str(shared / "data/boundaries_n03_2021"), "--store", str(folder))
    return folder


@pytest.fixture(scope="module")
def made(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("maps")
    run("deck", "札幌市", "--store", str(store), "--out", str(out))
    return out


def shapes(pptx: Path) -> dict[str, int]:
    """The names of all shapes, those in groups too, with the number of the slide."""
    found: dict[str, int] = {}
    for number, slide in enumerate(Presentation(str(pptx)).slides, 1):
        for node in slide.shapes._spTree.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"):
            found[node.get("name")] = number
    return found


@pytest.mark.shared
def test_deck_and_page_show_every_member_s_land(made: Path) -> None:
    found = shapes(made / "sapporo.pptx")
    assert {f"{member}の区域" for member in MEMBERS} <= set(found)
    assert (made / "sapporo.pptx").stat().st_size < 5_000_000
    page = (made / "sapporo.html").read_text(encoding="utf-8")
    assert page.count('fill="#BFE4FF" stroke="#FFFFFF"') >= 4
    assert CREDIT in page


@pytest.mark.shared
def test_the_source_is_listed_on_the_last_pages_and_in_the_proof_sheet(made: Path) -> None:
    slides = Presentation(str(made / "sapporo.pptx")).slides
    texts = [
        "\n".join(t.text or "" for t in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t"))
        for slide in slides
    ]
    listed = [number for number, text in enumerate(texts) if "行政区域データ N03" in text]
    assert listed
    assert max(listed) > len(texts) - 10
    rows = load_workbook(made / "sapporo_proof.xlsx", read_only=True).worksheets[0].iter_rows(values_only=True)
    assert any(CREDIT in str(cell) for row in rows for cell in row)


@pytest.mark.shared
def test_the_same_store_gives_the_same_bytes(store: Path, made: Path, tmp_path: Path) -> None:
    run("deck", "札幌市", "--store", str(store), "--out", str(tmp_path), seed="2")
    for name in ("sapporo.pptx", "sapporo.html"):
        assert (tmp_path / name).read_bytes() == (made / name).read_bytes(), name


@pytest.mark.shared
def test_a_deck_of_an_earlier_day_is_as_without_them(store: Path, tmp_path: Path) -> None:
    day = ["--as-of", "2018-07-23"]
    run("deck", "札幌市", "--store", str(store), "--out", str(tmp_path / "with"), *day)
    run("deck", "札幌市", "--store", str(tmp_path / "empty"), "--out", str(tmp_path / "without"), *day)
    for name in ("sapporo.pptx", "sapporo.html", "sapporo.xlsx"):
        assert (tmp_path / "with" / name).read_bytes() == (tmp_path / "without" / name).read_bytes(), name
