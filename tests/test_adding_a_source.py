"""docs/adding-a-source.md is followed to the letter in a copy of the package: the files it shows take a file in."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import toshiken

PAGE = Path(__file__).parents[1] / "docs" / "adding-a-source.md"
FIELD = "fountains_facilities: {label_ja: 噴水の数, label_en: Fountains, unit: facilities, definition: 噴水}\n"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the files the page shows, and the field it speaks of."""
    folder = tmp_path_factory.mktemp("copied")
    package = folder / "toshiken"
    shutil.copytree(Path(toshiken.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    blocks = re.findall(r"^```(\w+)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    layout, meaning = (text for kind, text in blocks if kind == "yaml")
    (reader,) = (text for kind, text in blocks if kind == "python")
    for name, text in {
        "sources/layouts/fountains.yml": layout,
        "sources/mlit_fountains.py": reader,
        "tables/publications/fountains.yml": meaning,
        "tables/fields/fountains.yml": FIELD,
    }.items():
        (package / name).write_text(text, encoding="utf-8")
    return folder


def run(copied: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from toshiken.cli import main; main()", *arguments], cwd=copied,
        capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(copied)}, check=False,
    )  # fmt: skip


def test_the_new_source_is_taken_in(copied: Path) -> None:
    (copied / "f.csv").write_text("団体コード,名,噴水数\n01100,札幌市,12\n012033,小樽市,-\n", encoding="cp932")
    done = run(copied, "ingest", "f.csv", "--store", "store")
    assert (done.returncode, done.stderr) == (0, "")
    assert "国土交通省「全国の噴水調べ」（令和6年）：数値2件" in done.stdout
    found = run(copied, "series", "噴水の数", "--members", "札幌市,小樽市", "--store", "store")
    assert "12" in found.stdout
    assert "－" in found.stdout


def test_and_checked_like_any_other(copied: Path) -> None:
    (copied / "g.csv").write_text("団体コード,名,噴水数\n012034,小樽市,3\n", encoding="cp932")
    done = run(copied, "ingest", "g.csv", "--store", "other")
    assert done.returncode == 2
    assert "2行目" in done.stdout
    assert "検査数字" in done.stdout
    assert not (copied / "other").exists()
