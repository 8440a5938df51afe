"""措置見込額（試算） of one municipality, with its arithmetic and what must be said beside it. Never income."""

from collections.abc import Iterator

from toshiken.core.errors import RequestError
from toshiken.outputs.figure import Row
from toshiken.outputs.papers.costs import newest_year, thousands, year_label
from toshiken.outputs.papers.grids import money
from toshiken.outputs.papers.marks import UNDECIDED
from toshiken.outputs.papers.paper import Block, line
from toshiken.outputs.papers.source import Source
from toshiken.plan.measures import MemberMeasures, member_measures

LABEL = "措置見込額（試算）"


def measures_of(source: Source, code: str) -> tuple[int, MemberMeasures] | None:
    """(fiscal year, measures) of the newest budget; None where there is no budget, no share, no rule for the year."""
    year = newest_year(source, "budget")
    if year is None:
        return None
    money_of_year = source.money(year, "budget")
    try:
        found = member_measures(source.plan, money_of_year, year, source.day)
    except RequestError:  # no parameter of that year was published by the day: nothing can be estimated
        return None
    own = next((measures for measures in found if measures.code == code), None)
    return (year, own) if own else None


def own_measures(source: Source, code: str, arithmetic: bool = True) -> Iterator[Block]:
    """The table, its arithmetic, what is left out and why, and the remarks."""
    found = measures_of(source, code)
    if found is None or not (found[1].measures or found[1].lines):
        yield line(f"{LABEL}：{UNDECIDED}（負担額が定まった後に試算する）", "plain")
        return
    year, own = found
    rows = [Row((m.label, m.amount.shown())) for m in own.measures]
    if rows:
        title = f"{LABEL}　{year_label(year)}当初予算額による"
        yield money("measures", title, (("措置", 4.0), ("見込額", 1.2)), rows, f"{own.name}の{LABEL}の表")
    else:
        yield line(f"{LABEL}：算定の対象となる経費がない", "plain")
    if arithmetic:
        yield from (line(f"※ {m.label}：{m.arithmetic}", "note") for m in own.measures)
        for entry in own.lines:
            for left, reason in entry.left_out:
                yield line(
                    f"※ {entry.project.code}　{entry.project.name}のうち{thousands(left)}千円は算定しない：{reason}",
                    "note",
                )
        if own.undecided:
            open_ones = "、".join(f"{p.code}（{reason}）" for p, reason in own.undecided)
            yield line(f"※ 含まない事業：{open_ones}", "note")
    remarks = dict.fromkeys(remark for m in own.measures for remark in m.remarks)
    yield from (line(f"※ {remark}", "note") for remark in remarks)
