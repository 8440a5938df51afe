"""Map: bubbles at the municipal offices in a plane cropped to the area, with scale, north and names."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from toshiken.core.wording import Shown
from toshiken.outputs.figure import AreaMap, MapPoint
from toshiken.outputs.geometry import scale_bar_km
from toshiken.outputs.palette import look
from toshiken.outputs.site.specs.canvas import (
    RULE,
    SMALL,
    Canvas,
    Datum,
    Spec,
    at,
    label,
    magnitude,
    rules,
    segment,
    texts,
)
from toshiken.outputs.site.specs.labels import LINE, Anchor, Box, leader, placed, text_width

KM_PER_DEGREE = 111.32
CANVAS = Canvas(470, 8, 8, 8, 8)
MARGIN = 62.0
SMALLEST, LARGEST, PLAIN = 4.0, 40.0, 7.0


@dataclass(frozen=True)
class Plane:
    """Equal scale in both directions: the degree of longitude is shortened by the cosine of the middle latitude."""

    west: float
    north: float
    stretch: float
    pixels_per_km: float
    left: float
    top: float

    def pixel(self, point: MapPoint) -> tuple[float, float]:
        """The place of an office."""
        x = (point.longitude - self.west) * self.stretch * KM_PER_DEGREE * self.pixels_per_km
        return self.left + x, self.top + (self.north - point.latitude) * KM_PER_DEGREE * self.pixels_per_km


def spec(figure: AreaMap) -> Spec:
    """Frame, bubbles (large first), names with values, scale bar, north arrow."""
    plane = _plane(figure.points)
    points = sorted(figure.points, key=lambda p: -_radius(figure, p))
    names, leaders = _names(figure, points, plane)
    scale_lines, scale_names = _scale(plane, scale_bar_km(figure.points))
    return CANVAS.spec(
        [
            *_ground(),
            _bubbles(figure, points, plane),
            *rules([*leaders], width=0.8),
            *rules([*scale_lines, *_north()], width=2, ink="#000000"),
            *texts([*scale_names, label(24, 14, "北", weight="bold")]),
            *texts(names, halo=True),
        ]
    )


def _plane(points: Sequence[MapPoint]) -> Plane:
    west, east = min(p.longitude for p in points), max(p.longitude for p in points)
    south, north = min(p.latitude for p in points), max(p.latitude for p in points)
    stretch = math.cos(math.radians((north + south) / 2))
    wide, high = max((east - west) * stretch, 0.01) * KM_PER_DEGREE, max(north - south, 0.01) * KM_PER_DEGREE
    scale = min((CANVAS.width - 2.6 * MARGIN) / wide, (CANVAS.height - 2 * MARGIN) / high)
    left, top = (CANVAS.width - wide * scale) / 2, (CANVAS.height - high * scale) / 2
    return Plane(west, north, stretch, scale, left, top)


def _radius(figure: AreaMap, point: MapPoint) -> float:
    value, largest = magnitude(point.value), max((magnitude(p.value) or 0.0 for p in figure.points), default=0.0)
    if value is None or largest <= 0:
        return PLAIN
    return max(SMALLEST, LARGEST * math.sqrt(max(0.0, value) / largest))


def _ground() -> list[Spec]:
    edges = ((0, 0, 1, 0), (1, 0, 1, 1), (1, 1, 0, 1), (0, 1, 0, 0))
    w, h = CANVAS.width, CANVAS.height
    return rules([segment(a * w, b * h, c * w, d * h) for a, b, c, d in edges], width=0.8)


def _bubbles(figure: AreaMap, points: Sequence[MapPoint], plane: Plane) -> Spec:
    rows = []
    for point in points:
        x, y = plane.pixel(point)
        size = round(math.pi * _radius(figure, point) ** 2, 1)
        rows.append({"x": round(x, 2), "y": round(y, 2), "s": size, "f": f"#{look(point.role).fill}"})
    mark = {"type": "point", "shape": "circle", "x": at("x"), "y": at("y"), "size": at("s"), "fill": at("f")}
    style = {"stroke": RULE, "strokeWidth": 1, "opacity": 1}
    return {"data": {"values": rows}, "mark": {**mark, **style}, "encoding": {}}


def _names(figure: AreaMap, points: Sequence[MapPoint], plane: Plane) -> tuple[list[Datum], list[Datum]]:
    pixels = [plane.pixel(p) for p in points]
    radii = [_radius(figure, p) for p in points]
    anchors = [_anchor(p, xy, r) for p, xy, r in zip(points, pixels, radii, strict=True)]
    circles = [Box(x - r * 0.9, y - r * 0.9, x + r * 0.9, y + r * 0.9) for (x, y), r in zip(pixels, radii, strict=True)]
    furniture = [Box(0, 0, 50, 70), Box(0, CANVAS.height - 44, 200, CANVAS.height)]
    boxes = placed(anchors, [*circles, *furniture], Box(4, 4, CANVAS.width - 4, CANVAS.height - 4))
    rows = [row for p, box in zip(points, boxes, strict=True) for row in _written(p, box)]
    ends = (leader(anchor, box) for anchor, box in zip(anchors, boxes, strict=True))
    return rows, [segment(*end) for end in ends if end]


def _anchor(point: MapPoint, pixel: tuple[float, float], radius: float) -> Anchor:
    words = [point.place.name, *([point.value.text] if point.value else [])]
    return Anchor(*pixel, radius + 3, max(map(text_width, words)), LINE * len(words))


def _written(point: MapPoint, box: Box) -> list[Datum]:
    middle = (box.left + box.right) / 2
    rows = [label(middle, box.top + LINE / 2, point.place.name, weight="bold")]
    value: Shown | None = point.value
    return rows if value is None else [*rows, label(middle, box.top + LINE * 1.5, value.text, size=SMALL)]


def _scale(plane: Plane, kilometres: int) -> tuple[list[Datum], list[Datum]]:
    x, y, length = 16.0, CANVAS.height - 16, kilometres * plane.pixels_per_km
    lines = [segment(x, y, x + length, y), segment(x, y - 5, x, y + 5), segment(x + length, y - 5, x + length, y + 5)]
    return lines, [label(x + length / 2, y - 12, f"{kilometres}km")]


def _north() -> list[Datum]:
    return [segment(24, 24, 24, 60), segment(24, 24, 17, 36), segment(24, 24, 31, 36)]
