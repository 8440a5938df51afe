"""Labelled points: a bubble chart where points have a size, else a scatter chart. Lines at 1.0, four named fields."""

from dataclasses import dataclass
from math import sqrt

from toshiken.core.errors import ToshikenError
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.placing import Anchor, Area, beside, leader_areas, leader_ends, with_leader
from toshiken.outputs.deck.charts.scale import Scale, axis_decimals, number, number_format, scale_for, tick_text
from toshiken.outputs.deck.charts.workbook import workbook_bytes
from toshiken.outputs.deck.charts.xml import (
    CATEGORY_AXIS,
    TEXT_SIZE,
    VALUE_AXIS,
    chart_xml,
    number_values,
    paint,
    series_head,
    text_labels,
    value_axis,
)
from toshiken.outputs.deck.shapes import outline, solid
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import plain, snug_pt, width_pt
from toshiken.outputs.figure import Point, Scatter
from toshiken.outputs.palette import GREY, INK, WHITE, look

_LINE = 1.4 * TEXT_SIZE
# LibreOffice knows no other scale; what is placed around the bubbles must hold in both.
_BUBBLE_SCALE = 100
_MARKER = 9
DARK_GREY = "5A6470"


@dataclass(frozen=True, slots=True)
class _Plot:
    box: Box
    inner: Box
    x: Scale
    y: Scale
    radii: tuple[float, ...]

    def spot(self, point: Point) -> tuple[float, float]:
        """Points from the upper left corner of the plot."""
        x, y = number(point.x) or 0.0, number(point.y) or 0.0
        return self.inner.width_pt * self.x.share(x), self.inner.height_pt * (1 - self.y.share(y))


def draw_scatter(canvas: Canvas, figure: Scatter, box: Box) -> None:
    """The chart with its lines, fields and the labels that stand away from their points, as one group."""
    plot = _plot(figure, box)
    sides, leaders = _label_places(figure, plot)
    with canvas.group(figure.title, "", box):
        canvas.chart(figure.title, figure.alt, box, _xml(figure, plot, sides), _workbook(figure))
        _draw_lines(canvas, figure, plot)
        _draw_titles(canvas, figure, plot)
        for name, area in _fields(figure, plot.inner):
            canvas.text(f"領域・{name}", _placed(plot, area), [plain(name, colour=DARK_GREY)], TEXT_SIZE, "ctr")
        for index, area in leaders.items():
            _draw_leader(canvas, figure.points[index], plot.radii[index], plot, area)


def _plot(figure: Scatter, box: Box) -> _Plot:
    xs = [number(p.x) or 0.0 for p in figure.points] + ([figure.x_line] if figure.x_line is not None else [])
    ys = [number(p.y) or 0.0 for p in figure.points] + ([figure.y_line] if figure.y_line is not None else [])
    room = 0.12 if any(p.size is not None for p in figure.points) else 0.06
    x, y = scale_for(xs, room=room / 2), scale_for(ys, room=room)
    decimals = axis_decimals(y.step)
    left = max(width_pt(tick_text(t, decimals), TEXT_SIZE) for t in y.ticks()) + 8
    top, bottom = _LINE + 4, 2 * _LINE + 6
    inner = Box(
        box.left + round(left * POINT),
        box.top + round(top * POINT),
        round(box.width - (left + TEXT_SIZE) * POINT),
        round(box.height - (top + bottom) * POINT),
    )
    return _Plot(box, inner, x, y, _radii(figure, inner))


def _radii(figure: Scatter, inner: Box) -> tuple[float, ...]:
    """PowerPoint gives the largest bubble a quarter of the plot's shorter side, times the scale; area is the size."""
    sizes = [(number(p.size) or 0.0) if p.size is not None else 0.0 for p in figure.points]
    largest = max(sizes, default=0.0)
    if not largest:
        return tuple(_MARKER / 2 for _ in sizes)
    full = 0.25 * min(inner.width_pt, inner.height_pt) * _BUBBLE_SCALE / 100 / 2
    return tuple(max(1.5, full * sqrt(size / largest)) for size in sizes)


