"""KPIs as a workbook: where each stands, every report with 速報 and 確報 and the 改定後 beside it; scores for internal readers only."""

from collections.abc import Iterator
from datetime import date

from toshiken.core.period import Period, japanese_date
from toshiken.outputs.page import Audience
from toshiken.outputs.plan.sheets import Cell, Column, Sheets
from toshiken.plan.evaluation import grade, grades_by_member
from toshiken.plan.kpi_progress import Progress, progress
from toshiken.plan.kpi_words import (
    MEASURED_BY,
    age_words,
    latest_words,
    newest_words,
    next_words,
    refreshed_words,
    score_years,
    target_words,
    value_words,
)
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import EDITIONS, Kpi

STATES = (
    Column("役割", 6), Column("成果指標", 30), Column("基準", 20), Column("目標", 24), Column("実績（報告）", 24), Column("改定後", 22),
    Column("最新の公表値", 22), Column("進捗", 9, "percent"), Column("判定", 9), Column("古さ", 10), Column("次の数値", 26), Column("担当部署", 20),
)  # fmt: skip
FIGURES = (
    Column("成果指標", 30), Column("単位", 7), Column("時点", 11), Column("市町村", 14), Column("実績（報告）", 12, "decimal"),
    Column("区分", 7), Column("報告の日", 12), Column("会議", 22), Column("改定後", 12, "decimal"), Column("改定後の出典", 60),
)  # fmt: skip
TARGETS = (
    Column("成果指標", 34), Column("定めた日", 13), Column("時点", 12), Column("目標値", 12, "decimal"), Column("理由", 60),
)  # fmt: skip

SCORES = (
    Column("事業", 36), Column("市町村", 16), Column("得点", 9), Column("満点", 9), Column("評価", 9), Column("意見", 50),
)  # fmt: skip


def render_kpis(plan: AlliancePlan, day: date, audience: Audience) -> bytes:
    """The workbook as of a day."""
    name = plan.area.name_on(day)
    sheets = Sheets(f"{name}：成果指標", day)
    found = [progress(kpi, plan.area, day) for kpi in plan.kpis]
    title = f"{name}　成果指標（{japanese_date(day)}現在）"
    notes = [
        "進捗は基準値から目標値までの道のりのうち進んだ割合。報告した実績値は書き換えず、資料の改定は「改定後」に並べる",
        MEASURED_BY,
    ]
    sheets.page("成果指標", title, STATES, [_state(each, day) for each in found], notes)
    sheets.page(
        "実績と改定後", f"{name}　実績と改定後", FIGURES, [row for kpi in plan.kpis for row in _figures(kpi, plan, day)]
    )
    sheets.page("目標値の経過", f"{name}　目標値の経過", TARGETS, [row for kpi in plan.kpis for row in _targets(kpi)])
    if audience is Audience.INTERNAL:
        _scores(sheets, plan, day)
    return sheets.bytes()


def _state(found: Progress, day: date) -> list[Cell]:
    kpi, base = found.kpi, found.kpi.baseline
    return [
        kpi.role, kpi.name, f"{value_words(kpi, base.value)}（{Period.parse(base.period).short}）" if base else "未定",
        target_words(kpi), newest_words(found), refreshed_words(found) or None,
        latest_words(found) or None, found.ratio, found.verdict, age_words(found, day), next_words(found), kpi.office or "未定",
    ]  # fmt: skip


def _figures(kpi: Kpi, plan: AlliancePlan, day: date) -> Iterator[list[Cell]]:
    """Reports in order of time; 改定後 stands in the row of its period, in one of its own where nothing was reported."""
    after = {Period.parse(r.period).end: r for r in kpi.refreshed if r.refreshed_on <= day}
    meetings = {meeting.id: meeting.name for meeting in plan.meetings}
    known = sorted(
        (a for a in kpi.actuals if a.reported <= day), key=lambda a: (Period.parse(a.period).end, a.reported)
    )
    for actual in known:
        refreshed = None if actual.member else after.pop(Period.parse(actual.period).end, None)
        yield [
            kpi.name, kpi.unit, Period.parse(actual.period).short, plan.name_of(actual.member) if actual.member else "圏域",
            actual.value, EDITIONS[actual.edition], actual.reported, meetings.get(actual.meeting, ""),
            refreshed.value if refreshed else None, refreshed.citation if refreshed else None,
        ]  # fmt: skip
    for _, only in sorted(after.items()):
        head: list[Cell] = [
            kpi.name,
            kpi.unit,
            Period.parse(only.period).short,
            "圏域",
            None,
            None,
            None,
            "（報告なし）",
        ]
        yield [*head, only.value, only.citation]


def _targets(kpi: Kpi) -> Iterator[list[Cell]]:
    for target in kpi.targets:
        yield [kpi.name, target.set_on, Period.parse(target.period).short, target.value, target.reason or "理由は未定"]


def _scores(sheets: Sheets, plan: AlliancePlan, day: date) -> None:
    for year in score_years(plan):
        columns = (
            Column("市町村", 18), *(Column(letter, 9) for letter in "ABCD"), Column("A・Bの割合", 12, "percent"),
        )  # fmt: skip
        rows: list[list[Cell]] = [
            [g.name, *g.counts.values(), None if g.good_percent is None else g.good_percent / 100]
            for g in grades_by_member(plan, year, day)
        ]
        notes = [
            "庁内用。得点の割合による4段階（境は rules/parameters/evaluation のパラメーター、高松市の例、本文は未確認）"
        ]
        sheets.page(f"評価{year}年度", f"事業の評価（{year}年度）", columns, rows, notes)
        own: list[list[Cell]] = [
            [f"{p.code} {p.name}", plan.name_of(e.member), e.points, e.full_points, grade(e, day), e.comment]
            for p in plan.projects
            for e in p.evaluations
            if e.fiscal_year == year
        ]
        sheets.page(f"評価{year}年度（事業）", f"事業ごとの評価（{year}年度）", SCORES, own, notes)
