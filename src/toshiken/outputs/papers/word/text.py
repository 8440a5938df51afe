"""Paragraphs and runs, written as XML: a paper has thousands of them."""

from functools import cache
from typing import Any

from docx.oxml.ns import nsmap
from docx.oxml.ns import qn as qualified
from docx.oxml.parser import oxml_parser

from toshiken.core.wording import Sentence, Shown
from toshiken.outputs.papers.marks import MACHINE_MADE

_qn = cache(qualified)
_NAMESPACES = {"w": nsmap["w"]}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(name: str, /, *children: Any, **attributes: str) -> Any:
    """`element("w:jc", val="right")`: attributes stand in the same namespace."""
    made = oxml_parser.makeelement(_qn(name), nsmap=_NAMESPACES)
    for key, value in attributes.items():
        made.set(_qn(f"w:{key}"), value)
    made.extend(children)
    return made


def run(text: str, *properties: Any) -> Any:
    """A run; a line feed in the text breaks the line, a tab is a tab."""
    made = element("w:r")
    if properties:
        made.append(element("w:rPr", *properties))
    for number, part in enumerate(text.split("\n")):
        if number:
            made.append(element("w:br"))
        for column, words in enumerate(part.split("\t")):
            if column:
                made.append(element("w:tab"))
            if words:
                made.append(_text(words))
    return made


def _text(words: str) -> Any:
    text = element("w:t")
    text.text = words
    text.set(_SPACE, "preserve")
    return text


def runs(content: Sentence, machine_style: str, bold_numbers: bool = False) -> list[Any]:
    """A sentence as runs: a machine's mark in its own style."""
    return [_part(part, machine_style, bold_numbers) for part in content.parts]


def _part(part: str | Shown, machine_style: str, bold_numbers: bool) -> Any:
    if isinstance(part, Shown):
        return run(part.text, *([element("w:b")] if bold_numbers else []))
    if part.startswith(MACHINE_MADE):
        return run(part, element("w:rStyle", val=machine_style))
    return run(part)


def paragraph(style: str, *children: Any, properties: tuple[Any, ...] = ()) -> Any:
    """A paragraph of a style (by its id)."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style), *properties), *children)


def field(instruction: str, shown: str) -> list[Any]:
    """A field with what it shows until it is updated."""
    code = element("w:instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    return [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", code),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        run(shown),
        element("w:r", element("w:fldChar", fldCharType="end")),
    ]
