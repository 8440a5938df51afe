"""Where everything of a bar chart stands: measured before it is drawn."""

from dataclasses import dataclass

from toshiken.outputs.deck.charts.scale import Scale, axis_decimals, number, scale_for, tick_text
from toshiken.outputs.deck.charts.xml import TEXT_SIZE
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import line_count, unbroken_em, width_pt
from toshiken.outputs.figure import BarChart, Stacking

_LINE = 1.5 * TEXT_SIZE
_KEY = 34.0
_GAP = {Stacking.CLUSTERED: 50, Stacking.STACKED: 35, Stacking.PERCENT: 35}


@dataclass(frozen=True, slots=True)
class BarFrame:
    """The plot inside its box, its scale, and which labels there is room for."""

    box: Box
    inner: Box
    scale: Scale
    legend_side: str
    gap_width: int
    normalised: bool
    rotated: bool
    label_fits: bool

    def labelled(self, figure: BarChart, series: int, category: int) -> bool:
        """Whether a part is large enough for its label."""
        value = number(figure.series[series].values[category])
        if value is None or not self.label_fits:
            return False
        if figure.stacking is Stacking.CLUSTERED:
            return figure.label_share <= 1
        whole = sum(abs(number(s.values[category]) or 0.0) for s in figure.series)
        if not whole or abs(value) < figure.label_share * whole:
            return False
        drawn = abs(value) / whole if self.normalised else abs(value) / (self.scale.high - self.scale.low)
        room = (self.inner.width_pt if figure.horizontal else self.inner.height_pt) * drawn
        text = figure.series[series].values[category]
        need = width_pt(text.text, TEXT_SIZE) if figure.horizontal and text else TEXT_SIZE * 1.05
        return room >= need


def bar_frame(figure: BarChart, box: Box) -> BarFrame:
    """Measures the names around the plot and gives it what is left."""
    normalised = figure.stacking is Stacking.PERCENT and not _already_percent(figure)
    scale = _scale(figure, box, normalised)
    side = _legend_side(figure)
    top = _LINE if side == "t" else 0.0
    top += _LINE if figure.forecast_from is not None else 0.0
    top += TEXT_SIZE * 0.6
    right = _right_of_plot(figure, side)
    left, bottom = _names(figure, box, scale, normalised, right)
    inner = Box(
        box.left + round(left * POINT),
        box.top + round(top * POINT),
        round(box.width - (left + right) * POINT),
        round(box.height - (top + bottom) * POINT),
    )
    gap = _GAP[figure.stacking]
    rotated, fits = _label_room(figure, inner, gap)
    return BarFrame(box, inner, scale, side, gap, normalised, rotated, fits)


def _already_percent(figure: BarChart) -> bool:
    return all(v.printed.unit == "percent" for s in figure.series for v in s.values if v is not None)


def _scale(figure: BarChart, box: Box, normalised: bool) -> Scale:
    if normalised:
        return Scale(0.0, 1.0, 0.2)
    if figure.stacking is Stacking.PERCENT:
        return Scale(0.0, 100.0, 20.0)
    values = [float(line.value.printed.known) for line in figure.lines]
    if figure.stacking is Stacking.STACKED:
        for index in range(len(figure.categories)):
            column = [number(s.values[index]) or 0.0 for s in figure.series]
            values += [sum(v for v in column if v > 0), sum(v for v in column if v < 0)]
    else:
        values += [v for s in figure.series for shown in s.values if (v := number(shown)) is not None]
    return scale_for(values, room=_room(figure, box))


def _room(figure: BarChart, box: Box) -> float:
    """The share of the value axis that labels beyond the bars need."""
    if figure.stacking is Stacking.STACKED and not figure.totals:
        return 0.0
    shown = [v for v in figure.totals if v] if figure.totals else [v for s in figure.series for v in s.values if v]
    widest = max((width_pt(v.text, TEXT_SIZE) for v in shown), default=0.0) + 6
    if figure.horizontal:
        return min(0.3, widest / (box.width_pt * 0.75))
    return min(0.3, (widest if len(figure.series) > 1 and not figure.totals else _LINE) / (box.height_pt * 0.8))


def _legend_side(figure: BarChart) -> str:
    if len(figure.series) < 2:
        return ""
    return "t" if len(figure.series) <= 3 else "r"


def _right_of_plot(figure: BarChart, side: str) -> float:
    """Points for the names of reference lines, and for the legend beyond them."""
    names = 0.0 if figure.horizontal else max((width_pt(r.label, TEXT_SIZE) + 6 for r in figure.lines), default=0.0)
    return max(TEXT_SIZE, names + (_legend_width(figure) if side == "r" else 0.0))


def _legend_width(figure: BarChart) -> float:
    return max(width_pt(s.name, TEXT_SIZE) for s in figure.series) + _KEY


def _names(figure: BarChart, box: Box, scale: Scale, normalised: bool, right: float) -> tuple[float, float]:
    """Points left of and below the plot."""
    decimals = axis_decimals(scale.step)
    ticks = ["100%"] if normalised else [tick_text(t, decimals) for t in scale.ticks()]
    widest_tick = max(width_pt(t, TEXT_SIZE) for t in ticks)
    if figure.horizontal:
        widest = max(width_pt(c, TEXT_SIZE) for c in figure.categories)
        return min(widest, box.width_pt * 0.35) + 8, _LINE
    left = widest_tick + 8
    slot = (box.width_pt - left - right) / len(figure.categories)
    lines = max(line_count(c, TEXT_SIZE, slot) for c in figure.categories)
    return left, lines * _LINE + 2


def _label_room(figure: BarChart, inner: Box, gap: int) -> tuple[bool, bool]:
    """Whether labels must be turned, and whether they fit at all."""
    texts = [v.text for s in figure.series for v in s.values if v is not None]
    widest = max((unbroken_em(t) * TEXT_SIZE for t in texts), default=0.0)
    length = inner.height_pt if figure.horizontal else inner.width_pt
    slot = length / len(figure.categories)
    if figure.stacking is not Stacking.CLUSTERED:
        bar = slot / (1 + gap / 100)
        return False, (bar >= TEXT_SIZE * 1.1 if figure.horizontal else slot >= widest + 3)
    bar = slot / (1 + gap / 100 / len(figure.series)) / len(figure.series)
    if figure.horizontal:
        return False, bar >= TEXT_SIZE
    return bar < widest, bar >= min(widest, TEXT_SIZE * 1.2)
