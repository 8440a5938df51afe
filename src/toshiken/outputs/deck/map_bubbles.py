"""Bubbles in the colours of their roles, where no boundaries are known: nothing beyond the offices is drawn."""

from collections.abc import Sequence
from math import hypot

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.fills import label_colour
from toshiken.outputs.deck.charts.placing import Anchor, Area, all_named, leader_ends
from toshiken.outputs.deck.map_points import (
    Marked,
    PointStyle,
    draw_bubbles,
    draw_frame,
    draw_leader,
    draw_name,
    marked,
)
from toshiken.outputs.deck.sheet import Box
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.geometry import Plane
from toshiken.outputs.palette import GREY, look

_STYLE = PointStyle(largest=38.0, smallest=3.5, size=12.0)
# What names beyond the outermost bubbles need on both sides together (points).
_BESIDE, _ABOVE = 88.0, 84.0


def draw_on_white(canvas: Canvas, figure: AreaMap, field: Box, furniture: Sequence[Area]) -> Plane:
    """Bubbles and names; furniture: what names must not cover, in points of the field."""
    plane = Plane.fitted(figure.bounds, field.width_pt, field.height_pt, _BESIDE, _ABOVE)
    offices = marked(figure, plane, _STYLE)
    draw_frame(canvas, field)
    draw_bubbles(canvas, offices, [look(point.role) for point in figure.points], field)
    _draw_names(canvas, offices, field, furniture)
    return plane


def _draw_names(canvas: Canvas, offices: Sequence[Marked], field: Box, furniture: Sequence[Area]) -> None:
    """In the bubble or beside it where there is room, else farther off with a leader."""
    anchors = [Anchor(office.x, office.y, office.radius, office.width, office.height) for office in offices]
    bounds = Area(2, 2, field.width_pt - 2, field.height_pt - 2)
    within = [i for i, anchor in enumerate(anchors) if _fits_inside(anchor, anchors)]
    outside = [i for i in range(len(anchors)) if i not in within]
    named = all_named([anchors[i] for i in outside], [*(a.disc for a in anchors), *furniture], bounds)
    for index in within:
        anchor, colour = anchors[index], label_colour(look(offices[index].point.role).fill)
        corner = anchor.x - anchor.width / 2, anchor.y - anchor.height / 2
        draw_name(canvas, offices[index], corner, field, _STYLE, "ctr", colour)
    for index, (side, place) in zip(outside, named, strict=True):
        if side is None:
            draw_leader(canvas, *leader_ends(anchors[index], place), field, GREY)
        align = {"r": "l", "l": "r"}.get((side or " ")[-1], "ctr")
        draw_name(canvas, offices[index], (place.left, place.top), field, _STYLE, align)


def _fits_inside(anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
    """Whether the ink of its label stands within the bubble, and no other bubble on it."""
    ink = Area(*_ink(anchor))
    if hypot(ink.right - ink.left, ink.bottom - ink.top) > 2 * anchor.radius:
        return False
    return not any(other.disc.touches(ink) for other in anchors if other is not anchor)


def _ink(anchor: Anchor) -> tuple[float, float, float, float]:
    wide, high = anchor.width / 2 - 2, anchor.height * 0.4
    return anchor.x - wide, anchor.y - high, anchor.x + wide, anchor.y + high