def _label_places(figure: Scatter, plot: _Plot) -> tuple[dict[int, str], dict[int, Area]]:
    anchors = [
        Anchor(*plot.spot(p), radius, snug_pt(p.label, TEXT_SIZE), TEXT_SIZE * 1.3)
        for p, radius in zip(figure.points, plot.radii, strict=True)
    ]
    order = sorted(range(len(anchors)), key=lambda i: -plot.radii[i])
    bounds = Area(0, 0, plot.inner.width_pt, plot.inner.height_pt)
    obstacles = [anchor.disc for anchor in anchors] + [area for _, area in _fields(figure, plot.inner)]
    obstacles += _rules(figure, plot)
    sides, taken = beside([anchors[i] for i in order], obstacles, bounds)
    placed = {i: side for i, side in zip(order, sides, strict=True) if side is not None}
    leaders: dict[int, Area] = {}
    lines: list[Area] = []
    for index in (i for i in order if i not in placed):
        area = with_leader(anchors[index], taken, lines, bounds)
        if area is None:
            raise ToshikenError(
                f"散布図「{figure.title}」の点の名前が枠に入りません。点を減らすか名前を短くしてください。"
            )
        leaders[index] = area
        taken.append(area)
        lines += leader_areas(anchors[index], area)
    return placed, leaders


def _fields(figure: Scatter, inner: Box) -> list[tuple[str, Area]]:
    """The names of the four fields, in the corners of the plot (points)."""
    corners = ((True, True), (False, True), (False, False), (True, False))
    named = []
    for name, (right, above) in zip(figure.field_names, corners, strict=True):
        if not name:
            continue
        width, height = snug_pt(name, TEXT_SIZE), TEXT_SIZE * 1.3
        left = inner.width_pt - width - 3 if right else 3.0
        top = 2.0 if above else inner.height_pt - height - 2
        named.append((name, Area(left, top, left + width, top + height)))
    return named


def _rules(figure: Scatter, plot: _Plot) -> list[Area]:
    """The dashed lines, which no name should stand on (points)."""
    width, height, rules = plot.inner.width_pt, plot.inner.height_pt, []
    if figure.x_line is not None:
        x = width * plot.x.share(figure.x_line)
        rules.append(Area(x - 1, 0, x + 1, height))
    if figure.y_line is not None:
        y = height * (1 - plot.y.share(figure.y_line))
        rules.append(Area(0, y - 1, width, y + 1))
    return rules


def _xml(figure: Scatter, plot: _Plot, sides: dict[int, str]) -> str:
    sized = any(p.size is not None for p in figure.points)
    inside = _series(figure, sized, sides)
    ids = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
    if sized:
        chart = (
            f'<c:bubbleChart><c:varyColors val="0"/>{inside}<c:bubbleScale val="{_BUBBLE_SCALE}"/>'
            f'<c:showNegBubbles val="0"/><c:sizeRepresents val="area"/>{ids}</c:bubbleChart>'
        )
    else:
        chart = (
            f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{inside}{ids}</c:scatterChart>'
        )
    crossing = '<c:crosses val="min"/>'
    axes = value_axis(
        plot.x, side="b", number=CATEGORY_AXIS, crossing=VALUE_AXIS, crosses=crossing, between="midCat"
    ) + value_axis(plot.y, crosses=crossing, between="midCat")
    return chart_xml(chart, axes, plot.box, plot.inner)


def _series(figure: Scatter, sized: bool, sides: dict[int, str]) -> str:
    texts = {i: (figure.points[i].label, side) for i, side in sides.items()}
    marker = "" if sized else f'<c:marker><c:symbol val="circle"/><c:size val="{_MARKER}"/></c:marker>'
    points = "".join(_point(i, p, sized) for i, p in enumerate(figure.points))
    line = paint(look("accent").fill, outline(WHITE, 1)) if sized else paint(None, outline(None))
    end = f'{_sizes(figure)}<c:bubble3D val="0"/>' if sized else '<c:smooth val="0"/>'
    invert = '<c:invertIfNegative val="0"/>' if sized else ""
    return (
        f"<c:ser>{series_head(1, figure.y_title)}{line}{marker}{invert}{points}{text_labels(texts)}"
        f"{_values(figure, 'xVal', 1)}{_values(figure, 'yVal', 2)}{end}</c:ser>"
    )


