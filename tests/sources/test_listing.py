"""Lists found by their headings, wherever the columns stand."""

import polars as pl
import pytest

from tests.sources.documents import written
from toshiken.core.errors import SourceError
from toshiken.sources.listing import has_most, listed, require_once, with_read_numbers

COLUMNS = {"name": "駅名", "count": "本数"}
LIST = "本数,駅名,備考\n3,札幌,\n\n 12 , 小樽 ,あり\n"


def test_columns_are_found_by_their_headings_and_blank_rows_passed_over() -> None:
    assert listed(written(LIST), COLUMNS).rows() == [(2, "札幌", "3"), (4, "小樽", "12")]


def test_most_of_the_headings_make_a_file_known() -> None:
    assert has_most(["a", " b ", "x"], ["a", "b"])
    assert has_most(["a", "b", "c"], ["a", "b", "c", "d"])
    assert not has_most(["a", "b"], ["a", "b", "c"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            LIST.replace("駅名", "名称"),
            "1行目、「駅名」の列：見出し「駅名」がありません。この行の見出し：本数、名称、備考",
        ),
        (LIST.replace("備考", "駅名"), "1行目、「駅名」の列：見出し「駅名」が2列以上あります"),
        (LIST.replace("3,札幌,", "3,札幌"), "2行目：2列あり、見出しの3列と合いません"),
    ],
)
def test_a_broken_list_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=f"^hand.csv、{message}"):
        listed(written(text), COLUMNS)


@pytest.mark.parametrize("text", ["1O", "", "nan", "inf", "１２"])
def test_what_is_no_number_is_refused(text: str) -> None:
    rows = pl.DataFrame({"row": [2, 3], "count": ["1.5", text]})
    with pytest.raises(SourceError, match=f"^hand.csv、3行目、「本数」の列：「{text}」は数値ではありません"):
        with_read_numbers(written(LIST), rows, {"count": "本数"})


@pytest.mark.parametrize("text", ["1.5", "-1", "x"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    rows = pl.DataFrame({"row": [2], "count": [text]})
    with pytest.raises(SourceError, match=f"「{text}」は0以上の整数ではありません"):
        with_read_numbers(written(LIST), rows, {"count": "本数"}, pl.UInt32)


def test_a_row_given_twice_is_told_with_both_places() -> None:
    rows = pl.DataFrame({"row": [2, 5, 9], "name": ["札幌", "小樽", "札幌"]})
    with pytest.raises(SourceError, match="2行目、「駅名」の列：「札幌」が2つあります（2行目、9行目）"):
        require_once(written(LIST), rows, ["name"], "駅名")
