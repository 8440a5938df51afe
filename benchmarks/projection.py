"""How long a projection takes: beside a pass over its rates, nationwide with draws, and as a command.

    python benchmarks/projection.py [RUNS]

Population and rates are made up, of the nation's size: 1,741 municipalities × 2 sexes × 19 ages × 6 steps.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
from deck import IMPORT, START, imported, measured, row

from toshiken.models.projection.cohort import project
from toshiken.models.projection.rates import Rates

PLACES, STEPS = 1_741, 6
DRAWS = """\
import sys, time
sys.path.insert(0, "benchmarks")
import numpy as np
from projection import made_up
from toshiken.models.projection.draws import drawn_totals
from toshiken.profile.outlook.experience import measured
base, rates = made_up()
found = measured()
start = time.perf_counter()
totals = drawn_totals(base, rates, found.model(), found.class_of(base.sum(axis=(0, 1))), 1000, np.random.default_rng(1))
assert totals.shape == (1000, 7, 1741)
print(time.perf_counter() - start, file=sys.stderr)
"""


def made_up() -> tuple[np.ndarray, Rates]:
    """A base population and rates such as municipalities have."""
    random = np.random.default_rng(1)
    base = random.lognormal(6, 1, (2, 19, PLACES))
    shape = (STEPS, 2, 18, PLACES)
    survival, migration = random.uniform(0.5, 1, shape), random.uniform(-0.1, 0.1, shape)
    return base, Rates(survival, migration, np.full((STEPS, PLACES), 0.2), np.full((STEPS, PLACES), 0.512))


def seconds(work: Callable[[], object], count: int = 300) -> float:
    """The median of many runs."""
    found = []
    for _ in range(count):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def main(count: int) -> None:
    """Prints the three ratios and times."""
    base, rates = made_up()

    def one_pass() -> np.ndarray:
        result = np.empty((STEPS + 1, *base.shape))
        result[0] = base
        np.add(rates.survival, rates.net_migration, out=result[1:, :, 1:])
        return result

    floor, whole = seconds(one_pass), seconds(lambda: project(base, rates))
    print(f"projection {whole * 1e3:.2f} ms ÷ one pass over its rates {floor * 1e3:.2f} ms = {whole / floor:.2f}\n")
    runs = [measured(["-c", DRAWS]) for _ in range(max(1, count // 2))]
    print("| process | median s | fastest s | slowest s | peak MB |\n|---|---:|---:|---:|---:|")
    print(row("1,000 draws nationwide, imports included", runs))
    command = ["outlook", "札幌市"]
    modules = json.dumps(imported(command))
    outlooks, imports = [], []
    for _ in range(count):
        imports.append(measured(["-c", IMPORT], modules))
        outlooks.append(measured(["-c", START, *command]))
    print(row("`toshiken outlook 札幌市`", outlooks))
    print(row(f"imports alone ({len(json.loads(modules))} modules)", imports))
    ratio = statistics.median(r.seconds for r in outlooks) / statistics.median(r.seconds for r in imports)
    print(f"\noutlook ÷ imports = {ratio:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
