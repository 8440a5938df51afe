"""Offices on a map: a bubble each, and its name with the value, in the points of the map's field."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import LINE, plain, snug_pt
from toshiken.outputs.figure import AreaMap, MapPoint
from toshiken.outputs.geometry import Plane, Spot
from toshiken.outputs.palette import INK, LIGHT_GREY, Look


@dataclass(frozen=True)
class PointStyle:
    """Radius of the largest bubble and the least of any, size of the names, in points; plate: the fill under a name."""

    largest: float
    smallest: float
    size: float
    plate: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """An office in the field: where its bubble stands, what is written beside it and how large that is."""

    point: MapPoint
    texts: tuple[str, ...]
    x: float
    y: float
    radius: float
    width: float
    height: float


def marked(figure: AreaMap, plane: Plane, style: PointStyle, *, all_values: bool = True) -> list[Marked]:
    """The offices in the field of the plane; without all values only the largest is written, as the key to the bubbles."""
    largest = max((_magnitude(point) or 0.0 for point in figure.points), default=0.0)
    found = []
    for point in figure.points:
        valued = point.value is not None and (all_values or _magnitude(point) == largest)
        texts = (point.place.name, *([point.value.text] if point.value is not None and valued else []))
        width, height = max(snug_pt(text, style.size) for text in texts), len(texts) * style.size * LINE
        spot = plane.spot(point.longitude, point.latitude)
        found.append(
            Marked(point, texts, *spot, _radius(point, largest if figure.sized else 0.0, style), width, height)
        )
    return found


def _magnitude(point: MapPoint) -> float | None:
    value = None if point.value is None else point.value.printed.value
    return None if value is None else abs(float(value))


def _radius(point: MapPoint, largest: float, style: PointStyle) -> float:
    value = _magnitude(point)
    if value is None or not largest:
        return style.smallest * 2
    return max(style.smallest, style.largest * sqrt(value / largest))


def on_slide(field: Box, x: float, y: float) -> tuple[int, int]:
    """A place of the field (points) on the slide (EMU)."""
    return field.left + round(x * POINT), field.top + round(y * POINT)


def draw_frame(canvas: Canvas, field: Box) -> None:
    """The edge of the map: over what lies around, under the offices."""
    canvas.shape("地図の枠", field, "rect", None, outline(LIGHT_GREY, 0.75))


def draw_bubbles(canvas: Canvas, offices: Sequence[Marked], looks: Sequence[Look], field: Box) -> None:
    """The largest first."""
    for office, drawn in sorted(zip(offices, looks, strict=True), key=lambda pair: -pair[0].radius):
        size = round(2 * office.radius * POINT)
        box = Box(*on_slide(field, office.x - office.radius, office.y - office.radius), size, size)
        name = f"{office.point.place.name}の位置"
        canvas.shape(name, box, "ellipse", drawn.fill, outline(INK, 0.75), drawn.stripes)


def draw_name(
    canvas: Canvas, office: Marked, corner: Spot, field: Box, style: PointStyle, align: str, colour: str = ""
) -> None:
    """The name with the value; corner: its upper left."""
    box = Box(*on_slide(field, *corner), round(office.width * POINT), round(office.height * POINT))
    lines = [plain(text, align=align, colour=colour) for text in office.texts]
    canvas.text(office.point.place.name, box, lines, style.size, "ctr", fill=style.plate)


def draw_leader(canvas: Canvas, start: Spot, end: Spot, field: Box, colour: str) -> None:
    """From a bubble to its name."""
    canvas.line("引出線", on_slide(field, *start), on_slide(field, *end), colour)
