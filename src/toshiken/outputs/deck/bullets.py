"""Headed points: 16 pt where they fit, never below 12."""

from toshiken.core.errors import ToshikenError
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import Paragraph, Run, height_pt, runs_of
from toshiken.outputs.figure import Bullets
from toshiken.outputs.palette import PALE_GREY

SIZES = (16.0, 15.0, 14.0, 13.0, 12.0)
_MARKS = {1: "・", 2: "－"}
# Above and below the text of a heading, in em of its size.
_HEAD_AIR, _HEAD_GAP = 0.15, 0.35


def draw_bullets(canvas: Canvas, bullets: Bullets, box: Box) -> None:
    """The list at the top of its box; raises ToshikenError where it does not fit at 12 pt."""
    size = next((s for s in SIZES if _height(bullets, s, box.width_pt) <= box.height_pt), None)
    if size is None:
        raise ToshikenError(
            f"箇条書き「{bullets.heading or bullets.id}」（{len(bullets.items)}項目）が12ポイントで枠に入りません。"
            "ページを分けるか、文を短くしてください。"
        )
    if bullets.heading:
        bar, box = box.cut_top(round(_bar_height(bullets, size, box.width_pt) * POINT))
        canvas.text(bullets.heading, bar, [_heading(bullets)], size, "ctr", fill=PALE_GREY)
        _, box = box.cut_top(round(_HEAD_GAP * size * POINT))
    if bullets.items:
        canvas.text(f"{bullets.heading or '本文'}・項目", box, _paragraphs(bullets), size)


def natural_height(bullets: Bullets, width: float) -> float:
    """The height it takes at the largest size (points)."""
    return _height(bullets, SIZES[0], width)


def _height(bullets: Bullets, size: float, width: float) -> float:
    head = _bar_height(bullets, size, width) + _HEAD_GAP * size if bullets.heading else 0.0
    return head + height_pt(_paragraphs(bullets), size, width)


def _bar_height(bullets: Bullets, size: float, width: float) -> float:
    return height_pt([_heading(bullets)], size, width) + 2 * _HEAD_AIR * size


def _heading(bullets: Bullets) -> Paragraph:
    return Paragraph((Run(bullets.heading, bold=True),), indent=0.4)


def _paragraphs(bullets: Bullets) -> list[Paragraph]:
    return [
        Paragraph(
            runs_of(item),
            mark=_MARKS[min(level, 2)],
            indent=1.2 * min(level, 2),
            space_before=0.35 if level == 1 else 0.1,
        )
        for level, item in bullets.items
    ]
