"""Where everything of a bar chart stands: measured before it is drawn."""

from dataclasses import dataclass
from math import ceil

from toshiken.outputs.deck.charts.scale import Scale, axis_decimals, number, scale_for, tick_text
from toshiken.outputs.deck.charts.xml import TEXT_SIZE
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import line_count, snug_pt, width_pt
from toshiken.outputs.figure import BarChart, Stacking

LINE = 1.5 * TEXT_SIZE
_KEY = 34.0
_YEAR = "年"
# Widest and narrowest gap between bars, in percent of a bar.
_GAPS = (60, 8)
# A turned label may take this share of the plot's height, or none is printed.
_TURNED_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class BarFrame:
    """The plot inside its box, its scale, and which labels there is room for.

    `categories` are the names on the axis; `years_below`: 年 was taken off them and stands once at the end.
    """

    box: Box
    inner: Box
    scale: Scale
    categories: tuple[str, ...]
    years_below: bool
    legend_side: str
    gap_width: int
    normalised: bool
    rotated: bool
    label_fits: bool
    staggered: bool

    def labelled(self, figure: BarChart, series: int, category: int) -> bool:
        """Whether a part is large enough for its label."""
        shown = figure.series[series].values[category]
        value = number(shown)
        if value is None or shown is None or not self.label_fits:
            return False
        if standing(figure) is Stacking.CLUSTERED:
            return figure.label_share <= 1
        whole = sum(abs(number(s.values[category]) or 0.0) for s in figure.series)
        if not whole or abs(value) < figure.label_share * whole:
            return False
        drawn = abs(value) / whole if self.normalised else abs(value) / (self.scale.high - self.scale.low)
        room = (self.inner.width_pt if figure.horizontal else self.inner.height_pt) * drawn
        lengthwise = figure.horizontal or self.rotated
        return room >= (width_pt(shown.text, TEXT_SIZE) + 4 if lengthwise else TEXT_SIZE * 1.05)


def standing(figure: BarChart) -> Stacking:
    """How the bars are drawn: where no category has two parts, a stack is a row of single bars."""
    parts = (sum(1 for s in figure.series if s.values[i] is not None) for i in range(len(figure.categories)))
    if figure.stacking is Stacking.STACKED and not figure.totals and max(parts, default=0) <= 1:
        return Stacking.CLUSTERED
    return figure.stacking


def bars_a_slot(figure: BarChart) -> int:
    """Bars side by side in one category."""
    if standing(figure) is not Stacking.CLUSTERED or figure.stacking is Stacking.STACKED:
        return 1
    return len(figure.series)


