"""Where everything of a bar chart stands: measured before it is drawn."""

from dataclasses import dataclass
from math import ceil

from toshiken.outputs.deck.charts.scale import Scale, axis_decimals, number, scale_for, tick_text
from toshiken.outputs.deck.charts.xml import TEXT_SIZE
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import line_count, snug_pt, width_pt
from toshiken.outputs.figure import BarChart, Series, Stacking

LINE = 1.5 * TEXT_SIZE
_KEY = 34.0
_YEAR = "年"
# Widest and narrowest gap between bars, in percent of a bar.
_GAPS = (60, 8)
# A turned label may take this share of the plot's height, or none is printed.
_TURNED_SHARE = 0.25
# More series than this are named beside the last column, or in a legend at the right.
_LEGEND = 3
NAME_LINE, LEADER = 1.25 * TEXT_SIZE, 20.0
# The height of a digit, in em, with a hair of air.
_DIGIT = 0.8
_COLUMN_GAP = 10.0
# White beside the first and last digit, which may reach beyond the bar.
_BEARING = 3.0


@dataclass(frozen=True, slots=True)
class BarFrame:
    """The plot inside its box, its scale, and which labels there is room for.

    `categories` are the names on the axis; `years_below`: 年 was taken off them and stands once at the end. `bare`: no
    value axis, for every stack prints its total. `named_beside`: the parts of the last column are named at its side.
    `columns`: widths of the columns of numbers that stand beside bars too thin for labels. `bar`: thickness in points.
    """

    box: Box
    inner: Box
    scale: Scale
    categories: tuple[str, ...]
    years_below: bool
    legend_side: str
    named_beside: bool
    columns: tuple[float, ...]
    gap_width: int
    bar: float
    normalised: bool
    rotated: bool
    each_turned: bool
    label_fits: bool
    staggered: bool
    bare: bool

    def turned(self, series: Series) -> bool:
        """Whether its labels stand upright: side by side all do or none, in a stack those of a part that is too wide."""
        if not self.each_turned:
            return self.rotated
        return (
            max((width_pt(v.text, TEXT_SIZE) for v in series.values if v is not None), default=0.0) - _BEARING
            > self.bar
        )

    def labelled(self, figure: BarChart, series: int, category: int) -> bool:
        """Whether a part is large enough for its label."""
        shown = figure.series[series].values[category]
        value = number(shown)
        if value is None or shown is None or not self.label_fits or self.columns:
            return False
        if standing(figure) is Stacking.CLUSTERED:
            return figure.label_share <= 1
        whole = sum(abs(number(s.values[category]) or 0.0) for s in figure.series)
        if not whole or abs(value) < figure.label_share * whole:
            return False
        drawn = abs(value) / whole if self.normalised else abs(value) / (self.scale.high - self.scale.low)
        room = (self.inner.width_pt if figure.horizontal else self.inner.height_pt) * drawn
        lengthwise = figure.horizontal or self.turned(figure.series[series])
        return room >= (width_pt(shown.text, TEXT_SIZE) + 4 if lengthwise else TEXT_SIZE * _DIGIT)


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
    """Measures the names around the plot and gives it what is left; the value axis goes where only then the numbers
    of a stack stand level and its totals side by side."""
    frame = _frame(figure, box, bare=False)
    if (
        figure.horizontal
        or figure.stacking is not Stacking.STACKED
        or figure.lines
        or None in (figure.totals or (None,))
    ):
        return frame
    if not _crowded(figure, frame):
        return frame
    without_axis = _frame(figure, box, bare=True)
    return frame if _crowded(figure, without_axis) else without_axis


def _crowded(figure: BarChart, frame: BarFrame) -> bool:
    return frame.staggered or any(frame.turned(s) for s in figure.series)


def _frame(figure: BarChart, box: Box, bare: bool) -> BarFrame:
    normalised = figure.stacking is Stacking.PERCENT and not _already_percent(figure)
    beside = names_beside(figure, box)
    side = "" if beside else _legend_side(figure)
    top = _above_plot(figure, box, side)
    columns = _columns(figure, (box.height_pt - top - LINE) / len(figure.categories))
    scale = _scale(figure, box, normalised, columns)
    if bare:
        scale = Scale(0.0, scale_end(figure) / (1 - _room(figure, box)), scale_end(figure))
    left = TEXT_SIZE * 0.5 if bare else _left_of_plot(figure, box, scale, normalised)
    right = _right_of_plot(figure, side, beside, columns)
    categories, years_below = _categories(figure, (box.width_pt - left - right) / len(figure.categories))
    right += snug_pt("（年）", TEXT_SIZE) * 0.6 if years_below else 0.0
    bottom = _below_plot(figure, box, categories, left, right)
    inner = Box(
        box.left + round(left * POINT),
        box.top + round(top * POINT),
        round(box.width - (left + right) * POINT),
        round(box.height - (top + bottom) * POINT),
    )
    gap, rotated, fits = _label_room(figure, inner)
    slot = (inner.height_pt if figure.horizontal else inner.width_pt) / len(figure.categories)
    return BarFrame(
        box, inner, scale, categories, years_below, side, beside, columns, gap, slot / (bars_a_slot(figure) + gap / 100),
        normalised, rotated, not figure.horizontal and standing(figure) is not Stacking.CLUSTERED, fits,
        _staggered(figure, inner), bare,
    )  # fmt: skip


