"""Workbooks and the calendar of a plan: what stands in them, valid files, the same bytes, opening in LibreOffice."""

import io
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator

from toshiken.outputs.page import Audience
from toshiken.outputs.plan.calendar_file import render_calendar
from toshiken.outputs.plan.kpi_book import render_kpis
from toshiken.outputs.plan.money_book import render_money
from toshiken.outputs.plan.section_book import render_section_book
from toshiken.outputs.plan.status_book import render_status
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import Refreshed

DAY = date(2026, 11, 25)
BOOKS: dict[str, Callable[[AlliancePlan], bytes]] = {
    "status": lambda plan: render_status(plan, DAY),
    "money": lambda plan: render_money(plan, 2026, "budget", DAY),
    "settled": lambda plan: render_money(plan, 2025, "settlement", DAY),
    "kpis": lambda plan: render_kpis(plan, DAY, Audience.INTERNAL),
    "sections": lambda plan: render_section_book(plan, DAY),
}


def _sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = load_workbook(io.BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def _texts(rows: list[list[Any]]) -> list[Any]:
    return [cell for row in rows for cell in row if cell is not None]


@pytest.mark.parametrize("name", BOOKS)
def test_the_same_plan_gives_the_same_bytes(name: str, plan: AlliancePlan) -> None:
    assert BOOKS[name](plan) == BOOKS[name](plan)


@pytest.mark.parametrize("name", BOOKS)
def test_the_file_is_valid(name: str, plan: AlliancePlan, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.xlsx"
    path.write_bytes(BOOKS[name](plan))
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=20).validate(str(path))
    assert [str(error) for error in result.errors] == []


@pytest.mark.office
def test_every_workbook_opens_in_libreoffice(plan: AlliancePlan, tmp_path: Path, soffice: str) -> None:
    for name, render in BOOKS.items():
        (tmp_path / f"{name}.xlsx").write_bytes(render(plan))
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "pdf", "--outdir"]
    files = sorted(map(str, tmp_path.glob("*.xlsx")))
    subprocess.run([*command, str(tmp_path), *files], check=True, capture_output=True, timeout=300)
    assert {path.stem for path in tmp_path.glob("*.pdf")} == set(BOOKS)


def test_no_sheet_mixes_kinds_of_money(plan: AlliancePlan) -> None:
    for year, kind, words, others in (
        (2026, "budget", "当初予算額", "決算額"),
        (2025, "settlement", "決算額", "当初予算額"),
    ):
        sheets = _sheets(render_money(plan, year, kind, DAY))  # type: ignore[arg-type]
        texts = [str(text) for rows in sheets.values() for text in _texts(rows)]
        assert any(words in text for text in texts)
        assert not any(others in text for text in texts)


def test_of_a_day_that_is_past_the_book_tells_costs_without_a_day(plan: AlliancePlan) -> None:
    book, past = (render_money(plan, 2027, "expected", DAY, reproduction) for reproduction in (False, True))
    told = [any("日（day）の記録がない" in str(t) for t in _texts(_sheets(b)["事業費と負担額"])) for b in (book, past)]
    assert told == [False, True]


def test_the_years_of_one_kind_stand_side_by_side(plan: AlliancePlan) -> None:
    rows = _sheets(render_money(plan, 2025, "settlement", DAY))["年度別_決算額"]
    heads = next(row for row in rows if row[0] == "コード")
    assert heads[2:] == ["2022年度（千円）", "2023年度（千円）", "2024年度（千円）", "2025年度（千円）"]
    assert next(row for row in rows if row[0] == "計")[2:] == [3985, 4011, 4187 + 998, 129_711]


