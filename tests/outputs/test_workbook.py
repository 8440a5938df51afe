"""The workbook: machine-readable sheets, native charts, sources, symbols; text stays text; the same bytes always."""

import html
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outputs.sample import PLACES, passenger_table, population_by_member, sample_document, schedule
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State
from toshiken.core.wording import Shown, number, sentence, with_unit
from toshiken.outputs.figure import (
    AreaMap,
    BarChart,
    Column,
    Doughnut,
    Figure,
    LineChart,
    Pyramid,
    Row,
    Scatter,
    Series,
    Table,
)
from toshiken.outputs.page import Audience, Document, Page
from toshiken.outputs.workbook import render_workbook
from toshiken.outputs.workbook.book import SYMBOLS, _quoted, sheets_of
from toshiken.outputs.workbook.grid import grid_of

CHARTS = (BarChart, LineChart, Doughnut, Scatter, Pyramid)


@pytest.fixture(scope="module")
def content() -> bytes:
    return render_workbook(sample_document())


@pytest.fixture(scope="module")
def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def _opened(document: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_workbook(document)))


def _with_page(page: Page) -> Document:
    return replace(sample_document(), pages=(page,))


def _table(*rows: Row, columns: tuple[Column, ...] = (Column("名"), Column("値"))) -> Table:
    return Table(id="t", title="表", alt="表", columns=columns, rows=rows)


def _quantity(value: str | None, unit: str = "persons", state: State = State.PRESENT) -> Quantity:
    return Quantity(None if value is None else Decimal(value), unit, PLACES[0], Period.parse("2015"), state=state)


def test_contents_lead_to_every_figure(book: openpyxl.Workbook) -> None:
    contents = book["目次"]
    assert [cell.value for cell in contents[4]] == ["番号", "頁", "頁の題", "図表", "単位", "出典", "シート名"]
    rows = list(contents.iter_rows(min_row=5))
    figures = [
        (number, block.title)
        for number, page in enumerate(sample_document().for_audience(), start=1)
        for block in page.body
        if isinstance(block, Figure)
    ]
    assert [(row[1].value, row[3].value) for row in rows] == figures
    for row in rows:
        assert row[6].hyperlink.location == f"'{row[6].value}'!A1"
        assert row[6].value in book.sheetnames
    assert "総務省" in rows[4][5].value or "国立社会保障" in rows[4][5].value


def test_a_figure_shown_twice_has_one_sheet() -> None:
    pages = [[standing.number for standing in sheet.standings] for sheet in sheets_of(sample_document())]
    assert [4, 13] in pages


def test_sheets_are_machine_readable(book: openpyxl.Workbook) -> None:
    for sheet in sheets_of(sample_document()):
        worksheet = book[sheet.name]
        assert not worksheet.merged_cells.ranges
        heads = [cell.value for cell in worksheet[1]]
        assert all(heads), "空の列がない"
        assert len(set(heads)) == len(heads)
        for cells in worksheet.iter_cols(min_row=2):
            kinds = {type(cell.value) for cell in cells if cell.value is not None}
            assert kinds <= {int, float} or len(kinds) <= 1, "一つの列に数値と文字が混ざらない"
        for row in worksheet.iter_rows(min_row=2):
            assert any(cell.value is not None for cell in row), "空の行がない"
    assert not [c for w in book for row in w.iter_rows() for c in row if c.data_type == "f"]


def test_head_carries_the_unit_and_cells_the_raw_value(book: openpyxl.Workbook) -> None:
    worksheet = book["04 市町村別人口"]
    heads = [cell.value for cell in worksheet[1]]
    assert heads == ["市町村", "地域コード", "行の種類", "2015年（人）", "2045年（人）", "増減率（%）", "出典"]
    hub = [cell.value for cell in worksheet[2]]
    assert hub[:5] == ["札幌市", "01100", "内訳", 1952356, 1805120]
    assert hub[5] == pytest.approx((1805120 - 1952356) / 1952356 * 100, abs=1e-12)
    assert worksheet["F2"].number_format == '#,##0.0;"▲"#,##0.0;0.0'
    assert worksheet["B2"].number_format == "@"


