"""Headings with bookmarks, and the 目次 that leads to them.

Each entry's page number is a field of its own (PAGEREF): LibreOffice works it out on opening, Word after asking (updateFields).
A TOC field as a whole would stay without numbers in LibreOffice.
"""

from typing import Any

from docx.oxml.ns import qn

from toshiken.outputs.papers.paper import Heading
from toshiken.outputs.papers.word.names import Names
from toshiken.outputs.papers.word.text import element, field, paragraph, run

# What may stand behind updateFields among the settings (ISO/IEC 29500-1, CT_Settings).
_BEHIND = ("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat")


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


def contents(names: Names, width: int, depth: int) -> list[Any]:
    """An entry a heading: its words, a leader, the number of its page."""
    entries = [_entry(*entry, names, width) for entry in names.headings if entry[0] <= depth]
    return [paragraph(names.id("Subtitle"), run("目　次")), *entries]


def _entry(level: int, text: str, bookmark: str, names: Names, width: int) -> Any:
    stop = (element("w:tabs", element("w:tab", val="right", leader="dot", pos=str(width))),)
    number = field(rf"PAGEREF {bookmark} \h", "…")
    link = element("w:hyperlink", run(text), run("\t"), *number, anchor=bookmark, history="1")
    return paragraph(names.id(f"目次{level}"), link, properties=stop)


def ask_for_numbers(document: Any) -> None:
    """Word fills the page numbers in when it opens the file."""
    settings = document.settings.element
    behind = next((found for name in _BEHIND if (found := settings.find(qn(name))) is not None), None)
    asked = element("w:updateFields", val="true")
    settings.append(asked) if behind is None else behind.addprevious(asked)
