"""Two rings: the area inside, the nation outside; names outside with leaders, so that grey print is read too."""

from math import cos, pi, sin

from toshiken.core.errors import ToshikenError
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.fills import bar_paint, label_colour
from toshiken.outputs.deck.charts.placing import spread
from toshiken.outputs.deck.charts.scale import number, number_format
from toshiken.outputs.deck.charts.workbook import workbook_bytes
from toshiken.outputs.deck.charts.xml import (
    TEXT_SIZE,
    Label,
    chart_xml,
    labels,
    no_labels,
    number_values,
    series_head,
    text_values,
)
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import LINE, Paragraph, Run, height_pt, plain, snug_pt, width_pt
from toshiken.outputs.figure import Doughnut, Ring
from toshiken.outputs.palette import GREY, SLICE_CYCLE

_HOLE = 0.45
_GAP = 14 * POINT
# The share of the width the rings may take: less where the names at the sides need it.
_SHARES = (0.5, 0.46, 0.42, 0.38, 0.34, 0.3, 0.26)


def draw_doughnut(canvas: Canvas, figure: Doughnut, box: Box) -> None:
    """The rings in the middle, names and shares at both sides."""
    rings = _ring_box(figure, box)
    with canvas.group(figure.title, "", box):
        canvas.chart(figure.title, figure.alt, rings, _xml(figure, rings), _workbook(figure))
        _hole_text(canvas, figure, rings)
        _outside_labels(canvas, figure, box, rings)


def _ring_box(figure: Doughnut, box: Box) -> Box:
    """The largest square in the middle that leaves the names their room."""
    for share in _SHARES:
        side = round(min(box.height * 0.94, box.width * share))
        rings = Box(box.left + (box.width - side) // 2, box.top + (box.height - side) // 2, side, side)
        if all(sum(_heights(figure, box, rings, right)) <= box.height for right in (True, False)):
            return rings
    raise ToshikenError(f"二重円グラフ「{figure.title}」の項目名が枠に入りません。項目を減らすか図を広くしてください。")


def _xml(figure: Doughnut, rings: Box) -> str:
    series = "".join(_ring(i, ring, len(figure.rings), rings) for i, ring in enumerate(figure.rings))
    plot = (
        f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>'
        f'<c:holeSize val="{round(_HOLE * 100)}"/></c:doughnutChart>'
    )
    return chart_xml(plot, "", rings, rings)


def _ring(index: int, ring: Ring, count: int, box: Box) -> str:
    points = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/>{bar_paint(SLICE_CYCLE[i % len(SLICE_CYCLE)])}</c:dPt>'
        for i in range(len(ring.slices))
    )
    values = [number(shown) for _, shown in ring.slices]
    code = number_format(max((shown.decimals for _, shown in ring.slices), default=0))
    return (
        f"<c:ser>{series_head(index, ring.name)}{points}{_labels(index, ring, count, box, code)}"
        f"{text_values('cat', 0, [label for label, _ in ring.slices])}"
        f"{number_values('val', index + 1, values, code)}</c:ser>"
    )


def _labels(index: int, ring: Ring, count: int, box: Box, code: str) -> str:
    """Shares inside the ring where ring and slice are wide enough."""
    radius = box.width_pt / 2
    thickness = radius * (1 - _HOLE) / count
    middle = radius * _HOLE + thickness * (index + 0.5)
    whole = sum(number(s) or 0.0 for _, s in ring.slices)
    roomy = {
        i
        for i, (_, shown) in enumerate(ring.slices)
        if width_pt(shown.text, TEXT_SIZE) < thickness
        and 2 * pi * middle * (number(shown) or 0.0) / whole > TEXT_SIZE * 1.6
    }
    if not roomy:
        return no_labels()
    special = {i: Label("", code, label_colour(SLICE_CYCLE[i % len(SLICE_CYCLE)])) for i in sorted(roomy)}
    return labels(Label("", code), [i for i in range(len(ring.slices)) if i not in roomy], special)


