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
from toshiken.outputs.geometry import scale_bar_km
from toshiken.outputs.palette import INK


def draw_map(canvas: Canvas, figure: AreaMap, box: Box) -> None:
    """The whole map as one group."""
    foot, field = box.cut_bottom(round(foot_pt(figure, box) * POINT))
    furniture = _furniture(field)
    with canvas.group(figure.title, figure.alt, box):
        draw = draw_on_shapes if figure.shapes else draw_on_white
        plane = draw(canvas, figure, field, furniture)
        _draw_north(canvas, field)
        _draw_scale(canvas, field, scale_bar_km(figure), plane.per_km)
        draw_foot(canvas, figure, foot)


def _furniture(field: Box) -> list[Area]:
    """Where north and scale stand, in points of the field."""
    right, bottom = field.width_pt - 2, field.height_pt - 2
    return [Area(right - 30, 0, right, 50), Area(0, bottom - 28, 130, bottom)]


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
    left, y = on_slide(field, 10, field.height_pt - 8)
    right = left + round(length * per_km * POINT)
    canvas.line("縮尺", (left, y), (right, y), INK, 2)
    width = round(snug_pt(f"{length}km", SIZE) * POINT)
    box = Box(left, y - round((TEXT + 1) * POINT), width, round(TEXT * POINT))
    canvas.text("縮尺の長さ", box, [plain(f"{length}km")], SIZE, "ctr")