def test_what_has_no_value_is_blank_with_its_symbol_beside() -> None:
    grid = grid_of(passenger_table())
    columns = {column.head: column.cells for column in grid.columns}
    assert columns["2014年度（千人）"][-1] is None
    assert columns["2014年度の記号"][-1] == "x"
    assert columns["2015年度の記号"] == (None,) * 6 + ("不詳",)
    assert "2016年度の記号" not in columns


def test_nil_is_zero_with_its_symbol_and_reference_keeps_its_value() -> None:
    cells = [
        _quantity("0", state=State.NIL),
        _quantity("5", state=State.REFERENCE),
        _quantity(None, state=State.UNKNOWN),
    ]
    document = _with_page(Page(id="p", title="頁", body=(_table(*(Row(("名", number(c))) for c in cells)),)))
    rows = list(_opened(document)["01 表"].iter_rows(values_only=True))
    assert rows[0][:4] == ("名", "地域コード", "値（人）", "値の記号")
    assert [row[2:4] for row in rows[1:]] == [(0, "－"), (5, "（参考値）"), (None, "不詳")]


def test_every_symbol_is_explained(book: openpyxl.Workbook) -> None:
    explained = {row[0] for row in book["凡例"].iter_rows(min_row=2, values_only=True)}
    assert {state.value for state in State if state not in (State.PRESENT, State.ZERO)} | {"▲"} <= explained
    assert len(explained) == len(SYMBOLS)


def test_different_units_stand_in_a_column_of_their_own() -> None:
    rows = (Row(("人口", number(_quantity("5")))), Row(("面積", number(_quantity("2.5", "km2"), 1))))
    columns = {column.head: column.cells for column in grid_of(_table(*rows)).columns}
    assert columns["値の単位"] == ("人", "km²")


def test_a_sentence_of_one_number_is_a_number_and_repeated_heads_are_told_apart() -> None:
    heads = (Column("名"), Column("値"), Column("値"))
    row = Row(("a", sentence(with_unit(_quantity("5"))), sentence("約", with_unit(_quantity("6")))))
    columns = grid_of(_table(row, columns=heads)).columns
    assert [c.head for c in columns] == ["名", "地域コード", "値（人）", "値"]
    assert isinstance(columns[2].cells[0], Shown)
    assert columns[3].cells == ("約6人",)
    twice = grid_of(_table(Row(("a", number(_quantity("5")), number(_quantity("6")))), columns=heads)).columns
    assert [c.head for c in twice][2:] == ["値（人）", "値（人）（2）"]


def test_a_number_among_words_stays_a_number() -> None:
    rows = (Row(("宣言", "平成28年")), Row(("比率", with_unit(_quantity("99.6", "percent"), 1))), Row(("町", "あり")))
    columns = {column.head: column.cells for column in grid_of(_table(*rows)).columns}
    assert isinstance(columns["値"][1], Shown)
    assert columns["値の単位"] == (None, "%", None)


def test_schedule_keeps_dates_as_dates() -> None:
    columns = {column.head: column.cells for column in grid_of(schedule()).columns}
    assert columns["開始日"][0] == date(2018, 2, 1)
    assert columns["種類"][-1] == "時期未定"
    assert columns["開始日"][-1] is None


def test_every_chart_is_native_and_refers_to_its_sheet(book: openpyxl.Workbook, content: bytes) -> None:
    for sheet in sheets_of(sample_document()):
        charts = book[sheet.name]._charts
        assert len(charts) == isinstance(sheet.figure, CHARTS), sheet.name
    archive = zipfile.ZipFile(io.BytesIO(content))
    drawn = [archive.read(name).decode() for name in archive.namelist() if re.match(r"xl/charts/chart\d+\.xml", name)]
    assert len(drawn) == sum(isinstance(sheet.figure, CHARTS) for sheet in sheets_of(sample_document()))
    assert all("<c:f>" in chart for chart in drawn)
    assert not [name for name in archive.namelist() if "media" in name]