def test_each_partner_has_its_notice_and_each_member_its_copy(plan: AlliancePlan) -> None:
    sheets = _sheets(render_money(plan, 2026, "budget", DAY))
    assert [name for name in sheets if name.startswith("通知")] == ["通知_隣架空市", "通知_架空東市", "通知_架空西町"]
    notice = _texts(sheets["通知_架空西町"])
    assert "架空西町長　様" in notice
    assert "令和8年度（2026年度）の架空連携中枢都市圏の取組に係る負担額について（通知）" in notice
    rows = [row for row in sheets["通知_架空西町"] if isinstance(row[2], int | float)]
    assert sum(row[2] for row in rows[:-1]) == rows[-1][2]
    assert not any(name.startswith("通知") for name in _sheets(render_money(plan, 2025, "settlement", DAY)))
    copy = _texts(_sheets(render_money(plan, 2025, "settlement", DAY))["控_架空東市"])
    assert any("定住自立圏で算定する" in str(text) for text in copy)
    assert any("措置" not in str(text) and "様式と日は国の通知による" in str(text) for text in copy)


def test_reports_and_the_revised_figure_stand_beside_each_other(plan: AlliancePlan) -> None:
    rows = _sheets(render_kpis(plan, DAY, Audience.INTERNAL))["実績と改定後"]
    heads = next(row for row in rows if row[0] == "成果指標")
    assert heads[4:9] == ["実績（報告）", "区分", "報告の日", "会議", "改定後"]


def test_a_later_official_figure_has_a_column_of_its_own(plan: AlliancePlan) -> None:
    later = Refreshed(
        period="2024-12-31", value=Decimal("271.2"), citation="出典", published="2026-03", refreshed_on=DAY
    )
    sets = tuple(
        known.model_copy(update={"kpis": tuple(
            kpi.model_copy(update={"refreshed": (later,)}) if kpi.id == "physicians" else kpi for kpi in known.kpis
        )})
        for known in plan.kpi_sets
    )  # fmt: skip
    rows = _sheets(render_kpis(plan.model_copy(update={"kpi_sets": sets}), DAY, Audience.INTERNAL))["成果指標"]
    heads = next(row for row in rows if row[0] == "役割")
    row = dict(zip(heads, next(row for row in rows if row[1] == "人口10万人当たりの医師数"), strict=False))
    assert (row["改定後"], row["最新の公表値"]) == (None, "271.2人（2024年）")
    assert any("進捗、判定、古さは、最新の「実績（報告）」による" in str(text) for text in _texts(rows))


def test_scores_are_for_internal_readers_only(plan: AlliancePlan) -> None:
    internal, public = (_sheets(render_kpis(plan, DAY, reader)) for reader in (Audience.INTERNAL, Audience.PUBLIC))
    assert set(internal) - set(public) == {"評価2025年度", "評価2025年度（事業）"}
    assert "商談会の参加が増えた" not in [text for rows in public.values() for text in _texts(rows)]


def test_the_calendar_has_whole_days_and_stable_ids(plan: AlliancePlan) -> None:
    first, later = (Calendar.from_ical(render_calendar(plan, (2026, 2027), day)) for day in (DAY, date(2026, 12, 1)))
    events = {str(event["UID"]): event for event in first.walk("VEVENT")}
    assert set(events) == {str(event["UID"]) for event in later.walk("VEVENT")}
    shares = events["shares-2026@kakuu.toshiken"]
    assert (shares["DTSTART"].dt, shares["DTEND"].dt) == (date(2026, 9, 1), date(2026, 10, 1))
    assert str(shares["SUMMARY"]) == "翌年度の負担額の通知"


def test_the_year_has_bars_and_everyone_stands_in_the_table(plan: AlliancePlan) -> None:
    sheets = _sheets(render_status(plan, DAY))
    assert list(sheets) == ["手続の状態", "手続の記録", "年間予定2026年度", "年間予定2027年度"]
    states = {row[0]: row[1] for row in sheets["手続の状態"] if row[1]}
    assert states["架空南町"] == "否決"
    assert states["架空北村"] == "離脱"
    book = load_workbook(io.BytesIO(render_status(plan, DAY)))["年間予定2026年度"]
    row = next(r for r in book.iter_rows() if r[0].value == "翌年度の負担額の通知")
    filled = [n for n, cell in enumerate(row[4:]) if cell.fill.fgColor.rgb == "FF84919E"]
    assert filled == [10, 11]
