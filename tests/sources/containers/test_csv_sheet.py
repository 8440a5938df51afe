"""CSV: rows under their line numbers, and the row of what is wrong."""

import re
from pathlib import Path

import pytest

from toshiken.core.errors import SourceError
from toshiken.sources.containers import csv_sheet as module
from toshiken.sources.containers.sheet import Sheet
from toshiken.sources.document import HEAD_ROWS, Document


def document(text: str, encoding: str = "utf-8") -> Document:
    return Document("disk/a.csv", text.encode(encoding), "csv")


def sheet(text: str, encoding: str = "utf-8") -> Sheet:
    (found,) = document(text, encoding).sheets
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_stay_true_over_line_breaks_in_quotes_and_blank_lines(encoding: str, end: str) -> None:
    found = sheet(end.join(["札幌市,1", '"注\n1",2', "", '"1,973",3', ""]), encoding)
    assert found.rows == [["札幌市", "1"], ["注\n1", "2"], [], ["1,973", "3"]]
    assert found.numbers == [1, 2, 4, 5]
    assert found.name == ""


def test_tabs_separate_where_there_are_more_of_them() -> None:
    assert sheet("a\tb, c\n1\t2\n").rows == [["a", "b, c"], ["1", "2"]]


def test_separators_of_lines_that_only_python_knows_are_text() -> None:
    assert sheet("a\x0bb,\u2028\x85c\n").rows == [["a\x0bb", "\u2028\x85c"]]


def test_the_head_is_the_first_rows() -> None:
    found = document("".join(f"{row},x\n" for row in range(100)))
    assert found.head == [[str(row), "x"] for row in range(HEAD_ROWS)]
    assert "sheets" not in found.__dict__


def test_a_fault_further_down_leaves_the_head() -> None:
    assert document('a,b\n1,2\n"3,4\n5').head == [["a", "b"], ["1", "2"]]


def refused(text: str) -> SourceError:
    with pytest.raises(SourceError) as fault:
        sheet(text)
    return fault.value


@pytest.mark.parametrize(
    ("text", "row", "advice"),
    [
        ('a,b\n"1",2\n"3,4\n5,6\n', 3, "閉じないまま.*ダウンロードし直して"),
        ('a,b\n1,"2"3\n', 2, "使い方が CSV として正しくありません.*公表されたまま"),
        ('a,b\n1,"' + "2" * 200_000, 2, "1つのセルが長すぎます.*ダウンロードし直して"),
        ("a,b\n" + "1" * 2_000_000 + ",2\n", 2, "1行が1,048,576文字を超えて.*ダウンロードし直して"),
        ("code,name,persons\n01100,札幌市,1\n01202,函館", 3, "2列しかありません（前の行は3列）.*途中で切れて"),
        ("code,name,persons\n01100,札幌市,1\n012", 3, "1列しかありません"),
    ],
)
def test_what_is_wrong_is_told_with_its_row(text: str, row: int, advice: str) -> None:
    fault = refused(text)
    assert (fault.file, fault.row) == ("disk/a.csv", row)
    assert re.search(advice, str(fault))


def test_a_remark_as_the_last_line_is_no_cut() -> None:
    assert sheet("a,b\n1,2\n注）単位は人").rows[-1] == ["注）単位は人"]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CELLS", 3)
    assert "上限（3個）" in str(refused("a,b,c\nd,e,f\n"))


def test_a_published_file_is_read_whole(shared: Path) -> None:
    found = Document("a", (shared / "data/ssdse_a/SSDSE-A-2025.csv").read_bytes(), "csv")
    (rows,) = found.sheets
    assert len(rows.rows) == 1744
    assert {len(row) for row in rows.rows} == {128}
