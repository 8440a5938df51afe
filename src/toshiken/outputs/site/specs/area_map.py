"""Map: bubbles at the municipal offices, on shapes where there are any, in a plane cropped to the area, with scale, north and names."""

import math
from collections.abc import Sequence

from toshiken.core.wording import Shown
from toshiken.outputs.figure import AreaMap, MapPoint
from toshiken.outputs.geometry import Plane, scale_bar_km
from toshiken.outputs.palette import WHITE
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
from toshiken.outputs.site.specs.colours import paint
from toshiken.outputs.site.specs.labels import AIR, LINE, Anchor, Box, leader, placed, text_width
from toshiken.outputs.site.specs.map_shapes import named_on_shapes, shape_layers

BUBBLES, SHAPES = Canvas(470, 8, 8, 8, 8), Canvas(620, 8, 8, 8, 8)
# What is to stay free beside and above: for the names of offices, and where these stand on shapes.
BESIDE, ABOVE, BY_SHAPES = 161.0, 124.0, 24.0
# The radius of a bubble: the least, the largest, one without a value; smaller ones on shapes, which they would hide.
RADII, RADII_ON_SHAPES = (4.0, 40.0, 7.0), (2.5, 30.0, 5.0)


def spec(figure: AreaMap) -> Spec:
    """Frame, shapes, bubbles (large first), names with values, scale bar, north arrow."""
    canvas = SHAPES if figure.shapes else BUBBLES
    plane = _plane(figure, canvas)
    points = sorted(figure.points, key=lambda p: -_radius(figure, p))
    names, leaders = _names(figure, points, plane)
    scale_lines, scale_names = _scale(plane, scale_bar_km(figure))
    return canvas.spec(
        [
            *shape_layers(figure, plane),
            *_ground(canvas),
            _bubbles(figure, points, plane),
            *rules([*leaders], width=0.8),
            *rules([*scale_lines, *_north()], width=2, ink="#000000"),
            *texts([*scale_names, label(24, 14, "北", weight="bold")], halo=True),
            *texts(names, halo=True),
        ]
    )


def _plane(figure: AreaMap, canvas: Canvas) -> Plane:
    beside, above = (BY_SHAPES, BY_SHAPES) if figure.shapes else (BESIDE, ABOVE)
    return Plane.fitted(figure.bounds, canvas.width, canvas.height, beside, above)


def _radius(figure: AreaMap, point: MapPoint) -> float:
    value, largest = magnitude(point.value), max((magnitude(p.value) or 0.0 for p in figure.points), default=0.0)
    least, most, plain = RADII_ON_SHAPES if figure.shapes else RADII
    if value is None or largest <= 0 or not figure.sized:
        return plain
    return max(least, most * math.sqrt(max(0.0, value) / largest))


def _ground(canvas: Canvas) -> list[Spec]:
    edges = ((0, 0, 1, 0), (1, 0, 1, 1), (1, 1, 0, 1), (0, 1, 0, 0))
    w, h = canvas.width, canvas.height
    return rules([segment(a * w, b * h, c * w, d * h) for a, b, c, d in edges], width=0.8)


def _bubbles(figure: AreaMap, points: Sequence[MapPoint], plane: Plane) -> Spec:
    rows = []
    for point in points:
        x, y = plane.spot(point.longitude, point.latitude)
        size = round(math.pi * _radius(figure, point) ** 2, 1)
        rows.append(
            {
                "x": round(x, 2),
                "y": round(y, 2),
                "s": size,
                "f": f"#{WHITE}" if figure.shapes else paint(point.role),
            }
        )
    mark = {"type": "point", "shape": "circle", "x": at("x"), "y": at("y"), "size": at("s"), "fill": at("f")}
    style = {"stroke": RULE, "strokeWidth": 1, "opacity": 1}
    return {"data": {"values": rows}, "mark": {**mark, **style}, "encoding": {}}


def _names(figure: AreaMap, points: Sequence[MapPoint], plane: Plane) -> tuple[list[Datum], list[Datum]]:
    """The words beside the bubbles, and the leaders of those that stand farther off."""
    pixels = [plane.spot(p.longitude, p.latitude) for p in points]
    radii = [_radius(figure, p) for p in points]
    anchors = [_anchor(p, xy, r) for p, xy, r in zip(points, pixels, radii, strict=True)]
    furniture = [Box(0, 0, 50, 70), Box(0, plane.height - 44, 200, plane.height)]
    if figure.shapes:
        boxes, ends = named_on_shapes(figure, points, anchors, furniture, plane)
    else:
        circles = [
            Box(x - r * 0.9, y - r * 0.9, x + r * 0.9, y + r * 0.9) for (x, y), r in zip(pixels, radii, strict=True)
        ]
        boxes = placed(anchors, [*circles, *furniture], Box(4, 4, plane.width - 4, plane.height - 4))
        ends = [leader(anchor, box) for anchor, box in zip(anchors, boxes, strict=True)]
    rows = [row for p, box in zip(points, boxes, strict=True) for row in _written(p, box)]
    return rows, [segment(*end) for end in ends if end]


def _anchor(point: MapPoint, pixel: tuple[float, float], radius: float) -> Anchor:
    words = [point.place.name, *([point.value.text] if point.value else [])]
    return Anchor(*pixel, radius + AIR, max(map(text_width, words)), LINE * len(words))


def _written(point: MapPoint, box: Box) -> list[Datum]:
    middle = (box.left + box.right) / 2
    rows = [label(middle, box.top + LINE / 2, point.place.name, weight="bold")]
    value: Shown | None = point.value
    return rows if value is None else [*rows, label(middle, box.top + LINE * 1.5, value.text, size=SMALL)]


def _scale(plane: Plane, kilometres: int) -> tuple[list[Datum], list[Datum]]:
    x, y, length = 16.0, plane.height - 16, kilometres * plane.per_km
    lines = [segment(x, y, x + length, y), segment(x, y - 5, x, y + 5), segment(x + length, y - 5, x + length, y + 5)]
    return lines, [label(x + length / 2, y - 12, f"{kilometres}km")]


def _north() -> list[Datum]:
    return [segment(24, 24, 24, 60), segment(24, 24, 17, 36), segment(24, 24, 31, 36)]
