"""Where everyone stands and the year ahead, as a workbook: 手続の状態, 手続の記録, 年間予定 with bars by half months."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from toshiken.core.period import japanese_date
from toshiken.outputs.plan.sheets import Cell, Column, Sheets
from toshiken.outputs.workbook.widths import row_height
from toshiken.plan.calendar.agenda import Entry, agenda
from toshiken.plan.fiscal_years import first_day, fiscal_year_of
from toshiken.plan.procedure.states import KINDS, Standing, standings
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.procedure import Proceeding, Side

STATES = (
    Column("市町村", 16), Column("状態", 10), Column("日", 13), Column("進行中の手続", 18), Column("次にすること", 26),
    Column("だれが", 34), Column("いつまで", 13),
)  # fmt: skip
STEPS = (
    Column("市町村", 14), Column("手続", 8), Column("側", 14), Column("議案の提出", 13), Column("議案の番号", 14), Column("議決", 13),
    Column("結果", 8), Column("締結", 13), Column("告示", 13), Column("届出", 13), Column("届出先", 18),
)  # fmt: skip
RESULTS = {"passed": "可決", "rejected": "否決", "withdrawn": "撤回"}
COLOURS = {"yearly": "#84919E", "election": "#FF4B00", "figure": "#4DC4FF", "vision": "#005AFF", "step": "#03AF7A"}
# The longest stands last, where nothing follows that would cut it.
LEGEND = {
    "yearly": "毎年の事務",
    "election": "選挙",
    "step": "手続",
    "vision": "ビジョン",
    "figure": "数値の公表・報告",
}


def render_status(plan: AlliancePlan, day: date) -> bytes:
    """The workbook as of a day, with the calendar of its fiscal year and the next."""
    name = plan.area.name_on(day)
    sheets = Sheets(f"{name}：手続の状態と年間予定", day)
    found = standings(plan, day)
    sheets.page("手続の状態", f"{name}　手続の状態（{japanese_date(day)}現在）", STATES, [_state(s) for s in found])
    sheets.page(
        "手続の記録",
        f"{name}　手続の記録",
        STEPS,
        list(_steps(plan)),
        ["議決は協議についてのもので、締結に先立つ（地方自治法第252条の2第3項）"],
    )
    for year in (fiscal_year_of(day), fiscal_year_of(day) + 1):
        _gantt(sheets, plan, year, day)
    return sheets.bytes()


def _state(standing: Standing) -> list[Cell]:
    return [
        standing.name,
        standing.state.value,
        standing.since,
        standing.under_way,
        standing.next_step,
        standing.who,
        _due(standing),
    ]


def _due(standing: Standing) -> Cell:
    return standing.due or ("定めなし" if standing.next_step else None)


def _steps(plan: AlliancePlan) -> Iterator[list[Cell]]:
    for agreement in plan.agreements:
        names = plan.name_of(agreement.hub), plan.name_of(agreement.partner)
        for proceeding in agreement.proceedings:
            for name, side in zip(names, proceeding.sides, strict=True):
                yield [names[1], KINDS[proceeding.kind], name, *_side(proceeding, side)]


def _side(proceeding: Proceeding, side: Side) -> list[Cell]:
    bill, vote, notice, told = side.bill, side.vote, side.public_notice, side.notification
    unknown = "記録なし" if side.unknown else None
    return [
        bill.day if bill else unknown, bill.number if bill else None, vote.day if vote else unknown,
        RESULTS[vote.result] if vote else None, proceeding.concluded.day if proceeding.concluded else None,
        notice.day if notice else unknown, told.day if told else unknown, told.to if told else None,
    ]  # fmt: skip


GANTT = (Column("予定", 40), Column("だれが", 26), Column("初日", 12), Column("末日", 12))
HALVES = 24


def _gantt(sheets: Sheets, plan: AlliancePlan, fiscal_year: int, day: date) -> None:
    """Bars by half months, April to March, beside the days themselves."""
    sheet = sheets.sheet(f"年間予定{fiscal_year}年度")
    sheets.widths(sheet, GANTT)
    sheet.set_column(len(GANTT), len(GANTT) + HALVES - 1, 2.2)
    note = "この日取りは実務の例による。市町村ごとの日は moved_days.yml で変えられる"
    row = sheets.head(sheet, f"{plan.area.name_on(day)}　{fiscal_year}年度の予定", [note])
    _legend(sheets, sheet, row - 1)
    for index, column in enumerate(GANTT):
        sheet.write_string(row, index, column.head, sheets.formats["head"])
    for month in range(12):
        place = len(GANTT) + month * 2
        sheet.merge_range(row, place, row, place + 1, f"{(month + 3) % 12 + 1}月", sheets.formats["head"])
    for line, entry in enumerate(agenda(plan, fiscal_year, day), start=row + 1):
        _bar(sheets, sheet, line, entry, fiscal_year)
    sheet.repeat_rows(row)
    sheet.freeze_panes(row + 1, 1)


def _legend(sheets: Sheets, sheet: Any, row: int) -> None:
    for index, (kind, words) in enumerate(LEGEND.items()):
        place = len(GANTT) + index * 5
        sheet.write_blank(row, place, None, sheets.book.add_format({"bg_color": COLOURS[kind]}))
        sheet.write_string(row, place + 1, words, sheets.formats["note"])


def _bar(sheets: Sheets, sheet: Any, line: int, entry: Entry, fiscal_year: int) -> None:
    sheet.set_row(line, row_height([(entry.name, 40), (entry.who, 26)]))
    cells: tuple[Cell, ...] = (entry.name, entry.who, entry.first, entry.last)
    for index, cell in enumerate(cells):
        sheets.cell(sheet, line, index, cell)
    first, last = _half(entry.first, fiscal_year), _half(entry.last, fiscal_year)
    filled = sheets.book.add_format({"bg_color": COLOURS[entry.kind], "border": 1, "border_color": "#E4E4E6"})
    empty = sheets.book.add_format({"border": 1, "border_color": "#E4E4E6"})
    for half in range(HALVES):
        sheet.write_blank(line, len(GANTT) + half, None, filled if first <= half <= last else empty)


def _half(day: date, fiscal_year: int) -> int:
    """The half month of the fiscal year a day lies in, 0 to 23; before and after it the first and the last."""
    if day < first_day(fiscal_year):
        return 0
    if day >= first_day(fiscal_year + 1):
        return HALVES - 1
    return ((day.month - 4) % 12) * 2 + (day.day > 15)
