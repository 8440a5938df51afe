"""KPIs in the papers: baseline, target, what was reported, what official figures say since, beside each other."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from toshiken.core.period import Period, japanese_date
from toshiken.core.rounding import grouped
from toshiken.outputs.papers.costs import year_label
from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.marks import NO_FIGURE, UNDECIDED
from toshiken.outputs.papers.paper import Block, Heading, line
from toshiken.outputs.papers.source import Source
from toshiken.plan.items import roles
from toshiken.plan.kpi_progress import Progress, progress
from toshiken.plan.kpi_words import target_parts
from toshiken.plan.records.kpi import EDITIONS, STATUSES, Kpi, Refreshed

HEADS = (
    ("成果指標\n（把握方法・時期）", 2.3), ("基準値", 1.52), ("目標値", 1.52), ("最新の実績値", 1.52), ("改定後", 1.52),
    ("最新の公表値", 1.52),
)  # fmt: skip


def kpis_by_role(source: Source) -> Iterator[Block]:
    """A table a role; a role without a KPI says so."""
    for role in roles():
        found = [kpi for kpi in source.plan.kpis if kpi.role == role.code]
        yield Heading(f"{role.code}　{role.name}", 2)
        if not found:
            yield line(f"成果指標は{UNDECIDED}")
            continue
        yield kpi_table(source, f"kpis_{role.code}", tuple(found))
    yield line(
        "※ 実績値は報告されたままの数値。同じ時点の今の公表値は「改定後」に、"
        "まだ報告していない、より新しい時点の公表値は「最新の公表値」に並べて示す。", "note",
    )  # fmt: skip


def kpi_table(source: Source, key: str, kpis: tuple[Kpi, ...]) -> Block:
    """The table of some KPIs as of the day."""
    return grid(
        key, "", HEADS, [_row(kpi, progress(kpi, source.plan.area, source.day)) for kpi in kpis], "成果指標の表"
    )


def _row(kpi: Kpi, now: Progress) -> tuple[str, ...]:
    name = f"{kpi.name}（{kpi.unit}）" + ("" if kpi.status == "set" else f"\n〔{STATUSES[kpi.status]}〕")
    baseline = f"{figure(kpi, kpi.baseline.value)}\n（{when(kpi.baseline.period)}）" if kpi.baseline else UNDECIDED
    method = "、".join(part for part in (kpi.method, kpi.publication) if part)
    return (
        f"{name}\n（{method or '把握方法は未定'}）",
        baseline,
        target(kpi),
        newest(kpi, now),
        _official(kpi, now.refreshed),
        _official(kpi, now.latest),
    )


def target(kpi: Kpi) -> str:
    """100以上（令和8年度）, as the other reports of a KPI have it."""
    return "\n".join(target_parts(kpi, partial(figure, kpi), when)) or UNDECIDED


def newest(kpi: Kpi, now: Progress) -> str:
    """The newest figure with its period and edition."""
    if now.newest is None:
        return NO_FIGURE
    edition = EDITIONS.get(now.newest.edition, now.newest.edition)
    return f"{figure(kpi, now.newest.value)}\n（{when(now.newest.period)}）\n{edition}"


def _official(kpi: Kpi, found: Refreshed | None) -> str:
    return f"{figure(kpi, found.value)}\n（{when(found.period)}）" if found else NO_FIGURE


def figure(kpi: Kpi, value: Decimal) -> str:
    """In the KPI's own decimals."""
    return grouped(value, kpi.decimals)


def when(period: str) -> str:
    """令和7年度, 令和6年, 令和2年10月1日."""
    known = Period.parse(period)
    match known.kind.name:
        case "FISCAL_YEAR":
            return year_label(known.start.year)
        case "DAY":
            return japanese_date(known.start)
        case _:
            return f"{year_label(known.start.year)[:-1]}"
