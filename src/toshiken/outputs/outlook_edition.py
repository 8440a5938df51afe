"""The outlook's pages as a document of their own: with scenarios of the planner's, for a meeting about them."""

from collections.abc import Callable
from dataclasses import replace

from toshiken.core.errors import RequestError
from toshiken.outputs.brief import Brief
from toshiken.outputs.document import make_document
from toshiken.outputs.edition import render_edition
from toshiken.outputs.page import Audience, Document
from toshiken.outputs.pages import closing
from toshiken.outputs.pages.outlook_scenarios import MOST_SCENARIOS
from toshiken.outputs.site.charts import Drawer


def outlook_document(brief: Brief, reproduction: bool) -> Document:
    """The pages about the outlook, for readers inside the offices; a RequestError where there is none to show."""
    if brief.outlook is not None and len(brief.outlook.scenarios) > MOST_SCENARIOS:
        raise RequestError(f"頁に並べられるシナリオは{MOST_SCENARIOS}つまでです。--scenario を減らしてください。")
    document = make_document(brief, Audience.INTERNAL, reproduction)
    pages = tuple(page for page in document.pages if page.id.startswith("outlook"))
    if not pages:
        raise RequestError(
            f"{brief.as_of.isoformat()} 時点の資料では、見通しの頁を作れません（推計を検証する国勢調査が公表される前）。"
        )
    pages = (*pages, *closing.sources(pages), closing.notes(brief))
    return replace(document, slug=f"{document.slug}_outlook", title=f"{document.area_name}の人口の見通し", pages=pages)


def render_outlook(
    brief: Brief, reproduction: bool, drawer: Drawer, progress: Callable[[str], None]
) -> dict[str, bytes]:
    """File name → content. profile.json is that of the area and not written here."""
    document = outlook_document(brief, reproduction)
    files = render_edition(document, brief.profile, "a4", None, drawer, progress)
    return {name: content for name, content in files.items() if name != "profile.json"}
