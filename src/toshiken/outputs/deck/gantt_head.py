"""The head and the left side of a Gantt chart: fiscal years, months and groups."""

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.gantt_grid import PAD, SIZE, TEXT, Grid, row_top
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import plain, snug_pt
from toshiken.outputs.figure import Gantt
from toshiken.outputs.palette import GREY, LIGHT_GREY, PALE_GREY, WHITE


def draw_head(canvas: Canvas, grid: Grid) -> None:
    """Fiscal years above, months below them where there is room for their names."""
    height, width = round(TEXT * POINT), grid.plot.width / grid.plot.months.count
    months = next((n for n in (1, 3, 6) if width * n / POINT >= snug_pt("12月", SIZE)), 0)
    for place, count, names in grid.plot.months.fiscal_years():
        left, right = grid.plot.left + round(place * width), grid.plot.left + round((place + count) * width)
        name = next((n for n in names if snug_pt(n, SIZE) <= (right - left) / POINT), "")
        box = Box(left, grid.box.top, right - left, height if months else 2 * height)
        paragraph = plain(name, bold=True, align="ctr")
        canvas.text(names[0], box, [paragraph], SIZE, "ctr", fill=PALE_GREY, line=outline(WHITE, 1))
        canvas.line(f"{names[0]}の始め", (left, grid.box.top), (left, grid.field.bottom), GREY, 0.75)
    if months:
        _draw_months(canvas, grid, months, width, height)
    for y in (grid.field.top, grid.field.bottom):
        canvas.line("横線", (grid.box.left, y), (grid.plot.right, y), GREY, 0.75)


def _draw_months(canvas: Canvas, grid: Grid, every: int, width: float, height: int) -> None:
    for place, _, month in grid.plot.months.each():
        if (month - 1) % every:
            continue
        left = grid.plot.left + round(place * width)
        canvas.line(f"{month}月の始め", (left, grid.box.top + height), (left, grid.field.bottom), LIGHT_GREY, 0.5)
        if place + every <= grid.plot.months.count:
            room = Box(left, grid.box.top + height, round(width * every), height)
            canvas.text(f"{month}月", room, [plain(f"{month}月", align="ctr" if every == 1 else "l")], SIZE, "ctr")


def draw_groups(canvas: Canvas, figure: Gantt, grid: Grid) -> None:
    """The name of each group beside its rows."""
    start = 0
    for index, bar in enumerate(figure.bars):
        following = figure.bars[index + 1].group if index + 1 < len(figure.bars) else None
        if following == bar.group:
            continue
        top, bottom = row_top(grid, start), row_top(grid, index + 1)
        if bar.group:
            box = Box(grid.box.left, top, grid.group_width, bottom - top)
            canvas.text(
                bar.group,
                box,
                [plain(bar.group, bold=True)],
                SIZE,
                "ctr",
                fill=PALE_GREY,
                inset=round(PAD / 2 * POINT),
            )
        if following is not None:
            canvas.line("区切り", (grid.box.left, bottom), (grid.plot.right, bottom), GREY, 0.75)
        start = index + 1
