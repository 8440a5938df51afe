"""A Gantt chart in native shapes: groups and steps at the left, months at the top, bars and diamonds."""

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.gantt_grid import PAD, SIZE, TEXT, Grid, foot_lines, grid_of, row_top, undated_text
from toshiken.outputs.deck.gantt_head import draw_groups, draw_head
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import line_count, plain, snug_pt
from toshiken.outputs.figure import Bar, Gantt
from toshiken.outputs.palette import ACCENT, GREY, INK, LIGHT_GREY

# A shorter bar (a month in a chart of many years) is drawn as a diamond, or it would not be seen.
_LEAST_BAR = 8.0
_KINDS = {
    "done": ("実施済", LIGHT_GREY, GREY),
    "planned": ("予定", "BFE4FF", ACCENT),
    "legal": ("法令・要綱上の手続", ACCENT, ACCENT),
}


def draw_gantt(canvas: Canvas, figure: Gantt, box: Box) -> None:
    """The whole chart as one group; raises ToshikenError where the rows would be lower than their text."""
    grid = grid_of(figure, box)
    with canvas.group(figure.title, figure.alt, box):
        draw_head(canvas, grid)
        draw_groups(canvas, figure, grid)
        for index, bar in enumerate(figure.bars):
            _draw_label(canvas, bar, grid, index)
            _draw_bar(canvas, bar, grid, index)
        _draw_today(canvas, figure, grid)
        _draw_foot(canvas, figure, grid)


def _draw_label(canvas: Canvas, bar: Bar, grid: Grid, index: int) -> None:
    left = grid.box.left + grid.group_width + round(PAD * POINT)
    box = Box(left, row_top(grid, index), grid.label_width - round(PAD * POINT), round(grid.row * POINT))
    canvas.text(f"項目・{bar.label}", box, [plain(bar.label)], SIZE, "ctr")


def _draw_bar(canvas: Canvas, bar: Bar, grid: Grid, index: int) -> None:
    name, fill, line = _KINDS[bar.kind]
    top, row = row_top(grid, index), round(grid.row * POINT)
    height = round(row * 0.56)
    y = top + (row - height) // 2
    start = grid.months.share(bar.first)
    end = grid.months.share(bar.last or bar.first, end=True)
    if bar.last is None or (end - start) * grid.plot.width_pt < _LEAST_BAR:
        centre = grid.x((start + end) / 2)
        left, right = centre - height // 2, centre + height // 2
        canvas.shape(f"{bar.label}（{name}）", Box(left, y, height, height), "diamond", fill, outline(line, 1))
    else:
        left, right = grid.x(start), grid.x(end)
        canvas.shape(f"{bar.label}（{name}）", Box(left, y, right - left, height), "rect", fill, outline(line, 1))
    if bar.text:
        _draw_text(canvas, bar, grid, left, right, top, row)


def _draw_text(canvas: Canvas, bar: Bar, grid: Grid, left: int, right: int, top: int, row: int) -> None:
    """Right of the bar, inside it or left of it: where it needs the fewest lines."""
    gap = round(PAD * POINT)
    rooms = (
        ("l", right + gap, grid.plot.right),
        ("ctr", left + gap, right - gap),
        ("r", grid.plot.left + gap, left - gap),
    )
    align, start, end = min(rooms, key=lambda room: _lines(bar.text, *room))
    width = min(end - start, round(snug_pt(bar.text, SIZE) * POINT))
    start = {"l": start, "ctr": start + (end - start - width) // 2, "r": end - width}[align]
    canvas.text(f"説明・{bar.label}", Box(start, top, width, row), [plain(bar.text, align=align)], SIZE, "ctr")


def _lines(text: str, align: str, start: int, end: int) -> int:
    """Lines a text takes between two places; inside a bar there is room for one."""
    lines = line_count(text, SIZE, max(1.0, (end - start) / POINT))
    return lines if align != "ctr" or lines == 1 else 99


def _draw_today(canvas: Canvas, figure: Gantt, grid: Grid) -> None:
    if figure.today is None or not 0 <= (share := grid.months.share(figure.today)) <= 1:
        return
    x = grid.x(share)
    canvas.line("現在", (x, grid.plot.top), (x, grid.plot.bottom + round(PAD * POINT)), INK, 1.5, "dash")
    text = f"{figure.today.month}月{figure.today.day}日現在"
    width = round(snug_pt(text, SIZE) * POINT)
    left = min(max(grid.plot.left, x - width // 2), grid.plot.right - width)
    canvas.text(
        "現在の日付",
        Box(left, grid.plot.bottom + round(PAD * POINT), width, round(TEXT * POINT)),
        [plain(text, align="ctr")],
        SIZE,
        "t",
    )


def _draw_foot(canvas: Canvas, figure: Gantt, grid: Grid) -> None:
    """Keys of the kinds at the left, the undated steps below."""
    top, height = grid.plot.bottom + round(PAD * POINT), round(TEXT * POINT)
    left, key = grid.box.left, round(SIZE * 1.6 * POINT)
    kinds = dict.fromkeys(bar.kind for bar in figure.bars)
    for kind in (k for k in _KINDS if k in kinds):
        name, fill, line = _KINDS[kind]
        size = round(SIZE * 0.8 * POINT)
        canvas.shape(f"凡例・{name}", Box(left, top + (height - size) // 2, key, size), "rect", fill, outline(line, 1))
        width = round(snug_pt(name, SIZE) * POINT)
        canvas.text(name, Box(left + key + round(PAD * POINT), top, width, height), [plain(name)], SIZE, "ctr")
        left += key + width + round(3 * PAD * POINT)
    if figure.undated:
        lines = foot_lines(figure, grid.box) - 1
        box = Box(grid.box.left, top + height + round(PAD * POINT), grid.box.width, lines * height)
        canvas.text("時期未定", box, [plain(undated_text(figure))], SIZE)
