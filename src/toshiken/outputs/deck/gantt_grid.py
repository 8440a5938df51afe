"""Where the rows, columns and months of a Gantt chart stand: measured before anything is drawn."""

from collections import Counter
from dataclasses import dataclass

from toshiken.core.errors import ToshikenError
from toshiken.outputs.deck.gantt_axis import Months, months_of
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import LINE, line_count, snug_pt
from toshiken.outputs.figure import Bar, Gantt

SIZE = 12.0
TEXT = SIZE * LINE
PAD = 4.0
HEAD = 2 * TEXT + PAD
# Height of a bar, and of the diamond that stands for a day or for a bar shorter than can be seen.
MARK, _LEAST_BAR = 16.0, 8.0
_ROW, _LEAST_ROW = 36.0, 18.0


@dataclass(frozen=True, slots=True)
class Plot:
    """Where days stand: left edge and width of the field of the bars (EMU), and its months."""

    left: int
    width: int
    months: Months

    @property
    def right(self) -> int:
        return self.left + self.width

    def x(self, share: float) -> int:
        return self.left + round(self.width * share)

    def is_point(self, bar: Bar) -> bool:
        """A day, or a bar too short to be seen: a diamond."""
        shares = self._shares(bar)
        return bar.last is None or (shares[1] - shares[0]) * self.width < _LEAST_BAR * POINT

    def span(self, bar: Bar) -> tuple[int, int]:
        """Left and right end of a bar or diamond (EMU)."""
        start, end = self._shares(bar)
        if not self.is_point(bar):
            return self.x(start), self.x(end)
        middle, half = self.x((start + end) / 2), round(MARK / 2 * POINT)
        return middle - half, middle + half

    def text_place(self, bar: Bar) -> tuple[str, int, int] | None:
        """(alignment, left, right) of a bar's text: right of it, inside it or left of it; None where none is wide enough."""
        left, right = self.span(bar)
        need, gap = round(snug_pt(bar.text, SIZE) * POINT), round(PAD * POINT)
        if right + gap + need <= self.right:
            return "l", right + gap, right + gap + need
        if need + 2 * gap <= right - left:
            return "ctr", left + gap, right - gap
        if left - gap - need >= self.left:
            return "r", left - gap - need, left - gap
        return None

    def _shares(self, bar: Bar) -> tuple[float, float]:
        return self.months.share(bar.first), self.months.share(bar.last or bar.first, end=True)


@dataclass(frozen=True, slots=True)
class Grid:
    """The field of the bars, the two columns left of it, the height of a row (points), and the lines below."""

    box: Box
    field: Box
    plot: Plot
    group_width: int
    label_width: int
    row: float
    below: tuple[str, ...]


def gantt_height(figure: Gantt) -> float:
    """The height it takes when set comfortably (points)."""
    texts = sum(1 for bar in figure.bars if bar.text)
    return _ROW * len(figure.bars) + (4 + texts + len(figure.undated)) * TEXT + 3 * PAD


def grid_of(figure: Gantt, box: Box) -> Grid:
    """Measures names and rows; raises ToshikenError where a row would be lower than its text."""
    groups = max((snug_pt(bar.group, SIZE) for bar in figure.bars), default=0.0)
    group_width = min(groups + 2 * PAD, box.width_pt * 0.14) if groups else 0.0
    label_width = min(max(snug_pt(bar.label, SIZE) for bar in figure.bars) + 2 * PAD, box.width_pt * 0.28)
    left = round((group_width + label_width) * POINT)
    plot = Plot(box.left + left, box.width - left, months_of(figure))
    below = _below(figure, plot)
    row = _row_height(figure, box, group_width, label_width, foot_height(below, box))
    field = Box(plot.left, box.top + round(HEAD * POINT), plot.width, round(row * len(figure.bars) * POINT))
    return Grid(box, field, plot, round(group_width * POINT), round(label_width * POINT), row, below)


def _row_height(figure: Gantt, box: Box, group_width: float, label_width: float, foot: float) -> float:
    row = min(_ROW, (box.height_pt - HEAD - foot) / len(figure.bars))
    lines = max(line_count(bar.label, SIZE, label_width - PAD) for bar in figure.bars)
    groups = Counter(bar.group for bar in figure.bars if bar.group)
    tallest = max((line_count(name, SIZE, group_width - PAD) / rows for name, rows in groups.items()), default=0.0)
    if row < max(_LEAST_ROW, lines * TEXT, tallest * TEXT):
        raise ToshikenError(
            f"工程表「{figure.title}」（{len(figure.bars)}行）が枠に入りません。ページを分けてください。"
        )
    return row


def _below(figure: Gantt, plot: Plot) -> tuple[str, ...]:
    """The undated steps, and the texts that no place beside their bar can hold."""
    undated = ("時期未定：" + "、".join(figure.undated),) if figure.undated else ()
    return undated + tuple(f"{b.label}：{b.text}" for b in figure.bars if b.text and plot.text_place(b) is None)


def foot_height(below: tuple[str, ...], box: Box) -> float:
    """Points below the bars: the keys and the lines."""
    return TEXT + sum(line_count(text, SIZE, box.width_pt) for text in below) * TEXT + 3 * PAD


def row_top(grid: Grid, index: int) -> int:
    """The upper edge of a row (EMU)."""
    return grid.field.top + round(grid.row * index * POINT)
