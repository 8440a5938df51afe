"""Writes docs/coverage.md: `python -m tests.indicators.write_coverage` from the repository's root."""

from pathlib import Path

from tests.indicators.bundled import bundled_tables
from toshiken.indicators.coverage import coverage_page

PAGE = Path("docs") / "coverage.md"

if __name__ == "__main__":
    PAGE.write_text(coverage_page(bundled_tables()), encoding="utf-8", newline="\n")
