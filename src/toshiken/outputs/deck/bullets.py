"""Headed points: as large and airy as their page allows, 20 to 12 pt."""

from toshiken.core.errors import ToshikenError
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import Paragraph, Run, height_pt, runs_of
from toshiken.outputs.figure import Bullets
from toshiken.outputs.palette import PALE_GREY

# Text size, and the space above a point in em.
SETTINGS = (
    (20.0, 1.0),
    (20.0, 0.7),
    (18.0, 0.7),
    (18.0, 0.35),
    *((size, 0.35) for size in (16.0, 15.0, 14.0, 13.0, 12.0)),
)
# What lists take beside a figure that wants the room.
MODEST = 4
_MARKS = {1: "・", 2: "－"}
# Above and below the text of a heading, in em of its size.
_HEAD_AIR, _HEAD_GAP = 0.15, 0.35


def draw_bullets(canvas: Canvas, bullets: Bullets, box: Box, first: int = MODEST) -> None:
    """The list at the top of its box, in the first setting from there that fits; raises ToshikenError where none does."""
    setting = next(
        (i for i in range(first, len(SETTINGS)) if natural_height(bullets, box.width_pt, i) <= box.height_pt), None
    )
    if setting is None:
        raise ToshikenError(
            f"箇条書き「{bullets.heading or bullets.id}」（{len(bullets.items)}項目）が12ポイントで枠に入りません。"
            "ページを分けるか、文を短くしてください。"
        )
    size, air = SETTINGS[setting]
    if bullets.heading:
        bar, box = box.cut_top(round(_bar_height(bullets, size, box.width_pt) * POINT))
        canvas.text(bullets.heading, bar, [_heading(bullets)], size, "ctr", fill=PALE_GREY)
        _, box = box.cut_top(round(_HEAD_GAP * size * POINT))
    if bullets.items:
        canvas.text(f"{bullets.heading or '本文'}・項目", box, _paragraphs(bullets, air), size)


def natural_height(bullets: Bullets, width: float, setting: int = MODEST) -> float:
    """The height it takes in that setting (points)."""
    size, air = SETTINGS[setting]
    head = _bar_height(bullets, size, width) + _HEAD_GAP * size if bullets.heading else 0.0
    return head + height_pt(_paragraphs(bullets, air), size, width)


def _bar_height(bullets: Bullets, size: float, width: float) -> float:
    return height_pt([_heading(bullets)], size, width) + 2 * _HEAD_AIR * size


def _heading(bullets: Bullets) -> Paragraph:
    return Paragraph((Run(bullets.heading, bold=True),), indent=0.4)


def _paragraphs(bullets: Bullets, air: float) -> list[Paragraph]:
    return [
        Paragraph(
            runs_of(item),
            mark=_MARKS[min(level, 2)],
            indent=1.2 * min(level, 2),
            space_before=air if level == 1 else air * 0.3,
        )
        for level, item in bullets.items
    ]
