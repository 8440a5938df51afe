"""ONE declarative Figure: what is shown, never how it is drawn. Every renderer draws the same object.

Roles stand in place of colours (`palette.py` maps them): hub, partner, area, prefecture, nation, young, working, old,
accent, muted, older_edition, newer_edition, census, band_inner, band_outer.
"""

from toshiken.outputs.figure.area_map import AROUND, AreaMap, MapPoint, MapShape
from toshiken.outputs.figure.base import Figure
from toshiken.outputs.figure.bullets import Bullets
from toshiken.outputs.figure.charts import (
    Band,
    BarChart,
    Doughnut,
    LineChart,
    Point,
    Pyramid,
    PyramidYear,
    ReferenceLine,
    Ring,
    Scatter,
    Series,
    Stacking,
)
from toshiken.outputs.figure.gantt import Bar, Gantt
from toshiken.outputs.figure.table import Cell, Column, Row, RowKind, Table, cell_text, row_names, shown_in

__all__ = [
    "AROUND",
    "AreaMap",
    "Band",
    "Bar",
    "BarChart",
    "Bullets",
    "Cell",
    "Column",
    "Doughnut",
    "Figure",
    "Gantt",
    "LineChart",
    "MapPoint",
    "MapShape",
    "Point",
    "Pyramid",
    "PyramidYear",
    "ReferenceLine",
    "Ring",
    "Row",
    "RowKind",
    "Scatter",
    "Series",
    "Stacking",
    "Table",
    "cell_text",
    "row_names",
    "shown_in",
]