def _hole_text(canvas: Canvas, figure: Doughnut, rings: Box) -> None:
    where = ("内側", "外側") if len(figure.rings) == 2 else tuple("" for _ in figure.rings)
    lines = [
        plain(f"{w}：{r.name}" if w else r.name, bold=True, align="ctr")
        for w, r in zip(where, figure.rings, strict=True)
    ]
    height = round(len(lines) * TEXT_SIZE * LINE * POINT)
    middle = rings.top + rings.height // 2
    width = round(rings.width * _HOLE * 0.9)
    box = Box(rings.left + (rings.width - width) // 2, middle - height // 2, width, height)
    canvas.text("環の名前", box, lines, TEXT_SIZE, "ctr")


def _outside_labels(canvas: Canvas, figure: Doughnut, box: Box, rings: Box) -> None:
    for right in (True, False):
        _one_side(canvas, figure, box, rings, right)


def _slices(figure: Doughnut, right: bool) -> list[tuple[int, float]]:
    """(index, angle of its middle from the top) of the outer slices of one side, from top to bottom."""
    outer = figure.rings[-1]
    whole = sum(number(s) or 0.0 for _, s in outer.slices)
    angles, start = [], 0.0
    for _, shown in outer.slices:
        share = (number(shown) or 0.0) / whole
        angles.append(2 * pi * (start + share / 2))
        start += share
    chosen = [(i, angle) for i, angle in enumerate(angles) if (angle <= pi) is right]
    return sorted(chosen, key=lambda pair: -cos(pair[1]))


def _side_room(box: Box, rings: Box, right: bool) -> tuple[int, int]:
    """Left edge and width of the names on one side."""
    left = rings.right + _GAP if right else box.left
    return left, box.right - left if right else rings.left - _GAP - box.left


def _heights(figure: Doughnut, box: Box, rings: Box, right: bool) -> list[float]:
    _, width = _side_room(box, rings, right)
    return [
        height_pt(_label(figure, i, "l", width / POINT), TEXT_SIZE, width / POINT) * POINT + 3 * POINT
        for i, _ in _slices(figure, right)
    ]


def _one_side(canvas: Canvas, figure: Doughnut, box: Box, rings: Box, right: bool) -> None:
    left, width = _side_room(box, rings, right)
    slices, heights = _slices(figure, right), _heights(figure, box, rings, right)
    radius, x0, y0 = rings.width / 2, rings.left + rings.width / 2, rings.top + rings.height / 2
    texts = [_label(figure, i, "l" if right else "r", width / POINT) for i, _ in slices]
    tops = spread([y0 - radius * cos(a) for _, a in slices], heights, box.top, box.bottom)
    for (index, angle), text, height, top in zip(slices, texts, heights, tops, strict=True):
        place = Box(left, round(top), width, round(height))
        canvas.text(figure.rings[-1].slices[index][0], place, text, TEXT_SIZE, "ctr")
        edge = (round(x0 + radius * sin(angle)), round(y0 - radius * cos(angle)))
        end = (left - 2 * POINT if right else left + width + 2 * POINT, round(top + height / 2))
        canvas.line("引出線", edge, end, GREY, 0.75)


def _label(figure: Doughnut, index: int, align: str, width: float) -> list[Paragraph]:
    """The name, and below it the shares: on one line where they fit, else one a line."""
    name = figure.rings[-1].slices[index][0]
    shares = [f"{ring.name} {ring.slices[index][1].text}" for ring in figure.rings]
    together = "　".join(shares)
    lines = [together] if snug_pt(together, TEXT_SIZE) <= width else shares
    return [Paragraph((Run(name, bold=True),), align=align)] + [Paragraph((Run(x),), align=align) for x in lines]


def _workbook(figure: Doughnut) -> bytes:
    first = figure.rings[0].slices
    rows = [[label, *(number(r.slices[i][1]) for r in figure.rings)] for i, (label, _) in enumerate(first)]
    code = number_format(max((s.decimals for _, s in first), default=0))
    return workbook_bytes(["", *(r.name for r in figure.rings)], rows, ["General", *([code] * len(figure.rings))])
