"""Pyramid: men left, women right; the first year filled, the later ones outlined over it."""

from collections.abc import Sequence

from toshiken.core.wording import Shown
from toshiken.outputs.figure import Pyramid, PyramidYear
from toshiken.outputs.palette import look
from toshiken.outputs.site.specs.axis import from_zero
from toshiken.outputs.site.specs.canvas import RULE, SMALL, Canvas, Datum, Spec, label, magnitude, texts

ROW, YEAR_LINE = 21.0, 18.0
GAP = 68.0  # pixels in the middle for the ages


def spec(figure: Pyramid) -> Spec:
    """Bars of the first year, outlines of the others, ages in the middle, totals in the corners."""
    canvas = Canvas(ROW * len(figure.ages), 32, 32, 12 + YEAR_LINE * len(figure.years), 34)
    half = (canvas.width - GAP) / 2
    ticks = _ticks(figure)
    aside = ticks[-1] * (GAP / 2) / half  # the gap in units of the axis
    years = [_year(year, index, aside, figure, ticks) for index, year in enumerate(figure.years)]
    return canvas.spec(
        [*(layer for year in years for layer in year), *texts([*_ages(figure, canvas), *_totals(figure, canvas)])]
    )


def _ticks(figure: Pyramid) -> tuple[float, ...]:
    values = [magnitude(v) for year in figure.years for v in (*year.male, *year.female)]
    return from_zero(v for v in values if v is not None)


def _year(year: PyramidYear, index: int, aside: float, figure: Pyramid, ticks: tuple[float, ...]) -> list[Spec]:
    sides = [_rows(year.male, -1, aside), _rows(year.female, 1, aside)]
    if index == 0:
        return [_filled(year, [row for side in sides for row in side], aside, figure, ticks)]
    return [_outlined(year, side, "solid" if index == 1 else "dashed") for side in sides]


def _rows(values: Sequence[Shown], sign: int, aside: float) -> list[Datum]:
    """Bars between the gap and the value; the youngest at the bottom (age index upwards)."""
    known = ((i, magnitude(v)) for i, v in enumerate(values))
    return [{"i": i, "j": i + 1, "a": sign * aside, "b": sign * (aside + v)} for i, v in known if v is not None]


def _filled(year: PyramidYear, rows: list[Datum], aside: float, figure: Pyramid, ticks: tuple[float, ...]) -> Spec:
    encoding = {
        "x": {
            "field": "a",
            "type": "quantitative",
            "scale": {"domain": [-aside - ticks[-1], aside + ticks[-1]], "nice": False},
            "axis": {
                "values": [sign * (aside + t) for t in ticks[::2] for sign in (-1, 1)],
                "labelExpr": f"format(round((abs(datum.value) - {aside!r}) * 1000) / 1000, ',~r')",
                "domain": False,
                "ticks": False,
            },
        },
        "x2": {"field": "b"},
        "y": {
            "field": "i",
            "type": "quantitative",
            "scale": {"domain": [0, len(figure.ages)], "nice": False},
            "axis": None,
        },
        "y2": {"field": "j"},
    }
    mark = {"type": "rect", "fill": f"#{look(year.role).fill}", "stroke": "#FFFFFF", "strokeWidth": 1}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _outlined(year: PyramidYear, side: list[Datum], dash: str) -> Spec:
    points = [p for row in side for p in ((row["b"], row["i"]), (row["b"], row["j"]))]
    if side:
        points = [(side[0]["a"], side[0]["i"]), *points, (side[-1]["a"], side[-1]["j"])]
    rows = [{"x": x, "y": y, "n": n} for n, (x, y) in enumerate(points)]
    mark = {
        "type": "line",
        "stroke": f"#{look(year.role).fill}",
        "strokeWidth": 2.4,
        "strokeDash": [1, 0] if dash == "solid" else [6, 3],
        "strokeJoin": "miter",
    }
    encoding = {
        "x": {"field": "x", "type": "quantitative"},
        "y": {"field": "y", "type": "quantitative"},
        "order": {"field": "n", "type": "quantitative"},
    }
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _ages(figure: Pyramid, canvas: Canvas) -> list[Datum]:
    middle = canvas.width / 2
    top = canvas.height
    ages = [label(middle, top - (i + 0.5) * ROW, age, size=SMALL) for i, age in enumerate(figure.ages)]
    return [*ages, label(middle, -8, "年齢（歳）", size=SMALL, ink=RULE)]


def _totals(figure: Pyramid, canvas: Canvas) -> list[Datum]:
    """男 and 女 in the corners, and beside them the totals, one line a year."""
    top = -14 - YEAR_LINE * (len(figure.years) - 1)
    rows = [
        label(0, top, "男", align="left", weight="bold", size=16),
        label(canvas.width, top, "女", align="right", weight="bold", size=16),
    ]
    for index, year in enumerate(figure.years):
        y = top + YEAR_LINE * index
        rows.append(label(24, y, f"{year.name} 計 {year.male_total.text}", align="left", size=SMALL))
        rows.append(label(canvas.width - 24, y, f"{year.name} 計 {year.female_total.text}", align="right", size=SMALL))
    return rows
