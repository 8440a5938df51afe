"""xlsx workbooks: what a person sees, what must not lie among the data, and what is refused before it is read."""

import struct
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.containers.workbooks import with_part, xlsx
from toshiken.core.errors import SourceError
from toshiken.sources.containers import xlsx_parts
from toshiken.sources.containers.sheet import Flaw, Sheet
from toshiken.sources.document import HEAD_ROWS, Document

SHEET = "xl/worksheets/sheet1.xml"


def sheets(data: bytes) -> tuple[Sheet, ...]:
    return Document("disk/a.xlsx", data, "xlsx").sheets


def test_cells_read_as_a_person_sees_them() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "表1"
        sheet.append(["総人口", 1973395, 1973395.0, 135.15200000000002, None, "011002"])
        sheet.append([])
        sheet.append([date(2015, 10, 1), datetime.fromisoformat("2015-10-01T12:00"), time(9, 30), True, 1100, 1e20])
        sheet["E3"].number_format = "00000_ "

    (sheet,) = sheets(xlsx(fill))
    assert sheet.name == "表1"
    assert sheet.rows == [
        ["総人口", "1973395", "1973395", "135.152", "", "011002"],
        [],
        ["2015-10-01", "2015-10-01T12:00:00", "09:30:00", "TRUE", "01100", "100000000000000000000"],
    ]
    assert list(sheet.numbers) == [1, 2, 3]
    assert sheet.flaws == ()


def test_hidden_sheets_are_left_out_unless_all_are() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.parent.create_sheet("隠れた").sheet_state = "hidden"

    data = xlsx(fill)
    assert [sheet.name for sheet in sheets(data)] == ["Sheet"]
    all_hidden = with_part(data, "xl/workbook.xml", lambda part: part.replace(b'"visible"', b'"hidden"'))
    assert [sheet.name for sheet in sheets(all_hidden)] == ["Sheet", "隠れた"]


def flaws(data: bytes) -> list[Flaw]:
    (sheet,) = sheets(data)
    return list(sheet.flaws)


def test_a_formula_error_is_a_flaw_at_its_cell() -> None:
    (flaw,) = flaws(xlsx(lambda sheet: sheet.cell(3, 28, "#REF!")))
    assert (flaw.row, flaw.column) == (3, "AB")
    assert "#REF!" in flaw.advice


def test_a_formula_gives_its_last_value_and_one_never_computed_is_a_flaw() -> None:
    data = xlsx(lambda sheet: sheet.append([2, "=A1+1", "=A1+2"]))
    data = with_part(data, SHEET, lambda part: part.replace(b"<f>A1+1</f><v></v>", b"<f>A1+1</f><v>3</v>"))
    (sheet,) = sheets(data)
    assert sheet.rows == [["2", "3"]]
    assert [(flaw.row, flaw.column) for flaw in sheet.flaws] == [(1, "C")]
    assert "計算結果" in sheet.flaws[0].advice


def test_a_formula_whose_last_value_is_an_empty_text_is_no_flaw() -> None:
    data = xlsx(lambda sheet: sheet.append([2, '=""']))
    data = with_part(data, SHEET, lambda part: part.replace(b'<c r="B1"><f>', b'<c r="B1" t="str"><f>'))
    assert flaws(data) == []


def test_hidden_rows_and_columns_with_content_are_flaws() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "b", "c", "d"])
        sheet.append(["a"])
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions.group("G", "XFD", hidden=True)
        sheet.row_dimensions[2].hidden = True
        sheet.row_dimensions[9].hidden = True

    found = flaws(xlsx(fill))
    assert [(flaw.row, flaw.column) for flaw in found] == [(1, "C"), (2, "")]
    assert all("非表示" in flaw.advice for flaw in found)


def test_merged_cells_have_their_text_in_the_first_and_are_flaws() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = "男女計"
        sheet.merge_cells("B2:D3")
        sheet.merge_cells("F1:F9")

    (sheet,) = sheets(xlsx(fill))
    assert sheet.rows == [[], ["", "男女計"]]
    assert [(flaw.row, flaw.column) for flaw in sheet.flaws] == [(2, "B"), (3, "B")]


