"""The command as a planner runs it: right and wrong input, exit codes, one Japanese message, nothing half written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

from tests.in_process import Ask

NAMES = ["profile.json", "sapporo.html", "sapporo.pptx", "sapporo.xlsx", "sapporo_proof.xlsx"]


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from toshiken.cli import main; main()", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, env={**os.environ, **environment}, check=False,
    )  # fmt: skip


def test_deck_writes_five_files_and_prints_their_paths(tmp_path: Path) -> None:
    done = run("deck", "札幌市", "--out", "out", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == NAMES
    answer = json.loads(done.stdout)
    assert sorted(Path(f).name for f in answer["files"]) == NAMES
    assert answer["pages"] > 30
    assert done.stderr == ""


def test_same_input_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    first = run(
        "deck",
        "札幌市",
        "--out",
        "a",
        "--as-of",
        "2026-11-01",
        cwd=tmp_path,
        TZ="Asia/Tokyo",
        PYTHONHASHSEED="1",
        LC_ALL="C",
    )
    second = run(
        "deck", "01100", "--out", "b", "--as-of", "2026-11-01",
        cwd=tmp_path, TZ="America/Los_Angeles", PYTHONHASHSEED="2", LC_ALL="C.UTF-8",
    )  # fmt: skip
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    for name in NAMES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["deck", "府中市"], ["2か所", "東京都府中市", "広島県府中市"]),
        (["deck", "美幌市"], ["美唄市", "美幌町"]),
        (["deck", "熊本市"], ["熊本市などの数値が資料にありません", "toshiken ingest"]),
        (["deck", "nowhere.yml"], ["「nowhere.yml」がありません"]),
        (["deck"], ["AREA", "--all"]),
        (["delineate", "広島市"], ["広島市への通勤通学割合の表がありません"]),
        (["compare", "札幌市", "札幌市"], ["2回"]),
        (["whatif", "札幌市", "--drop", "札幌市"], ["中枢都市であり"]),
        (["whatif", "札幌市", "--drop", "千歳市", "--audience", "public"], ["内部検討用"]),
        (["deck", "札幌市", "--as-of", "2018-13-01"], ["--as-of", "2018-07-23 の形"]),
        (["deck", "札幌市", "--as-of", "1990-01-01"], ["連携中枢都市圏の制度がありません", "2014-08-25"]),
        (["data", "--as-of", "2018-13-01"], ["--as-of", "2018-07-23 の形"]),
        (["data", "--differences", "--as-of", "abc"], ["--as-of", "2018-07-23 の形"]),
        (["series", "総人口", "--members", ""], ["--members に何も書かれていません"]),
        (["series", "総人口", "--members", "札幌市", "--from", "abc"], ["--from の「abc」は年ではありません"]),
        (["deck", "札幌市", "--paper", "b5"], ["--paper", "a4"]),
        (["deck", "札幌市", "--audience", "everyone"], ["--audience", "public"]),
        (["deck", "札幌市", "--template", "none.pptx"], ["none.pptx"]),
        (["deck", "札幌市", "--colour", "red"], ["指定のしかた"]),
    ],
)
def test_wrong_input_is_one_message_and_exit_code_2(
    arguments: list[str], words: list[str], tmp_path: Path, ask: Ask
) -> None:
    done = ask(*arguments)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert all(word in done.stderr for word in words), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_hub_is_told_how_to_write_its_file(tmp_path: Path, ask: Ask) -> None:
    done = ask("deck", "福山市")
    assert (done.returncode, done.stdout) == (2, "")
    assert "toshiken delineate 福山市" in done.stderr
    (tmp_path / "area.yml").write_text(done.stderr[done.stderr.index("schema_version") :], encoding="utf-8")
    again = ask("deck", "area.yml")
    assert "福山市などの数値が資料にありません" in again.stderr, "the file holds; the figures are what is missing now"


def test_a_target_in_the_way_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "out" / "sapporo.html").mkdir(parents=True)
    (tmp_path / "out" / "sapporo.pptx").write_bytes(b"last week's deck")
    done = run("deck", "札幌市", "--out", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "sapporo.html" in done.stderr
    assert (tmp_path / "out" / "sapporo.pptx").read_bytes() == b"last week's deck"
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["sapporo.html", "sapporo.pptx"]


def test_a_template_too_small_for_a_page_is_told(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "small.pptx"))  # 4:3, 254 × 190 mm
    done = run("deck", "札幌市", "--template", "small.pptx", cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "small.pptx" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["small.pptx"]


def test_all_writes_nothing_where_one_area_has_no_figures(tmp_path: Path, ask: Ask) -> None:
    """Without a store only the Sapporo area has figures: its files are made first, and not written."""
    answer = ask("deck", "--all", "--out", str(tmp_path / "all"))
    assert answer.returncode == 2
    assert "広島市" in answer.stderr
    assert not (tmp_path / "all").exists()
