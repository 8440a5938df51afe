"""How long `toshiken deck 札幌市` takes, beside a process that only imports the modules it ends up with.

    python benchmarks/deck.py [RUNS]

Each run is a process of its own, the two kinds by turns; wall time and peak memory are of the whole process.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

START = "import sys; from toshiken.cli import main; sys.argv = ['toshiken', *sys.argv[1:]]; main()"
# Lists what the command has imported when it ends.
LIST = "import atexit, json, sys; atexit.register(lambda: print(json.dumps(list(sys.modules)), file=sys.stderr)); "
IMPORT = """\
import importlib, json, sys
for name in json.loads(sys.stdin.read()):
    try:
        importlib.import_module(name)
    except ImportError:  # names a package puts into sys.modules without a file of their own
        pass
"""


# As on a planner's machine: what was imported once is kept compiled.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Run(NamedTuple):
    """One process: seconds of wall time, megabytes of peak memory."""

    seconds: float
    megabytes: float


def measured(arguments: list[str], text: str = "") -> Run:
    """Runs Python with these arguments; its own peak memory, not that of earlier children."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(text.encode())
    process.stdin.close()
    words = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(words.decode())
    unit = 1024**2 if platform.system() == "Darwin" else 1024
    return Run(seconds, usage.ru_maxrss / unit)


def imported(deck: list[str]) -> list[str]:
    """The modules the command has loaded when it ends, in the order it loaded them."""
    command = [sys.executable, "-c", LIST + START, *deck]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    loaded = json.loads(done.stderr.splitlines()[-1])
    return [name for name in loaded if name != "__main__"]


def row(name: str, runs: list[Run]) -> str:
    """A line of the table: median, fastest and slowest, peak memory."""
    times = sorted(run.seconds for run in runs)
    memory = max(run.megabytes for run in runs)
    return f"| {name} | {statistics.median(times):.2f} | {times[0]:.2f} | {times[-1]:.2f} | {memory:.0f} |"


def main(count: int) -> None:
    """Prints the table and the ratio of the medians."""
    with tempfile.TemporaryDirectory() as folder:
        deck = ["deck", "札幌市", "--out", str(Path(folder) / "out")]
        modules = json.dumps(imported(deck))
        decks, imports, helps = [], [], []
        for _ in range(count):
            imports.append(measured(["-c", IMPORT], modules))
            decks.append(measured(["-c", START, *deck]))
            helps.append(measured(["-c", START, "--help"]))
    ratio = statistics.median(r.seconds for r in decks) / statistics.median(r.seconds for r in imports)
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}, {count} runs each\n")
    print("| process | median s | fastest s | slowest s | peak MB |\n|---|---:|---:|---:|---:|")
    print(row("`toshiken deck 札幌市`", decks))
    print(row(f"imports alone ({len(json.loads(modules))} modules)", imports))
    print(row("`toshiken --help`", helps))
    print(f"\ndeck ÷ imports = {ratio:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
