"""A page of the document as a section: title, lead, figures, notes, sources."""

from collections.abc import Iterable, Mapping

from toshiken.core.origin import Origin, together
from toshiken.core.period import japanese_date
from toshiken.outputs.page import Document, Page
from toshiken.outputs.site.blocks import block_html
from toshiken.outputs.site.html import Html, tag, text
from toshiken.outputs.site.tables import sentence_html


def section_html(page: Page, document: Document, drawings: Mapping[str, str]) -> Html:
    """A section under an h2."""
    key = f"page-{page.id}"
    head = tag("h2", text(page.title), id=f"{key}-title")
    return tag(
        "section", *reproduction_mark(document), head, *content(page, drawings), id=key, aria_labelledby=f"{key}-title"
    )


def content(page: Page, drawings: Mapping[str, str]) -> tuple[Html, ...]:
    """What stands below the title."""
    blocks = (block_html(block, drawings) for block in page.body)
    return (*_lead(page), *blocks, *_foot(page))


def reproduction_mark(document: Document) -> tuple[Html, ...]:
    """The mark of a reproduction; nothing on a document of today."""
    if not document.reproduction:
        return ()
    return (tag("p", text(f"{japanese_date(document.as_of)}時点の資料の再現"), class_="reproduction"),)


def _lead(page: Page) -> tuple[Html, ...]:
    if not page.lead:
        return ()
    return (tag("ul", *(tag("li", sentence_html(claim)) for claim in page.lead), class_="lead"),)


def _foot(page: Page) -> tuple[Html, ...]:
    notes = [tag("li", text("※ "), sentence_html(note)) for note in page.notes]
    sources = [tag("li", *source) for source in _sources(page.origins())]
    parts = [tag("ul", *notes, class_="notes")] if notes else []
    if sources:
        parts += [tag("p", text("出典"), class_="sources-title"), tag("ul", *sources, class_="sources")]
    return (tag("footer", *parts),) if parts else ()


def _sources(origins: Iterable[Origin]) -> list[tuple[Html, ...]]:
    """Every publication once: its day, the statistics it repeats, its address (once), the credit its terms demand."""
    editions: dict[tuple[str, str], list[Origin]] = {}
    for origin in origins:
        editions.setdefault((origin.citation, origin.published), []).append(origin)
    lines: list[tuple[Html, ...]] = []
    addresses: set[str] = set()
    for (citation, _), found in editions.items():
        origin, surveys = found[0], together(o.compiled_from for o in found if o.compiled_from)
        parts = [text(f"{citation}、{origin.published_label}公表" + (f"（原資料：{surveys}）" if surveys else ""))]
        if origin.address and origin.address not in addresses:
            addresses.add(origin.address)
            parts += [text("　"), _address(origin.address)]
        if origin.credit:
            parts += [text("　"), tag("span", text(origin.credit), class_="credit")]
        lines.append(tuple(parts))
    return lines


def _address(address: str) -> Html:
    """A link where it is one; anything else stays text."""
    if address.startswith(("https://", "http://")):
        return tag("a", text(address), href=address)
    return text(address)
