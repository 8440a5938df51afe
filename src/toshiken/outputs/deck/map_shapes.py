"""The municipalities of a map as freeforms, members over what lies around, with a white line between, and the line around the area."""

from collections.abc import Iterable

from toshiken.geography.shapes.shape import ShapeRing
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.geometry import Plane
from toshiken.outputs.palette import INK, WHITE, look

_GAP, _AROUND = 1.0, 1.5


def draw_shapes(canvas: Canvas, figure: AreaMap, plane: Plane, field: Box) -> None:
    """What is in the field, the last first: small municipalities within large ones stand on them."""
    for shape in sorted(figure.shapes, key=lambda shape: shape.role != "neighbour"):
        if rings := _on_slide(shape.rings, plane, field):
            canvas.polygon(f"{shape.place.name}の区域", rings, look(shape.role).fill, outline(WHITE, _GAP))
    if rings := _on_slide(figure.outline, plane, field):
        canvas.polygon("圏域の境", rings, None, outline(INK, _AROUND))


def _on_slide(rings: Iterable[ShapeRing], plane: Plane, field: Box) -> list[list[tuple[int, int]]]:
    cropped = (plane.cropped(ring) for ring in rings)
    return [
        [(field.left + round(x * POINT), field.top + round(y * POINT)) for x, y in ring]
        for ring in cropped
        if len(ring) > 2
    ]
