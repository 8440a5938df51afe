"""Native Excel charts over the cells of a figure's sheet; colours, dashes and markers of palette.py."""

from collections.abc import Callable, Sequence
from typing import Any

from xlsxwriter import Workbook

from toshiken.outputs.figure import BarChart, Doughnut, Figure, LineChart, Pyramid, Scatter
from toshiken.outputs.palette import GREY, INK, SLICE_CYCLE, SLICE_LABELS, look
from toshiken.outputs.workbook.bars import bar_chart
from toshiken.outputs.workbook.chart_parts import (
    TEXT,
    Cells,
    axis,
    decimals,
    legend,
    line_over,
    never_formula,
    number_format,
    plotted,
    unit_title,
)
from toshiken.outputs.workbook.grid import Grid

_DASHES = {"solid": "solid", "dashed": "dash", "dotted": "round_dot"}
_MARKER_POINTS = (6, 40)
_LABEL_SIDES = ("right", "above", "below")


def add_chart(book: Workbook, figure: Figure, sheet: str, grid: Grid) -> Any | None:
    """The figure as a native chart, not yet placed; None where it is not a chart."""
    builder = _BUILDERS.get(type(figure))
    if builder is None:
        return None
    chart = builder(book, figure, Cells(sheet, grid))
    title = never_formula(figure.title)
    chart.set_title({"name": title, "overlay": False, "name_font": {**TEXT, "size": 12, "bold": True}})
    chart.set_size({"width": 980, "height": _height(figure)})
    chart.set_chartarea({"border": {"color": "#" + GREY}})
    chart.show_blanks_as("gap")
    return chart


def _height(figure: Figure) -> int:
    """Pixels: more where names stand in the plot, or below each other at the side."""
    if isinstance(figure, BarChart) and figure.horizontal:
        return max(520, 160 + 30 * len(figure.categories))
    return 700 if isinstance(figure, Scatter | Pyramid) else 520


def _line_chart(book: Workbook, figure: LineChart, cells: Cells) -> Any:
    """Lines over a true scale of years: a scatter chart, so that uneven steps look uneven."""
    chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    for index, series in enumerate(figure.runs):
        drawn = look(series.role)
        colour = {"color": "#" + drawn.fill}
        line = {**colour, "width": 1 if drawn.marker == "none" else 2.25, "dash_type": _DASHES[drawn.dash]}
        marker = {"type": drawn.marker, "size": 7, "fill": colour, "border": colour}
        chart.add_series({**line_over(cells, series.name, f"series{index}", line), "marker": marker})
    for number, one in enumerate(figure.lines):
        chart.add_series(
            line_over(cells, one.label, f"line{number}", {"color": "#" + INK, "dash_type": "dash", "width": 1})
        )
    years = {"min": figure.years[0], "max": figure.years[-1], "major_unit": _year_step(figure.years)}
    chart.set_x_axis({**axis(grid=False, label_position="low"), **years, "num_format": '0"年"'})
    floor = 0 if figure.from_zero and _lowest(figure) >= 0 else None
    chart.set_y_axis(axis(unit_title(figure), decimals(figure.series[0].values), min=floor))
    legend(chart)
    return chart


def _year_step(years: Sequence[int]) -> int:
    steps = [b - a for a, b in zip(years, years[1:], strict=False)]
    return max(1, min(steps, default=1))


def _lowest(figure: LineChart) -> float:
    return min((plotted(v) for series in figure.runs for v in series.values), default=0.0)


def _doughnut(book: Workbook, figure: Doughnut, cells: Cells) -> Any:
    chart = book.add_chart({"type": "doughnut"})
    for index, ring in enumerate(figure.rings):
        count = cells.grid.row_count
        fills = [SLICE_CYCLE[i % len(SLICE_CYCLE)] for i in range(count)]
        labels = [
            {"font": {**TEXT, "size": 9, "color": "#" + SLICE_LABELS[i % len(SLICE_LABELS)]}} for i in range(count)
        ]
        shown = [value for _, value in ring.slices]
        chart.add_series(
            {
                "name": never_formula(ring.name),
                "categories": cells.column("category"),
                "values": cells.column(f"series{index}"),
                "points": [{"fill": {"color": "#" + f}, "border": {"color": "#" + GREY}} for f in fills],
                "data_labels": {"value": True, "num_format": number_format(decimals(shown)), "custom": labels},
            }
        )
    chart.set_hole_size(40)
    chart.set_legend({"position": "right", "font": TEXT})
    return chart


