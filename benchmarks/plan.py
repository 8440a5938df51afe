"""How long `toshiken plan check` takes on a large plan, after its imports: 12 members, 60 projects, 40 KPIs, 5 years.

    python benchmarks/plan.py [RUNS]

The floor is PyYAML reading the same files without positions, records or checks: what no program on YAML can go below.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from toshiken.example import Example
from toshiken.example.alliance import bundled_plan
from toshiken.outputs.plan.money_book import render_money
from toshiken.outputs.plan.section_book import render_section_book
from toshiken.outputs.plan.status_book import render_status
from toshiken.plan.check import findings
from toshiken.plan.check.words import as_lines
from toshiken.plan.folder import read_folder
from toshiken.plan.folder_files import plan_files
from toshiken.plan.items import item_codes
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import SharingKey
from toshiken.plan.records.kpi import Kpi, KpiSet
from toshiken.plan.records.project import Project

DAY, YEARS = date(2026, 11, 25), range(2021, 2026)


def large_plan() -> AlliancePlan:
    """Sapporo's twelve members with made-up projects and KPIs."""
    plan = bundled_plan(Example())
    members = tuple(place.code for place in plan.area.members(DAY))
    agreements = tuple(agreement.id for agreement in plan.agreements)
    key = SharingKey(
        id="population", basis="合成", unit="人", weights={c: str(1000 + n * 137) for n, c in enumerate(members)}
    )
    projects = tuple(_project(number, members, agreements) for number in range(60))
    kpis = tuple(_kpi(number, members) for number in range(40))
    sets = tuple(KpiSet(id=f"set{n}", name="合成", kpis=kpis[n::4]) for n in range(4))
    return plan.model_copy(update={"projects": projects, "kpi_sets": sets, "sharing_keys": (key,)})


def _project(number: int, members: tuple[str, ...], agreements: tuple[str, ...]) -> Project:
    costs: list[dict[str, Any]] = []
    for year in YEARS:
        funding = [{"kind": "national_subsidy", "name": "合成", "thousand_jpy": 400}]
        costs.append({"fiscal_year": year, "kind": "budget", "thousand_jpy": 5000 + number, "funding": funding})
        settled = {
            "fiscal_year": year,
            "kind": "settlement",
            "thousand_jpy": 4800 + number,
            "day": date(year + 1, 9, 20),
        }
        costs.append({**settled, "funding": funding})
    return Project.model_validate(
        {
            "code": f"{number + 1:02d}", "name": f"合成の事業{number + 1}", "item": item_codes()[number % len(item_codes())],
            "members": members, "content": "合成の内容", "effect": "合成の効果", "hub_role": "合成", "partner_role": "合成",
            "office": "合成課", "first_fiscal_year": 2021, "last_fiscal_year": 2025, "agreements": agreements,
            "schedule": [{"first_fiscal_year": y, "last_fiscal_year": y, "content": "実施"} for y in YEARS],
            "cost_sharing": {"rule": "population", "sharing_key": "population"}, "costs": costs,
        }
    )  # fmt: skip


def _kpi(number: int, members: tuple[str, ...]) -> Kpi:
    actuals = [
        {"period": f"FY{year}", "value": 10 + number, "reported": date(year + 1, 6, 10), "member": code}
        for year in YEARS
        for code in members
    ]
    return Kpi.model_validate(
        {
            "id": f"k{number:02d}", "name": f"合成の指標{number}", "unit": "件", "direction": "at_least", "role": "アイウ"[number % 3],
            "baseline": {"period": "FY2020", "value": 10}, "targets": [{"set_on": "2021-03-31", "period": "FY2025", "value": 900}],
            "actuals": actuals, "source": {"members": members}, "method": "合成", "publication": "6月", "office": "合成課",
            "months_to_publication": 3,
        }
    )  # fmt: skip


def timed(action: Callable[[], object], runs: int) -> list[float]:
    """Seconds of each run."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return taken


def row(what: str, taken: list[float], floor: float) -> str:
    """A line of the table."""
    middle = statistics.median(taken)
    return f"| {what} | {middle:.3f} | {min(taken):.3f} | {max(taken):.3f} | {middle / floor:.1f} |"


def main() -> None:
    """Prints the table."""
    gc.disable()  # as the command line does
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in plan_files(large_plan()).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        paths = sorted(folder.rglob("*.yml"))
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        floor = timed(lambda: [yaml.load(p.read_text(encoding="utf-8"), Loader=loader) for p in paths], runs)
        check = timed(lambda: as_lines(findings(read_folder(folder), DAY), DAY), runs)
        plan = read_folder(folder).plan
        found = len(findings(read_folder(folder), DAY))
        books = {
            "status workbook": lambda: render_status(plan, DAY),
            "money workbook": lambda: render_money(plan, 2025, "settlement", DAY),
            "sections' workbook": lambda: render_section_book(plan, DAY),
        }
        size = sum(path.stat().st_size for path in paths)
        print(f"{len(paths)} files, {size / 1000:,.0f} kB, {found} findings, {runs} runs\n")
        print("| what | median s | fastest | slowest | × floor |\n|---|---:|---:|---:|---:|")
        middle = statistics.median(floor)
        print(row("floor: PyYAML reads the files", floor, middle))
        print(row("plan check: read, check, words", check, middle))
        for what, action in books.items():
            print(row(what, timed(action, max(2, runs // 3)), middle))


if __name__ == "__main__":
    main()
