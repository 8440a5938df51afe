"""Lines over years. The axis is a true time axis (x values are years), so uneven years keep their distance."""

from dataclasses import replace
from functools import reduce
from math import ceil, gcd

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.placing import CORNERS, Anchor, Area, beside
from toshiken.outputs.deck.charts.scale import Scale, axis_decimals, number, number_format, scale_for, tick_text
from toshiken.outputs.deck.charts.workbook import workbook_bytes
from toshiken.outputs.deck.charts.xml import (
    CATEGORY_AXIS,
    TEXT_SIZE,
    VALUE_AXIS,
    Label,
    chart_xml,
    labels,
    legend,
    no_labels,
    number_values,
    paint,
    series_head,
    value_axis,
)
from toshiken.outputs.deck.shapes import outline, solid
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import plain, snug_pt, width_pt
from toshiken.outputs.figure import Band, LineChart, Series
from toshiken.outputs.palette import BAND_FILLS, INK, WHITE, look

DASHES = {"solid": "solid", "dashed": "dash", "dotted": "sysDot"}
_MARKER = 8
_KEY = 46.0
_LINE = 1.5 * TEXT_SIZE


def draw_lines(canvas: Canvas, figure: LineChart, box: Box) -> None:
    """The chart with its reference lines, as one group."""
    years, values = _scales(figure)
    inner = _inner(figure, box, years, values)
    with canvas.group(figure.title, "", box):
        for band in figure.bands:
            points = _outline_of(figure, band, inner, years, values)
            canvas.polygon(band.name, [points], BAND_FILLS[band.role], outline(None))
        canvas.chart(figure.title, figure.alt, box, _xml(figure, box, inner, years, values), _workbook(figure))
        for line in figure.lines:
            y = inner.bottom - round(inner.height * values.share(float(line.value.printed.known)))
            canvas.line(line.label, (inner.left, y), (inner.right, y), INK, 1.5, "dash")
            width = round(snug_pt(line.label, TEXT_SIZE) * POINT)
            place = Box(inner.right + 2 * POINT, y - round(_LINE / 2 * POINT), width, round(_LINE * POINT))
            canvas.text(line.label, place, [plain(line.label)], TEXT_SIZE, "ctr")


def _outline_of(figure: LineChart, band: Band, inner: Box, years: Scale, values: Scale) -> list[tuple[int, int]]:
    """Along the upper bound and back along the lower one."""

    def at(year: int, value: float) -> tuple[int, int]:
        down = round(inner.height * (1 - values.share(value)))
        return inner.left + round(inner.width * years.share(year)), inner.top + down

    upper = [at(year, v) for year, x in zip(figure.years, band.high, strict=True) if (v := number(x)) is not None]
    lower = [at(year, v) for year, x in zip(figure.years, band.low, strict=True) if (v := number(x)) is not None]
    return [*upper, *reversed(lower)]


def _scales(figure: LineChart) -> tuple[Scale, Scale]:
    steps = [b - a for a, b in zip(figure.years, figure.years[1:], strict=False)]
    step = reduce(gcd, steps, 0) or 1
    years = Scale(float(figure.years[0]), float(figure.years[-1] if steps else figure.years[0] + 1), float(step))
    shown = [v for s in figure.runs for x in s.values if (v := number(x)) is not None]
    shown += [float(line.value.printed.known) for line in figure.lines]
    return years, scale_for(shown, from_zero=figure.from_zero, room=0.08)


def _inner(figure: LineChart, box: Box, years: Scale, values: Scale) -> Box:
    decimals = axis_decimals(values.step)
    left = max(width_pt(tick_text(t, decimals), TEXT_SIZE) for t in values.ticks()) + 8
    names = max((width_pt(line.label, TEXT_SIZE) + 6 for line in figure.lines), default=0.0)
    right = max(names, _half_label(figure))
    if _legend_side(figure) == "r":
        right = names + 50 + max(width_pt(name, TEXT_SIZE) for name in _named(figure))
    top = _LINE * _legend_rows(figure, box) + TEXT_SIZE
    return Box(
        box.left + round(left * POINT),
        box.top + round(top * POINT),
        round(box.width - (left + right) * POINT),
        round(box.height - (top + _LINE + 4) * POINT),
    )


