"""What is written on a bar chart: parts, totals, names beside the last column, thresholds, 実績 and 推計."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from toshiken.outputs.figure import BarChart, Stacking
from toshiken.outputs.site.specs.bar_frame import NAMED_AT_SIDE, Frame, has_side_names
from toshiken.outputs.site.specs.canvas import SMALL, TEXT, Datum, label, magnitude, segment
from toshiken.outputs.site.specs.labels import LINE, spread, text_width, wrapped

if TYPE_CHECKING:
    from toshiken.outputs.site.specs.bar import Part


def headroom(figure: BarChart, numbers: Sequence[str]) -> float:
    """The share of the axis kept free beyond the bars for what is written there."""
    if figure.horizontal:
        return 0.1
    if figure.stacking is not Stacking.CLUSTERED or figure.label_share > 1:
        return 0.1 if figure.totals else 0.03
    widest = max(map(text_width, numbers), default=0.0)
    bar = 640 * 0.7 / max(1, len(figure.categories) * len(figure.series))
    return 0.08 if _fits(widest, bar, len(figure.series)) else (widest + 8) / 360


def _fits(width: float, bar: float, series: int) -> bool:
    """Whether a number may lie above its bar: it may reach into the gap where the bar stands alone."""
    return width <= bar * (1.0 if series > 1 else 1.4)


def part_labels(figure: BarChart, parts: tuple[Part, ...], frame: Frame) -> list[Datum]:
    """Numbers on (stacked) or beyond (side by side) the parts that are large enough to be labelled."""
    wanted = [part for part in parts if part.share >= figure.label_share]
    if figure.stacking is not Stacking.CLUSTERED:
        return [row for part in wanted for row in _inside(part, frame)]
    widest = max((text_width(part.shown.text) for part in wanted), default=0.0)
    turned = not figure.horizontal and not _fits(widest, frame.bar, frame.series)
    return [] if turned and frame.bar < SMALL else [_beyond(part, frame, turned) for part in wanted]


def _beyond(part: Part, frame: Frame, turned: bool) -> Datum:
    middle, end = frame.middle(part.category, part.series), frame.pixel(part.end)
    outward = 1 if part.end >= 0 else -1
    if frame.horizontal:
        return label(end + 5 * outward, middle, part.shown.text, align="left" if outward > 0 else "right")
    if turned:
        side = "left" if outward > 0 else "right"
        return label(middle, end - 4 * outward, part.shown.text, align=side, angle=-90, size=SMALL)
    return label(middle, end - 10 * outward, part.shown.text)


def _inside(part: Part, frame: Frame) -> Iterator[Datum]:
    """The number within its part: level, or upright in a narrow column; nothing where it does not fit."""
    along, middle = frame.pixel((part.start + part.end) / 2), frame.middle(part.category)
    length = abs(frame.pixel(part.end) - frame.pixel(part.start))
    width = text_width(part.shown.text, SMALL)
    wide, high = (length, frame.bar) if frame.horizontal else (frame.bar + 2, length)
    x, y = (along, middle) if frame.horizontal else (middle, along)
    if wide >= width and high >= LINE - 2:
        yield label(x, y, part.shown.text, ink=part.ink, size=SMALL)
    elif not frame.horizontal and high >= width + 6 and frame.bar >= LINE:
        yield label(x, y, part.shown.text, ink=part.ink, size=SMALL, angle=-90)


def totals(figure: BarChart, parts: tuple[Part, ...], frame: Frame) -> list[Datum]:
    """The total of each category beyond its bar; where columns stand close, every second one above its neighbours."""
    tops = [frame.pixel(max((p.end for p in parts if p.category == i), default=0.0)) for i in range(len(figure.totals))]
    close = any(shown and text_width(shown.text, SMALL) + 6 > frame.band for shown in figure.totals)
    rows = []
    for index, shown in enumerate(figure.totals):
        middle, top = frame.middle(index), tops[index]
        if shown is not None and frame.horizontal:
            rows.append(label(top + 6, middle, shown.text, align="left", weight="bold", size=SMALL))
        elif shown is not None:
            beside = tops[max(0, index - 1) : index + 2]
            raised = min(top, min(beside) - LINE) if close and index % 2 else top
            rows.append(label(middle, raised - 10, shown.text, weight="bold", size=SMALL))
    return rows


def thresholds(figure: BarChart, frame: Frame) -> list[Datum]:
    """The dashed lines across the plot."""
    places = (frame.pixel(value) for line in figure.lines if (value := magnitude(line.value)) is not None)
    if frame.horizontal:
        return [segment(x, -6, x, frame.canvas.height) for x in places]
    return [segment(0, y, frame.canvas.width, y) for y in places]


def side_names(figure: BarChart, parts: tuple[Part, ...], frame: Frame) -> tuple[list[Datum], list[Datum]]:
    """Names of the parts of the last column and of thresholds, spread so that none covers another, with leaders."""
    if frame.horizontal:
        return [_above(line.label, magnitude(line.value), frame) for line in figure.lines], []
    named = [(line.label, frame.pixel(v), "bold") for line in figure.lines if (v := magnitude(line.value)) is not None]
    if has_side_names(figure):
        named += _last_column(figure, parts, frame)
    room = frame.canvas.right - NAMED_AT_SIDE
    heights = spread([y for _, y, _ in named], LINE, 0, frame.canvas.height)
    x = frame.canvas.width
    rows = [
        label(x + NAMED_AT_SIDE, height, wrapped(name, room)[0], align="left", weight=weight)
        for (name, _, weight), height in zip(named, heights, strict=True)
    ]
    edges = [
        x if weight == "bold" else frame.middle(len(figure.categories) - 1) + frame.bar / 2 for *_, weight in named
    ]
    lines = [
        segment(edge + 2, y, x + NAMED_AT_SIDE - 4, height)
        for edge, (_, y, _), height in zip(edges, named, heights, strict=True)
    ]
    return rows, lines


def _above(name: str, value: float | None, frame: Frame) -> Datum:
    return label(frame.pixel(value or 0.0), -14, name, weight="bold")


def _last_column(figure: BarChart, parts: tuple[Part, ...], frame: Frame) -> list[tuple[str, float, str]]:
    last = len(figure.categories) - 1
    return [
        (figure.series[part.series].name, frame.pixel((part.start + part.end) / 2), "normal")
        for part in parts
        if part.category == last
    ]


def forecast_rule(figure: BarChart, frame: Frame) -> list[Datum]:
    """The rule between what was counted and what is projected."""
    if not figure.forecast_from:
        return []
    place = figure.forecast_from * frame.band
    if frame.horizontal:
        return [segment(0, place, frame.canvas.width, place)]
    return [segment(place, -24, place, frame.canvas.height)]


def forecast_names(figure: BarChart, frame: Frame) -> list[Datum]:
    """実績 before the rule and 推計 behind it."""
    if figure.forecast_from is None or frame.horizontal:
        return []
    place = figure.forecast_from * frame.band
    after = label(place + 8, -18, "推計", align="left", size=TEXT)
    return [label(place - 8, -18, "実績", align="right", size=TEXT), after] if figure.forecast_from else [after]
