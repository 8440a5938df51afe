"""toshiken eligible and toshiken fiscal as a planner runs them: right and wrong input, exit codes, one Japanese message."""

import json
from pathlib import Path

import pytest

from tests.in_process import Ask


def test_eligible_lists_every_city_without_a_store(tmp_path: Path, ask: Ask) -> None:
    done = ask("eligible", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert len(answer["cities"]) == 82
    assert answer["counts"] == {"pass": 1, "near": 0, "fail": 0, "no_data": 81}
    assert list(tmp_path.iterdir()) == []


def test_eligible_with_the_census_taken_in(shared: Path, tmp_path: Path, ask: Ask) -> None:
    data = shared / "data" / "census_daynight_2020"
    assert ask("ingest", str(data), "--store", "store").returncode == 0
    done = ask("eligible", "--store", "store", "--json")
    assert json.loads(done.stdout)["counts"] == {"pass": 40, "near": 7, "fail": 21, "no_data": 14}
    text = ask("eligible", "大津市", "--store", "store").stdout
    assert "滋賀県大津市（25201）：満たさない" in text
    assert "差－0.0919" in text
    assert "合併前の人口が最大の市町村" in text


def test_eligible_for_a_city_that_is_neither_is_an_answer(tmp_path: Path, ask: Ask) -> None:
    done = ask("eligible", "小樽市")
    assert done.returncode == 0
    assert "指定都市でも中核市でもない" in done.stdout


def test_eligible_as_of_the_deck_s_day_says_what_lacks_dates(tmp_path: Path, ask: Ask) -> None:
    done = ask("eligible", "函館市", "--as-of", "2018-07-23")
    assert done.returncode == 0
    assert "指定日" in done.stdout
    assert "北海道函館市（01202）：資料なし" in done.stdout


def test_fiscal_shows_arithmetic_and_references(tmp_path: Path, ask: Ask) -> None:
    done = ask("fiscal", "札幌市", "--fiscal-year", "2018")
    assert (done.returncode, done.stderr) == (0, "")
    assert "計 285,000千円 ＝ 120,000千円 ＋ 15,000千円 × 11市町村" in done.stdout
    assert "特別交付税に関する省令" in done.stdout
    answer = json.loads(ask("fiscal", "01100", "--fiscal-year", "2018", "--json").stdout)
    assert answer["special_allocation_tax_total_thousand_jpy"] == 285000
    assert {entry["code"] for entry in answer["special_allocation_tax"]} >= {"01100", "01203", "01428"}


def test_the_estimate_at_a_published_point(tmp_path: Path, ask: Ask) -> None:
    asked = ("fiscal", "札幌市", "--fiscal-year", "2018", "--as-of", "2018-07-23", "--estimate", "--json")
    found = json.loads(ask(*asked).stdout)["ordinary_allocation_tax"]["estimate"]
    assert found["low_hundred_million_jpy"] == found["high_hundred_million_jpy"] == 4.4
    assert found["verified"] is False


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["eligible", "府中市"], ["2か所", "広島県府中市"]),
        (["eligible", "札晃市"], ["という市町村はありません"]),
        (["eligible", "札幌市", "--as-of", "2014-01-01"], ["2014-01-01", "2014-08-25 からです"]),
        (["compare", "札幌市", "熊本市", "--as-of", "2010-01-01"], ["2010-01-01", "2014-08-25 からです"]),
        (["whatif", "札幌市", "--add", "美唄市", "--as-of", "2010-01-01"], ["2010-01-01", "2014-08-25 からです"]),
        (
            ["fiscal", "札幌市", "--fiscal-year", "2018", "--as-of", "2010-01-01"],
            ["2010-01-01", "2014-08-25 からです"],
        ),
        (["eligible", "札幌市", "--as-of", "2018-13-01"], ["--as-of"]),
        (["eligible", "--with", "宇部市"], ["--with"]),
        (["eligible", "山口市", "--with", "山口市"], ["同じ市"]),
        (["fiscal"], ["「AREA」の指定がありません"]),
        (["fiscal", "札幌市"], ["指定のしかた", "「--fiscal-year」の指定がありません"]),
        (["fiscal", "札幌市", "--fiscal-year", "2014"], ["2015年度から"]),
        (["fiscal", "札幌市", "--fiscal-year", "20180"], ["20180", "4桁"]),
        (["fiscal", "札幌市", "--fiscal-year", "平成30"], ["「--fiscal-year」に書かれた値を読めません", "半角の数字"]),
        (["fiscal", "札晃市", "--fiscal-year", "2018"], ["という市町村はありません"]),
        (["fiscal", "札幌市", "--fiscal-year", "2018", "--audience", "everyone"], ["--audience"]),
        (["fiscal", "札幌市", "--fiscal-year", "2018", "--audience", "public", "--estimate"], ["公開用には出せません"]),
        (["fiscal", "札幌市", "--fiscal-year", "2016", "--estimate"], ["1つしかなく"]),
    ],
)
def test_wrong_input_is_one_message_and_exit_code_2(
    arguments: list[str], words: list[str], tmp_path: Path, ask: Ask
) -> None:
    done = ask(*arguments)
    assert done.returncode == 2, done.stdout
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert all(word in done.stderr for word in words), done.stderr
