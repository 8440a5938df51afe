"""Columns and bars as native Excel charts: clustered, stacked, 100 %; totals, reference lines, projections."""

from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter import Workbook

from toshiken.outputs.figure import BarChart, Series, Stacking
from toshiken.outputs.palette import GREY, INK, look, partner_fill
from toshiken.outputs.workbook.chart_parts import (
    TEXT,
    Cells,
    Properties,
    axis,
    decimals,
    legend,
    line_over,
    never_formula,
    number_format,
    plotted,
    unit_title,
)


def bar_chart(book: Workbook, figure: BarChart, cells: Cells) -> Any:
    """The figure as a native column or bar chart."""
    subtype = {"subtype": kind} if (kind := _subtype(figure)) else {}
    chart = book.add_chart({"type": "bar" if figure.horizontal else "column", **subtype})
    stacked = figure.stacking is not Stacking.CLUSTERED
    wholes = _wholes(figure)
    for index, (series, fill) in enumerate(zip(figure.series, _fills(figure.series), strict=True)):
        chart.add_series(
            {
                "name": never_formula(series.name),
                "categories": cells.column("category"),
                "values": cells.column(f"series{index}"),
                "fill": {"color": "#" + fill},
                "border": {"color": "#" + GREY, "width": 0.75},
                "gap": 50,
                "overlap": 100 if stacked or _one_a_category(figure) else 0,
                "points": _forecast_points(figure, fill),
                "data_labels": _bar_labels(figure, series, fill, wholes),
            }
        )
    hidden = [] if figure.horizontal else list(_lines_over(book, chart, figure, cells))
    _axes(chart, figure)
    legend(chart, hidden)
    return chart


def _one_a_category(figure: BarChart) -> bool:
    """Series that share out the categories (members, others) need one bar's room, not several."""
    return all(
        sum(v is not None for v in column) <= 1 for column in zip(*(s.values for s in figure.series), strict=True)
    )


def _subtype(figure: BarChart) -> str:
    """Shares of 100 are stacked as they are: on Excel's own 100 % axis (0 to 1) no line at 60 could stand."""
    if figure.stacking is Stacking.PERCENT:
        return "stacked" if _are_shares(figure) else "percent_stacked"
    return "stacked" if figure.stacking is Stacking.STACKED else ""


def _are_shares(figure: BarChart) -> bool:
    return all(abs(whole - 100) < 1 for whole in _wholes(figure))


def _axes(chart: Any, figure: BarChart) -> None:
    clustered = figure.stacking is Stacking.CLUSTERED
    values = axis(unit_title(figure), decimals(figure.series[0].values) if clustered else 0)
    if figure.stacking is Stacking.PERCENT:
        values |= {"min": 0, "max": 100, "num_format": "0"} if _are_shares(figure) else {"num_format": "0%"}
    categories = axis(grid=False, label_position="low", reverse=figure.horizontal, interval_unit=1)
    if figure.horizontal:
        # The first category stands on top; the reversed axis would carry the values' axis up with it.
        chart.set_y_axis({**categories, "crossing": "min"})
        chart.set_x_axis({**values, "crossing": None, "label_position": "high"})
    else:
        chart.set_x_axis(categories)
        chart.set_y_axis(values)


def _wholes(figure: BarChart) -> list[float]:
    values = [[abs(plotted(v)) for v in column] for column in zip(*(s.values for s in figure.series), strict=True)]
    return [sum(column) if figure.stacking is not Stacking.CLUSTERED else max(column) for column in values]


def _bar_labels(figure: BarChart, series: Series, fill: str, wholes: Sequence[float]) -> Properties:
    """Labels inside a stack, or at the end of a bar; none on a part under `label_share`."""
    stacked = figure.stacking is not Stacking.CLUSTERED
    on_fill = look(series.role).label if stacked and look(series.role).fill == fill else INK
    first = len(figure.categories) if figure.forecast_from is None else figure.forecast_from
    return {
        "value": True,
        "font": _label_font(on_fill),
        "num_format": number_format(decimals(series.values)),
        "position": "center" if stacked else "outside_end",
        "custom": [
            {"delete": True} if abs(plotted(v)) < figure.label_share * whole else {"font": _label_font(colour)}
            for v, whole, colour in zip(
                series.values, wholes, [on_fill] * first + [INK] * (len(wholes) - first), strict=True
            )
        ],
    }


def _label_font(colour: str) -> Properties:
    return {**TEXT, "size": 9, "color": "#" + colour}


def _forecast_points(figure: BarChart, fill: str) -> list[Properties | None]:
    """Projected bars are lighter, their outline dashed."""
    if figure.forecast_from is None:
        return []
    light = {"fill": {"color": "#" + _lighter(fill)}, "border": {"color": "#" + INK, "width": 0.5, "dash_type": "dash"}}
    return [None] * figure.forecast_from + [light] * (len(figure.categories) - figure.forecast_from)


def _lighter(colour: str) -> str:
    """Half way to white."""
    return "".join(f"{(int(colour[i : i + 2], 16) + 255) // 2:02X}" for i in (0, 2, 4))


def _lines_over(book: Workbook, chart: Any, figure: BarChart, cells: Cells) -> Iterator[int]:
    """Totals above the stacks and reference lines, as lines over the columns; yields what the legend leaves out."""
    over = book.add_chart({"type": "line"})
    index = len(figure.series)
    if figure.totals:
        label = {"value": True, "position": "above", "num_format": number_format(decimals(figure.totals))}
        font = {**TEXT, "bold": True}
        over.add_series(line_over(cells, "合計", "total", {"none": True}, data_labels={**label, "font": font}))
        yield index
    if figure.stacking is not Stacking.PERCENT or _are_shares(figure):
        for number, line in enumerate(figure.lines):
            dash = {"color": "#" + INK, "dash_type": "dash", "width": 1.5}
            over.add_series(line_over(cells, line.label, f"line{number}", dash))
    if over.series:
        chart.combine(over)


def _fills(series: Sequence[Series]) -> list[str]:
    """A fill a series; partners take turns, so that neighbours differ in grey."""
    fills, partners = [], 0
    for one in series:
        fills.append(partner_fill(partners) if one.role == "partner" else look(one.role).fill)
        partners += one.role == "partner"
    return fills
