"""Columns on a terminal: a Japanese letter is two wide."""

from toshiken.core.text_table import aligned


def test_cells_stand_under_each_other() -> None:
    assert list(aligned([("市", "人口"), ("札幌市", "1,973"), ("A", "5")], right=(1,))) == [
        "市       人口",
        "札幌市  1,973",
        "A           5",
    ]


def test_nothing_stands_behind_the_last_cell() -> None:
    assert list(aligned([("市", "長い言葉"), ("札幌市", "短い")])) == ["市      長い言葉", "札幌市  短い"]
