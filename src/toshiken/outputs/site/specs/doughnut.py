"""Doughnut: rings from the inside out, what they hold written outside with leaders, their names in the hole."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toshiken.outputs.figure import Doughnut, Ring
from toshiken.outputs.palette import SLICE_CYCLE
from toshiken.outputs.site.specs.canvas import (
    RULE,
    SMALL,
    WIDTH,
    Canvas,
    Datum,
    Spec,
    at,
    ink_on,
    label,
    magnitude,
    rules,
    segment,
    texts,
)
from toshiken.outputs.site.specs.labels import LINE, spread

HEIGHT, HOLE, RIM = 420.0, 72.0, 168.0
CENTRE = (WIDTH - 32) / 2, HEIGHT / 2
COLUMN = 14.0  # pixels between the rim and the names beside it
LABELLED = 0.05  # a slice carries its number from that share of the ring on


@dataclass(frozen=True)
class Slice:
    """A slice: index, angles in radians clockwise from the top, radii."""

    index: int
    start: float
    end: float
    inner: float
    outer: float
    text: str

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    def point(self, radius: float) -> tuple[float, float]:
        """The point of the bisector at that radius."""
        return CENTRE[0] + radius * math.sin(self.middle), CENTRE[1] - radius * math.cos(self.middle)


def spec(figure: Doughnut) -> Spec:
    """Rings, numbers on the larger slices, names outside, ring names in the hole."""
    rings = [tuple(_slices(ring, i, len(figure.rings))) for i, ring in enumerate(figure.rings)]
    names, leaders = _names(figure, rings[-1]) if rings else ([], [])
    numbers = [row for ring in rings for row in _numbers(ring)]
    return Canvas(HEIGHT, 16, 16, 8, 8).spec(
        [
            _arcs([s for ring in rings for s in ring]),
            *rules(leaders, width=0.8),
            *texts([*numbers, *names, *_hole(figure)]),
        ]
    )


def _slices(ring: Ring, position: int, count: int) -> Iterator[Slice]:
    values = [magnitude(shown) or 0.0 for _, shown in ring.slices]
    whole = sum(values) or 1.0
    width = (RIM - HOLE) / count
    start = 0.0
    for index, (value, (_, shown)) in enumerate(zip(values, ring.slices, strict=True)):
        end = start + value / whole * 2 * math.pi
        yield Slice(index, start, end, HOLE + position * width, HOLE + (position + 1) * width, shown.text)
        start = end


def _arcs(slices: Sequence[Slice]) -> Spec:
    rows = [
        {"a": round(s.start, 6), "b": round(s.end, 6), "r": s.inner, "R": s.outer, "f": f"#{_fill(s.index)}"}
        for s in slices
    ]
    mark: Datum = {
        "type": "arc",
        "x": CENTRE[0],
        "y": CENTRE[1],
        "startAngle": at("a"),
        "endAngle": at("b"),
        "innerRadius": at("r"),
        "outerRadius": at("R"),
        "fill": at("f"),
        "stroke": RULE,
        "strokeWidth": 0.8,
    }
    return {"data": {"values": rows}, "mark": mark, "encoding": {}}


def _fill(index: int) -> str:
    return SLICE_CYCLE[index % len(SLICE_CYCLE)]


def _numbers(ring: Sequence[Slice]) -> list[Datum]:
    wide = (s for s in ring if s.end - s.start >= LABELLED * 2 * math.pi)
    return [label(*s.point((s.inner + s.outer) / 2), s.text, size=SMALL, ink=ink_on(_fill(s.index))) for s in wide]


def _names(figure: Doughnut, outer: Sequence[Slice]) -> tuple[list[Datum], list[Datum]]:
    rows, leaders = [], []
    for right in (True, False):
        side = [s for s in outer if (math.sin(s.middle) >= 0) is right]
        heights = spread([s.point(RIM + 12)[1] for s in side], 2.3 * LINE, LINE, HEIGHT - LINE)
        for one, height in zip(side, heights, strict=True):
            x = CENTRE[0] + (RIM + COLUMN + 12) * (1 if right else -1)
            align = "left" if right else "right"
            rows.append(label(x, height - 8, figure.rings[-1].slices[one.index][0], align=align, weight="bold"))
            rows.append(label(x, height + 8, _values(figure, one.index), align=align, size=SMALL))
            leaders.append(segment(*one.point(RIM + 1), x - (4 if right else -4), height))
    return rows, leaders


def _values(figure: Doughnut, index: int) -> str:
    """圏域 16.5 ／ 全国 14.1."""
    return " ／ ".join(f"{ring.name} {ring.slices[index][1].text}" for ring in figure.rings)


def _hole(figure: Doughnut) -> list[Datum]:
    places = {1: ("",), 2: ("内側", "外側")}.get(len(figure.rings), tuple(f"内から{i + 1}" for i in range(9)))
    lines = [f"{place}：{ring.name}" if place else ring.name for place, ring in zip(places, figure.rings, strict=False)]
    top = CENTRE[1] - (len(lines) - 1) * 9
    return [label(CENTRE[0], top + 18 * i, line, weight="bold") for i, line in enumerate(lines)]