def _half_label(figure: LineChart) -> float:
    """What the label of the last point needs beyond the plot."""
    texts = [v.text for s in figure.runs for v in s.values if v is not None]
    return max([width_pt(text, TEXT_SIZE) for text in (*texts, "2045年")]) / 2 + 2


def _legend_side(figure: LineChart) -> str:
    if len(_named(figure)) < 2:
        return ""
    return "t" if len(figure.series) <= 4 else "r"


def _named(figure: LineChart) -> list[str]:
    """What the legend names: a band once."""
    return [*(s.name for s in figure.series), *(band.name for band in figure.bands)]


def _runs(figure: LineChart) -> list[Series]:
    """All lines as the chart names them: the lower bound carries the name of its band, the upper one is not in the legend."""
    lower = {f"{band.name}（下）": band.name for band in figure.bands}
    return [replace(series, name=lower.get(series.name, series.name)) for series in figure.runs]


def _legend_rows(figure: LineChart, box: Box) -> int:
    """Rows of a legend above the plot."""
    if _legend_side(figure) != "t":
        return 0
    return ceil(sum(width_pt(name, TEXT_SIZE) + _KEY for name in _named(figure)) / (box.width_pt * 0.85))


def _year_step(years: Scale, inner: Box) -> float:
    """Ticks as dense as their names allow, in whole steps."""
    need = width_pt("2045年 ", TEXT_SIZE)
    span = years.high - years.low
    return next(
        (f * years.step for f in (1, 2, 5, 10, 20) if inner.width_pt * f * years.step / span >= need), years.step * 20
    )


def _xml(figure: LineChart, box: Box, inner: Box, years: Scale, values: Scale) -> str:
    places = _label_places(figure, box, inner, years, values)
    series = "".join(_series(figure, i, s, places[i]) for i, s in enumerate(_runs(figure)))
    plot = (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:scatterChart>'
    )
    ticks = Scale(years.low, years.high, _year_step(years, inner))
    axes = value_axis(
        ticks, side="b", number=CATEGORY_AXIS, crossing=VALUE_AXIS, between="midCat", code='0"年"', gridlines=False
    ) + value_axis(values, between="midCat")
    side, lines = _legend_side(figure), len(figure.series)
    upper = [lines + 2 * i + 1 for i in range(len(figure.bands))]
    return chart_xml(plot, axes, box, inner, legend(side, upper) if side else "")


def _series(figure: LineChart, index: int, series: Series, places: dict[int, Label]) -> str:
    its = look(series.role)
    dash = DASHES[its.dash]
    hollow = solid(WHITE if its.dash == "dotted" else its.fill)
    bare = its.marker == "none"
    marker = (
        '<c:marker><c:symbol val="none"/></c:marker>'
        if bare
        else (
            f'<c:marker><c:symbol val="{its.marker}"/><c:size val="{_MARKER}"/>'
            f"<c:spPr>{hollow}{outline(its.fill, 1.5)}</c:spPr></c:marker>"
        )
    )
    values = [number(v) for v in series.values]
    code = _code(series)
    return (
        f"<c:ser>{series_head(index, series.name)}{paint(None, outline(its.fill, 1.0 if bare else 2.5, dash))}{marker}"
        f"{_labels(values, code, places)}"
        f"{number_values('xVal', 0, [float(y) for y in figure.years], '0')}"
        f'{number_values("yVal", index + 1, values, code)}<c:smooth val="0"/></c:ser>'
    )


def _labels(values: list[float | None], code: str, places: dict[int, Label]) -> str:
    if not places:
        return no_labels()
    hidden = [i for i in range(len(values)) if i not in places]
    return labels(Label("t", code), hidden, places)


def _label(side: str, anchor: Anchor, code: str, box: Box) -> Label:
    """At a corner: beside the point, moved up or down to where the label was measured."""
    if side not in CORNERS:
        return Label(side, code)
    place, beside_it = anchor.at(side), anchor.at(side[1])
    return Label(
        side[1],
        code,
        lift=(place.top - beside_it.top) / box.height_pt,
        shift=(place.left - beside_it.left) / box.width_pt,
    )


