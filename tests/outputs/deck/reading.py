"""Reading a deck back, without python-pptx where the file itself is the question."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipFile

from lxml import etree
from pptx import Presentation

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts(deck: bytes) -> dict[str, bytes]:
    """Every part of a zip by name."""
    with ZipFile(BytesIO(deck)) as package:
        return {name: package.read(name) for name in package.namelist()}


def slides(deck: bytes) -> list[etree._Element]:
    """The slides' XML in order."""
    found = {
        int(m[1]): blob
        for name, blob in parts(deck).items()
        if (m := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name))
    }
    return [etree.fromstring(found[number]) for number in sorted(found)]


def shapes(container: Any) -> Iterator[Any]:
    """Every shape, those in groups too."""
    for shape in container.shapes:
        yield shape
        if shape.shape_type == 6:
            yield from shapes(shape)


def slide_text(slide: Any) -> str:
    """All text of a slide, tables too."""
    texts = []
    for shape in shapes(slide):
        if shape.has_text_frame:
            texts.append(shape.text_frame.text)
        if getattr(shape, "has_table", False) and shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(texts)


def opened(deck: bytes) -> Any:
    """The deck as python-pptx reads it."""
    return Presentation(BytesIO(deck))


def charts(deck: bytes) -> list[Any]:
    """Every chart in order of the slides."""
    return [
        s.chart
        for slide in opened(deck).slides
        for s in shapes(slide)
        if getattr(s, "has_chart", False) and s.has_chart
    ]


def target(source: str, relation: str) -> str:
    """The part a relationship of `source` points at."""
    if relation.startswith("/"):
        return relation[1:]
    path: list[str] = []
    for piece in (PurePosixPath(source).parent / relation).parts:
        if piece == "..":
            path.pop()
        else:
            path.append(piece)
    return "/".join(path)
