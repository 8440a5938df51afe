"""Which spec draws which kind of figure. Tables are HTML and have none."""

from toshiken.outputs.figure import AreaMap, BarChart, Doughnut, Figure, Gantt, LineChart, Pyramid, Scatter
from toshiken.outputs.site.specs import area_map, bar, doughnut, gantt, line, pyramid, scatter
from toshiken.outputs.site.specs.canvas import Spec


def spec_of(figure: Figure) -> Spec | None:
    """The spec of a chart; None for a table."""
    match figure:
        case BarChart():
            return bar.spec(figure)
        case LineChart():
            return line.spec(figure)
        case Doughnut():
            return doughnut.spec(figure)
        case Scatter():
            return scatter.spec(figure)
        case Pyramid():
            return pyramid.spec(figure)
        case Gantt():
            return gantt.spec(figure)
        case AreaMap():
            return area_map.spec(figure)
        case _:
            return None
