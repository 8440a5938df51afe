"""Columns of a terminal."""

from toshiken.core.text_table import aligned, width


def test_wide_letters_count_two() -> None:
    assert width("札幌 a") == 6


def test_the_first_column_starts_and_the_others_end_together() -> None:
    assert list(aligned([["市", "人口"], ["札幌市", "9"]])) == ["市      人口", "札幌市     9"]


def test_a_last_column_of_words_starts_together_and_leaves_no_blanks() -> None:
    assert list(aligned(iter([["a", "1", "はい"], ["bb", "22", ""]]), left=(0, 2))) == ["a    1  はい", "bb  22"]