def _label_places(figure: LineChart, box: Box, inner: Box, years: Scale, values: Scale) -> list[dict[int, Label]]:
    """Which values are labelled, and where: ends of lines and what stands beside them first, then what room is left."""
    wanted: list[tuple[int, int, Anchor]] = []
    obstacles: list[Area] = []
    for number_of_series, series in enumerate(figure.runs):
        spots = _spots(figure, series, inner, years, values)
        obstacles += [anchor.disc for _, anchor in spots] + _along([a for _, a in spots])
        labelled = spots if look(series.role).marker != "none" else spots[-1:]  # of a bound where it ends
        wanted += [(number_of_series, index, anchor) for index, anchor in labelled]
    wanted = _once_each(figure, wanted)
    wanted.sort(key=lambda w: (_rank(figure, w[0], w[1]), w[0], w[1]))
    bounds = Area(-2, -TEXT_SIZE, inner.width_pt + _half_label(figure), inner.height_pt)
    sides, _ = beside([a for *_, a in wanted], obstacles, bounds, ("tr", "bl", "t", "b", "tl", "br", "r", "l"))
    places: list[dict[int, Label]] = [{} for _ in figure.runs]
    for (which, index, anchor), side in zip(wanted, sides, strict=True):
        if side is not None:
            places[which][index] = _label(side, anchor, _code(figure.runs[which]), box)
    return places


def _once_each(figure: LineChart, wanted: list[tuple[int, int, Anchor]]) -> list[tuple[int, int, Anchor]]:
    """Where two lines share a value it is printed once."""
    first = {(i, _text(figure.runs[s], i)): s for s, i, _ in reversed(wanted)}
    return [w for w in wanted if first[w[1], _text(figure.runs[w[0]], w[1])] == w[0]]


def _text(series: Series, index: int) -> str:
    shown = series.values[index]
    return "" if shown is None else shown.text


def _rank(figure: LineChart, which: int, index: int) -> int:
    """0 where a line ends, 1 where another does and the two are read against each other, 2 where one begins, else 3."""
    text = _text(figure.runs[which], index)
    ending = [s for s in figure.runs if _ends(s)[1] == index]
    if ending:
        return 0 if any(_text(s, index) == text for s in ending) else 1
    return 2 if any(_ends(s)[0] == index and _text(s, index) == text for s in figure.runs) else 3


def _code(series: Series) -> str:
    return number_format(max((v.decimals for v in series.values if v is not None), default=0))


def _ends(series: Series) -> tuple[int, int]:
    """Where a line begins and ends; (-1, -1) where it has no value."""
    present = [i for i, v in enumerate(series.values) if v is not None]
    return (present[0], present[-1]) if present else (-1, -1)


def _spots(figure: LineChart, series: Series, inner: Box, years: Scale, values: Scale) -> list[tuple[int, Anchor]]:
    spots = []
    for index, shown in enumerate(series.values):
        value = number(shown)
        if value is None or shown is None:
            continue
        x = inner.width_pt * years.share(figure.years[index])
        y = inner.height_pt * (1 - values.share(value))
        spots.append((index, Anchor(x, y, _MARKER / 2 + 1, width_pt(shown.text, TEXT_SIZE), TEXT_SIZE * 1.2)))
    return spots


def _along(anchors: list[Anchor]) -> list[Area]:
    """Small areas along a line, so that no label is struck through."""
    areas = []
    for one, other in zip(anchors, anchors[1:], strict=False):
        for i in range(1, 12):
            x, y = one.x + (other.x - one.x) * i / 12, one.y + (other.y - one.y) * i / 12
            areas.append(Area(x - 2, y - 1, x + 2, y + 1))
    return areas


def _workbook(figure: LineChart) -> bytes:
    columns = [[number(v) for v in s.values] for s in figure.runs]
    rows = [[year, *(column[i] for column in columns)] for i, year in enumerate(figure.years)]
    decimals = max((v.decimals for s in figure.runs for v in s.values if v is not None), default=0)
    formats = ["0", *([number_format(decimals)] * len(columns))]
    return workbook_bytes(["年", *(s.name for s in _runs(figure))], rows, formats)
