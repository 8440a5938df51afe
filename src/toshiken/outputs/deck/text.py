"""Text is measured before it is set: width of characters, line breaks with 禁則, size and height that fit.

Widths are those of the wider of BIZ UDPゴシック and Noto Sans CJK JP, regular or bold, so a text that fits here fits
wherever the file is opened. Line spacing is exact, because the two fonts disagree on the height of a line.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toshiken.core.wording import Sentence, Shown

# Advance in thousandths of an em from U+0020 to U+007E; everything else counts as one em.
_ASCII = dict(
    zip(
        map(chr, range(0x20, 0x7F)),
        (
            *(333, 370, 574, 940, 800, 1000, 910, 325, 505, 510, 507, 840, 330, 480, 330, 500),
            *(760, 630, 760, 760, 760, 760, 760, 760, 760, 760, 340, 340, 840, 840, 840, 800),
            *(1007, 780, 770, 810, 850, 700, 670, 860, 840, 440, 568, 760, 610, 1000, 840, 880),
            *(760, 900, 760, 730, 700, 860, 760, 1000, 820, 740, 750, 550, 500, 550, 590, 567),
            *(626, 660, 730, 640, 730, 690, 510, 670, 720, 320, 400, 660, 360, 964, 720, 700),
            *(730, 730, 490, 590, 490, 720, 600, 900, 620, 640, 580, 540, 440, 540, 590),
        ),
        strict=True,
    )
)
# LibreOffice sets Japanese and Latin letters a fifth of an em apart; PowerPoint does not.
_APART = 0.2
_MEETING = re.compile(r"(?<=[!-~])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[!-~])")
_OPENING = "「『（〔【［《〈(["
_CLOSING = "、。，．・：；！？」』）〕】］》〉)]ー…～〜％々ぁぃぅぇぉっゃゅょァィゥェォッャュョヶ"
_UNIT = re.compile(rf"[{re.escape(_OPENING)}]*(?:[!-'*-Z\\^-~]+ ?|.)[{re.escape(_CLOSING)}]*", re.DOTALL)
LINE = 1.25
# Renderers round glyph positions; this share of a line is left free.
_SLACK = 0.99


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one look; `colour` is RRGGBB, or empty for the theme's text colour."""

    text: str
    bold: bool = False
    underlined: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs with a hanging mark; `indent` is what mark and level take from the width, in em."""

    runs: tuple[Run, ...]
    mark: str = ""
    indent: float = 0
    align: str = "l"
    space_before: float = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def plain(text: str, *, bold: bool = False, align: str = "l", colour: str = "") -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, bold=bold, colour=colour),), align=align)


def runs_of(sentence: Sentence) -> tuple[Run, ...]:
    """A sentence with its numbers in bold."""
    return tuple(Run(p.text, bold=True) if isinstance(p, Shown) else Run(p) for p in sentence.parts)


@lru_cache(maxsize=1 << 16)
def width_em(text: str) -> float:
    """The width of a line of text, in em."""
    return sum(_ASCII.get(character, 1000) for character in text) / 1000 + _APART * len(_MEETING.findall(text))


def width_pt(text: str, size: float) -> float:
    """The width of the widest of its lines, in points."""
    return max((width_em(line) for line in text.split("\v")), default=0) * size


def snug_pt(text: str, size: float) -> float:
    """The width of a box in which the text stands on one line, in points."""
    return width_pt(text, size) / _SLACK + 2


def unbroken_em(text: str) -> float:
    """The width of the widest piece that no line break may divide."""
    return max((width_em(unit.rstrip()) for line in text.split("\v") for unit in _units(line)), default=0)


def line_count(text: str, size: float, width: float) -> int:
    """Lines a text takes in that width (points); \\v breaks a line."""
    room = width * _SLACK / size
    return sum(_wrapped(line, room) for line in text.split("\v"))


def lines_of(text: str, size: float, width: float) -> list[str]:
    """The lines of a text in that width, for a renderer that breaks none itself; a piece wider than a line is cut anywhere."""
    room = width * _SLACK / size
    lines, used = [""], 0.0
    for unit in _units(text):
        for piece in [unit] if width_em(unit.rstrip()) <= room else unit:
            if used and used + width_em(piece.rstrip()) > room:
                lines.append("")
                used = 0.0
            lines[-1] += piece
            used += width_em(piece)
    return lines


@lru_cache(maxsize=1 << 14)
def _units(line: str) -> tuple[str, ...]:
    """The pieces between which a line may break."""
    return tuple(_UNIT.findall(line))


def _wrapped(line: str, room: float) -> int:
    count, used = 1, 0.0
    for unit in _units(line):
        width = width_em(unit)
        if used and used + width_em(unit.rstrip()) > room:
            count, used = count + 1, 0.0
        while width > room:
            count, width = count + 1, width - room
        used += width
    return count


def height_pt(paragraphs: Iterable[Paragraph], size: float, width: float) -> float:
    """The height of paragraphs set at that size in that width (points)."""
    return sum(
        line_count(p.text, size, width - p.indent * size) * size * LINE + p.space_before * size for p in paragraphs
    )


def fitting_size(paragraphs: Sequence[Paragraph], sizes: Sequence[float], width: float, height: float) -> float | None:
    """The first of the sizes at which all paragraphs fit; None where none does."""
    return next((size for size in sizes if height_pt(paragraphs, size, width) <= height), None)
