"""The drawing ground all charts share: its size, its type, and marks at pixel positions.

Margins are set, not measured (autosize none): a measured margin would depend on the fonts of the machine, and so would
the bytes. Scales and axes are Vega-Lite's; what must not collide is placed by us, in pixels of the plot.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from toshiken.core.wording import Shown
from toshiken.outputs.palette import INK, LIGHT_GREY, WHITE, lightness

Spec = dict[str, Any]
Datum = dict[str, Any]

WIDTH = 760
TEXT = 13
SMALL = 12
RULE = "#5B6670"
DASHES: dict[str, list[int]] = {"solid": [1, 0], "dashed": [8, 4], "dotted": [2, 3]}
SHAPES = {"circle": "circle", "square": "square", "triangle": "triangle-up", "diamond": "diamond"}


@dataclass(frozen=True)
class Canvas:
    """Plot height and margins in pixels; the whole is always WIDTH wide."""

    height: float
    left: float = 16
    right: float = 16
    top: float = 20
    bottom: float = 28

    @property
    def width(self) -> float:
        return WIDTH - self.left - self.right

    def spec(self, layers: Iterable[Spec]) -> Spec:
        """The layers on this ground."""
        return {
            "width": self.width,
            "height": self.height,
            "padding": {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom},
            "autosize": {"type": "none"},
            "background": None,
            "config": {
                "aria": False,
                "font": "sans-serif",
                "view": {"stroke": None},
                "axis": {
                    "labelFontSize": TEXT,
                    "labelColor": f"#{INK}",
                    "labelLimit": 0,
                    "labelOverlap": False,
                    "labelFlush": False,
                    "title": None,
                    "gridColor": f"#{LIGHT_GREY}",
                    "domainColor": RULE,
                    "tickColor": RULE,
                },
            },
            "layer": list(layers),
        }


def magnitude(shown: Shown | None) -> float | None:
    """The unrounded value that a mark is drawn with; None where there is none: missing is never zero."""
    value = None if shown is None else shown.printed.value
    return None if value is None else float(value)


def at(field: str) -> dict[str, str]:
    """A property of a mark, taken from the row."""
    return {"expr": f"datum.{field}"}


def label(x: float, y: float, words: str | Sequence[str], **style: object) -> Datum:
    """A row for `texts`; style: align, baseline, size, weight, ink, angle."""
    return {"x": round(x, 2), "y": round(y, 2), "text": words, **style}


def texts(rows: Sequence[Datum], halo: bool = False) -> list[Spec]:
    """Text at pixel positions of the plot; a halo keeps it legible over lines."""
    if not rows:
        return []
    style = {"align": "center", "baseline": "middle", "size": TEXT, "weight": "normal", "ink": f"#{INK}", "angle": 0}
    mark: Spec = {
        "type": "text",
        "x": at("x"),
        "y": at("y"),
        "text": at("text"),
        "align": at("align"),
        "baseline": at("baseline"),
        "fontSize": at("size"),
        "fontWeight": at("weight"),
        "fill": at("ink"),
        "angle": at("angle"),
        "lineHeight": TEXT + 3,
    }
    if halo:
        mark |= {"stroke": f"#{WHITE}", "strokeWidth": 3, "strokeJoin": "round"}
    return [{"data": {"values": [{**style, **row} for row in rows]}, "mark": mark, "encoding": {}}]


def segment(x: float, y: float, x2: float, y2: float) -> Datum:
    """A row for `rules`."""
    return {"x": round(x, 2), "y": round(y, 2), "x2": round(x2, 2), "y2": round(y2, 2)}


def rules(rows: Sequence[Datum], dash: str = "solid", width: float = 1, ink: str = RULE) -> list[Spec]:
    """Straight lines between pixel positions of the plot."""
    if not rows:
        return []
    # A rule takes its ends from encodings only; without a scale they are pixels.
    ends: Datum = {key: {"field": key, "type": "quantitative", "scale": None, "axis": None} for key in ("x", "y")}
    ends |= {key: {"field": key} for key in ("x2", "y2")}
    mark = {"type": "rule", "stroke": ink, "strokeWidth": width, "strokeDash": DASHES[dash]}
    return [{"data": {"values": list(rows)}, "mark": mark, "encoding": ends}]


def lookup(labels: Sequence[str | Sequence[str]]) -> str:
    """An expression that gives the label of an axis value that is an index."""
    return f"{_literal(labels)}[datum.value]"


def signed_axis() -> str:
    """Axis numbers as tables print them: thousands separated, ▲ for negatives."""
    return "(datum.value < 0 ? '▲' : '') + format(abs(datum.value), ',~r')"


def _literal(value: object) -> str:
    """A value as a Vega expression. A quoted JSON string is one, except for what JSON leaves unescaped."""
    return json.dumps(value, ensure_ascii=True)


def mixed(colour: str, share: float, ground: str = WHITE) -> str:
    """`colour` on `ground`, `share` of it showing; both RRGGBB."""
    pairs = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in pairs)


def ink_on(fill: str) -> str:
    """Black or white, whichever is easier to read on the fill (RRGGBB)."""
    return f"#{WHITE}" if lightness(fill) < 50 else f"#{INK}"


def scaled(value: float, domain: Sequence[float], length: float) -> float:
    """The pixel of a value on an axis that runs from the first of `domain` to the last over `length` pixels."""
    return (value - domain[0]) / (domain[-1] - domain[0]) * length
