"""A document gives its one sheet, or says why it cannot tell which."""

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.containers import workbooks as wb
from tests.sources.documents import tables, written
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document

CSV = "AreaID,R1C1,Y1\n01000,1,2\n"


def _book(first: list[str], second: list[str]) -> Document:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "表"
        other = sheet.parent.create_sheet("説明")
        for rows, into in ((first, sheet), (second, other)):
            for row in rows:
                into.append(row.split(","))

    return Document("a.xlsx", wb.xlsx(fill), "xlsx")


def test_the_sheet_is_the_one_in_which_anything_stands() -> None:
    rows = CSV.splitlines()
    for document, name in ((_book(rows, []), "表"), (_book([], rows), "説明"), (written(CSV), "")):
        assert document.sheet.name == name
        assert [list(row) for row in document.head] == [row.split(",") for row in rows]


def test_two_sheets_are_refused_by_their_names() -> None:
    with pytest.raises(SourceError, match="シートが2枚あります（「表」、「説明」）.*残して保存し直してください"):
        _ = _book(CSV.splitlines(), ["メモ"]).sheet


def test_a_reader_says_so_too() -> None:
    columns = [f"R{i}C{j}" for i in range(1, 13) for j in range(1, 13)] + [f"Y{i}" for i in range(1, 13)]
    rows = [",".join(["AreaID", *columns]), ",".join(["01000", *("1" for _ in columns)])]
    with pytest.raises(SourceError, match="シートが2枚"):
        tables(_book(rows, ["メモ"]))
