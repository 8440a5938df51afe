"""toshiken delineate as a planner runs it."""

import json
import subprocess
import sys

import pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from toshiken.cli import main; main()", "delineate", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_sapporo_as_text_and_as_json() -> None:
    text, data = run("札幌市", "--as-of", "2026-11-01"), run("01100", "--as-of", "2026-11-01", "--json")
    assert (text.returncode, data.returncode, text.stderr, data.stderr) == (0, 0, "", "")
    assert "10%以上　9市町村" in text.stdout
    assert len(json.loads(data.stdout)["tables"][0]["reached"]["10"]) == 9


def test_a_researchers_definition() -> None:
    done = run("札幌市", "--method", "uea", "--json")
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
    ],
)
def test_wrong_input_is_one_message_and_exit_code_2(arguments: list[str], word: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