def test_a_gap_stays_a_gap(content: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(content))
    charts = [archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name]
    # `gap` is Excel's own default for columns and lines, xlsxwriter writes it out only where it is not.
    assert not [chart for chart in charts if 'dispBlanksAs val="zero"' in chart or 'dispBlanksAs val="span"' in chart]


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "='[x]y'!A1", "http://example.jp/", "{=1}"])
def test_text_never_becomes_a_formula_or_a_link(evil: str) -> None:
    chart = population_by_member()
    chart = replace(chart, title=evil, unit=evil, series=(Series(evil, "hub", chart.series[0].values),), totals=())
    table = _table(Row((evil, evil)), columns=(Column(evil, evil), Column(evil, evil)))
    document = _with_page(Page(id="p", title=evil, body=(chart, replace(table, title=evil))))
    opened = _opened(document)
    cells = [cell for worksheet in opened for row in worksheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink and not cell.hyperlink.location]
    assert evil in {cell.value for cell in cells}
    chart_xml = zipfile.ZipFile(io.BytesIO(render_workbook(document))).read("xl/charts/chart1.xml").decode()
    formulas = [html.unescape(found) for found in re.findall(r"<c:f>(.*?)</c:f>", chart_xml)]
    assert {formula.rsplit("!", 1)[0] for formula in formulas} == {_quoted(sheets_of(document)[0].name)}


@given(st.lists(st.text(min_size=0, max_size=60), min_size=1, max_size=4))
def test_sheet_names_are_those_excel_accepts(titles: list[str]) -> None:
    body = tuple(replace(passenger_table(), title=title, alt=str(i)) for i, title in enumerate(titles))
    names = [sheet.name for sheet in sheets_of(_with_page(Page(id="p", title="頁", body=body)))]
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_public_workbook_names_no_author_and_no_internal_page() -> None:
    public = render_workbook(sample_document(Audience.PUBLIC))
    core = zipfile.ZipFile(io.BytesIO(public)).read("docProps/core.xml").decode()
    assert "まちづくり政策局" not in core
    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core
    secret = Page(
        id="x", title="内部だけの頁", body=(replace(passenger_table(), title="内部"),), audience=Audience.INTERNAL
    )
    document = sample_document(Audience.PUBLIC)
    assert render_workbook(replace(document, pages=(*document.pages, secret))) == public


def test_sources_name_every_publication_once(book: openpyxl.Workbook) -> None:
    rows = list(book["出典"].iter_rows(values_only=True))
    assert rows[0] == (
        "刊行物",
        "作成者",
        "公表日",
        "版",
        "表",
        "所在",
        "利用条件",
        "出典の表示",
        "経由した資料",
        "原資料",
    )
    assert len(rows) - 1 == len(set(rows[1:]))
    titles = {origin.title for page in sample_document().for_audience() for origin in page.origins()}
    assert {row[0] for row in rows[1:]} == titles


def test_map_has_codes_and_positions() -> None:
    figure = next(b for page in sample_document().pages for b in page.body if isinstance(b, AreaMap))
    columns = {column.head: column.cells for column in grid_of(figure).columns}
    assert columns["地域コード"][0] == "01100"
    assert columns["区分"][:2] == ("連携中枢都市", "関係市町村")
    bare = replace(
        figure, points=tuple(replace(p, value=None, place=Place("01100", "札幌市")) for p in figure.points[:1])
    )
    assert [c.head for c in grid_of(bare).columns][:2] == ["地点", "地域コード"]


def test_same_bytes_whatever_the_clock_and_the_hash_seed(content: bytes) -> None:
    code = (
        "import sys; from tests.outputs.sample import sample_document as d; "
        "from toshiken.outputs.workbook import render_workbook as r; sys.stdout.buffer.write(r(d()))"
    )
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Adak", "2")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        assert run.stdout == content