def _point(index: int, point: Point, sized: bool) -> str:
    fill = look(point.role).fill
    if sized:
        clear = f'<a:solidFill><a:srgbClr val="{fill}"><a:alpha val="75000"/></a:srgbClr></a:solidFill>'
        look_of = f"<c:spPr>{clear}{outline(INK, 0.5)}</c:spPr>"
        return f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{look_of}</c:dPt>'
    marker = f'<c:symbol val="circle"/><c:size val="{_MARKER}"/><c:spPr>{solid(fill)}{outline(INK, 0.5)}</c:spPr>'
    return f'<c:dPt><c:idx val="{index}"/><c:marker>{marker}</c:marker><c:bubble3D val="0"/></c:dPt>'


def _values(figure: Scatter, tag: str, column: int) -> str:
    shown = [p.x if tag == "xVal" else p.y for p in figure.points]
    code = number_format(max((s.decimals for s in shown), default=0))
    return number_values(tag, column, [number(s) for s in shown], code)


def _sizes(figure: Scatter) -> str:
    return number_values("bubbleSize", 3, [number(p.size) for p in figure.points], "#,##0")


def _draw_lines(canvas: Canvas, figure: Scatter, plot: _Plot) -> None:
    inner = plot.inner
    if figure.x_line is not None:
        x = inner.left + round(inner.width * plot.x.share(figure.x_line))
        canvas.line(f"{figure.x_title} {figure.x_line}", (x, inner.top), (x, inner.bottom), INK, 1.25, "dash")
    if figure.y_line is not None:
        y = inner.bottom - round(inner.height * plot.y.share(figure.y_line))
        canvas.line(f"{figure.y_title} {figure.y_line}", (inner.left, y), (inner.right, y), INK, 1.25, "dash")


def _draw_titles(canvas: Canvas, figure: Scatter, plot: _Plot) -> None:
    """Axis titles at the ends of the axes."""
    height = round(_LINE * POINT)
    y_title = Box(plot.box.left, plot.box.top, plot.box.width // 2, height)
    canvas.text("縦軸の名前", y_title, [plain(f"↑ {figure.y_title}")], TEXT_SIZE, "t")
    x_title = Box(plot.inner.left, plot.box.bottom - height, plot.inner.width, height)
    canvas.text("横軸の名前", x_title, [plain(f"{figure.x_title} →", align="r")], TEXT_SIZE, "b")


def _placed(plot: _Plot, area: Area) -> Box:
    left, top = plot.inner.left + round(area.left * POINT), plot.inner.top + round(area.top * POINT)
    return Box(left, top, round((area.right - area.left) * POINT), round((area.bottom - area.top) * POINT))


def _draw_leader(canvas: Canvas, point: Point, radius: float, plot: _Plot, area: Area) -> None:
    ends = leader_ends(Anchor(*plot.spot(point), radius, 0, 0), area)
    start, end = ((plot.inner.left + round(x * POINT), plot.inner.top + round(y * POINT)) for x, y in ends)
    canvas.line("引出線", start, end, GREY, 0.75)
    canvas.text(point.label, _placed(plot, area), [plain(point.label, align="ctr")], TEXT_SIZE, "ctr")


def _workbook(figure: Scatter) -> bytes:
    rows = [[p.label, number(p.x), number(p.y), number(p.size)] for p in figure.points]
    codes = [
        number_format(max((s.decimals for s in c), default=0))
        for c in zip(*((p.x, p.y) for p in figure.points), strict=True)
    ]
    head = ["", figure.x_title, figure.y_title, "大きさ"]
    return workbook_bytes(head, rows, ["General", *codes, "#,##0"])
