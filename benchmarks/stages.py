"""Where the time of `toshiken deck 札幌市` goes after its imports: one row a stage, of one process.

python benchmarks/stages.py
"""

import time
from datetime import date

from toshiken.example import Example
from toshiken.outputs.deck import render_deck
from toshiken.outputs.document import make_document
from toshiken.outputs.page import Audience
from toshiken.outputs.proof import render_proof
from toshiken.outputs.site import render_site, start_charts
from toshiken.outputs.workbook import render_workbook
from toshiken.profile.json_file import write_profile


class Stopwatch:
    """Keeps the seconds since the last lap under the lap's name."""

    def __init__(self) -> None:
        self.laps: list[tuple[str, float]] = []
        self._since = time.perf_counter()

    def lap(self, name: str) -> None:
        """Ends a lap."""
        now = time.perf_counter()
        self.laps.append((name, now - self._since))
        self._since = now


def main() -> None:
    """Prints the table. The charts are waited for before the deck is built, so that each has its own row."""
    watch = Stopwatch()
    brief = Example().brief(date.today())  # noqa: DTZ011 - the day the command line would take
    watch.lap("figures, indicators, profile")
    document = make_document(brief, Audience.INTERNAL, reproduction=False)
    watch.lap("pages and claims")
    charts = start_charts(document)
    render_site(document, charts)
    watch.lap("page, with its charts (beside the deck in the command)")
    render_deck(document, "a4", None)
    watch.lap("deck")
    render_workbook(document)
    watch.lap("workbook")
    render_proof(document)
    watch.lap("proof sheet")
    write_profile(brief.profile)
    watch.lap("profile.json")
    print("| stage | s |\n|---|---:|")
    for name, seconds in watch.laps:
        print(f"| {name} | {seconds:.2f} |")


if __name__ == "__main__":
    main()
