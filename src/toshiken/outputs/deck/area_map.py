"""The area as native shapes: bubbles at the municipal offices, names with leaders, scale bar, north, legend, credit.

Without boundaries nothing beyond the offices is drawn; with them the field is filled with what lies around, cropped at its frame.
"""

from math import hypot, sqrt

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.fills import label_colour
from toshiken.outputs.deck.charts.placing import Anchor, Area, all_named, leader_ends
from toshiken.outputs.deck.map_foot import SIZE, TEXT, draw_foot, foot_pt
from toshiken.outputs.deck.map_shapes import draw_shapes
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import plain, snug_pt
from toshiken.outputs.figure import AreaMap, MapPoint
from toshiken.outputs.geometry import Plane, scale_bar_km
from toshiken.outputs.palette import GREY, INK, LIGHT_GREY, bubble_fill

_LARGEST, _SMALLEST = 38.0, 3.5
# What names beyond the outermost bubbles need on both sides together (points).
_BESIDE, _ABOVE = 88.0, 84.0
# The same where the frame is that of the shapes: names stand on them.
_BY_SHAPES = 16.0


def draw_map(canvas: Canvas, figure: AreaMap, box: Box) -> None:
    """The whole map as one group."""
    foot, field = box.cut_bottom(round(foot_pt(figure, box) * POINT))
    plane = _fitted(figure, field)
    anchors = _anchors(figure, plane)
    with canvas.group(figure.title, figure.alt, box):
        draw_shapes(canvas, figure, plane, field)
        canvas.shape("地図の枠", field, "rect", None, outline(LIGHT_GREY, 0.75))
        for point, anchor in sorted(zip(figure.points, anchors, strict=True), key=lambda pair: -pair[1].radius):
            _draw_bubble(canvas, figure, point, anchor, field)
        _draw_names(canvas, figure, anchors, field)
        _draw_north(canvas, field)
        _draw_scale(canvas, field, scale_bar_km(figure), plane.per_km)
        draw_foot(canvas, figure, foot)


def _fitted(figure: AreaMap, field: Box) -> Plane:
    beside, above = (_BY_SHAPES, _BY_SHAPES) if figure.shapes else (_BESIDE, _ABOVE)
    return Plane.fitted(figure.bounds, field.width_pt, field.height_pt, beside, above)


def _radius(point: MapPoint, largest: float) -> float:
    if point.value is None or point.value.printed.value is None or not largest:
        return _SMALLEST * 2
    return max(_SMALLEST, _LARGEST * sqrt(abs(float(point.value.printed.value)) / largest))


def _anchors(figure: AreaMap, plane: Plane) -> list[Anchor]:
    largest = max(
        (abs(float(p.value.printed.value)) for p in figure.points if p.value and p.value.printed.value is not None),
        default=0.0,
    )
    anchors = []
    for point in figure.points:
        texts = _texts(point)
        width = max(snug_pt(text, SIZE) for text in texts)
        anchors.append(
            Anchor(*plane.spot(point.longitude, point.latitude), _radius(point, largest), width, len(texts) * TEXT)
        )
    return anchors


def _texts(point: MapPoint) -> list[str]:
    return [point.place.name] + ([point.value.text] if point.value is not None else [])


def _draw_bubble(canvas: Canvas, figure: AreaMap, point: MapPoint, anchor: Anchor, field: Box) -> None:
    size = round(2 * anchor.radius * POINT)
    box = Box(_x(field, anchor.x - anchor.radius), _y(field, anchor.y - anchor.radius), size, size)
    canvas.shape(
        f"{point.place.name}の位置",
        box,
        "ellipse",
        bubble_fill(point.role, on_shapes=bool(figure.shapes)),
        outline(INK, 0.75),
    )


def _x(field: Box, points: float) -> int:
    return field.left + round(points * POINT)


def _y(field: Box, points: float) -> int:
    return field.top + round(points * POINT)


def _draw_names(canvas: Canvas, figure: AreaMap, anchors: list[Anchor], field: Box) -> None:
    """In the bubble or beside it where there is room, else farther off with a leader."""
    bounds = Area(2, 2, field.width_pt - 2, field.height_pt - 2)
    corners = [Area(bounds.right - 30, 0, bounds.right, 50), Area(0, bounds.bottom - 28, 130, bounds.bottom)]
    within = {i: _inside(anchor) for i, anchor in enumerate(anchors) if _fits_inside(anchor, anchors)}
    outside = [i for i in range(len(anchors)) if i not in within]
    obstacles = [a.disc for a in anchors] + corners
    named = all_named([anchors[i] for i in outside], obstacles, bounds)
    for index, place in within.items():
        colour = label_colour(bubble_fill(figure.points[index].role, on_shapes=bool(figure.shapes)))
        _draw_name(canvas, figure.points[index], place, "ctr", field, colour)
    for index, (side, place) in zip(outside, named, strict=True):
        if side is None:
            start, end = ((_x(field, x), _y(field, y)) for x, y in leader_ends(anchors[index], place))
            canvas.line("引出線", start, end, GREY)
        align = {"r": "l", "l": "r"}.get((side or " ")[-1], "ctr")
        _draw_name(canvas, figure.points[index], place, align, field)


def _fits_inside(anchor: Anchor, anchors: list[Anchor]) -> bool:
    """Whether the ink of its label stands within the bubble, and no other bubble on it."""
    ink = Area(*_ink(anchor))
    if hypot(ink.right - ink.left, ink.bottom - ink.top) > 2 * anchor.radius:
        return False
    return not any(other.disc.touches(ink) for other in anchors if other is not anchor)


def _ink(anchor: Anchor) -> tuple[float, float, float, float]:
    wide, high = anchor.width / 2 - 2, anchor.height * 0.4
    return anchor.x - wide, anchor.y - high, anchor.x + wide, anchor.y + high


def _inside(anchor: Anchor) -> Area:
    left, top = anchor.x - anchor.width / 2, anchor.y - anchor.height / 2
    return Area(left, top, left + anchor.width, top + anchor.height)


def _draw_name(canvas: Canvas, point: MapPoint, place: Area, align: str, field: Box, colour: str = "") -> None:
    width, height = round((place.right - place.left) * POINT), round((place.bottom - place.top) * POINT)
    box = Box(_x(field, place.left), _y(field, place.top), width, height)
    lines = [plain(text, align=align, colour=colour) for text in _texts(point)]
    canvas.text(point.place.name, box, lines, SIZE, "ctr")


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
    left, y = _x(field, 10), field.bottom - round(8 * POINT)
    right = left + round(length * per_km * POINT)
    canvas.line("縮尺", (left, y), (right, y), INK, 2)
    width = round(snug_pt(f"{length}km", SIZE) * POINT)
    box = Box(left, y - round((TEXT + 1) * POINT), width, round(TEXT * POINT))
    canvas.text("縮尺の長さ", box, [plain(f"{length}km")], SIZE, "ctr")
