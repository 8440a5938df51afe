"""The sheet of a document: how wide the text is, how it is turned, what stands above and below it."""

from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from toshiken.outputs.papers.paper import Paper
from toshiken.outputs.papers.word.names import Names
from toshiken.outputs.papers.word.text import element, field, paragraph, run

_EMU_PER_TWIP = 635


def text_width(document: Any, landscape: bool) -> int:
    """Width of the text in twentieths of a point."""
    section = document.sections[-1]
    sides = section.page_width, section.page_height
    return int((max(sides) if landscape else min(sides)) - section.left_margin - section.right_margin) // _EMU_PER_TWIP


def turned(properties: Any, landscape: bool) -> Any:
    """A copy of a section's properties with the sheet lying or standing."""
    copy = deepcopy(properties)
    size = copy.find(qn("w:pgSz"))
    short, long = sorted((int(size.get(qn("w:w"))), int(size.get(qn("w:h")))))
    for name, value in (("w", long if landscape else short), ("h", short if landscape else long)):
        size.set(qn(f"w:{name}"), str(value))
    size.attrib.pop(qn("w:orient"), None)
    if landscape:
        size.set(qn("w:orient"), "landscape")
    return copy


def write_edges(document: Any, paper: Paper, names: Names) -> None:
    """Header and footer with the page number; a template that has its own keeps them."""
    section = document.sections[0]
    style = names.id("ヘッダー・フッター")
    if paper.header and _is_empty(section.header):
        right = (element("w:jc", val="right"),)
        _replace(section.header, paragraph(style, run(paper.header), properties=right))
    if _is_empty(section.footer):
        stop = (element("w:tabs", element("w:tab", val="right", pos=str(text_width(document, False)))),)
        number = [*field("PAGE", "1"), run(" / "), *field("NUMPAGES", "1")]
        _replace(section.footer, paragraph(style, run(f"{paper.footer}\t"), *number, properties=stop))


def _is_empty(edge: Any) -> bool:
    return bool(edge.is_linked_to_previous) or not "".join(p.text for p in edge.paragraphs).strip() and not edge.tables


def _replace(edge: Any, content: Any) -> None:
    edge.is_linked_to_previous = False
    for child in list(edge._element):
        edge._element.remove(child)
    edge._element.append(content)
