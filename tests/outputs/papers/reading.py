"""Reads a .docx as its reader does: paragraphs and cells in order, styles, what hangs together."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Read:
    """A paragraph: its text, its style's name."""

    text: str
    style: str


def body(content: bytes) -> Any:
    """The XML of the text."""
    with ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


@cache
def paragraphs(content: bytes) -> tuple[Read, ...]:
    """Every paragraph in reading order, those in cells too; a line break is a line feed."""
    styles = {style.style_id: style.name for style in Document(BytesIO(content)).styles}
    found = []
    for paragraph in body(content).iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(_words(node) for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"))
        found.append(Read(text, styles[named.get(f"{W}val")] if named is not None else ""))
    return tuple(found)


def _words(node: Any) -> str:
    return {f"{W}br": "\n", f"{W}tab": "\t"}.get(node.tag) or node.text or ""


def text(content: bytes) -> str:
    """All of it, a line a paragraph."""
    return "\n".join(read.text for read in paragraphs(content))


def headings(content: bytes) -> list[str]:
    """Every heading."""
    return [read.text for read in paragraphs(content) if read.style.lower().startswith("heading")]


def below(content: bytes, heading: str) -> str:
    """What stands between a heading that contains these words and the next heading."""
    found: list[str] = []
    inside = False
    for read in paragraphs(content):
        if read.style.lower().startswith("heading"):
            inside = heading in read.text
        elif inside:
            found.append(read.text)
    return "\n".join(found).strip()
