"""All files of one document. Charts of the page are drawn in the background while the deck is being built."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from toshiken.outputs.page import Document
from toshiken.outputs.site.charts import Drawer
from toshiken.profile.profile import AreaProfile

Paper = Literal["a4", "16:9"]


def render_edition(
    document: Document,
    profile: AreaProfile,
    paper: Paper,
    template: Path | None,
    drawer: Drawer,
    progress: Callable[[str], None],
) -> dict[str, bytes]:
    """File name → content, named by the area's slug. `drawer` draws the page's charts; `progress` is told each stage."""
    from toshiken.outputs.deck import render_deck
    from toshiken.outputs.proof import render_proof
    from toshiken.outputs.site import render_site, start_charts
    from toshiken.outputs.workbook import render_workbook
    from toshiken.profile.hidden import require_nothing_revealed
    from toshiken.profile.json_file import write_profile

    require_nothing_revealed(profile)
    charts = start_charts(document, drawer)
    files: dict[str, bytes] = {}
    stages: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        ("スライド", f"{document.slug}.pptx", lambda: render_deck(document, paper, template)),
        ("ワークブック", f"{document.slug}.xlsx", lambda: render_workbook(document)),
        ("読み合わせ表", f"{document.slug}_proof.xlsx", lambda: render_proof(document)),
        ("プロファイル", "profile.json", lambda: write_profile(profile)),
        ("ページ", f"{document.slug}.html", lambda: render_site(document, charts)),
    )
    for stage, name, render in stages:
        progress(stage)
        files[name] = render()
    return files
