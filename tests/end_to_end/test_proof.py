"""The deck is read back: every number on a slide, in its tables, charts and notes, stands in the proof sheet's rows of that page."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.slide import Slide

from tests.end_to_end.conftest import Made

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


FULL_WIDTH = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


def _numbers(text: str) -> Iterator[float]:
    """Numbers as floats to six decimals, the most a derivation prints. The ④ of a title is a name, not a number."""
    for found in NUMBER.findall(text.translate(FULL_WIDTH)):
        yield round(float(found.replace(",", "")), 6)


def _slide_texts(slide: Slide) -> Iterator[str]:
    """Every text node of the slide, its charts and its notes; a chart's cached values included."""
    parts = [
        slide.part,
        *(r.target_part for r in slide.part.rels.values() if r.reltype.endswith(("/chart", "/notesSlide"))),
    ]
    for part in parts:
        root = part._element
        for paragraph in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
            yield "".join(
                t.text or "" for t in paragraph.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
            )
        for value in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}v"):
            yield value.text or ""


def _proof_numbers(path: Path) -> dict[int, set[float]]:
    sheet = load_workbook(path).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    found: dict[int, set[float]] = defaultdict(set)
    for row in sheet.iter_rows(min_row=2, values_only=True):
        cells = dict(zip(head, row, strict=True))
        page = int(cells["頁"])
        for column in ("印字", "値", "計算式"):
            found[page] |= set(_numbers(str(cells[column]))) if cells[column] is not None else set()
    return found


@pytest.mark.parametrize("deck", ["then", "now"])
def test_every_number_of_the_deck_is_in_the_proof_sheet(deck: str, request: pytest.FixtureRequest) -> None:
    made: Made = request.getfixturevalue(deck)
    proof = _proof_numbers(made.folder / "sapporo_proof.xlsx")
    missing: dict[int, set[float]] = {}
    for number, slide in enumerate(Presentation(str(made.pptx)).slides, 1):
        on_slide = {n for text in _slide_texts(slide) for n in _numbers(text)}
        if gone := on_slide - proof[number]:
            missing[number] = gone
    assert missing == {}


def test_every_computed_number_says_how(now: Made) -> None:
    """A ratio on a page carries its arithmetic."""
    for page in now.document.pages:
        for where, shown in page.numbers():
            quantity = shown.quantity
            if quantity.value is not None:
                assert quantity.origins or quantity.derivation, (page.id, where)
