"""The page of sources is generated and not stale; the next publication follows from the newest one."""

from pathlib import Path

from toshiken.sources.guide import cycle, guide_page, next_expected, official_name
from toshiken.sources.publication import all_publications


def test_the_page_is_not_stale(repository: Path) -> None:
    assert (repository / "docs/sources.md").read_text(encoding="utf-8") == guide_page()


def test_every_publication_says_what_it_gives_and_where_to_get_it() -> None:
    layouts = {p.id: p.layout for p in all_publications().values()}
    assert {name for name, layout in layouts.items() if not (layout.head.gives and layout.address)} == set()


def test_the_next_publication_is_a_cycle_after_the_newest() -> None:
    layout = all_publications()["ssdse_a"].layout
    assert official_name(layout).startswith("独立行政法人統計センター「")
    assert cycle(layout).startswith("毎年")
    assert next_expected(layout, "2025").startswith("2026年")
    assert next_expected(layout, "") == ""
