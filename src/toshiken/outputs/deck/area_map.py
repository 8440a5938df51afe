"""The area as native shapes: bubbles at the municipal offices, names with leaders, scale bar, north, legend, credit.

Nothing beyond the members is drawn, so no coast or border is shown in part.
"""

from dataclasses import dataclass
from math import cos, hypot, radians, sqrt

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.fills import label_colour
from toshiken.outputs.deck.charts.placing import Anchor, Area, all_named, leader_ends
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import LINE, line_count, plain, snug_pt
from toshiken.outputs.figure import AreaMap, MapPoint
from toshiken.outputs.geometry import KM_A_DEGREE, extent_km, scale_bar_km
from toshiken.outputs.palette import GREY, INK, LIGHT_GREY, look

_SIZE, _CREDIT = 12.0, 9.0
_TEXT = _SIZE * LINE
_LARGEST, _SMALLEST = 38.0, 3.5
# What names beyond the outermost bubbles need on both sides together (points).
_BESIDE, _ABOVE = 88.0, 84.0


@dataclass(frozen=True, slots=True)
class _Map:
    """The field of the bubbles (EMU), points a kilometre, and the middle of the area."""

    field: Box
    scale: float
    latitude: float
    longitude: float

    def spot(self, point: MapPoint) -> tuple[float, float]:
        """Points from the upper left corner of the field."""
        east = (point.longitude - self.longitude) * KM_A_DEGREE * cos(radians(self.latitude))
        north = (point.latitude - self.latitude) * KM_A_DEGREE
        return self.field.width_pt / 2 + east * self.scale, self.field.height_pt / 2 - north * self.scale


def draw_map(canvas: Canvas, figure: AreaMap, box: Box) -> None:
    """The whole map as one group."""
    credit = line_count(figure.credit, _CREDIT, box.width_pt) * _CREDIT * LINE if figure.credit else 0.0
    foot, field = box.cut_bottom(round((len(_legend_rows(figure, box)) * _TEXT + credit + 6) * POINT))
    area = _fitted(figure, field)
    anchors = _anchors(figure, area)
    with canvas.group(figure.title, figure.alt, box):
        canvas.shape("地図の枠", field, "rect", None, outline(LIGHT_GREY, 0.75))
        for point, anchor in sorted(zip(figure.points, anchors, strict=True), key=lambda pair: -pair[1].radius):
            _draw_bubble(canvas, point, anchor, field)
        _draw_names(canvas, figure, anchors, area)
        _draw_north(canvas, field)
        _draw_scale(canvas, area, scale_bar_km(figure.points))
        _draw_foot(canvas, figure, foot)


def _fitted(figure: AreaMap, field: Box) -> _Map:
    latitudes, longitudes = [p.latitude for p in figure.points], [p.longitude for p in figure.points]
    middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    wide, tall = extent_km(figure.points)
    room = field.width_pt - _BESIDE, field.height_pt - _ABOVE
    return _Map(field, min(room[0] / max(wide, 1), room[1] / max(tall, 1)), *middle)


def _radius(point: MapPoint, largest: float) -> float:
    if point.value is None or point.value.printed.value is None or not largest:
        return _SMALLEST * 2
    return max(_SMALLEST, _LARGEST * sqrt(abs(float(point.value.printed.value)) / largest))


def _anchors(figure: AreaMap, area: _Map) -> list[Anchor]:
    largest = max(
        (abs(float(p.value.printed.value)) for p in figure.points if p.value and p.value.printed.value is not None),
        default=0.0,
    )
    anchors = []
    for point in figure.points:
        texts = _texts(point)
        width = max(snug_pt(text, _SIZE) for text in texts)
        anchors.append(Anchor(*area.spot(point), _radius(point, largest), width, len(texts) * _TEXT))
    return anchors


def _texts(point: MapPoint) -> list[str]:
    return [point.place.name] + ([point.value.text] if point.value is not None else [])


def _draw_bubble(canvas: Canvas, point: MapPoint, anchor: Anchor, field: Box) -> None:
    size = round(2 * anchor.radius * POINT)
    box = Box(_x(field, anchor.x - anchor.radius), _y(field, anchor.y - anchor.radius), size, size)
    canvas.shape(f"{point.place.name}の位置", box, "ellipse", look(point.role).fill, outline(INK, 0.75))


