"""Every text frame and table cell, measured with the fonts themselves: the wider of the two must fit its box."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTCollection, TTFont
from lxml import etree

from tests.outputs.deck.reading import A, P, slides

EMU = 12_700
# What may not be divided: a run of Latin letters and digits, and 禁則 at both ends of a character.
UNITS = re.compile(
    r"[「『（〔【［《〈(\[]*(?:[!-'*-Z\\^-~]+ ?|.)[、。，．・：；！？」』）〕】］》〉)\]ー…～〜％々ぁぃぅぇぉっゃゅょァィゥェォッャュョヶ]*",
    re.DOTALL,
)
FRAME_SLACK = 0.5


@dataclass(frozen=True)
class Frame:
    """A text box or cell: name, room in points, paragraphs (texts by line break, size, spacing, space before, indent)."""

    name: str
    width: float
    height: float
    paragraphs: tuple[tuple[tuple[str, ...], float, float, float, float], ...]


class Measure:
    """Advances of one font in em."""

    def __init__(self, font: Any) -> None:
        self._map, self._metrics = font.getBestCmap(), font["hmtx"]
        self._em = font["head"].unitsPerEm
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        if text not in self._widths:
            self._widths[text] = sum(self._metrics[self._map.get(ord(c), ".notdef")][0] for c in text) / self._em
        return self._widths[text]

    def lines(self, text: str, room: float) -> int:
        count, used = 1, 0.0
        for unit in UNITS.findall(text):
            if used and used + self.width(unit.rstrip()) > room:
                count, used = count + 1, 0.0
            used += self.width(unit)
            assert self.width(unit.rstrip()) <= room or len(unit) > 1, f"no room for {unit!r}"
        return count

    def height(self, frame: Frame) -> float:
        return sum(
            sum(self.lines(line, (frame.width - indent) / size) for line in texts) * spacing + before
            for texts, size, spacing, before, indent in frame.paragraphs
        )


@cache
def _opened(path: Path) -> Any:
    if path.suffix == ".ttc":
        fonts = TTCollection(path, lazy=True).fonts
        return next(f for f in fonts if str(f["name"].getDebugName(4)).startswith("Noto Sans CJK JP"))
    return TTFont(path, lazy=True)


@pytest.fixture(scope="session", params=["bizud", "noto"])
def measures(request: pytest.FixtureRequest, fonts: dict[str, Path]) -> list[Measure]:
    """Regular and bold of a font."""
    regular = fonts[request.param]
    bold = regular.with_name(regular.name.replace("Regular", "Bold"))
    return [Measure(_opened(path)) for path in (regular, bold) if path.exists()]


def frames(slide: etree._Element) -> Iterator[Frame]:
    """Every box and cell with text on a slide."""
    for shape in slide.iter(f"{P}sp"):
        body, extent = shape.find(f"{P}txBody"), shape.find(f"{P}spPr/{A}xfrm/{A}ext")
        if body is None or not "".join(body.itertext()).strip():
            continue
        inset = sum(int(body.find(f"{A}bodyPr").get(side, "0")) for side in ("lIns", "rIns"))
        name = shape.find(f"{P}nvSpPr/{P}cNvPr").get("name")
        yield _frame(name, (int(extent.get("cx")) - inset) / EMU, int(extent.get("cy")) / EMU, body)
    for table in slide.iter(f"{A}tbl"):
        widths = [int(column.get("w")) for column in table.iter(f"{A}gridCol")]
        for row in table.findall(f"{A}tr"):
            for width, cell in zip(widths, row.findall(f"{A}tc"), strict=True):
                margins = cell.find(f"{A}tcPr")
                room = (width - int(margins.get("marL")) - int(margins.get("marR"))) / EMU
                yield _frame("セル", room, int(row.get("h")) / EMU, cell.find(f"{A}txBody"))


def _frame(name: str, width: float, height: float, body: etree._Element) -> Frame:
    return Frame(name, width, height, tuple(_paragraph(p) for p in body.findall(f"{A}p")))


def _paragraph(node: etree._Element) -> tuple[tuple[str, ...], float, float, float, float]:
    text = "".join("\v" if n.tag == f"{A}br" else n.text or "" for n in node.iter(f"{A}br", f"{A}t"))
    size = max((int(n.get("sz")) / 100 for n in node.iter(f"{A}rPr", f"{A}endParaRPr")), default=12.0)
    look = node.find(f"{A}pPr")
    spacing = int(look.find(f"{A}lnSpc/{A}spcPts").get("val")) / 100
    before = int(look.find(f"{A}spcBef/{A}spcPts").get("val")) / 100
    return tuple(text.split("\v")), size, spacing, before, int(look.get("marL")) / EMU


@pytest.mark.no_cover  # the time is that of measuring every letter
def test_every_text_fits_its_box_in_either_font(any_deck: bytes, measures: list[Measure]) -> None:
    for number, slide in enumerate(slides(any_deck), 1):
        for frame in frames(slide):
            for measure in measures:
                assert measure.height(frame) <= frame.height + FRAME_SLACK, (number, frame)


def test_no_text_is_smaller_than_allowed(any_deck: bytes) -> None:
    """12 pt and more; sources, notes, units and labels of the head 9 pt and more."""
    small = {"出典", "注記", "圏域と時点", "ページ番号", "資料番号", "再現の表示", "単位", "地図の出典"}
    for slide in slides(any_deck):
        for frame in frames(slide):
            least = 9.0 if frame.name in small else 12.0
            assert all(size >= least for _, size, *_ in frame.paragraphs), frame


def test_frames_stand_inside_the_sheet(any_deck: bytes) -> None:
    for slide in slides(any_deck):
        for shape in slide.iter(f"{P}sp"):
            offset, extent = (shape.find(f"{P}spPr/{A}xfrm/{A}{tag}") for tag in ("off", "ext"))
            assert int(offset.get("x")) >= 0
            assert int(offset.get("y")) >= 0
            assert int(offset.get("x")) + int(extent.get("cx")) <= 374 * 36_000
            assert int(offset.get("y")) + int(extent.get("cy")) <= 210 * 36_000


def _area(shape: etree._Element) -> tuple[int, int, int, int]:
    offset, extent = (shape.find(f"{P}spPr/{A}xfrm/{A}{tag}") for tag in ("off", "ext"))
    x, y = int(offset.get("x")), int(offset.get("y"))
    return x, y, x + int(extent.get("cx")), y + int(extent.get("cy"))


def test_text_boxes_do_not_overlap(any_deck: bytes) -> None:
    for number, slide in enumerate(slides(any_deck), 1):
        boxes = []
        for shape in slide.iter(f"{P}sp"):
            text = "".join(node.text or "" for node in shape.iter(f"{A}t"))
            if text:
                boxes.append((text, _area(shape)))
        for i, (text, (left, top, right, bottom)) in enumerate(boxes):
            for other, (x1, y1, x2, y2) in boxes[i + 1 :]:
                apart = right <= x1 + EMU or x2 <= left + EMU or bottom <= y1 + EMU or y2 <= top + EMU
                assert apart, (number, text, other)
