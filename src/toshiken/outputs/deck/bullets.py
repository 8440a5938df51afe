"""Headed points: 16 pt where they fit, never below 12."""

from toshiken.core.errors import ToshikenError
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import LINE, Paragraph, Run, fitting_size, height_pt, runs_of
from toshiken.outputs.figure import Bullets
from toshiken.outputs.palette import PALE_GREY

SIZES = (16.0, 15.0, 14.0, 13.0, 12.0)
_MARKS = {1: "・", 2: "－"}
_HEAD = 1.7


def draw_bullets(canvas: Canvas, bullets: Bullets, box: Box) -> None:
    """The list at the top of its box; raises ToshikenError where it does not fit at 12 pt."""
    paragraphs = _paragraphs(bullets)
    head = _HEAD if bullets.heading else 0.0
    size = next((s for s in SIZES if fitting_size(paragraphs, (s,), box.width_pt, box.height_pt - head * s)), None)
    if size is None:
        raise ToshikenError(
            f"箇条書き「{bullets.heading or bullets.id}」（{len(bullets.items)}項目）が12ポイントで枠に入りません。"
            "ページを分けるか、文を短くしてください。"
        )
    if bullets.heading:
        strip, box = box.cut_top(round(head * size * POINT))
        title = Box(strip.left, strip.top, strip.width, round(LINE * size * 1.1 * POINT))
        text = [Paragraph((Run(bullets.heading, bold=True),), indent=0.4)]
        canvas.text(bullets.heading, title, text, size, "ctr", fill=PALE_GREY)
    canvas.text(f"{bullets.heading or '本文'}・項目", box, paragraphs, size)


def natural_height(bullets: Bullets, width: float) -> float:
    """The height it takes at the largest size (points)."""
    head = _HEAD if bullets.heading else 0.0
    return height_pt(_paragraphs(bullets), SIZES[0], width) + head * SIZES[0]


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
