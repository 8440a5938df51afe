"""A paper before it is rendered: headings, lines, tables and pictures in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toshiken.core.wording import Sentence, sentence
from toshiken.outputs.figure import Figure, Table
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.comparison import Comparison
from toshiken.outputs.papers.diagram import Diagram

LineStyle = Literal[
    "title", "subtitle", "body", "plain", "clause", "item", "bullet", "note", "right", "centre", "lead", "blank"
]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 to 3. new_page: it starts a page."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph.

    body: first line indented; clause: 条 or 項, hanging; item: under a clause; lead: a claim with its numbers in bold;
    blank: room to fill in by hand, `blank_lines` high.
    """

    content: Sentence
    style: LineStyle = "body"
    blank_lines: int = 3


@dataclass(frozen=True)
class Drawing:
    """A chart as a picture, its data table below it."""

    figure: Figure


@dataclass(frozen=True)
class Turn:
    """From here on the sheet stands (portrait) or lies (landscape), on a new page."""

    landscape: bool


@dataclass(frozen=True)
class Contents:
    """目次 of the headings down to a level."""

    depth: int = 2


Block = Heading | Line | Table | Diagram | Comparison | Drawing | Turn | Contents


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A document to be written.

    file: its path among the outputs without suffix, ASCII. day: written into the properties. footer: left of the page number.
    audience: the widest that may read it.
    """

    file: str
    title: str
    area_name: str
    author: str
    day: date
    blocks: tuple[Block, ...]
    header: str = ""
    footer: str = ""
    audience: Audience = Audience.PUBLIC

    def figures(self) -> Iterator[Figure]:
        """Its charts."""
        yield from (block.figure for block in self.blocks if isinstance(block, Drawing))


def line(text: str | Sentence, style: LineStyle = "body") -> Line:
    """A paragraph of a text or a sentence."""
    return Line(sentence(text) if isinstance(text, str) else text, style)


def lines(texts: tuple[str, ...], style: LineStyle = "body") -> tuple[Line, ...]:
    """A paragraph each."""
    return tuple(line(text, style) for text in texts)


def to_fill(blank_lines: int = 3) -> Line:
    """Room to write in."""
    return Line(sentence(""), "blank", blank_lines)
