"""Where the rows, columns and months of a Gantt chart stand: measured before anything is drawn."""

from dataclasses import dataclass

from toshiken.core.errors import ToshikenError
from toshiken.outputs.deck.gantt_axis import Months, months_of
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import LINE, line_count, snug_pt
from toshiken.outputs.figure import Gantt

SIZE = 12.0
TEXT = SIZE * LINE
PAD = 4.0
_ROW, _LEAST_ROW = 36.0, 18.0


@dataclass(frozen=True, slots=True)
class Grid:
    """The plot of the bars, the two columns left of it, and the height of a row (points)."""

    box: Box
    plot: Box
    group_width: int
    label_width: int
    row: float
    months: Months

    def x(self, share: float) -> int:
        return self.plot.left + round(self.plot.width * share)


def gantt_height(figure: Gantt) -> float:
    """The height it takes when set comfortably (points)."""
    return _ROW * len(figure.bars) + 2 * TEXT + 2 * TEXT + 12


def grid_of(figure: Gantt, box: Box) -> Grid:
    """Measures names and rows; raises ToshikenError where a row would be lower than its text."""
    groups = max((snug_pt(bar.group, SIZE) for bar in figure.bars), default=0.0)
    group_width = min(groups + 2 * PAD, box.width_pt * 0.14) if groups else 0.0
    label_width = min(max(snug_pt(bar.label, SIZE) for bar in figure.bars) + 2 * PAD, box.width_pt * 0.28)
    head, foot = 2 * TEXT + PAD, foot_lines(figure, box) * TEXT + 2 * PAD
    row = min(_ROW, (box.height_pt - head - foot) / len(figure.bars))
    lines = max(line_count(bar.label, SIZE, label_width - PAD) for bar in figure.bars)
    if row < max(_LEAST_ROW, lines * TEXT):
        raise ToshikenError(
            f"工程表「{figure.title}」（{len(figure.bars)}行）が枠に入りません。ページを分けてください。"
        )
    left = round((group_width + label_width) * POINT)
    plot = Box(box.left + left, box.top + round(head * POINT), box.width - left, round(row * len(figure.bars) * POINT))
    return Grid(box, plot, round(group_width * POINT), round(label_width * POINT), row, months_of(figure))


def foot_lines(figure: Gantt, box: Box) -> int:
    """Lines below the bars: the keys, and the undated steps."""
    undated = line_count(undated_text(figure), SIZE, box.width_pt) if figure.undated else 0
    return 1 + undated


def undated_text(figure: Gantt) -> str:
    """時期未定：and the steps without a date."""
    return "時期未定：" + "、".join(figure.undated)


def row_top(grid: Grid, index: int) -> int:
    """The upper edge of a row (EMU)."""
    return grid.plot.top + round(grid.row * index * POINT)
