"""From a paper to the bytes of its .docx."""

from collections.abc import Mapping
from datetime import datetime, time
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from toshiken.outputs.figure import Table
from toshiken.outputs.office_file import packed
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.comparison import Comparison
from toshiken.outputs.papers.diagram import Diagram
from toshiken.outputs.papers.paper import Contents, Drawing, Heading, Line, Paper, Turn
from toshiken.outputs.papers.word.base import base
from toshiken.outputs.papers.word.comparison import comparison_blocks
from toshiken.outputs.papers.word.contents import ask_for_numbers, contents, heading
from toshiken.outputs.papers.word.diagram import diagram_blocks
from toshiken.outputs.papers.word.names import Names
from toshiken.outputs.papers.word.picture import picture_blocks
from toshiken.outputs.papers.word.sheet import text_width, turned, write_edges
from toshiken.outputs.papers.word.styles import MACHINE, STYLE_OF
from toshiken.outputs.papers.word.table import table_blocks
from toshiken.outputs.papers.word.text import element, paragraph, run, runs
from toshiken.outputs.papers.word.ties import speaks_of, tie
from toshiken.outputs.site.data_table import data_table


def render_paper(paper: Paper, template: Path | None = None, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The paper as .docx, the same bytes for the same paper. pictures: PNG by figure id."""
    start = base(template)
    document = start.opened()
    writer = _Writer(document, Names(start.style_ids), pictures or {})
    for block, after in zip_longest(paper.blocks, paper.blocks[1:]):
        writer.write(block)
        if speaks_of(after, block):
            writer.tie()
    writer.finish()
    write_edges(document, paper, writer.names)
    _set_properties(document, paper)
    return packed(document)


class _Writer:
    """Writes blocks one after the other; the contents are filled in at the end, when every heading is known."""

    def __init__(self, document: Any, names: Names, pictures: Mapping[str, bytes]) -> None:
        self.names, self._document, self._pictures = names, document, pictures
        self._body: list[Any] = []
        self._landscape = False
        self._contents: Any = None
        self._depth = 0
        self._section = document.element.body.find(qn("w:sectPr"))

    @property
    def _width(self) -> int:
        return text_width(self._document, self._landscape)

    def write(self, block: object) -> None:
        match block:
            case Heading():
                self._body.append(heading(block, self.names))
            case Line():
                self._body += _line(block, self.names)
            case Table():
                self._body += table_blocks(block, self.names, self._width)
            case Diagram():
                self._body += diagram_blocks(block, self.names, self._width)
            case Comparison():
                self._body += comparison_blocks(block, self.names, self._width)
            case Drawing():
                self._draw(block)
            case Turn():
                self._turn(block.landscape)
            case Contents():
                self._contents = paragraph(self.names.id("Normal"))
                self._body.append(self._contents)
                self._depth = block.depth
            case _:
                raise TypeError(f"文書に書けないものです：{type(block).__name__}")

    def tie(self) -> None:
        """The end of what is written stays with what comes next."""
        tie(self._body)

    def _draw(self, block: Drawing) -> None:
        png = self._pictures.get(block.figure.id)
        if png is not None:
            self._body += picture_blocks(self._document, block.figure, png, self.names, self._width)
        self._body += table_blocks(data_table(block.figure), self.names, self._width)

    def _turn(self, landscape: bool) -> None:
        """Ends the section before: its properties stand in its last paragraph."""
        before = turned(self._section, self._landscape)
        self._body.append(element("w:p", element("w:pPr", before)))
        self._landscape = landscape

    def finish(self) -> None:
        """Puts everything into the document."""
        if self._contents is not None:
            ask_for_numbers(self._document)
            place = self._body.index(self._contents)
            self._body[place : place + 1] = contents(self.names, text_width(self._document, False), self._depth)
        body = self._document.element.body
        body.remove(self._section)
        body.extend(self._body)
        body.append(turned(self._section, self._landscape))


def _line(block: Line, names: Names) -> list[Any]:
    style = names.id(STYLE_OF[block.style])
    if block.style != "blank":
        sign = [run("・")] if block.style == "bullet" else []
        return [paragraph(style, *sign, *runs(block.content, names.id(MACHINE), bold_numbers=block.style == "lead"))]
    sides = (
        element(f"w:{s}", val="single", sz="4", space="4", color="84919E") for s in ("top", "left", "bottom", "right")
    )
    boxed = (element("w:keepLines"), element("w:pBdr", *sides), element("w:ind", left="100", right="100"))
    return [paragraph(style, run("\n" * (block.blank_lines - 1)), properties=boxed)]


def _set_properties(document: Any, paper: Paper) -> None:
    core = document.core_properties
    core.title, core.subject = paper.title, paper.area_name
    core.author = core.last_modified_by = "" if paper.audience is Audience.PUBLIC else paper.author
    core.created = core.modified = datetime.combine(paper.day, time())
    core.revision, core.language = 1, "ja-JP"
    core.comments = core.keywords = core.category = ""