def names_beside(figure: BarChart, box: Box) -> bool:
    """Whether the parts of the last column can be named at its side: stacks of more parts than a legend tells apart."""
    if figure.horizontal or standing(figure) is Stacking.CLUSTERED or len(figure.series) <= _LEGEND:
        return False
    last = [number(s.values[-1]) for s in figure.series]
    return all(v is not None and v >= 0 for v in last) and len(last) * NAME_LINE <= box.height_pt * 0.9


def scale_end(figure: BarChart) -> float:
    """The highest stack."""
    stacks = zip(*(s.values for s in figure.series), strict=True)
    return max(sum(number(v) or 0.0 for v in stack) for stack in stacks)


def _columns(figure: BarChart, slot: float) -> tuple[float, ...]:
    """Widths of columns of numbers, where several lying bars share a slot too low for a label each."""
    bars = bars_a_slot(figure)
    if not figure.horizontal or bars < 2 or figure.label_share > 1:
        return ()
    if not TEXT_SIZE * 1.1 <= slot < TEXT_SIZE * (bars + _GAPS[1] / 100):
        return ()
    return tuple(
        max(width_pt(t, TEXT_SIZE) for t in (s.name, *(v.text for v in s.values if v is not None))) + _COLUMN_GAP
        for s in figure.series
    )


def _already_percent(figure: BarChart) -> bool:
    return all(v.printed.unit == "percent" for s in figure.series for v in s.values if v is not None)


def _scale(figure: BarChart, box: Box, normalised: bool, columns: tuple[float, ...]) -> Scale:
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
    room = 0.0 if columns else _room(figure, box)
    widest = max(width_pt(tick_text(v, 0), TEXT_SIZE) for v in values) + TEXT_SIZE / 2
    return scale_for(values, room=room, ticks=max(2, min(6, (box.width_pt * 0.8 - sum(columns)) // widest)))


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
    return "t" if len(figure.series) <= _LEGEND else "r"


def _legend_width(figure: BarChart) -> float:
    return max(width_pt(s.name, TEXT_SIZE) for s in figure.series) + _KEY


def _left_of_plot(figure: BarChart, box: Box, scale: Scale, normalised: bool) -> float:
    if figure.horizontal:
        return min(max(width_pt(c, TEXT_SIZE) for c in figure.categories), box.width_pt * 0.35) + 8
    decimals = axis_decimals(scale.step)
    ticks = ["100%"] if normalised else [tick_text(t, decimals) for t in scale.ticks()]
    return max(width_pt(t, TEXT_SIZE) for t in ticks) + 8


def _right_of_plot(figure: BarChart, side: str, beside: bool, columns: tuple[float, ...]) -> float:
    """Points for columns of numbers, or the names of reference lines, and the legend or names of parts beyond them."""
    names = 0.0 if figure.horizontal else max((snug_pt(r.label, TEXT_SIZE) + 4 for r in figure.lines), default=0.0)
    if beside:
        return names + LEADER + names_width(figure)
    if columns:
        return sum(columns) + TEXT_SIZE / 2
    return max(2 * TEXT_SIZE if figure.horizontal else TEXT_SIZE, names + (_legend_width(figure) if side == "r" else 0))


def names_width(figure: BarChart) -> float:
    """The widest name of a series, in points."""
    return max(snug_pt(s.name, TEXT_SIZE) for s in figure.series)


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
        level = [w for t in texts if (w := width_pt(t, TEXT_SIZE) - _BEARING) <= slot / (1 + _GAPS[1] / 100)]
        return _gap(slot, 1, max(level, default=TEXT_SIZE * 1.2)), False, slot >= TEXT_SIZE * 1.2
    turned = slot / (bars + _GAPS[1] / 100) < widest
    gap = _gap(slot, bars, TEXT_SIZE * 1.2 if turned else widest)
    high_enough = not turned or widest <= _TURNED_SHARE * inner.height_pt
    return gap, turned, high_enough and slot / (bars + gap / 100) >= TEXT_SIZE * 1.1


def _staggered(figure: BarChart, inner: Box) -> bool:
    """Whether totals are too wide to stand side by side."""
    widest = max((width_pt(v.text, TEXT_SIZE) for v in figure.totals if v is not None), default=0.0) + 3
    return not figure.horizontal and widest > inner.width_pt / len(figure.categories)


def _gap(slot: float, bars: int, need: float) -> int:
    """The widest gap that leaves each bar what its label needs."""
    return int(min(_GAPS[0], max(_GAPS[1], (slot / need - bars) * 100)))
