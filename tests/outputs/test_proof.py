"""読み合わせ表: every number and every digit of a page has a row, in reading order, traced to its source."""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from tests.outputs.sample import sample_document
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Sentence, Shown, sentence
from toshiken.outputs.figure import Bullets, Column, Row, Table
from toshiken.outputs.page import Audience, Page
from toshiken.outputs.proof import COLUMNS, ProofRow, proof_rows, render_proof
from toshiken.outputs.proof_rows import clauses_with_digits


@pytest.fixture(scope="module")
def content() -> bytes:
    return render_proof(sample_document())


def _tokens(text: str) -> list[str]:
    return re.findall(r"\d[\d,]*(?:\.\d+)?", text)


def test_every_shown_number_has_its_row() -> None:
    document = sample_document()
    rows = proof_rows(document)
    for number, page in enumerate(document.for_audience(), start=1):
        listed = Counter((row.place, row.printed) for row in rows if row.page == number and row.shown)
        assert listed == Counter((place, shown.text) for place, shown in page.numbers())


def test_numbers_stand_in_reading_order() -> None:
    document = sample_document()
    for number, page in enumerate(document.for_audience(), start=1):
        listed = [row.printed for row in proof_rows(document) if row.page == number and row.shown]
        assert listed == [shown.text for _, shown in page.numbers()]


