"""A Gantt chart in native shapes: groups and steps at the left, months at the top, bars and diamonds."""

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.gantt_grid import MARK, PAD, SIZE, TEXT, Grid, grid_of, row_top
from toshiken.outputs.deck.gantt_head import draw_groups, draw_head
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import line_count, plain, snug_pt
from toshiken.outputs.figure import Bar, Gantt
from toshiken.outputs.palette import ACCENT, GREY, INK, LIGHT_GREY

_KINDS = {
    "done": ("実施済", LIGHT_GREY, GREY),
    "running": ("実施中", "84919E", INK),
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
    top, row, height = row_top(grid, index), round(grid.row * POINT), round(MARK * POINT)
    left, right = grid.plot.span(bar)
    geometry = "diamond" if grid.plot.is_point(bar) else "rect"
    box = Box(left, top + (row - height) // 2, right - left, height)
    canvas.shape(f"{bar.label}（{name}）", box, geometry, fill, outline(line, 1))
    place = grid.plot.text_place(bar) if bar.text else None
    if place is not None:
        align, start, end = place
        canvas.text(
            f"説明・{bar.label}", Box(start, top, end - start, row), [plain(bar.text, align=align)], SIZE, "ctr"
        )


def _draw_today(canvas: Canvas, figure: Gantt, grid: Grid) -> None:
    if figure.today is None or not 0 <= (share := grid.plot.months.share(figure.today)) <= 1:
        return
    x = grid.plot.x(share)
    canvas.line("現在", (x, grid.field.top), (x, grid.field.bottom + round(PAD * POINT)), INK, 1.5, "dash")
    text = f"{figure.today.month}月{figure.today.day}日現在"
    width = round(snug_pt(text, SIZE) * POINT)
    left = min(max(grid.plot.left, x - width // 2), grid.plot.right - width)
    canvas.text(
        "現在の日付",
        Box(left, grid.field.bottom + round(PAD * POINT), width, round(TEXT * POINT)),
        [plain(text, align="ctr")],
        SIZE,
        "t",
    )


def _draw_foot(canvas: Canvas, figure: Gantt, grid: Grid) -> None:
    """Keys of the kinds at the left; below them the undated steps and what had no room beside its bar."""
    top, height = grid.field.bottom + round(PAD * POINT), round(TEXT * POINT)
    left, key = grid.box.left, round(SIZE * 1.6 * POINT)
    kinds = dict.fromkeys(bar.kind for bar in figure.bars)
    for kind in (k for k in _KINDS if k in kinds):
        name, fill, line = _KINDS[kind]
        size = round(SIZE * 0.8 * POINT)
        canvas.shape(f"凡例・{name}", Box(left, top + (height - size) // 2, key, size), "rect", fill, outline(line, 1))
        width = round(snug_pt(name, SIZE) * POINT)
        canvas.text(name, Box(left + key + round(PAD * POINT), top, width, height), [plain(name)], SIZE, "ctr")
        left += key + width + round(3 * PAD * POINT)
    y = top + height + round(PAD * POINT)
    for text in grid.below:
        tall = line_count(text, SIZE, grid.box.width_pt) * height
        canvas.text(text.partition("：")[0], Box(grid.box.left, y, grid.box.width, tall), [plain(text)], SIZE)
        y += tall
