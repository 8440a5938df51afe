"""What the native charts share: references to cells, axes, number formats, legends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toshiken.core.wording import Shown
from toshiken.outputs.figure import Figure
from toshiken.outputs.palette import INK
from toshiken.outputs.workbook.grid import Grid

FONT = "BIZ UDPゴシック"
Properties = dict[str, Any]
TEXT: Properties = {"name": FONT, "size": 10, "color": "#" + INK}


def options() -> Properties:
    """For a Workbook in memory where text stays text; a new one each time, xlsxwriter empties what it is given."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": 10.5},
    }


def number_format(decimals: int) -> str:
    """Thousands separators, the decimals printed, ▲ before a negative."""
    digits = "0" if decimals == 0 else "0." + "0" * decimals
    return f'#,##{digits};"▲"#,##{digits};{digits}'


@dataclass(frozen=True)
class Cells:
    """Where a figure's table stands: references for a chart."""

    sheet: str
    grid: Grid

    def column(self, key: str, last: int | None = None) -> list[str | int]:
        """The cells below the head; `last` is how many."""
        position = self.grid.position(key)
        return [self.sheet, 1, position, last or self.grid.row_count, position]

    def one(self, key: str, row: int) -> list[str | int]:
        """A range of a single cell."""
        position = self.grid.position(key)
        return [self.sheet, row + 1, position, row + 1, position]


def never_formula(title: str) -> str:
    """xlsxwriter takes a name such as x!A1 for a reference to a cell: a full-width ！ is none."""
    return title.replace("!", "！")


def axis(title: str = "", decimals: int = 0, *, grid: bool = True, **more: Any) -> Properties:
    """Number font and format, light grid lines; a title where there is one."""
    named = {"name": never_formula(title), "name_font": {**TEXT, "bold": False}} if title else {}
    lines = {"visible": grid, "line": {"color": "#D9D9D9", "width": 0.75}}
    return {"num_font": TEXT, "num_format": number_format(decimals), "major_gridlines": lines, **named, **more}


def unit_title(figure: Figure) -> str:
    """The unit as an axis names it."""
    return f"（単位：{figure.unit}）" if figure.unit else ""


def legend(chart: Any, hidden: Sequence[int] = ()) -> None:
    """A legend below, without the series of those indexes."""
    chart.set_legend({"position": "bottom", "font": TEXT, "delete_series": list(hidden)})


def decimals(values: Sequence[Shown | None]) -> int:
    """The most decimals any of them prints."""
    return max((value.decimals for value in values if value), default=0)


def plotted(shown: Shown | None) -> float:
    """The height of a bar, 0 where none is drawn: for measuring, never for a cell."""
    value = shown.printed.value if shown else None
    return 0.0 if value is None else float(value)


def line_over(cells: Cells, name: str, key: str, line: Properties, **more: Any) -> Properties:
    """A line series without markers over the categories."""
    ranges = {"categories": cells.column("category"), "values": cells.column(key)}
    return {"name": never_formula(name), **ranges, "line": line, "marker": {"type": "none"}, **more}