def _strings(thing: object) -> list[str]:
    """Every string that hangs on a page's figures, found without knowing their kinds."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, Shown):
        return [thing.text]
    if isinstance(thing, Sentence):
        return [thing.text]
    if isinstance(thing, tuple):
        return [text for part in thing for text in _strings(part)]
    if hasattr(thing, "__dataclass_fields__"):
        unseen = {"id", "alt", "role", "kind", "align", "place"}
        return [
            text for name in thing.__dataclass_fields__ if name not in unseen for text in _strings(getattr(thing, name))
        ]
    return []


def test_no_digit_of_a_page_is_left_out() -> None:
    document = sample_document(reproduction=True)
    for number, page in enumerate(document.for_audience(), start=1):
        listed = {token for row in proof_rows(document) if row.page == number for token in _tokens(row.printed)}
        furniture = (document.material_number, document.status, f"{number} / 15", "平成30年7月23日時点の資料の再現")
        citations = tuple(origin.citation for origin in page.origins())
        texts = [page.title, *_strings(page.lead), *_strings(page.body), *_strings(page.notes), *furniture, *citations]
        assert {token for text in texts for token in _tokens(text)} <= listed


def test_a_number_is_traced_to_publication_day_and_formula() -> None:
    rows = [row for row in proof_rows(sample_document()) if row.place == "圏域計・増減率" and row.page == 4]
    (row,) = rows
    assert (row.kind, row.printed, f"{row.value:.4f}", row.unit) == ("数値", "▲13.5", "-13.4986", "%")
    assert row.sources.startswith("国立社会保障・人口問題研究所「日本の地域別将来推計人口」")
    assert row.sources.endswith("男女・年齢（5歳）階級別の推計結果")
    assert row.published == "平成30年（2018年）3月"
    assert row.formula.endswith("÷ 2,600,875 × 100")


def test_text_with_digits_is_cut_into_clauses() -> None:
    said = "平成27年10月1日現在、札幌市は1,952,356人である。次の文には数がない。\n2030年の推計"
    assert clauses_with_digits(said) == ["平成27年10月1日現在", "札幌市は1,952,356人である", "2030年の推計"]


def _rows_of(page: Page) -> list[ProofRow]:
    return proof_rows(replace(sample_document(), pages=(page,)))


def test_rows_that_share_their_first_cell_are_named_in_full() -> None:
    ratio = Shown(Quantity(Decimal("1.13"), "1", Place("01100", "札幌市"), Period.parse("2020-10-01")), 2)
    rows = (Row(("札幌市", "大学甲", ratio)), Row(("札幌市", "大学乙", ratio)), Row(("小樽市", "大学丙", ratio)))
    columns = (Column("市町村"), Column("学校名"), Column("比"))
    listed = _rows_of(Page(id="p", title="表", body=(Table(id="t", title="", alt="", columns=columns, rows=rows),)))
    assert [(r.place, r.unit) for r in listed if r.shown] == [
        ("札幌市・大学甲・比", "比（全国＝1など）"),
        ("札幌市・大学乙・比", "比（全国＝1など）"),
        ("小樽市・比", "比（全国＝1など）"),
    ]


def test_texts_of_a_page_carry_what_the_page_cites() -> None:
    source = sample_document().pages[3].origins()[0]
    listed = _rows_of(Page(id="p", title="9つの題", notes=(sentence("所要時間は30分"),), sources=(source,)))
    assert {r.place: r.sources for r in listed if r.place in ("注記", "題名")} == {"注記": source.citation, "題名": ""}


def test_the_scale_bar_of_a_map_has_its_row() -> None:
    assert any(row.place == "縮尺" and row.printed.endswith("km") for row in proof_rows(sample_document()))


def test_the_time_axis_of_a_schedule_is_read_too() -> None:
    rows = [row.printed for row in proof_rows(sample_document()) if row.place == "時間軸"]
    assert rows[0] == "平成29年度（2月・3月）"
    assert rows[1].startswith("平成30年度（4月・5月・6月")


def test_words_around_a_number_keep_their_place() -> None:
    rows = [row.printed for row in proof_rows(sample_document()) if row.page == 3 and row.place == "リード文"]
    assert rows == ["2015年の", "260.1万人", "2045年には2015年と比べて", "13.5%", "225.0万人"]


def test_internal_pages_are_absent_for_the_public() -> None:
    document = sample_document(Audience.PUBLIC)
    hidden = Page(
        id="x",
        title="内部の頁99",
        body=(Bullets("b", "", ((1, sentence("内部の数は77")),)),),
        audience=Audience.INTERNAL,
    )
    with_hidden = replace(document, pages=(*document.pages, hidden))
    assert render_proof(with_hidden) == render_proof(document)
    core = zipfile.ZipFile(io.BytesIO(render_proof(document))).read("docProps/core.xml").decode()
    assert "まちづくり政策局" not in core


def test_sheet_is_ready_to_print_and_to_tick(content: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["読み合わせ表"]
    assert [cell.value for cell in sheet[1]] == [head for head, _ in COLUMNS]
    assert sheet.max_row == len(proof_rows(sample_document())) + 1
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:L{sheet.max_row}")
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.print_title_rows == "$1:$1"
    assert {cell.value for cell in sheet["K"][1:]} == {"☐"}
    assert not sheet.merged_cells.ranges


def test_cells_hold_what_the_rows_say(content: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["読み合わせ表"]
    for row, cells in zip(proof_rows(sample_document()), sheet.iter_rows(min_row=2, values_only=True), strict=True):
        value = None if row.value is None else pytest.approx(float(row.value))  # Excel keeps 15 digits
        assert cells[:6] == (row.page, row.title, row.place, row.kind, row.printed, value)
        assert tuple(text or "" for text in cells[6:10]) == (row.unit, row.sources, row.published, row.formula)


def test_text_never_becomes_a_formula() -> None:
    page = Page(id="p", title="=1+1", notes=(sentence("=SUM(A1:A3)"), sentence("@3"), sentence("+81")))
    opened = openpyxl.load_workbook(io.BytesIO(render_proof(replace(sample_document(), pages=(page,)))))
    cells = [cell for row in opened["読み合わせ表"].iter_rows() for cell in row]
    assert {"=1+1", "=SUM(A1:A3)", "@3", "+81"} <= {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_same_bytes_whatever_the_clock_and_the_hash_seed(content: bytes) -> None:
    code = (
        "import sys; from tests.outputs.sample import sample_document as d; "
        "from toshiken.outputs.proof import render_proof as r; sys.stdout.buffer.write(r(d()))"
    )
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Adak", "2")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        assert run.stdout == content