def test_the_head_is_the_first_rows_of_the_first_sheet() -> None:
    data = xlsx(lambda sheet: [sheet.append([row]) for row in range(100)])
    assert len(Document("a", data, "xlsx").head) == HEAD_ROWS


def test_a_value_far_below_the_table_is_refused() -> None:
    data = xlsx(lambda sheet: sheet.append(["a"]))
    far = with_part(
        data, SHEET, lambda part: part.replace(b'<row r="1"', b'<row r="9999999"').replace(b'"A1"', b'"A9999999"')
    )
    with pytest.raises(SourceError, match=r"^disk/a\.xlsx、シート「Sheet」：表が9,999,999行"):
        sheets(far)


def merge(where: str) -> bytes:
    cells = f'<mergeCells count="1"><mergeCell ref="{where}"/></mergeCells></worksheet>'
    data = xlsx(lambda sheet: sheet.append(["a"]))
    return with_part(data, SHEET, lambda part: part.replace(b"</worksheet>", cells.encode()))


def test_a_merged_range_as_large_as_the_sheet_is_refused_before_it_is_filled() -> None:
    with pytest.raises(SourceError, match=r"^disk/a\.xlsx：結合されたセルが17,179,869,184個"):
        sheets(merge("A1:XFD1048576"))
    with pytest.raises(SourceError, match="範囲が読めません"):
        sheets(merge("&#65;1:XFD1048576"))


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    data = xlsx(lambda sheet: sheet.append(["a"]))
    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"):
        with pytest.raises(SourceError, match=r"^disk/a\.xlsx：XML に実体の定義"):
            sheets(with_part(data, part, lambda content: bomb + content))


def test_a_workbook_that_inflates_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_parts, "WORKBOOK_BYTES", 5_000)
    with pytest.raises(SourceError, match=r"^disk/a\.xlsx：圧縮を解いた大きさ"):
        sheets(xlsx(lambda sheet: sheet.append(["a"])))


def test_a_workbook_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_parts, "WORKBOOK_ELEMENTS", 500)
    assert len(sheets(xlsx(lambda sheet: sheet.append([1, 2])))) == 1
    with pytest.raises(SourceError, match=r"^disk/a\.xlsx：セルや書式が.*上限（500個）.*選んで保存し直して"):
        sheets(xlsx(lambda sheet: sheet.append([1] * 500)))


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/styles.xml", SHEET, "[Content_Types].xml"])
def test_a_part_cut_short_is_told(name: str) -> None:
    data = with_part(xlsx(lambda sheet: sheet.append(["a", 1])), name, lambda part: part[: len(part) // 2])
    with pytest.raises(SourceError, match=r"^disk/a\.xlsx：Excel のファイルとして読めません.*ダウンロードし直して"):
        sheets(data)


def test_a_published_file_reads_whole_and_not_at_all_when_cut(shared: Path) -> None:
    data = (shared / "data/estat_files/23-12-a.xlsx").read_bytes()
    (sheet,) = sheets(data)
    assert sheet.rows[3] == ["", "01100", "札幌市", "18269"]
    with pytest.raises(SourceError, match=r"^disk/a\.xlsx：zip が途中で切れている"):
        sheets(data[:-1_000])


def test_a_part_whose_bytes_changed_is_told(shared: Path) -> None:
    data = bytearray((shared / "data/estat_files/23-12-a.xlsx").read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml") + 200
    data[at : at + 4] = struct.pack("<I", 0)
    with pytest.raises(SourceError, match=r"^disk/a\.xlsx.*壊れています"):
        sheets(bytes(data))


def test_a_row_before_the_first_is_told() -> None:
    data = with_part(xlsx(lambda sheet: sheet.append(["a"])), SHEET, lambda part: part.replace(b'"A1" t', b'"A0" t'))
    with pytest.raises(SourceError, match=r"^disk/a\.xlsx、シート「Sheet」：Excel のファイルとして読めません"):
        sheets(data)
