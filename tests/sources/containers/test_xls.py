"""xls workbooks: what a person sees, and what must not lie among the data."""

from pathlib import Path

import pytest

from tests.sources.containers import workbooks as wb
from toshiken.core.errors import SourceError
from toshiken.sources.containers import xls as module
from toshiken.sources.containers.sheet import Sheet
from toshiken.sources.document import Document


def sheets(data: bytes) -> tuple[Sheet, ...]:
    return Document("disk/a.xls", data, "xls").sheets


def only(*records: bytes) -> Sheet:
    (sheet,) = sheets(wb.xls([("表1", records)]))
    return sheet


def test_cells_read_as_a_person_sees_them() -> None:
    sheet = only(
        wb.text(0, 0, "総人口"), wb.number(0, 1, 1973395.0), wb.number(0, 2, 135.15200000000002),
        wb.number(2, 0, 1100, wb.CODE_XF), wb.number(2, 1, 42278, wb.DATE_XF), wb.truth(2, 2, True), wb.number(2, 3, -0.00005),
    )  # fmt: skip
    assert sheet.name == "表1"
    assert sheet.rows == [["総人口", "1973395", "135.152"], [], ["01100", "2015-10-01", "TRUE", "-0.00005"]]
    assert list(sheet.numbers) == [1, 2, 3]
    assert sheet.flaws == ()


def test_a_formula_error_is_a_flaw_at_its_cell() -> None:
    sheet = only(wb.text(0, 0, "a"), wb.error(1, 27, 0x17))
    (flaw,) = sheet.flaws
    assert (flaw.row, flaw.column) == (2, "AB")
    assert "#REF!" in flaw.advice


def test_hidden_rows_and_columns_with_content_are_flaws() -> None:
    sheet = only(
        wb.hidden_column(1), wb.hidden_row(0), wb.hidden_row(5), wb.text(0, 0, "a"), wb.text(1, 0, "a"), wb.text(1, 1, "b"),
    )  # fmt: skip
    assert [(flaw.row, flaw.column) for flaw in sheet.flaws] == [(1, ""), (2, "B")]
    assert all("非表示" in flaw.advice for flaw in sheet.flaws)


def test_merged_cells_have_their_text_in_the_first_and_are_flaws() -> None:
    sheet = only(
        wb.text(0, 0, "a"), wb.text(1, 0, "left over"), wb.text(2, 0, "b"), wb.merged((0, 1, 0, 1), (5, 6, 0, 3))
    )
    assert sheet.rows == [["a"], [], ["b"]]
    assert [(flaw.row, flaw.column) for flaw in sheet.flaws] == [(1, "A"), (2, "A")]


def test_more_merged_cells_than_any_table_has_are_refused() -> None:
    with pytest.raises(SourceError, match=r"^disk/a\.xls、シート「表1」：結合"):
        only(wb.text(0, 0, "a"), wb.merged(*[(0, 65535, 0, 255)]))


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORKBOOK_ELEMENTS", 1)
    with pytest.raises(SourceError, match=r"^disk/a\.xls、シート「表1」：セルが2個.*上限（1個）"):
        only(wb.text(0, 0, "a"), wb.text(9, 0, "a"))


def test_hidden_sheets_are_left_out_unless_all_are() -> None:
    content = [("見える", [wb.text(0, 0, "a")]), ("隠れた", [wb.text(0, 0, "b")])]
    assert [sheet.name for sheet in sheets(wb.xls(content, hidden=["隠れた"]))] == ["見える"]
    assert [sheet.name for sheet in sheets(wb.xls(content, hidden=["見える", "隠れた"]))] == ["見える", "隠れた"]


def test_a_password_is_told() -> None:
    with pytest.raises(SourceError, match=r"^disk/a\.xls：パスワード.*保存し直して"):
        sheets(wb.xls([("a", [])], encrypted=True))


def test_a_published_file_reads_whole_and_not_at_all_when_cut(shared: Path) -> None:
    data = (shared / "data/estat_files/file01.xls").read_bytes()
    (sheet,) = sheets(data)
    assert sheet.rows[7][:3] == ["北海道 札幌市", "011002", "1010177"]
    for length in (600, len(data) // 2, len(data) - 5_000):
        with pytest.raises(SourceError, match=r"^disk/a\.xls：.*途中で切れているか壊れています.*ダウンロードし直して"):
            sheets(data[:length])