def _x(field: Box, points: float) -> int:
    return field.left + round(points * POINT)


def _y(field: Box, points: float) -> int:
    return field.top + round(points * POINT)


def _draw_names(canvas: Canvas, figure: AreaMap, anchors: list[Anchor], area: _Map) -> None:
    """In the bubble or beside it where there is room, else farther off with a leader."""
    bounds = Area(2, 2, area.field.width_pt - 2, area.field.height_pt - 2)
    corners = [Area(bounds.right - 30, 0, bounds.right, 50), Area(0, bounds.bottom - 28, 130, bounds.bottom)]
    within = {i: _inside(anchor) for i, anchor in enumerate(anchors) if _fits_inside(anchor, anchors)}
    outside = [i for i in range(len(anchors)) if i not in within]
    obstacles = [a.disc for a in anchors] + corners
    named = all_named([anchors[i] for i in outside], obstacles, bounds)
    for index, place in within.items():
        colour = label_colour(look(figure.points[index].role).fill)
        _draw_name(canvas, figure.points[index], place, "ctr", area.field, colour)
    for index, (side, place) in zip(outside, named, strict=True):
        if side is None:
            start, end = ((_x(area.field, x), _y(area.field, y)) for x, y in leader_ends(anchors[index], place))
            canvas.line("引出線", start, end, GREY)
        align = {"r": "l", "l": "r"}.get((side or " ")[-1], "ctr")
        _draw_name(canvas, figure.points[index], place, align, area.field)


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
    canvas.text(point.place.name, box, lines, _SIZE, "ctr")


def _draw_north(canvas: Canvas, field: Box) -> None:
    x, top = field.right - round(16 * POINT), field.top + round(22 * POINT)
    canvas.text(
        "北",
        Box(x - round(8 * POINT), field.top + round(4 * POINT), round(16 * POINT), round(_TEXT * POINT)),
        [plain("北", align="ctr")],
        _SIZE,
        "ctr",
    )
    canvas.shape("方位", Box(x - round(5 * POINT), top, round(10 * POINT), round(22 * POINT)), "triangle", INK)


def _draw_scale(canvas: Canvas, area: _Map, length: int) -> None:
    field = area.field
    left, y = _x(field, 10), field.bottom - round(8 * POINT)
    right = left + round(length * area.scale * POINT)
    canvas.line("縮尺", (left, y), (right, y), INK, 2)
    width = round(snug_pt(f"{length}km", _SIZE) * POINT)
    box = Box(left, y - round((_TEXT + 1) * POINT), width, round(_TEXT * POINT))
    canvas.text("縮尺の長さ", box, [plain(f"{length}km")], _SIZE, "ctr")


def _draw_foot(canvas: Canvas, figure: AreaMap, foot: Box) -> None:
    top, height = foot.top + round(3 * POINT), round(_TEXT * POINT)
    for row in _legend_rows(figure, foot):
        _draw_legend_row(canvas, row, foot.left, top)
        top += height
    if figure.credit:
        place = Box(foot.left, top, foot.width, foot.bottom - top)
        canvas.text("地図の出典", place, [plain(figure.credit)], _CREDIT, "b")


def _entry_pt(name: str) -> float:
    return _SIZE + 4 + snug_pt(name, _SIZE) + 12


def _legend_rows(figure: AreaMap, box: Box) -> list[list[tuple[str, str]]]:
    """Entries of the legend, as many a row as fit."""
    rows: list[list[tuple[str, str]]] = []
    used = box.width_pt
    for role, name in figure.legend:
        if used + _entry_pt(name) > box.width_pt:
            rows.append([])
            used = 0.0
        rows[-1].append((role, name))
        used += _entry_pt(name)
    return rows


def _draw_legend_row(canvas: Canvas, row: list[tuple[str, str]], left: int, top: int) -> None:
    height, key = round(_TEXT * POINT), round(_SIZE * POINT)
    for role, name in row:
        canvas.shape(
            f"凡例・{name}",
            Box(left, top + (height - key) // 2, key, key),
            "ellipse",
            look(role).fill,
            outline(INK, 0.75),
        )
        width = round(snug_pt(name, _SIZE) * POINT)
        canvas.text(name, Box(left + key + round(4 * POINT), top, width, height), [plain(name)], _SIZE, "ctr")
        left += round(_entry_pt(name) * POINT)
