"""The sheet and its zones, in EMU (36,000 to the millimetre): A4 landscape, 16:9, or a city's own size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

MILLIMETRE = 36_000
POINT = 12_700
GUTTER = 6 * MILLIMETRE

_MARGIN = 12
_A4 = (297, 210)
# 16:9 keeps the height of A4, so every zone keeps its place and only the figure grows wider.
_WIDE = (373.3, 210)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def width_pt(self) -> float:
        return self.width / POINT

    @property
    def height_pt(self) -> float:
        return self.height / POINT

    def columns(self, shares: Sequence[float], gutter: int = GUTTER) -> tuple["Box", ...]:
        """Side by side, in those shares."""
        room = self.width - gutter * (len(shares) - 1)
        boxes, left = [], self.left
        for share in shares:
            width = round(room * share / sum(shares))
            boxes.append(Box(left, self.top, width, self.height))
            left += width + gutter
        return tuple(boxes)

    def rows(self, heights: Sequence[int], gutter: int = GUTTER // 2) -> tuple["Box", ...]:
        """One below the other, with those heights."""
        boxes, top = [], self.top
        for height in heights:
            boxes.append(Box(self.left, top, self.width, height))
            top += height + gutter
        return tuple(boxes)

    def cut_top(self, height: int) -> tuple["Box", "Box"]:
        """The uppermost strip, and the rest."""
        return Box(self.left, self.top, self.width, height), Box(
            self.left, self.top + height, self.width, self.height - height
        )

    def cut_bottom(self, height: int) -> tuple["Box", "Box"]:
        """The lowest strip, and the rest."""
        rest = self.height - height
        return Box(self.left, self.top + rest, self.width, height), Box(self.left, self.top, self.width, rest)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; zones are placed by the millimetres of A4 and scaled to its height."""

    width: int
    height: int

    def at(self, millimetres: float) -> int:
        """That height of A4, on this sheet."""
        return round(millimetres * self.height / _A4[1])

    def band(self, top: float, bottom: float) -> Box:
        """From margin to margin between two heights of A4."""
        margin = _MARGIN * MILLIMETRE
        return Box(margin, self.at(top), self.width - 2 * margin, self.at(bottom) - self.at(top))

    @property
    def head(self) -> Box:
        return self.band(8, 20)

    @property
    def lead(self) -> Box:
        return self.band(22.5, 40)

    @property
    def figure_bottom(self) -> int:
        return self.at(178)

    @property
    def notes_bottom(self) -> int:
        return self.at(190.5)

    @property
    def foot(self) -> Box:
        return self.band(193, 203.5)


def sheet_for(paper: Literal["a4", "16:9"]) -> Sheet:
    """The sheet of a paper format."""
    width, height = _A4 if paper == "a4" else _WIDE
    return Sheet(round(width * MILLIMETRE), round(height * MILLIMETRE))
