"""How long `toshiken plan documents` takes on a large plan, after its imports: 12 members, 60 projects, 40 KPIs, 5 years.

    python benchmarks/papers.py [RUNS]

The floor is python-docx opening and saving as many empty documents: what no program that writes Word files with it goes below.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from docx import Document

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.outputs.papers.large import large_plan  # noqa: E402 - the tests' plan is measured

from toshiken.example import Example  # noqa: E402
from toshiken.outputs.papers.documents import make_documents  # noqa: E402
from toshiken.outputs.papers.source import Source  # noqa: E402
from toshiken.outputs.papers.wording import Words  # noqa: E402

DAY = date(2026, 11, 25)


def seconds(work: Callable[[], object]) -> float:
    """Wall clock of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def empty_documents(number: int) -> None:
    """The floor."""
    for _ in range(number):
        Document().save(BytesIO())


def main() -> None:
    """Prints medians and the ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    source = Source(large_plan(), DAY, Words(), Example().brief(DAY))
    made = make_documents(source, None, lambda _: None)
    number = sum(name.endswith(".docx") for name in made.files)
    papers = [seconds(lambda: make_documents(source, None, lambda _: None)) for _ in range(runs)]
    floors = [seconds(lambda: empty_documents(number)) for _ in range(runs)]
    paper, floor = statistics.median(papers), statistics.median(floors)
    print(f"all documents ({number} .docx, 1 .html): median {paper:.2f} s, worst {max(papers):.2f} s")
    print(f"floor ({number} empty documents): median {floor:.2f} s; ratio {paper / floor:.1f}")


if __name__ == "__main__":
    main()
