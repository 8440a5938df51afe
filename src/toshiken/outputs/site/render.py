"""The whole document as one HTML file that needs nothing else: no script, no font, no network."""

from toshiken.core.period import japanese_date
from toshiken.outputs.page import Document, Page
from toshiken.outputs.site.charts import ChartJob, start_charts
from toshiken.outputs.site.head import page_head
from toshiken.outputs.site.html import Html, tag, text
from toshiken.outputs.site.sections import content, reproduction_mark, section_html


def render_site(document: Document, charts: ChartJob | None = None) -> bytes:
    """UTF-8 HTML. `charts`: drawings of the same document already under way; without them they are drawn now."""
    drawings = (charts or start_charts(document)).drawings()
    pages = document.for_audience()
    sections = [page for page in pages if page.arrangement != "cover"]
    covers = [page for page in pages if page.arrangement == "cover"]
    body = tag(
        "body",
        tag("a", text("本文へ移動"), href="#main", class_="skip"),
        _header(document, covers, drawings),
        tag("div", _contents(sections), _main(document, sections, drawings), class_="columns"),
        _footer(document),
    )
    head = page_head(f"{document.title}｜{document.area_name}")
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='ja')}\n".encode()


def _header(document: Document, covers: list[Page], drawings: dict[str, str]) -> Html:
    marks = (document.material_number, document.status, f"{japanese_date(document.as_of)}現在")
    return tag(
        "header",
        *reproduction_mark(document),
        tag("p", *(tag("span", text(mark)) for mark in marks if mark), class_="marks"),
        tag("h1", text(document.title)),
        tag("p", text(_issuer(document)), class_="issuer"),
        *(part for page in covers for part in content(page, drawings)),
    )


def _issuer(document: Document) -> str:
    return "　".join(part for part in (document.area_name, document.organisation, document.office) if part)


def _contents(pages: list[Page]) -> Html:
    entries = (tag("li", tag("a", text(page.title), href=f"#page-{page.id}")) for page in pages)
    return tag("nav", tag("p", text("目次"), id="contents"), tag("ol", *entries), aria_labelledby="contents")


def _main(document: Document, pages: list[Page], drawings: dict[str, str]) -> Html:
    return tag("main", *(section_html(page, document, drawings) for page in pages), id="main", tabindex="-1")


def _footer(document: Document) -> Html:
    symbols = "－ 皆無　… 資料なし・調査なし　不詳　x 秘匿　† 数が少なく率を示さない　▲ 負数"
    return tag("footer", tag("p", text(f"記号：{symbols}")), tag("p", text(_issuer(document))), class_="page-foot")
