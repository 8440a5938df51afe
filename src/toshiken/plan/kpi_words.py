"""KPIs as lines and as data: reported and refreshed side by side, progress, age, what is missing, scores."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from toshiken.core.period import Period, japanese_date
from toshiken.core.rounding import grouped
from toshiken.core.text_table import aligned
from toshiken.plan.evaluation import Grades, grades_by_member
from toshiken.plan.kpi_progress import Progress, progress
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import DIRECTIONS, EDITIONS, Kpi, Refreshed

MEASURED_BY = (
    "進捗、判定、古さは、最新の「実績（報告）」による。「改定後」は同じ時点の今の公表値、"
    "「最新の公表値」は報告がまだない、より新しい時点の公表値"
)


def value_words(kpi: Kpi, value: Decimal | None) -> str:
    """The value with the KPI's decimals and unit; 未定 where there is none."""
    return "未定" if value is None else f"{grouped(value, kpi.decimals)}{kpi.unit}"


def percent_words(ratio: Decimal | None) -> str:
    """A part of the way in percent; － where there is none to measure."""
    return "－" if ratio is None else f"{grouped(ratio * 100, 1)}％"


def target_words(kpi: Kpi) -> str:
    """The target with its direction: 100件以上（2026年度）."""
    return "".join(target_parts(kpi, partial(value_words, kpi), lambda period: Period.parse(period).short)) or "未定"


def target_parts(kpi: Kpi, amount: Callable[[Decimal], str], when: Callable[[str], str]) -> tuple[str, ...]:
    """The target in a reader's own numerals and dates: value with its direction, period. None: 未定.

    現状維持以上 is a target without a value of its own; where one is recorded, it stands behind.
    """
    held, words = kpi.target, DIRECTIONS[kpi.direction]
    if kpi.direction == "keep":
        return (words, f"（{amount(held.value)}、{when(held.period)}）") if held else (words,)
    return (f"{amount(held.value)}{words}", f"（{when(held.period)}）") if held else ()


def newest_words(found: Progress) -> str:
    """The newest reported figure with its period, 速報 where it is one."""
    if found.newest is None:
        return "未報告"
    mark = EDITIONS["preliminary"] if found.newest.edition == "preliminary" else ""
    period = Period.parse(found.newest.period).short
    return f"{value_words(found.kpi, found.newest.value)}（{period}{mark and '、' + mark}）"


def refreshed_words(found: Progress) -> str:
    """What the source gives now for the period of the newest report: 改定後."""
    return _official(found.kpi, found.refreshed)


def latest_words(found: Progress) -> str:
    """What the source gives for a later period, not yet reported: 最新の公表値."""
    return _official(found.kpi, found.latest)


def _official(kpi: Kpi, figure: Refreshed | None) -> str:
    return f"{value_words(kpi, figure.value)}（{Period.parse(figure.period).short}）" if figure else ""


def age_words(found: Progress, day: date) -> str:
    """How old the newest figure is: 1年7か月."""
    if found.newest is None:
        return ""
    years, months = divmod(found.newest.age_months(day), 12)
    return (f"{years}年" if years else "") + f"{months}か月"


def next_words(found: Progress) -> str:
    """The figure expected next: 2026年度の数値は令和9年6月."""
    if found.next_expected is None:
        return ""
    period, due = found.next_expected
    return f"{Period.parse(period).short}の数値は{japanese_date(due).rpartition('月')[0]}月ごろ"


def as_lines(plan: AlliancePlan, day: date, scores: bool = True) -> str:
    """A line a KPI, then missing reports; scores of projects are for internal readers."""
    found = [progress(kpi, plan.area, day) for kpi in plan.kpis]
    heads = (
        "役割", "成果指標", "基準", "目標", "実績（報告）", "改定後", "最新の公表値", "進捗", "判定", "古さ", "次の数値",
    )  # fmt: skip
    rows = [heads, *(_row(each, day) for each in found)]
    lines = [f"{plan.area.name_on(day)}　成果指標（{japanese_date(day)}現在）", "", *aligned(rows)]
    return "\n".join([*lines, "", f"※ {MEASURED_BY}", *_missing(found, plan), *(_scores(plan, day) if scores else ())])


def _row(found: Progress, day: date) -> tuple[str, ...]:
    kpi = found.kpi
    baseline = (
        f"{value_words(kpi, kpi.baseline.value)}（{Period.parse(kpi.baseline.period).short}）"
        if kpi.baseline
        else "未定"
    )
    return (
        kpi.role, kpi.name, baseline, target_words(kpi), newest_words(found), refreshed_words(found),
        latest_words(found), percent_words(found.ratio), found.verdict, age_words(found, day), next_words(found),
    )  # fmt: skip


def _missing(found: list[Progress], plan: AlliancePlan) -> Iterator[str]:
    late = [(each.kpi, period, codes) for each in found for period, codes in each.missing]
    if late:
        yield from ("", "報告のない数値")
    for kpi, period, codes in late:
        who = "、".join(plan.name_of(code) for code in codes) or kpi.office or "担当部署は未定"
        yield f"  {kpi.name}　{Period.parse(period).short}　{who}"


def score_years(plan: AlliancePlan) -> tuple[int, ...]:
    """Fiscal years in which projects were scored."""
    return tuple(sorted({e.fiscal_year for project in plan.projects for e in project.evaluations}))


def _scores(plan: AlliancePlan, day: date) -> Iterator[str]:
    for year in score_years(plan):
        rows = [("市町村", "A", "B", "C", "D", "A・Bの割合"), *(_score(g) for g in grades_by_member(plan, year, day))]
        yield from (
            "",
            f"事業の評価（{year}年度、庁内用）",
            *(f"  {line}" for line in aligned(rows, right=(1, 2, 3, 4, 5))),
        )


def _score(grades: Grades) -> tuple[str, ...]:
    good = grades.good_percent
    return (grades.name, *(str(n) for n in grades.counts.values()), "－" if good is None else f"{grouped(good, 1)}％")


def as_data(plan: AlliancePlan, day: date) -> dict[str, Any]:
    """Every KPI with what was reported, what was refreshed, progress; values as text."""
    return {"as_of": day.isoformat(), "area": plan.area.slug, "kpis": [_data(kpi, plan, day) for kpi in plan.kpis]}


def _data(kpi: Kpi, plan: AlliancePlan, day: date) -> dict[str, Any]:
    found = progress(kpi, plan.area, day)
    newest, after, latest = found.newest, found.refreshed, found.latest
    return {
        "id": kpi.id, "name": kpi.name, "unit": kpi.unit, "role": kpi.role, "direction": kpi.direction,
        "baseline": kpi.baseline.model_dump(mode="json") if kpi.baseline else None,
        "target": kpi.target.model_dump(mode="json") if kpi.target else None,
        "reported": {"period": newest.period, "value": str(newest.value), "edition": newest.edition} if newest else None,
        "refreshed": after.model_dump(mode="json") if after else None,
        "latest_published": latest.model_dump(mode="json") if latest else None,
        "measured_by": {"figure": "reported", "period": newest.period} if newest else None,
        "progress_percent": None if found.ratio is None else str(round(found.ratio * 100, 4)),
        "verdict": found.verdict,
        "age_months": newest.age_months(day) if newest else None,
        "next_expected": [found.next_expected[0], found.next_expected[1].isoformat()] if found.next_expected else None,
        "missing_reports": [{"period": period, "members": list(codes)} for period, codes in found.missing],
    }  # fmt: skip
