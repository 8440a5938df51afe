"""toshiken delineate as a planner runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.in_process import Ask


def run(*arguments: str, seed: str = "1") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from toshiken.cli import main; main()", "delineate", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip


def test_sapporo_as_text_and_as_json(ask: Ask) -> None:
    text, data = (
        ask("delineate", "札幌市", "--as-of", "2026-11-01"),
        ask("delineate", "01100", "--as-of", "2026-11-01", "--json"),
    )
    assert (text.returncode, data.returncode, text.stderr, data.stderr) == (0, 0, "", "")
    assert "10%以上　9市町村" in text.stdout
    assert len(json.loads(data.stdout)["tables"][0]["reached"]["10"]) == 9


def test_a_researchers_definition(ask: Ask) -> None:
    done = ask("delineate", "札幌市", "--method", "uea", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["title"] == "都市雇用圏"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["幌札市"], "幌札市"),
        (["札幌市", "--as-of", "2014-12-31"], "公表された"),
        (["札幌市", "--flows", "none.csv"], "none.csv"),
        (["札幌市", "--threshold", "nan"], "「NaN」は割合ではありません"),
        (["札幌市", "--threshold", "inf"], "割合ではありません"),
        (["札幌市", "--method", "kmeans"], "ttwa"),
        (["札幌市", "--population", "pupils"], "workers"),
        (["札幌市", "--with", "札幌市"], "2回"),
        (["札幌市", "--map", "map.png"], ".svg"),
        (["札幌市", "--map", "map.svg", "--method", "uea"], "--method scheme"),
    ],
)
def test_wrong_input_is_one_message_and_exit_code_2(arguments: list[str], word: str, ask: Ask) -> None:
    done = ask("delineate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("name", ["map.pptx", "map.svg"])
def test_the_map_is_written_and_its_bytes_do_not_change(name: str, tmp_path: Path) -> None:
    asked = ("札幌市", "--as-of", "2026-11-01", "--store", str(tmp_path / "store"))
    one, other = tmp_path / "made" / name, tmp_path / name
    text = run(*asked, "--map", str(one))
    data = run(*asked, "--map", str(other), "--json", seed="2")
    assert (text.returncode, data.returncode, text.stderr, data.stderr) == (0, 0, "", "")
    assert text.stdout.splitlines()[-1] == f"地図：{one}"
    assert json.loads(data.stdout)["map"] == str(other)
    assert one.read_bytes() == other.read_bytes()


def test_without_the_option_no_map_is_told_of(tmp_path: Path, ask: Ask) -> None:
    done = ask("delineate", "札幌市", "--as-of", "2026-11-01", "--json", "--store", str(tmp_path))
    assert json.loads(done.stdout)["map"] is None
    assert "地図" not in ask("delineate", "札幌市", "--as-of", "2026-11-01", "--store", str(tmp_path)).stdout


def test_where_it_is_not_known_where_a_hub_is_nothing_is_written(tmp_path: Path, ask: Ask) -> None:
    table = tmp_path / "own.csv"
    table.write_text("origin,destination,persons\n43211,43100,30\n43211,43211,70\n", encoding="utf-8")
    out = tmp_path / "out" / "map.svg"
    done = ask("delineate", "熊本市", "--flows", str(table), "--map", str(out), "--store", str(tmp_path / "store"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "toshiken ingest" in done.stderr
    assert not out.parent.exists()


def test_a_file_that_cannot_be_written_is_one_message(tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "map.svg").mkdir()
    done = ask("delineate", "札幌市", "--map", str(tmp_path / "map.svg"), "--store", str(tmp_path / "store"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "map.svg" in done.stderr
    assert list((tmp_path / "map.svg").iterdir()) == []


@pytest.mark.shared
def test_with_boundaries_the_map_stands_on_the_municipalities(full_store: Path, tmp_path: Path, ask: Ask) -> None:
    done = ask("delineate", "札幌市", "--map", str(tmp_path / "map.svg"), "--store", str(full_store))
    assert done.returncode == 0, done.stderr
    svg = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "国土数値情報（行政区域データ）" in svg
    assert {"月形町", "4.4%"} <= set(svg.replace("<", ">").split(">"))
    assert svg.count('fill="#36AFF2" stroke="#FFFFFF"') == 9
