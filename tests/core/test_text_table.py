"""Columns line up although Japanese letters are wide."""

from toshiken.core.text_table import aligned, width


def test_a_japanese_letter_takes_two_columns() -> None:
    assert (width("札幌A"), width("")) == (5, 0)


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    lines = list(aligned([["市", "人口"], ["札幌市", "1"]], right={1}))
    assert lines == ["市      人口", "札幌市     1"]
    assert len({width(line) for line in lines}) == 1


def test_nothing_trails_a_line() -> None:
    assert list(aligned([["a", "long"], ["b", ""]])) == ["a  long", "b"]
