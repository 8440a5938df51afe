"""Lines over years: told apart by dash and marker, a missing year a gap."""

from collections.abc import Iterator

from toshiken.core.wording import Shown
from toshiken.outputs.figure import Band, LineChart, Series
from toshiken.outputs.palette import BAND_FILLS, WHITE, look
from toshiken.outputs.site.specs.axis import from_zero, ticks
from toshiken.outputs.site.specs.canvas import (
    DASHES,
    SHAPES,
    SMALL,
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
from toshiken.outputs.site.specs.labels import ABOVE, BELOW, LINE, Anchor, Box, leader, placed, spread, text_width

HEIGHT = 360.0
ALL_LABELLED, FEW_LINES = (
    30,
    3,
)  # up to so many points of so many lines carry their number; above, only the ends of each line


def spec(figure: LineChart) -> Spec:
    """Lines, markers, numbers, names at the ends, thresholds."""
    domain = _axis(figure)
    canvas = Canvas(HEIGHT, _left(domain), _right(figure), 16, 30)
    bands = [layer for band in figure.bands for layer in _band(figure, band, canvas, domain)]
    layers = [_line(figure, series, canvas, domain) for series in figure.series]
    points = [_points(figure, series) for series in figure.series]
    names, leaders = _names(figure, canvas, domain)
    numbers, pointers = _numbers(figure, canvas, domain)
    return canvas.spec(
        [
            *bands,
            *layers,
            *rules(_thresholds(figure, canvas, domain), "dashed", 1.4, "#000000"),
            *points,
            *rules([*leaders, *pointers], width=0.8),
            *texts(names),
            *texts(numbers, halo=True),
        ]
    )


def _known(figure: LineChart, series: Series) -> Iterator[tuple[int, float, Shown]]:
    for year, shown in zip(figure.years, series.values, strict=True):
        value = magnitude(shown)
        if value is not None and shown is not None:
            yield year, value, shown


def _runs(figure: LineChart, series: Series) -> Iterator[Datum]:
    """Points with the number of their run: a new run begins behind a gap."""
    run = 0
    for year, shown in zip(figure.years, series.values, strict=True):
        value = magnitude(shown)
        if value is None:
            run += 1
        else:
            yield {"x": year, "y": value, "run": run}


def _axis(figure: LineChart) -> tuple[float, ...]:
    values = [value for series in figure.runs for _, value, _ in _known(figure, series)]
    values += [value for line in figure.lines if (value := magnitude(line.value)) is not None]
    if figure.from_zero or not values:
        return from_zero(values, 0.04)
    room = (max(values) - min(values)) * 0.08
    return ticks(min(values) - room, max(values) + room)


def _left(domain: tuple[float, ...]) -> float:
    return max(text_width(f"{value:,.10g}") for value in domain) + 12


def _right(figure: LineChart) -> float:
    names = [series.name for series in figure.series if _ends_last(figure, series)]
    names += [line.label for line in figure.lines]
    return min(200.0, max(map(text_width, names), default=0.0) + 30)


def _ends_last(figure: LineChart, series: Series) -> bool:
    return any(year == max(figure.years) for year, *_ in _known(figure, series))


def _years_domain(figure: LineChart) -> tuple[float, float]:
    first, last = min(figure.years), max(figure.years)
    room = max(0.5, (last - first) * 0.05)
    return first - room, last + room


def _year_ticks(figure: LineChart, canvas: Canvas) -> list[int]:
    """Years far enough apart for their labels; the last always among them."""
    first, last = _years_domain(figure)
    kept: list[int] = []
    for year in sorted(figure.years, reverse=True):
        if not kept or (kept[-1] - year) / (last - first) * canvas.width >= text_width("2015年") + 8:
            kept.append(year)
    return kept[::-1]


def _encoding(figure: LineChart, canvas: Canvas, domain: tuple[float, ...]) -> Datum:
    return {
        "x": {
            "field": "x",
            "type": "quantitative",
            "scale": {"domain": list(_years_domain(figure)), "nice": False, "zero": False},
            "axis": {"values": _year_ticks(figure, canvas), "labelExpr": "datum.value + '年'", "grid": False},
        },
        "y": {
            "field": "y",
            "type": "quantitative",
            "scale": {"domain": [domain[0], domain[-1]], "nice": False, "zero": False},
            "axis": {"values": list(domain), "labelExpr": signed_axis(), "domain": False, "ticks": False},
        },
    }


def _line(figure: LineChart, series: Series, canvas: Canvas, domain: tuple[float, ...]) -> Spec:
    style = look(series.role)
    mark = {"type": "line", "stroke": f"#{style.fill}", "strokeWidth": 2.4, "strokeDash": DASHES[style.dash]}
    encoding = _encoding(figure, canvas, domain) | {"detail": {"field": "run", "type": "nominal"}}
    return {"data": {"values": list(_runs(figure, series))}, "mark": mark, "encoding": encoding}


def _band(figure: LineChart, band: Band, canvas: Canvas, domain: tuple[float, ...]) -> Iterator[Spec]:
    """The band filled, then its bounds."""
    sides = (magnitude(low) for low in band.low), (magnitude(high) for high in band.high)
    known = [(x, low, high) for x, low, high in zip(figure.years, *sides, strict=True) if None not in (low, high)]
    encoding = _encoding(figure, canvas, domain)
    rows = [{"x": x, "y": low, "y2": high} for x, low, high in known]
    fill = {"type": "area", "fill": f"#{BAND_FILLS[band.role]}", "opacity": 1}
    yield {"data": {"values": rows}, "mark": fill, "encoding": encoding | {"y2": {"field": "y2"}}}
    style = look(band.role)
    mark = {"type": "line", "stroke": f"#{style.fill}", "strokeWidth": 1, "strokeDash": DASHES[style.dash]}
    for side in ("y", "y2"):
        yield {
            "data": {"values": [{"x": row["x"], "y": row[side]} for row in rows]},
            "mark": mark,
            "encoding": encoding,
        }


def _points(figure: LineChart, series: Series) -> Spec:
    style = look(series.role)
    mark = {
        "type": "point",
        "shape": SHAPES[style.marker],
        "size": 90,
        "fill": f"#{style.fill}",
        "stroke": f"#{WHITE}",
        "strokeWidth": 1,
        "opacity": 1,
    }
    place = {axis: {"field": axis, "type": "quantitative"} for axis in ("x", "y")}
    return {"data": {"values": list(_runs(figure, series))}, "mark": mark, "encoding": place}


def _pixel(
    figure: LineChart, canvas: Canvas, domain: tuple[float, ...], year: int, value: float
) -> tuple[float, float]:
    x = scaled(year, _years_domain(figure), canvas.width)
    return x, canvas.height - scaled(value, domain, canvas.height)


def _thresholds(figure: LineChart, canvas: Canvas, domain: tuple[float, ...]) -> list[Datum]:
    values = (value for line in figure.lines if (value := magnitude(line.value)) is not None)
    heights = [canvas.height - scaled(value, domain, canvas.height) for value in values]
    return [segment(0, y, canvas.width, y) for y in heights]


def _names(figure: LineChart, canvas: Canvas, domain: tuple[float, ...]) -> tuple[list[Datum], list[Datum]]:
    """Names at the right end for lines that reach the last year, and for thresholds; of a band the bounds it ends with."""
    ends = []
    for series in figure.series:
        if _ends_last(figure, series):
            last = max(_known(figure, series), key=lambda known: known[0])
            ends.append((series.name, *_pixel(figure, canvas, domain, last[0], last[1])))
    for line in figure.lines:
        if (value := magnitude(line.value)) is not None:
            ends.append((line.label, canvas.width, canvas.height - scaled(value, domain, canvas.height)))
    for series in figure.runs[len(figure.series) :]:
        for year, value, one in list(_known(figure, series))[-1:]:
            ends.append((one.text, *_pixel(figure, canvas, domain, year, value)))
    heights = spread([y for _, _, y in ends], LINE, 0, canvas.height)
    x = canvas.width + 22
    rows = [label(x, height, name, align="left") for (name, *_), height in zip(ends, heights, strict=True)]
    lines = [segment(a + 6, y, x - 3, height) for (_, a, y), height in zip(ends, heights, strict=True)]
    return rows, lines


def _numbers(figure: LineChart, canvas: Canvas, domain: tuple[float, ...]) -> tuple[list[Datum], list[Datum]]:
    """Numbers beside their points, never over another number or a marker; two lines that meet share one."""
    shown = {}
    for series in figure.series:
        for year, value, one in _wanted(figure, series):
            x, y = _pixel(figure, canvas, domain, year, value)
            turns = ABOVE if value >= _highest(figure, year) else BELOW
            shown[year, one.text] = Anchor(x, y, 9, text_width(one.text, SMALL), SMALL + 2, turns)
    bounds = Box(0, -12, canvas.width, canvas.height)
    boxes = placed(list(shown.values()), _obstacles(figure, canvas, domain), bounds)
    rows = [
        label((box.left + box.right) / 2, (box.top + box.bottom) / 2, words, size=SMALL)
        for box, (_, words) in zip(boxes, shown, strict=True)
    ]
    ends = (leader(anchor, box) for anchor, box in zip(shown.values(), boxes, strict=True))
    return rows, [segment(*end) for end in ends if end]


def _highest(figure: LineChart, year: int) -> float:
    return max(v for series in figure.series for y, v, _ in _known(figure, series) if y == year)


def _wanted(figure: LineChart, series: Series) -> list[tuple[int, float, Shown]]:
    known = list(_known(figure, series))
    count = sum(1 for one in figure.series for _ in _known(figure, one))
    return known if count <= ALL_LABELLED and len(figure.series) <= FEW_LINES else known[:1] + known[1:][-1:]


def _obstacles(figure: LineChart, canvas: Canvas, domain: tuple[float, ...]) -> Iterator[Box]:
    """Markers, and the lines as chains of small boxes."""
    for series in figure.series:
        pixels = [_pixel(figure, canvas, domain, year, value) for year, value, _ in _known(figure, series)]
        yield from (Box(x - 5, y - 5, x + 5, y + 5) for x, y in pixels)
        for (x, y), (x2, y2) in zip(pixels, pixels[1:], strict=False):
            steps = max(1, round(abs(x2 - x) / 12))
            for step in range(1, steps):
                share = step / steps
                a, b = x + (x2 - x) * share, y + (y2 - y) * share
                yield Box(a - 3, b - 2, a + 3, b + 2)
