"""Columns and bars as native Excel charts: clustered, stacked, 100 %; totals, reference lines, projections."""

from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter import Workbook

from toshiken.outputs.figure import BarChart, Series, Stacking
from toshiken.outputs.palette import GREY, INK, WHITE, look, partner_fill
from toshiken.outputs.workbook.chart_parts import (
    TEXT,
    Cells,
    Properties,
    axis,
    decimals,
    legend,
    line_over,
    number_format,
    plotted,
    unit_title,
)

_TYPES: dict[Stacking, dict[str, str]] = {
    Stacking.CLUSTERED: {},
    Stacking.STACKED: {"subtype": "stacked"},
    Stacking.PERCENT: {"subtype": "percent_stacked"},
}


def bar_chart(book: Workbook, figure: BarChart, cells: Cells) -> Any:
    """The figure as a native column or bar chart."""
    chart = book.add_chart({"type": "bar" if figure.horizontal else "column", **_TYPES[figure.stacking]})
    stacked = figure.stacking is not Stacking.CLUSTERED
    wholes = _wholes(figure)
    for index, (series, fill) in enumerate(zip(figure.series, _fills(figure.series), strict=True)):
        chart.add_series(
            {
                "name": cells.head(f"series{index}"),
                "categories": cells.column("category"),
                "values": cells.column(f"series{index}"),
                "fill": {"color": "#" + fill},
                "border": {"color": "#" + GREY, "width": 0.75},
                "gap": 50,
                "overlap": 100 if stacked else 0,
                "points": _forecast_points(figure, fill),
                "data_labels": _bar_labels(figure, series, fill, wholes),
            }
        )
    hidden = [] if figure.horizontal else list(_lines_over(book, chart, figure, cells))
    value_axis = axis(unit_title(figure), 0 if stacked else decimals(figure.series[0].values))
    if figure.stacking is Stacking.PERCENT:
        value_axis["num_format"] = "0%"
    category_axis = axis(grid=False, label_position="low", reverse=figure.horizontal)
    # In a bar chart xlsxwriter's x axis is the one of the categories too.
    chart.set_x_axis(category_axis)
    chart.set_y_axis(
        {**value_axis, "label_position": "next_to", "crossing": "max"} if figure.horizontal else value_axis
    )
    legend(chart, hidden)
    return chart


def _wholes(figure: BarChart) -> list[float]:
    values = [[abs(plotted(v)) for v in column] for column in zip(*(s.values for s in figure.series), strict=True)]
    return [sum(column) if figure.stacking is not Stacking.CLUSTERED else max(column) for column in values]


def _bar_labels(figure: BarChart, series: Series, fill: str, wholes: Sequence[float]) -> Properties:
    small = [abs(plotted(v)) < figure.label_share * whole for v, whole in zip(series.values, wholes, strict=True)]
    colour = look(series.role).label if look(series.role).fill == fill else INK
    inside = {"position": "center"} if figure.stacking is not Stacking.CLUSTERED else {"position": "outside_end"}
    return {
        "value": True,
        "font": {**TEXT, "size": 9, "color": "#" + (colour if "center" in inside.values() else INK)},
        "num_format": number_format(decimals(series.values)),
        "custom": [{"delete": True} if hide else {} for hide in small],
        **inside,
    }


def _forecast_points(figure: BarChart, fill: str) -> list[Properties | None]:
    """Projected bars are hatched."""
    if figure.forecast_from is None:
        return []
    hatch = {"pattern": "light_upward_diagonal", "fg_color": "#" + WHITE, "bg_color": "#" + fill}
    count = len(figure.categories) - figure.forecast_from
    return [None] * figure.forecast_from + [{"pattern": hatch, "border": {"color": "#" + GREY}}] * count


def _lines_over(book: Workbook, chart: Any, figure: BarChart, cells: Cells) -> Iterator[int]:
    """Totals above the stacks and reference lines, as lines over the columns; yields what the legend leaves out."""
    over = book.add_chart({"type": "line"})
    # On a 100 % chart Excel's own axis runs from 0 to 1: a line at 60 % needs an axis of its own.
    second = figure.stacking is Stacking.PERCENT
    index = len(figure.series)
    if figure.totals:
        label = {"value": True, "position": "above", "num_format": number_format(decimals(figure.totals))}
        font = {**TEXT, "bold": True}
        over.add_series(line_over(cells, "total", {"none": True}, data_labels={**label, "font": font}))
        yield index
    for number in range(len(figure.lines)):
        dash = {"color": "#" + INK, "dash_type": "dash", "width": 1.5}
        over.add_series(line_over(cells, f"line{number}", dash, y2_axis=second))
    if second:
        over.set_y2_axis({"min": 0, "max": 100, "visible": False, "major_gridlines": {"visible": False}})
    if over.series:
        chart.combine(over)


def _fills(series: Sequence[Series]) -> list[str]:
    """A fill a series; partners take turns, so that neighbours differ in grey."""
    fills, partners = [], 0
    for one in series:
        fills.append(partner_fill(partners) if one.role == "partner" else look(one.role).fill)
        partners += one.role == "partner"
    return fills
