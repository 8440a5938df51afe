"""Writes docs/sources.md: `python -m tests.sources.write_guide` from the repository's root."""

from pathlib import Path

from toshiken.sources.guide import guide_page

PAGE = Path("docs") / "sources.md"

if __name__ == "__main__":
    PAGE.write_text(guide_page(), encoding="utf-8", newline="\n")
