"""The geometry of a bar chart: margins, axis and where a category or a value lies."""

from dataclasses import dataclass

from toshiken.outputs.figure import BarChart, Stacking
from toshiken.outputs.site.specs.canvas import TEXT, WIDTH, Canvas, scaled
from toshiken.outputs.site.specs.labels import LINE, text_width, wrapped

NAMED_AT_SIDE = 24.0  # leader between the last column and the names of its parts


@dataclass(frozen=True)
class Frame:
    """Where things lie. `domain`: the ticks of the value axis; `band`: pixels a category takes; `gap`: the share of
    them left free between the bars."""

    canvas: Canvas
    horizontal: bool
    domain: tuple[float, ...]
    band: float
    series: int
    category_lines: tuple[list[str], ...]
    side_by_side: bool
    gap: float

    @property
    def bar(self) -> float:
        """The thickness of one bar."""
        return self.band * (1 - self.gap) / (self.series if self.side_by_side else 1)

    def middle(self, category: int, series: int = 0) -> float:
        """The middle of a bar on the category axis."""
        centre = (category + 0.5) * self.band
        return centre + (series - (self.series - 1) / 2) * self.bar if self.side_by_side else centre

    def pixel(self, value: float) -> float:
        """The place of a value: from the left, or from the top."""
        if self.horizontal:
            return scaled(value, self.domain, self.canvas.width)
        return self.canvas.height - scaled(value, self.domain, self.canvas.height)


def has_side_names(figure: BarChart) -> bool:
    """Whether the parts of the last column are named beside it, so that no legend is needed."""
    return not figure.horizontal and figure.stacking is not Stacking.CLUSTERED and len(figure.series) > 1


def frame_of(figure: BarChart, domain: tuple[float, ...]) -> Frame:
    """The frame for this axis."""
    side_by_side = figure.stacking is Stacking.CLUSTERED and len(figure.series) > 1
    lines = _category_lines(figure)
    canvas = _lying(figure, lines, side_by_side) if figure.horizontal else _standing(figure, domain, lines)
    band = (canvas.height if figure.horizontal else canvas.width) / max(1, len(figure.categories))
    gap = 0.3 if figure.horizontal or figure.stacking is Stacking.CLUSTERED else 0.16
    return Frame(canvas, figure.horizontal, domain, band, len(figure.series), tuple(lines), side_by_side, gap)


def _category_lines(figure: BarChart) -> list[list[str]]:
    room = 200.0 if figure.horizontal else (WIDTH - 70 - _side(figure)) / max(1, len(figure.categories)) - 4
    return [wrapped(category, max(room, TEXT)) for category in figure.categories]


def _lying(figure: BarChart, lines: list[list[str]], side_by_side: bool) -> Canvas:
    left = max((text_width(line) for entry in lines for line in entry), default=0.0) + 14
    band = max(28.0, 17.0 * len(figure.series) / 0.7 if side_by_side else 0, *(LINE * len(e) + 6 for e in lines))
    return Canvas(band * len(lines), left=left, right=30, top=26 if figure.lines else 8)


def _standing(figure: BarChart, domain: tuple[float, ...], lines: list[list[str]]) -> Canvas:
    left = max(text_width(f"{value:,.10g}") for value in domain) + 12
    rows = max((len(entry) for entry in lines), default=1)
    top = 30 if figure.forecast_from is not None else 14
    return Canvas(360, left, _side(figure) or 12, top, 12 + rows * LINE)


def _side(figure: BarChart) -> float:
    names = [series.name for series in figure.series] if has_side_names(figure) else []
    names += [line.label for line in figure.lines] if not figure.horizontal else []
    return min(190.0, max(map(text_width, names)) + NAMED_AT_SIDE + 4) if names else 0.0
