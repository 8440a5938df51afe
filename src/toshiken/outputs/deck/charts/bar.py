"""Columns and bars: clustered, stacked or to 100 %, native and editable."""

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.bar_frame import BarFrame, bar_frame, bars_a_slot, standing
from toshiken.outputs.deck.charts.bar_marks import draw_marks
from toshiken.outputs.deck.charts.fills import bar_paint, label_colour, lighter, looks
from toshiken.outputs.deck.charts.scale import number, number_format
from toshiken.outputs.deck.charts.workbook import workbook_bytes
from toshiken.outputs.deck.charts.xml import (
    CATEGORY_AXIS,
    TEXT_SIZE,
    VALUE_AXIS,
    Label,
    category_axis,
    chart_xml,
    labels,
    legend,
    no_labels,
    number_values,
    paint,
    series_head,
    text_values,
    value_axis,
)
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import Box
from toshiken.outputs.figure import BarChart, Series, Stacking
from toshiken.outputs.palette import Look

_TOTAL = "合計"
_AXES = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'


def draw_bars(canvas: Canvas, figure: BarChart, box: Box) -> None:
    """The chart with its rules and names, as one group."""
    frame = bar_frame(figure, box)
    with canvas.group(figure.title, "", box):
        canvas.chart(figure.title, figure.alt, box, _xml(figure, frame), _workbook(figure, frame))
        draw_marks(canvas, figure, frame)


def decimals_of(figure: BarChart) -> int:
    """The decimals its numbers are shown with."""
    return max((v.decimals for s in figure.series for v in s.values if v is not None), default=0)


def _xml(figure: BarChart, frame: BarFrame) -> str:
    grouping = "clustered" if standing(figure) is Stacking.CLUSTERED else "stacked"
    if frame.normalised:
        grouping = "percentStacked"
    series = "".join(
        _series(figure, frame, i, s, lk)
        for i, (s, lk) in enumerate(zip(figure.series, looks(figure.series), strict=True))
    )
    overlap = -5 if bars_a_slot(figure) > 1 else 100
    bars = (
        f'<c:barChart><c:barDir val="{"bar" if figure.horizontal else "col"}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{frame.gap_width}"/><c:overlap val="{overlap}"/>{_AXES}</c:barChart>'
    )
    crosses = '<c:crosses val="max"/>' if figure.horizontal else '<c:crosses val="autoZero"/>'
    axes = category_axis(horizontal=figure.horizontal) + value_axis(
        frame.scale,
        side="b" if figure.horizontal else "l",
        crosses=crosses,
        code="0%" if frame.normalised else None,
        names="nextTo" if figure.horizontal else "low",
        gridlines=not frame.bare,
        shown=not frame.bare,
    )
    return chart_xml(bars + _totals(figure, frame), axes, frame.box, frame.inner, _legend(figure, frame))


def _series(figure: BarChart, frame: BarFrame, index: int, series: Series, its_look: Look) -> str:
    values = [number(v) for v in series.values]
    first = figure.forecast_from or len(values)
    ahead = lighter(its_look.fill)
    points = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{bar_paint(ahead)}</c:dPt>'
        for i in range(first, len(values))
    )
    return (
        f"<c:ser>{series_head(index, series.name)}{bar_paint(its_look.fill)}"
        f'<c:invertIfNegative val="0"/>{points}{_labels(figure, frame, index, values, its_look)}'
        f"{text_values('cat', 0, frame.categories)}"
        f"{number_values('val', index + 1, values, number_format(decimals_of(figure)))}</c:ser>"
    )


def _labels(figure: BarChart, frame: BarFrame, index: int, values: list[float | None], its_look: Look) -> str:
    code = number_format(decimals_of(figure))
    hidden = [i for i, value in enumerate(values) if value is None or not frame.labelled(figure, index, i)]
    if len(hidden) == len(values):
        return no_labels()
    if standing(figure) is Stacking.CLUSTERED:
        return labels(Label("outEnd", code, rotated=frame.rotated), hidden)
    turned = frame.turned(figure.series[index])
    looks_of = {
        i: Label("ctr", code, label_colour(_fill(figure, i, its_look)), rotated=turned)
        for i in range(len(values))
        if i not in hidden
    }
    default = next(iter(looks_of.values()))
    return labels(default, hidden, {i: label for i, label in looks_of.items() if label != default})


def _fill(figure: BarChart, category: int, its_look: Look) -> str:
    ahead = figure.forecast_from and category >= figure.forecast_from
    return lighter(its_look.fill) if ahead else its_look.fill


def _totals(figure: BarChart, frame: BarFrame) -> str:
    """Totals above the stacks: a line that is not drawn, with its labels. (Bars lying down get theirs as text.)"""
    if not figure.totals or figure.horizontal:
        return ""
    index, values = len(figure.series), [number(v) for v in figure.totals]
    decimals = max((v.decimals for v in figure.totals if v is not None), default=0)
    code = number_format(decimals)
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:ser>{series_head(index, _TOTAL)}'
        f'{paint(None, outline(None))}<c:marker><c:symbol val="none"/></c:marker>{labels(Label("t", code, bold=True), special=_raised(figure, frame, code))}'
        f"{text_values('cat', 0, frame.categories)}{number_values('val', index + 1, values, code)}"
        f'<c:smooth val="0"/></c:ser><c:marker val="1"/>{_AXES}</c:lineChart>'
    )


def _raised(figure: BarChart, frame: BarFrame, code: str) -> dict[int, Label]:
    """Every other total a line higher where they would touch side by side."""
    if not frame.staggered:
        return {}
    heights = [frame.scale.share(number(v) or 0.0) * frame.inner.height_pt for v in figure.totals]
    raised = {}
    for i in range(1, len(heights), 2):
        clear = max([heights[i - 1], *heights[i + 1 : i + 2]]) + 1.25 * TEXT_SIZE
        raised[i] = Label("t", code, bold=True, lift=-max(0.0, clear - heights[i]) / frame.box.height_pt)
    return raised


def _legend(figure: BarChart, frame: BarFrame) -> str:
    if not frame.legend_side:
        return ""
    hidden = [len(figure.series)] if figure.totals and not figure.horizontal else []
    return legend(frame.legend_side, hidden)


def _workbook(figure: BarChart, frame: BarFrame) -> bytes:
    columns = [[number(v) for v in s.values] for s in figure.series]
    head = ["", *(s.name for s in figure.series)]
    if figure.totals and not figure.horizontal:
        columns.append([number(v) for v in figure.totals])
        head.append(_TOTAL)
    rows = [[category, *(column[i] for column in columns)] for i, category in enumerate(frame.categories)]
    return workbook_bytes(head, rows, ["General", *([number_format(decimals_of(figure))] * len(columns))])
