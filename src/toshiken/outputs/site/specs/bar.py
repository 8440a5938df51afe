"""Columns and bars: stacked, to 100 % and side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from toshiken.core.wording import Shown
from toshiken.outputs.figure import BarChart, Stacking
from toshiken.outputs.site.specs import bar_labels
from toshiken.outputs.site.specs.axis import from_zero, ticks
from toshiken.outputs.site.specs.bar_frame import Frame, frame_of
from toshiken.outputs.site.specs.canvas import (
    RULE,
    Datum,
    Spec,
    ink_on,
    lookup,
    magnitude,
    mixed,
    rules,
    segment,
    signed_axis,
    texts,
)
from toshiken.outputs.site.specs.colours import series_fills

PROJECTED = 0.6  # how much of its colour a projected bar keeps


@dataclass(frozen=True)
class Part:
    """A drawn part: indexes of category and series, its two ends on the value axis, its share of the category."""

    category: int
    series: int
    start: float
    end: float
    share: float
    shown: Shown
    fill: str

    @property
    def ink(self) -> str:
        return ink_on(self.fill)


def spec(figure: BarChart) -> Spec:
    """Bars, their labels, totals, thresholds and the rule between 実績 and 推計."""
    parts = tuple(parts_of(figure))
    frame = frame_of(figure, _axis(figure, parts))
    layers = [
        _bars(figure, parts, frame),
        *rules(_zero(frame), width=1.2),
        *rules(bar_labels.thresholds(figure, frame), "dashed", 1.6, "#000000"),
        *rules(bar_labels.forecast_rule(figure, frame), "dotted", 1.5),
        *texts(bar_labels.part_labels(figure, parts, frame)),
        *texts(bar_labels.totals(figure, parts, frame), halo=True),
        *texts(bar_labels.forecast_names(figure, frame)),
    ]
    names, leaders = bar_labels.side_names(figure, parts, frame)
    return frame.canvas.spec([*layers, *rules(leaders, width=0.8), *texts(names)])


def parts_of(figure: BarChart) -> Iterator[Part]:
    """Every part with a value, in drawing order: upwards from zero, negatives downwards."""
    fills = series_fills(figure.series)
    for index in range(len(figure.categories)):
        values = [magnitude(series.values[index]) for series in figure.series]
        whole = sum(abs(v) for v in values if v is not None) or 1.0
        ends = {True: 0.0, False: 0.0}
        for number, value in enumerate(values):
            shown = figure.series[number].values[index]
            if value is None or shown is None:
                continue
            length = value * 100 / whole if figure.stacking is Stacking.PERCENT else value
            start = 0.0 if figure.stacking is Stacking.CLUSTERED else ends[value >= 0]
            ends[value >= 0] += length
            fill = _fill(figure, fills[number], index)
            yield Part(index, number, start, start + length, abs(value) / whole, shown, fill)


def _fill(figure: BarChart, fill: str, index: int) -> str:
    projected = figure.forecast_from is not None and index >= figure.forecast_from
    # Where all bars are projected there is nothing to tell apart.
    return mixed(fill, PROJECTED) if projected and figure.forecast_from else fill


def _axis(figure: BarChart, parts: tuple[Part, ...]) -> tuple[float, ...]:
    if figure.stacking is Stacking.PERCENT:
        return ticks(0, 100)
    ends = [part.end for part in parts]
    ends += [value for line in figure.lines if (value := magnitude(line.value)) is not None]
    return from_zero(ends, bar_labels.headroom(figure, [part.shown.text for part in parts]))


def _bars(figure: BarChart, parts: tuple[Part, ...], frame: Frame) -> Spec:
    rows = [
        {"c": p.category, "s": p.series, "a": round(p.start, 6), "b": round(p.end, 6), "f": f"#{p.fill}"} for p in parts
    ]
    category, value = ("y", "x") if figure.horizontal else ("x", "y")
    encoding: Datum = {
        category: {
            "field": "c",
            "type": "ordinal",
            "scale": {
                "domain": list(range(len(figure.categories))),
                "paddingInner": frame.gap,
                "paddingOuter": frame.gap / 2,
            },
            "axis": {"labelExpr": lookup(frame.category_lines), "labelAngle": 0, "ticks": False, "domain": False},
        },
        value: {
            "field": "a",
            "type": "quantitative",
            "scale": {"domain": [frame.domain[0], frame.domain[-1]], "nice": False},
            "axis": {"values": list(frame.domain), "labelExpr": signed_axis(), "domain": False, "ticks": False},
        },
        f"{value}2": {"field": "b"},
        "fill": {"field": "f", "type": "nominal", "scale": None},
    }
    if frame.side_by_side:
        encoding[f"{category}Offset"] = {
            "field": "s",
            "type": "ordinal",
            "scale": {"domain": list(range(len(figure.series)))},
        }
    mark = {"type": "bar", "stroke": RULE, "strokeWidth": 0.7}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _zero(frame: Frame) -> list[Datum]:
    zero = frame.pixel(0)
    if frame.horizontal:
        return [segment(zero, 0, zero, frame.canvas.height)]
    return [segment(0, zero, frame.canvas.width, zero)]
