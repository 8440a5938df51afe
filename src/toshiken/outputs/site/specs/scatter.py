"""Scatter: labelled points, bubbles by size, lines that part four named fields."""

import math

from toshiken.outputs.figure import Point, Scatter
from toshiken.outputs.palette import look
from toshiken.outputs.site.specs.axis import from_zero
from toshiken.outputs.site.specs.canvas import (
    RULE,
    SMALL,
    TEXT,
    Canvas,
    Datum,
    Spec,
    label,
    magnitude,
    rules,
    scaled,
    segment,
    signed_axis,
    texts,
)
from toshiken.outputs.site.specs.labels import Anchor, Box, leader, placed, text_width

CANVAS = Canvas(420, 56, 24, 28, 52)
SMALLEST, LARGEST = 4.0, 26.0  # radii in pixels

Ticks = tuple[float, ...]


def spec(figure: Scatter) -> Spec:
    """Fields, lines, bubbles, labels."""
    x_ticks, y_ticks = _ticks(figure, "x"), _ticks(figure, "y")
    drawn = [p for p in figure.points if magnitude(p.x) is not None and magnitude(p.y) is not None]
    # Large bubbles first: a small one is never hidden behind a large one.
    drawn.sort(key=lambda p: -_radius(figure, p))
    names, leaders = _names(figure, drawn, x_ticks, y_ticks)
    return CANVAS.spec(
        [
            _bubbles(figure, drawn, x_ticks, y_ticks),
            *rules(_lines(figure, x_ticks, y_ticks), "dashed", 1.4, "#000000"),
            *texts([*_titles(figure), *_fields(figure)]),
            *rules(leaders, width=0.8),
            *texts(names, halo=True),
        ]
    )


def _ticks(figure: Scatter, axis: str) -> Ticks:
    values = [magnitude(p.x if axis == "x" else p.y) for p in figure.points]
    line = figure.x_line if axis == "x" else figure.y_line
    return from_zero([v for v in (*values, line) if v is not None], 0.12, count=8)


def _radius(figure: Scatter, point: Point) -> float:
    sizes = [magnitude(p.size) or 0.0 for p in figure.points]
    largest = max(sizes, default=0.0)
    if largest == 0 or point.size is None:
        return 6.0
    return max(SMALLEST, LARGEST * math.sqrt((magnitude(point.size) or 0.0) / largest))


def _pixel(point: Point, x_ticks: Ticks, y_ticks: Ticks) -> tuple[float, float]:
    x, y = point.x.printed.known, point.y.printed.known
    return scaled(float(x), x_ticks, CANVAS.width), CANVAS.height - scaled(float(y), y_ticks, CANVAS.height)


def _bubbles(figure: Scatter, points: list[Point], x_ticks: Ticks, y_ticks: Ticks) -> Spec:
    rows = [
        {
            "x": magnitude(p.x),
            "y": magnitude(p.y),
            "s": round(math.pi * _radius(figure, p) ** 2, 1),
            "f": f"#{look(p.role).fill}",
        }
        for p in points
    ]
    encoding = {
        "x": _axis("x", x_ticks),
        "y": _axis("y", y_ticks),
        "size": {"field": "s", "type": "quantitative", "scale": None},
        "fill": {"field": "f", "type": "nominal", "scale": None},
    }
    mark = {"type": "point", "fillOpacity": 0.7, "stroke": RULE, "strokeWidth": 1, "opacity": 1}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _axis(field: str, domain: Ticks) -> Datum:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [domain[0], domain[-1]], "nice": False},
        "axis": {"values": list(domain), "labelExpr": signed_axis(), "ticks": False, "labelPadding": 8},
    }


def _lines(figure: Scatter, x_ticks: Ticks, y_ticks: Ticks) -> list[Datum]:
    rows = []
    if figure.x_line is not None:
        x = scaled(figure.x_line, x_ticks, CANVAS.width)
        rows.append(segment(x, 0, x, CANVAS.height))
    if figure.y_line is not None:
        y = CANVAS.height - scaled(figure.y_line, y_ticks, CANVAS.height)
        rows.append(segment(0, y, CANVAS.width, y))
    return rows


def _titles(figure: Scatter) -> list[Datum]:
    return [
        label(CANVAS.width, CANVAS.height + 38, f"{figure.x_title} →", align="right"),
        label(-44, -14, f"↑ {figure.y_title}", align="left"),
    ]


def _fields(figure: Scatter) -> list[Datum]:
    """The names of the four fields in their corners: right above, left above, left below, right below."""
    right, low = CANVAS.width - 8, CANVAS.height - 12
    corners = ((right, 12.0, "right"), (8.0, 12.0, "left"), (8.0, low, "left"), (right, low, "right"))
    return [
        label(x, y, name, align=align, weight="bold", ink=RULE)
        for name, (x, y, align) in zip(figure.field_names, corners, strict=True)
        if name
    ]


def _names(figure: Scatter, points: list[Point], x_ticks: Ticks, y_ticks: Ticks) -> tuple[list[Datum], list[Datum]]:
    pixels = [_pixel(p, x_ticks, y_ticks) for p in points]
    radii = [_radius(figure, p) for p in points]
    anchors = [
        Anchor(x, y, r + 3, text_width(p.label, SMALL), SMALL + 2)
        for p, (x, y), r in zip(points, pixels, radii, strict=True)
    ]
    circles = [Box(x - r * 0.9, y - r * 0.9, x + r * 0.9, y + r * 0.9) for (x, y), r in zip(pixels, radii, strict=True)]
    boxes = placed(anchors, [*circles, *_taken(figure, x_ticks, y_ticks)], Box(0, 0, CANVAS.width, CANVAS.height))
    rows = [
        label((b.left + b.right) / 2, (b.top + b.bottom) / 2, p.label, size=SMALL)
        for p, b in zip(points, boxes, strict=True)
    ]
    ends = (leader(anchor, box) for anchor, box in zip(anchors, boxes, strict=True))
    return rows, [segment(*end) for end in ends if end]


def _taken(figure: Scatter, x_ticks: Ticks, y_ticks: Ticks) -> list[Box]:
    """The ground under the lines and the names of the fields."""
    boxes = [Box(r["x"] - 1, r["y"] - 1, r["x2"] + 1, r["y2"] + 1) for r in _lines(figure, x_ticks, y_ticks)]
    for row in _fields(figure):
        width = text_width(row["text"], TEXT)
        left = row["x"] - width if row["align"] == "right" else row["x"]
        boxes.append(Box(left, row["y"] - 9, left + width, row["y"] + 9))
    return boxes
