"""Any bytes, and real-looking files changed anywhere, are documents, no data, or refused with a SourceError: nothing else."""

import json
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.containers import workbooks as wb
from tests.sources.containers.test_archive import zipped
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.files import found_files

CSV = 'コード,市区町村,総人口\n01100,札幌市,"1,973,395"\n01202,"函館市\n（渡島）",251084\n注）国勢調査\n'
JSON = json.dumps({"type": "Topology", "arcs": [[[1, 2], [-3, 4.5]]], "名": {"札幌市": None}}, ensure_ascii=False)
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<DATA><VALUE area="01100" unit="人">1973395</VALUE><!-- 注 --></DATA>\n'


def _fill(sheet: Worksheet) -> None:
    sheet.append(["コード", "市区町村", None])
    sheet.append([1100, "札幌市", 1973395.5, True, "#REF!", "=A2+1"])
    sheet["A2"].number_format = "00000"
    sheet["C1"].number_format = "yyyy/mm/dd"
    sheet["B2"].hyperlink = "https://example.jp"
    sheet.merge_cells("B1:C1")
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["B"].hidden = True


def _fill_two(sheet: Worksheet) -> None:
    _fill(sheet)
    _fill(sheet.parent.create_sheet("説明"))
    sheet.parent.create_sheet("空")


XLSX = wb.xlsx(_fill)
TWO_SHEETS = wb.xlsx(_fill_two)
XLS = wb.xls(
    [
        (
            "表",
            [
                wb.hidden_column(1), wb.hidden_row(1), wb.text(0, 0, "札幌市"), wb.number(1, 0, 1100, wb.CODE_XF),
                wb.number(1, 1, 42278, wb.DATE_XF), wb.error(1, 2, 0x17), wb.truth(2, 0, True), wb.merged((0, 0, 0, 2)),
            ],
        )
    ]
)  # fmt: skip
ZIP = zipped(("a.csv", CSV.encode("cp932")), ("人口/b.json", JSON.encode()), ("c.zip", zipped(("d.xml", XML.encode()))))
SEEDS = [CSV.encode(), CSV.encode("cp932"), JSON.encode(), XML.encode(), XLSX, TWO_SHEETS, ZIP]
PARTS = ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml"]

# A change: where (a share of the length), how many bytes go, and what comes.
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 30), st.one_of(st.binary(max_size=8), st.sampled_from([b"0", b"-1", b"9" * 12]))
    ),
    min_size=1,
    max_size=5,
)
QUICK = settings(
    max_examples=150,
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def changed(data: bytes, changes: Sequence[tuple[float, int, bytes]]) -> bytes:
    for where, gone, come in changes:
        at = round(where * len(data))
        data = data[:at] + come + data[at + gone :]
    return data


def read(document: Document) -> None:
    """All of it; what reading raises must be a SourceError that names the file."""
    try:
        assert len(document.head) <= 40
        if document.container in ("json", "xml"):
            getattr(document, document.container)
        sheets = () if document.container in ("json", "xml") else (*document.sheets, document.sheet)
        for sheet in sheets:
            assert len(sheet.rows) == len(sheet.numbers)
            assert all(isinstance(cell, str) for row in sheet.rows for cell in row)
    except SourceError as fault:
        told = str(fault)
    else:
        told = document.label
    assert told.startswith(document.label)


def hand_in(data: bytes) -> None:
    """A file of these bytes goes the way all files go."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a")
        path.write_bytes(data)
        for found in found_files([path]):
            assert (found.document is None) + (found.fault is None) + (not found.not_data) == 2
            assert str(found.fault or found.label).startswith("a")
            if found.document is not None:
                read(found.document)


@QUICK
@example(b"PK\x03\x04")
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes(data: bytes) -> None:
    hand_in(data)
    for container in ("csv", "json", "xml", "xlsx", "xls"):
        read(Document("a", data, container))


@QUICK
@given(st.sampled_from(SEEDS), CHANGES)
def test_changed_files(data: bytes, changes: Sequence[tuple[float, int, bytes]]) -> None:
    hand_in(changed(data, changes))


@QUICK
@given(CHANGES)
def test_changed_records_of_an_xls(changes: Sequence[tuple[float, int, bytes]]) -> None:
    read(Document("a", changed(XLS, changes), "xls"))


@QUICK
@given(st.sampled_from(PARTS), CHANGES)
def test_changed_parts_of_an_xlsx(name: str, changes: Sequence[tuple[float, int, bytes]]) -> None:
    read(Document("a", wb.with_part(XLSX, name, lambda part: changed(part, changes)), "xlsx"))
