"""A paper as one offline HTML file, in the looks of the site: no script, no font, no network."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from toshiken.core.wording import Sentence
from toshiken.outputs.figure import Table
from toshiken.outputs.papers.comparison import Comparison, Stretch
from toshiken.outputs.papers.diagram import Diagram
from toshiken.outputs.papers.marks import MACHINE_MADE
from toshiken.outputs.papers.paper import Block, Contents, Drawing, Heading, Line, Paper
from toshiken.outputs.site.blocks import block_html
from toshiken.outputs.site.head import page_head
from toshiken.outputs.site.html import Html, joined, tag, text
from toshiken.outputs.site.tables import sentence_html, table_html

_OWN_CSS = """
.machine { color: #4a5560; font-size: .75rem; }
.right { text-align: right; } .centre { text-align: center; }
.note { margin: .125rem 0; font-size: .8125rem; color: #4a5560; }
.claim { margin: .375rem 0; padding-left: .75rem; border-left: 4px solid #005aff; }
.blank { border: 1px solid #84919e; min-height: 5rem; }
td.branch, th.branch { white-space: pre-line; vertical-align: middle; border: 1px solid #c8c8cb; font-weight: normal; }
td:not(.day) { white-space: pre-line; }
@media screen and (max-width: 47rem) {
  .scroll > table:not(:has(.number)):has(col:nth-child(4)) { min-width: 36rem; }
}
thead:not(:has(th)) { display: none; }
section > .scroll { margin-bottom: 1.25rem; }
"""


def render_page(paper: Paper, drawings: Mapping[str, str]) -> bytes:
    """UTF-8 HTML. drawings: SVG by figure id."""
    chapters = [(n, b) for n, b in enumerate(paper.blocks) if isinstance(b, Heading) and b.level == 1]
    head = page_head(f"{paper.title}｜{paper.area_name}", _OWN_CSS)
    first = chapters[0][0] if chapters else len(paper.blocks)
    body = tag(
        "body",
        tag("a", text("本文へ移動"), href="#main", class_="skip"),
        tag(
            "header",
            tag("p", tag("span", text(paper.header)), class_="marks"),
            *_blocks(paper.blocks[:first], drawings),
        ),
        tag(
            "div",
            _contents(chapters),
            tag("main", *_sections(paper, chapters, drawings), id="main", tabindex="-1"),
            class_="columns",
        ),
        tag("footer", tag("p", text(paper.area_name)), class_="page-foot"),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='ja')}\n".encode()


def _contents(chapters: list[tuple[int, Heading]]) -> Html:
    entries = (tag("li", tag("a", text(heading.text), href=f"#chapter-{n}")) for n, heading in chapters)
    return tag("nav", tag("p", text("目次"), id="contents"), tag("ol", *entries), aria_labelledby="contents")


def _sections(paper: Paper, chapters: list[tuple[int, Heading]], drawings: Mapping[str, str]) -> Iterable[Html]:
    ends = [n for n, _ in chapters[1:]] + [len(paper.blocks)]
    for (start, _), end in zip(chapters, ends, strict=True):
        key = f"chapter-{start}"
        yield tag("section", *_blocks(paper.blocks[start:end], drawings, key), aria_labelledby=key)


def _blocks(blocks: Iterable[Block], drawings: Mapping[str, str], key: str = "") -> list[Html]:
    made = []
    for block in blocks:
        match block:
            case Heading():
                made.append(tag(f"h{block.level + 1}", text(block.text), id=key if block.level == 1 and key else None))
            case Line():
                made.append(_line(block))
            case Table():
                made.append(_table(block))
            case Diagram():
                made.append(_diagram(block))
            case Comparison():
                made.append(_comparison(block))
            case Drawing():
                made.append(block_html(block.figure, drawings))
            case Contents():
                pass
    return made


def _table(block: Table) -> Html:
    """A table without a title still has a name that is spoken."""
    named = block if block.title else replace(block, title=block.alt)
    content = table_html(named, caption=bool(block.title))
    return tag("div", content, class_="scroll", role="group", aria_label=named.title, tabindex="0")


def _line(block: Line) -> Html:
    content = _sentence(block.content)
    match block.style:
        case "title":
            return tag("h1", content)
        case "bullet":
            return tag("p", text("・"), content)
        case "lead":
            return tag("p", content, class_="claim")
        case "note" | "right" | "centre" | "blank":
            return tag("p", content, class_=block.style)
        case _:
            return tag("p", content)


def _sentence(content: Sentence) -> Html:
    last = content.parts[-1] if content.parts else ""
    if isinstance(last, str) and last.startswith(MACHINE_MADE):
        return joined([sentence_html(Sentence(content.parts[:-1])), tag("span", text(last), class_="machine")])
    return sentence_html(content)


def _diagram(block: Diagram) -> Html:
    head = tag("thead", tag("tr", *(tag("th", text(name), scope="col") for name, _ in block.heads)))
    rows = (
        tag("tr", *(
            tag("td", text(words), class_="branch", rowspan=str(span) if span > 1 else None)
            for column, words in enumerate(row) if (span := block.span(number, column))
        ))
        for number, row in enumerate(block.rows)
    )  # fmt: skip
    table = tag("table", tag("caption", text(block.title)), head, tag("tbody", *rows))
    return tag("div", table, class_="scroll", role="group", aria_label=block.title, tabindex="0")


def _comparison(block: Comparison) -> Html:
    head = tag("thead", tag("tr", *(tag("th", text(name), scope="col") for name in block.heads)))
    rows = (
        tag(
            "tr",
            tag("th", text(r.place), scope="row"),
            tag("td", *_marked(r.new)),
            tag("td", *_marked(r.old)),
            tag("td", text(r.reason)),
        )
        for r in block.rows
    )
    return tag(
        "div",
        tag("table", head, tag("tbody", *rows)),
        class_="scroll",
        role="group",
        aria_label=block.alt,
        tabindex="0",
    )


def _marked(stretches: tuple[Stretch, ...]) -> Iterable[Html]:
    return (tag("u", text(s.text)) if s.changed else text(s.text) for s in stretches)