def _scatter(book: Workbook, figure: Scatter, cells: Cells) -> Any:
    """A series a point: its own name, and a marker whose area follows its size (Excel's file writer has no bubbles)."""
    chart = book.add_chart({"type": "scatter"})
    largest = max((plotted(point.size) for point in figure.points), default=0.0)
    for row, point in enumerate(figure.points):
        fill = {"color": "#" + look(point.role).fill, "transparency": 35}
        size = _marker_size(plotted(point.size), largest)
        chart.add_series(
            {
                "name": cells.one("category", row)[:3],
                "categories": cells.one("x", row),
                "values": cells.one("y", row),
                "marker": {"type": "circle", "size": size, "fill": fill, "border": {"color": "#" + GREY}},
                "data_labels": {
                    "series_name": True,
                    "value": False,
                    "position": _LABEL_SIDES[row % len(_LABEL_SIDES)],
                    "font": {**TEXT, "size": 9},
                },
            }
        )
    x_decimals = decimals([point.x for point in figure.points])
    y_decimals = decimals([point.y for point in figure.points])
    chart.set_x_axis(axis(figure.x_title, x_decimals, grid=False, label_position="low", crossing=figure.x_line))
    chart.set_y_axis(axis(figure.y_title, y_decimals, grid=False, label_position="low", crossing=figure.y_line))
    chart.set_legend({"none": True})
    return chart


def _marker_size(value: float, largest: float) -> int:
    smallest, widest = _MARKER_POINTS
    return 9 if largest <= 0 else max(smallest, round(widest * (value / largest) ** 0.5))


def _pyramid(book: Workbook, figure: Pyramid, cells: Cells) -> Any:
    """Men to the left on a reversed axis, women to the right on a second one: every cell stays positive."""
    chart = book.add_chart({"type": "bar"})
    for sex, name, second in (("male", "男", False), ("female", "女", True)):
        for index, year in enumerate(figure.years):
            colour = {"color": "#" + look(year.role).fill}
            outline = {"color": "#" + INK, "width": 1.5}
            chart.add_series(
                {
                    "name": never_formula(f"{year.name}・{name}"),
                    "categories": cells.column("category", len(figure.ages)),
                    "values": cells.column(f"{sex}{index}", len(figure.ages)),
                    "fill": colour if index == 0 else {"none": True},
                    "border": colour if index == 0 else outline,
                    "gap": 10,
                    "overlap": 100,
                    "y2_axis": second,
                }
            )
    widest = _round_up(max(plotted(v) for year in figure.years for v in (*year.male, *year.female)))
    span = {"min": -widest, "max": widest, "major_unit": widest / 3, "num_format": "#,##0;#,##0"}
    # In a bar chart y names the upright axis, and the second axis of values is still called y2.
    # The high end of a reversed axis is on the left.
    chart.set_y_axis(axis(grid=False, label_position="high"))
    chart.set_x_axis({**axis(f"男（左）　女（右）{unit_title(figure)}", reverse=True), **span})
    chart.set_y2_axis({**axis(grid=False, label_position="none", line={"none": True}), **span})
    legend(chart)
    return chart


def _round_up(value: float) -> float:
    """A round number, a multiple of three, that bounds an axis."""
    step = 1.0
    while step * 12 < value:
        step *= 10
    return next(step * factor for factor in (1.2, 1.5, 2.1, 3, 4.5, 6, 7.5, 9, 12) if step * factor >= value)


_BUILDERS: dict[type[Figure], Callable[..., Any]] = {
    BarChart: bar_chart,
    LineChart: _line_chart,
    Doughnut: _doughnut,
    Scatter: _scatter,
    Pyramid: _pyramid,
}
