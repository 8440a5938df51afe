"""One slide being drawn: gives every shape its number, collects the XML and parses it once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.slide import Slide

from toshiken.outputs.deck.shapes import (
    NAMESPACES,
    body_xml,
    frame_xml,
    group_xml,
    line_xml,
    outline,
    polygon_xml,
    shape_xml,
)
from toshiken.outputs.deck.sheet import Box
from toshiken.outputs.deck.text import Paragraph

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class Canvas:
    """Draws on one slide. Nothing stands on the slide before `finish`."""

    def __init__(self, slide: Slide) -> None:
        self._slide: Any = slide
        self._pieces: list[str] = []
        self._number = 1

    def _next(self) -> int:
        self._number += 1
        return self._number

    def title(self, box: Box, paragraphs: Sequence[Paragraph], size: float, anchor: str = "ctr") -> None:
        """The slide's title, which outline view and screen readers announce."""
        body = body_xml(paragraphs, size, anchor)
        self._pieces.append(shape_xml(self._next(), "表題", box, body=body, placeholder="title"))

    def text(
        self,
        name: str,
        box: Box,
        paragraphs: Sequence[Paragraph],
        size: float,
        anchor: str = "t",
        *,
        fill: str | None = None,
        line: str = "",
        inset: int = 0,
    ) -> None:
        """A text frame; the caller has measured that the text fits."""
        body = body_xml(paragraphs, size, anchor, inset)
        self._pieces.append(shape_xml(self._next(), name, box, fill=fill, line=line, body=body))

    def shape(self, name: str, box: Box, geometry: str, fill: str | None, line: str = "", stripes: str = "") -> None:
        """A shape without text; stripes: a colour over the fill."""
        self._pieces.append(
            shape_xml(self._next(), name, box, geometry=geometry, fill=fill, line=line, stripes=stripes)
        )

    def polygon(
        self, name: str, rings: Sequence[Sequence[tuple[int, int]]], fill: str | None, line: str, stripes: str = ""
    ) -> None:
        """A freeform of closed rings (EMU on the slide); stripes: a colour over the fill."""
        self._pieces.append(polygon_xml(self._next(), name, rings, fill, line, stripes))

    def line(
        self,
        name: str,
        start: tuple[int, int],
        end: tuple[int, int],
        colour: str,
        width_pt: float = 0.75,
        dash: str = "solid",
    ) -> None:
        """A straight line."""
        self._pieces.append(line_xml(self._next(), name, start, end, outline(colour, width_pt, dash)))

    def table(self, name: str, alt: str, box: Box, xml: str) -> None:
        """A native table."""
        self._pieces.append(frame_xml(self._next(), name, alt, box, _TABLE, xml, groups=False))

    def chart(self, name: str, alt: str, box: Box, xml: str, workbook: bytes) -> None:
        """A native chart with the workbook that PowerPoint opens to edit it."""
        part = self._slide.part
        package = part.package
        chart = ChartPart.load(
            package.next_partname(ChartPart.partname_template),
            CONTENT_TYPE.DML_CHART,
            package,
            xml.encode("utf-8"),
        )
        chart.chart_workbook.update_from_xlsx_blob(workbook)
        relation = part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        content = f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
        self._pieces.append(frame_xml(self._next(), name, alt, box, _CHART, content, groups=True))

    @contextmanager
    def group(self, name: str, alt: str, box: Box) -> Iterator[None]:
        """What is drawn inside moves together and is read as one."""
        number, outside = self._next(), self._pieces
        self._pieces = []
        try:
            yield
        finally:
            inside, self._pieces = self._pieces, outside
        self._pieces.append(group_xml(number, name, alt, box, inside))

    def finish(self) -> None:
        """Puts everything on the slide in the order drawn."""
        tree = self._slide.shapes._spTree
        for element in list(tree)[2:]:
            tree.remove(element)
        for element in parse_xml(f"<p:all {NAMESPACES}>{''.join(self._pieces)}</p:all>"):
            tree.append(element)
        etree.cleanup_namespaces(tree)
