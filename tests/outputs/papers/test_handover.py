"""引継書: what the next person must know, for internal readers, the same bytes."""

import io
from datetime import date
from itertools import pairwise
from pathlib import Path
from re import fullmatch

from docx import Document
from docx.oxml.ns import qn

from tests.plan.conftest import FICTITIOUS_PLAN
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.handover import handover_paper
from toshiken.outputs.papers.word.render import render_paper
from toshiken.plan.folder import FILE_KINDS, read_folder
from toshiken.plan.folder_as_of import folder_as_of
from toshiken.plan.handover import FOLDERS, handover

DAY = date(2026, 4, 1)


def test_the_next_person_finds_everything(tmp_path: Path) -> None:
    paper = handover_paper(read_folder(FICTITIOUS_PLAN), DAY)
    assert paper.audience is Audience.INTERNAL
    document = Document(io.BytesIO(render_paper(paper)))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [
        "圏域のあらまし", "協約の手続", "これから1年の予定", "矛盾と不足", "報告のない数値", "担当", "記録の場所", "申し送り",
    ]  # fmt: skip
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"架空南町", "否決", "翌年度の負担額の通知", "総合政策部企画課"} <= cells
    assert render_paper(paper) == render_paper(handover_paper(read_folder(FICTITIOUS_PLAN), DAY))


def test_who_has_left_has_no_desk_and_every_folder_is_named() -> None:
    parts = {part.heading: part for part in handover(read_folder(FICTITIOUS_PLAN), DAY)}
    assert [row[0] for row in parts["担当"].table[1:]] == ["架空中央市", "隣架空市", "架空東市", "架空西町"]
    assert set(FOLDERS) == set(FILE_KINDS)


def test_the_calendar_of_the_handover_is_the_year_ahead() -> None:
    part = next(p for p in handover(read_folder(FICTITIOUS_PLAN), DAY) if p.heading == "これから1年の予定")
    assert ("令和8年9月1日\n～令和8年9月30日", "翌年度の負担額の通知") in {row[:2] for row in part.table}


def test_before_the_vision_is_decided_it_is_not_the_one_that_holds() -> None:
    for day, said in (
        (date(2021, 7, 1), "ビジョン「架空連携中枢都市圏ビジョン」の策定は、まだ記録されていません。"),
        (DAY, "いまのビジョンは「架空連携中枢都市圏ビジョン」（令和9年3月31日まで）です。"),
    ):
        about = handover(folder_as_of(read_folder(FICTITIOUS_PLAN), day), day)[0]
        assert about.sentences[1] == said


def test_of_an_earlier_day_no_file_is_called_a_stray_one() -> None:
    day = date(2021, 12, 1)
    parts = {part.heading: part for part in handover(folder_as_of(read_folder(FICTITIOUS_PLAN), day), day)}
    assert [row for row in parts["矛盾と不足"].table if "読んでいません" in row[1]] == []


def _room(words: str) -> float:
    """Twentieths of a point a line of 9 point takes: digits a little over half an em, a gap where they meet kanji."""
    digits = sum(sign.isdigit() for sign in words)
    gaps = sum(a.isdigit() != b.isdigit() for a, b in pairwise(words))
    return 20 * 9 * (len(words) - digits + 0.56 * digits + 0.25 * gaps) + 2 * 60


def test_a_day_stands_on_one_line() -> None:
    document = Document(io.BytesIO(render_paper(handover_paper(read_folder(FICTITIOUS_PLAN), DAY))))
    days = 0
    for table in document.tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        for row in table.rows[1:]:
            for cell, width in zip(row.cells, widths, strict=True):
                lines = [line for line in cell.text.splitlines() if fullmatch(r"～?令和\d+年\d+月\d+日", line)]
                days += len(lines)
                assert all(_room(line) <= width for line in lines), lines
    assert days > 20
