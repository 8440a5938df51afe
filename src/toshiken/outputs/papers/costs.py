"""Money in the papers: three kinds, each in a table of its own, and what one municipality bears. In thousand yen."""

from collections.abc import Iterable, Iterator
from datetime import date

from toshiken.core.period import era_year
from toshiken.outputs.figure import Row, Table
from toshiken.outputs.papers.grids import money
from toshiken.outputs.papers.marks import UNDECIDED
from toshiken.outputs.papers.paper import Block, line
from toshiken.outputs.papers.source import Source
from toshiken.plan.fiscal_years import fiscal_year_of
from toshiken.plan.items import roles
from toshiken.plan.money import ProjectMoney, Total, borne_by, known_years, total
from toshiken.plan.records.cost import COST_KINDS, SHARING_RULES, Cost, CostKind
from toshiken.plan.records.project import Project

NEGOTIATED = "別途協議"
NEVER_MIXED = "当初予算額、見込額、決算額は種類の違う金額であり、足し合わせたり、つなげて比べたりしない。"


def thousands(value: int) -> str:
    """1,234."""
    return f"{value:,}"


def amount(value: int | None) -> str:
    """1,234; 別途協議 where there is no amount."""
    return NEGOTIATED if value is None else thousands(value)


def year_label(fiscal_year: int) -> str:
    """令和7年度, 令和元年度 (2019)."""
    return f"{era_year(date(fiscal_year, 5, 1))}度"


def newest_year(source: Source, kind: CostKind) -> int | None:
    """The newest fiscal year begun by the day with money of that kind."""
    year = fiscal_year_of(source.day)
    return next((y for y in reversed(known_years(source.plan)) if y <= year and source.money(y, kind)), None)


def cost_tables(source: Source) -> Iterator[Block]:
    """By role and fiscal year, a table a kind of money."""
    years = known_years(source.plan)
    made = [table for kind in COST_KINDS if (table := _by_role(source, kind, years)) is not None]
    yield from made
    if not made:
        yield line(f"事業費は{UNDECIDED}")
        return
    yield line(f"※ {NEVER_MIXED}", "note")
    yield line("※ 「別途協議」の事業は金額に含まず、件数を（　）内に示す。", "note")


def _by_role(source: Source, kind: CostKind, years: tuple[int, ...]) -> Table | None:
    money_by_year = {year: source.money(year, kind) for year in years}
    shown = tuple(year for year in years if money_by_year[year])
    if not shown:
        return None
    rows = [
        Row(
            (
                f"{role.code}　{role.name}",
                *(_sum(m for m in money_by_year[y] if m.project.role == role.code) for y in shown),
            )
        )
        for role in roles()
    ]
    if any(not m.project.role for year in shown for m in money_by_year[year]):
        open_ones = (_sum(m for m in money_by_year[y] if not m.project.role) for y in shown)
        rows.append(Row((f"役割{UNDECIDED}", *open_ones)))
    rows.append(Row(("計", *(_sum(money_by_year[year]) for year in shown)), "total"))
    heads = (("役割", 2.2), *((year_label(year), 1.0) for year in shown))
    return money(f"cost_{kind}", COST_KINDS[kind], heads, rows, f"役割別、年度別の{COST_KINDS[kind]}の表")


def _sum(found: Iterable[ProjectMoney]) -> str:
    return total(entry.cost.thousand_jpy for entry in found).shown() or "－"


def own_costs(source: Source, code: str, agreement: str = "") -> Iterator[Block]:
    """What a municipality bears of the newest budget, project by project; agreement: only those that rest on it."""
    year = newest_year(source, "budget")
    found = [m for m in (source.money(year, "budget") if year else ()) if code in m.members]
    found = [m for m in found if not agreement or agreement in m.project.agreements]
    if year is None or not found:
        yield line(f"負担額は{UNDECIDED}")
        return
    rows = [Row((_label(m.project), amount(m.cost.thousand_jpy), _own(m, code), _rule(m.project))) for m in found]
    borne = borne_by(tuple(found), code)
    rows.append(Row(("計（負担額の定まったもの）", "", _known(borne), ""), "total"))
    name = source.plan.name_of(code)
    heads = (("事業", 2.4), ("事業費", 1.0), (f"{name}の負担額", 1.4), ("負担の方法", 1.9))
    title = f"{year_label(year)}当初予算額"
    yield money(f"own_costs_{code}", title, heads, rows, f"{title}と{name}の負担額の表", words=(0, 3))
    yield line("※ 負担額は一般財源（事業費－特定財源）のうち、その市町村が負担する額。", "note")


def _label(project: Project) -> str:
    return f"{project.code}　{project.name}"


def _own(entry: ProjectMoney, code: str) -> str:
    share = entry.share_of(code)
    return UNDECIDED if share is None else thousands(share)


def _rule(project: Project) -> str:
    return SHARING_RULES[project.cost_sharing.rule] if project.cost_sharing else UNDECIDED


def cost_cell(costs: Iterable[Cost], fiscal_year: int, kind: CostKind) -> str:
    """One project's cost of a year and kind; － where none is recorded."""
    found = next((c for c in costs if (c.fiscal_year, c.kind) == (fiscal_year, kind)), None)
    return "－" if found is None else amount(found.thousand_jpy)


def _known(sum_: Total) -> str:
    return UNDECIDED if sum_.known is None else thousands(sum_.known)


def own_costs_sum(source: Source, code: str) -> str:
    """令和8年度　1,234千円（負担額未定 2事業）."""
    year = newest_year(source, "budget")
    found = [m for m in (source.money(year, "budget") if year else ()) if code in m.members]
    if year is None or not found:
        return UNDECIDED
    borne = borne_by(tuple(found), code)
    if borne.known is None:
        return f"{year_label(year)}　負担額{UNDECIDED}"
    open_ones = f"（ほかに負担額未定 {borne.unsettled}事業）" if borne.unsettled else ""
    return f"{year_label(year)}　{thousands(borne.known)}千円{open_ones}"
