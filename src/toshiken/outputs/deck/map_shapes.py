"""Municipalities as freeforms: members over what lies around, a white line between, a line around the area, white bubbles on them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from toshiken.geography.shapes.shape import ShapeRing
from toshiken.outputs.area_map.land import land_of
from toshiken.outputs.area_map.names import Field, Named, Rectangle, leader_ends
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.placing import Area
from toshiken.outputs.deck.map_points import (
    PointStyle,
    draw_bubbles,
    draw_frame,
    draw_leader,
    draw_name,
    marked,
    on_slide,
)
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import Box
from toshiken.outputs.figure import AROUND, AreaMap
from toshiken.outputs.geometry import Plane
from toshiken.outputs.palette import INK, WHITE, Look, look

_GAP, _AROUND = 1.0, 1.0
_OFFICE = Look(WHITE)
_MARGIN = 16.0  # beside and above, both sides together
# Smaller bubbles than without shapes, so that the land shows. Borders show through the plate.
_STYLE = PointStyle(largest=20.0, smallest=2.0, size=12.0, plate=f"{WHITE}B8")
# Where names do not stand at ease: fewer values where bubbles tell the rest, else smaller letters.
_SIZED = ((_STYLE, True), (_STYLE, False))
_ALIKE = ((_STYLE, True), (replace(_STYLE, size=10.0), True))


def draw_on_shapes(canvas: Canvas, figure: AreaMap, field: Box, furniture: Sequence[Area]) -> Plane:
    """Shapes, bubbles and names; furniture: what names must not cover, in points of the field."""
    plane = Plane.fitted(figure.bounds, field.width_pt, field.height_pt, _MARGIN, _MARGIN)
    _draw_shapes(canvas, figure, plane, field)
    draw_frame(canvas, field)
    styles = _SIZED if figure.sized else _ALIKE
    ways = [marked(figure, plane, style, all_values=every) for style, every in styles]
    draw_bubbles(canvas, ways[0], [_OFFICE] * len(figure.points), field)
    names = [[Named(o.x, o.y, o.radius, o.width, o.height, o.point.place.code) for o in way] for way in ways]
    taken = tuple(Rectangle(area.left, area.top, area.right, area.bottom) for area in furniture)
    way, places = Field(plane.width, plane.height, taken, land_of(figure, plane)).places(names)
    for office, name, place in zip(ways[way], names[way], places, strict=True):
        if ends := leader_ends(name, place):
            draw_leader(canvas, *ends, field, INK)
        draw_name(canvas, office, (place.left, place.top), field, styles[way][0], "ctr")
    return plane


def _draw_shapes(canvas: Canvas, figure: AreaMap, plane: Plane, field: Box) -> None:
    """What is in the field; members last, so that those within a larger municipality stand on it."""
    for shape in sorted(figure.shapes, key=lambda shape: shape.role not in AROUND):
        if rings := _on_slide(shape.rings, plane, field):
            drawn = look(shape.role)
            canvas.polygon(f"{shape.place.name}の区域", rings, drawn.fill, outline(drawn.edge, _GAP), drawn.stripes)
    if rings := _on_slide(figure.outline, plane, field):
        canvas.polygon("圏域の境", rings, None, outline(INK, _AROUND))


def _on_slide(rings: Iterable[ShapeRing], plane: Plane, field: Box) -> list[list[tuple[int, int]]]:
    cropped = (plane.cropped(ring) for ring in rings)
    return [[on_slide(field, x, y) for x, y in ring] for ring in cropped if len(ring) > 2]