def bar_frame(figure: BarChart, box: Box) -> BarFrame:
    """Measures the names around the plot and gives it what is left."""
    normalised = figure.stacking is Stacking.PERCENT and not _already_percent(figure)
    scale = _scale(figure, box, normalised)
    side = _legend_side(figure)
    left, right = _left_of_plot(figure, box, scale, normalised), _right_of_plot(figure, side)
    categories, years_below = _categories(figure, (box.width_pt - left - right) / len(figure.categories))
    right += snug_pt("（年）", TEXT_SIZE) * 0.6 if years_below else 0.0
    top, bottom = _above_plot(figure, box, side), _below_plot(figure, box, categories, left, right)
    inner = Box(
        box.left + round(left * POINT),
        box.top + round(top * POINT),
        round(box.width - (left + right) * POINT),
        round(box.height - (top + bottom) * POINT),
    )
    gap, rotated, fits = _label_room(figure, inner)
    return BarFrame(
        box, inner, scale, categories, years_below, side, gap, normalised, rotated, fits, _staggered(figure, inner)
    )


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
    if not figure.horizontal:
        return scale_for(values, room=_room(figure, box))
    widest = max(width_pt(f"{abs(v):,.0f}", TEXT_SIZE) for v in values) + 3 * TEXT_SIZE
    return scale_for(values, room=_room(figure, box), ticks=max(2, min(6, box.width_pt * 0.7 // widest)))


def _room(figure: BarChart, box: Box) -> float:
    """The share of the value axis that labels beyond the bars need."""
    if standing(figure) is Stacking.STACKED and not figure.totals:
        return 0.0
    shown = [v for v in figure.totals if v] if figure.totals else [v for s in figure.series for v in s.values if v]
    widest = max((width_pt(v.text, TEXT_SIZE) for v in shown), default=0.0) + 6
    if figure.horizontal:
        return min(0.3, widest / (box.width_pt * 0.75))
    turned = len(figure.series) > 1 and not figure.totals
    return min(0.3, (widest if turned else 2 * LINE if len(figure.categories) > 7 else LINE) / (box.height_pt * 0.8))


def _legend_side(figure: BarChart) -> str:
    if len(figure.series) < 2:
        return ""
    return "t" if len(figure.series) <= 3 else "r"


def _legend_width(figure: BarChart) -> float:
    return max(width_pt(s.name, TEXT_SIZE) for s in figure.series) + _KEY


def _left_of_plot(figure: BarChart, box: Box, scale: Scale, normalised: bool) -> float:
    if figure.horizontal:
        return min(max(width_pt(c, TEXT_SIZE) for c in figure.categories), box.width_pt * 0.35) + 8
    decimals = axis_decimals(scale.step)
    ticks = ["100%"] if normalised else [tick_text(t, decimals) for t in scale.ticks()]
    return max(width_pt(t, TEXT_SIZE) for t in ticks) + 8


def _right_of_plot(figure: BarChart, side: str) -> float:
    """Points for the names of reference lines, and for the legend beyond them."""
    names = 0.0 if figure.horizontal else max((snug_pt(r.label, TEXT_SIZE) + 4 for r in figure.lines), default=0.0)
    return max(2 * TEXT_SIZE if figure.horizontal else TEXT_SIZE, names + (_legend_width(figure) if side == "r" else 0))


def _above_plot(figure: BarChart, box: Box, side: str) -> float:
    top = TEXT_SIZE * 0.6
    if side == "t":
        names = sum(width_pt(s.name, TEXT_SIZE) + _KEY for s in figure.series)
        top += LINE * ceil(names / (box.width_pt * 0.85))
    if figure.forecast_from is not None or (figure.horizontal and figure.lines):
        top += LINE
    return top


def _categories(figure: BarChart, slot: float) -> tuple[tuple[str, ...], bool]:
    """Names for the axis: 2015年 becomes 2015 where only that fits on one line."""
    narrow = not figure.horizontal and any(width_pt(c, TEXT_SIZE) > slot for c in figure.categories)
    if narrow and all(c.endswith(_YEAR) for c in figure.categories):
        return tuple(c.removesuffix(_YEAR) for c in figure.categories), True
    return figure.categories, False


def _below_plot(figure: BarChart, box: Box, categories: tuple[str, ...], left: float, right: float) -> float:
    if figure.horizontal:
        return LINE
    slot = (box.width_pt - left - right) / len(categories)
    return max(line_count(c, TEXT_SIZE, slot) for c in categories) * LINE + 2


def _label_room(figure: BarChart, inner: Box) -> tuple[int, bool, bool]:
    """The gap between bars, whether labels must be turned, and whether they fit at all."""
    texts = [v.text for s in figure.series for v in s.values if v is not None]
    widest = max((width_pt(t, TEXT_SIZE) for t in texts), default=0.0) + 4
    clustered, bars = standing(figure) is Stacking.CLUSTERED, bars_a_slot(figure)
    slot = (inner.height_pt if figure.horizontal else inner.width_pt) / len(figure.categories)
    if figure.horizontal:
        gap = _gap(slot, bars, TEXT_SIZE * 1.15)
        return gap, False, slot / (bars + gap / 100) >= TEXT_SIZE
    if not clustered:
        turned = slot / (1 + _GAPS[1] / 100) < widest
        return _gap(slot, 1, TEXT_SIZE * 1.2 if turned else widest), turned, slot >= TEXT_SIZE * 1.2
    turned = slot / (bars + _GAPS[1] / 100) < widest
    gap = _gap(slot, bars, TEXT_SIZE * 1.2 if turned else widest)
    high_enough = not turned or widest <= _TURNED_SHARE * inner.height_pt
    return gap, turned, high_enough and slot / (bars + gap / 100) >= TEXT_SIZE * 1.1


def _staggered(figure: BarChart, inner: Box) -> bool:
    """Whether totals are too wide to stand side by side."""
    widest = max((width_pt(v.text, TEXT_SIZE) for v in figure.totals if v is not None), default=0.0) + 6
    return not figure.horizontal and widest > inner.width_pt / len(figure.categories)


def _gap(slot: float, bars: int, need: float) -> int:
    """The widest gap that leaves each bar what its label needs."""
    return round(min(_GAPS[0], max(_GAPS[1], (slot / need - bars) * 100)))
