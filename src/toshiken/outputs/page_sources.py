"""Which publications fill which page, and which official files are still missing: for `toshiken data AREA`."""

from collections.abc import Sequence
from typing import Any

from toshiken.outputs.brief import Brief
from toshiken.outputs.document import CONTENT
from toshiken.outputs.needed import Needed, needed_files
from toshiken.outputs.page import Page


def page_sources(brief: Brief) -> tuple[tuple[tuple[str, Page | None], ...], tuple[Needed, ...]]:
    """(title, page) in the document's order, None where the page has no figures; the missing files, most worth first."""
    made = [(title, maker(brief), needed) for title, maker, needed in CONTENT]
    absent = [(title, needed) for title, page, needed in made if page is None]
    pages = tuple((title, page) for title, page, _ in made)
    return pages, needed_files(brief, absent, (page for _, page in pages if page is not None))


def as_data(pages: Sequence[tuple[str, Page | None]], files: Sequence[Needed]) -> dict[str, Any]:
    """pages: title and what it cites, "sources" empty where it cannot be made; missing: files with the figures they give."""
    return {
        "pages": [{"title": title, "sources": list(page.citations()) if page else []} for title, page in pages],
        "missing": [
            {"file": f.name, "where": f.where, "figures": [f"{page}：{title}" for page, title in f.figures]}
            for f in files
        ],
    }


def as_lines(pages: Sequence[tuple[str, Page | None]], files: Sequence[Needed]) -> str:
    """A line a page, then a line a missing file."""
    lines = ["頁と、それを埋めている資料："]
    lines += [f"  {title}　{'、'.join(page.citations()) if page else '（数値がない）'}" for title, page in pages]
    lines += ["", "足りない資料（図の多い順）："]
    lines += [f"  {file.name}　{file.where}　図{len(file.figures)}" for file in files]
    return "\n".join(lines)
