"""Headings with bookmarks, and the 目次 that leads to them: a field Word keeps up to date."""

from typing import Any

from toshiken.outputs.papers.paper import Heading
from toshiken.outputs.papers.word.names import Names
from toshiken.outputs.papers.word.text import element, field, paragraph, run

DEEPEST = 2


def heading(block: Heading, names: Names) -> Any:
    """A heading under a bookmark."""
    number, name = names.bookmark()
    names.headings.append((block.level, block.text, name))
    properties = (element("w:pageBreakBefore"),) if block.new_page else ()
    return paragraph(
        names.id(f"Heading {block.level}"),
        element("w:bookmarkStart", id=number, name=name),
        run(block.text),
        element("w:bookmarkEnd", id=number),
        properties=properties,
    )


def contents(names: Names, width: int) -> list[Any]:
    """The field with an entry a heading: its words, a leader, the number of its page."""
    entries = [entry for entry in names.headings if entry[0] <= DEEPEST]
    made = [paragraph(names.id("Subtitle"), run("目　次"))]
    if not entries:
        return made
    lines = [_entry(*entry, names, width) for entry in entries]
    begin = [
        element("w:r", element("w:fldChar", fldCharType="begin", dirty="true")),
        element("w:r", _instruction(rf' TOC \o "1-{DEEPEST}" \h \z \u ')),
        element("w:r", element("w:fldChar", fldCharType="separate")),
    ]
    for position, part in enumerate(begin):
        lines[0].insert(1 + position, part)
    lines[-1].append(element("w:r", element("w:fldChar", fldCharType="end")))
    return [*made, *lines]


def _instruction(text: str) -> Any:
    made = element("w:instrText")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _entry(level: int, text: str, bookmark: str, names: Names, width: int) -> Any:
    stop = (element("w:tabs", element("w:tab", val="right", leader="dot", pos=str(width))),)
    link = element(
        "w:hyperlink", run(text), run("\t"), *field(rf"PAGEREF {bookmark} \h", "…"), anchor=bookmark, history="1"
    )
    return paragraph(names.id(f"目次{level}"), link, properties=stop)
