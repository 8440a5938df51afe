"""The area as native shapes: municipalities where boundaries are known, bubbles at the offices, names, scale bar, north, legend, credit."""

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.placing import Area
from toshiken.outputs.deck.map_bubbles import draw_on_white
from toshiken.outputs.deck.map_foot import SIZE, TEXT, draw_foot, foot_pt
from toshiken.outputs.deck.map_points import on_slide
from toshiken.outputs.deck.map_shapes import draw_on_shapes
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import plain, snug_pt
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.geometry import Plane, scale_bar_km
from toshiken.outputs.palette import INK


def draw_map(canvas: Canvas, figure: AreaMap, box: Box) -> None:
    """The whole map as one group."""
    foot, field = box.cut_bottom(round(foot_pt(figure, box) * POINT))
    kilometres = scale_bar_km(figure)
    with canvas.group(figure.title, figure.alt, box):
        draw = draw_on_shapes if figure.shapes else draw_on_white
        plane = draw(canvas, figure, field, lambda plane: _furniture(plane, kilometres))
        _draw_north(canvas, field)
        _draw_scale(canvas, field, kilometres, plane.per_km)
        draw_foot(canvas, figure, foot)


_SCALE_FROM, _SCALE_ROOM = 10, 130  # where the bar begins, and what is kept free for its length in words at least


def _furniture(plane: Plane, kilometres: int) -> list[Area]:
    """Where north and scale stand, in points of the field."""
    right, bottom = plane.width - 2, plane.height - 2
    end = max(_SCALE_ROOM, _SCALE_FROM + kilometres * plane.per_km + 4)
    return [Area(right - 30, 0, right, 50), Area(0, bottom - 28, end, bottom)]


def _draw_north(canvas: Canvas, field: Box) -> None:
    x, top = field.right - round(16 * POINT), field.top + round(22 * POINT)
    canvas.text(
        "北",
        Box(x - round(8 * POINT), field.top + round(4 * POINT), round(16 * POINT), round(TEXT * POINT)),
        [plain("北", align="ctr")],
        SIZE,
        "ctr",
    )
    canvas.shape("方位", Box(x - round(5 * POINT), top, round(10 * POINT), round(22 * POINT)), "triangle", INK)


def _draw_scale(canvas: Canvas, field: Box, length: int, per_km: float) -> None:
    left, y = on_slide(field, _SCALE_FROM, field.height_pt - 8)
    right = left + round(length * per_km * POINT)
    canvas.line("縮尺", (left, y), (right, y), INK, 2)
    width = round(snug_pt(f"{length}km", SIZE) * POINT)
    box = Box(left, y - round((TEXT + 1) * POINT), width, round(TEXT * POINT))
    canvas.text("縮尺の長さ", box, [plain(f"{length}km")], SIZE, "ctr")
