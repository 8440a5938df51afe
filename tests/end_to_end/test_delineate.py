"""toshiken delineate as a planner runs it."""

import json

import pytest

from tests.in_process import Ask


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
    ],
)
def test_wrong_input_is_one_message_and_exit_code_2(arguments: list[str], word: str, ask: Ask) -> None:
    done = ask("delineate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
