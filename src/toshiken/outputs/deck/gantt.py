"""A Gantt chart in native shapes: groups and steps at the left, months at the top, bars and diamonds."""

from dataclasses import dataclass

from toshiken.core.errors import ToshikenError
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.gantt_axis import Months, months_of
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import LINE, line_count, plain, snug_pt
from toshiken.outputs.figure import Bar, Gantt
from toshiken.outputs.palette import ACCENT, GREY, INK, LIGHT_GREY, PALE_GREY

_SIZE = 12.0
_TEXT = _SIZE * LINE
_PAD = 4.0
_ROW, _LEAST_ROW = 36.0, 18.0
_KINDS = {
    "done": ("実施済", LIGHT_GREY, GREY),
    "planned": ("予定", "BFE4FF", ACCENT),
    "legal": ("法令・要綱上の手続", ACCENT, ACCENT),
}


@dataclass(frozen=True, slots=True)
class _Grid:
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
    return _ROW * len(figure.bars) + 2 * _TEXT + 2 * _TEXT + 12


def draw_gantt(canvas: Canvas, figure: Gantt, box: Box) -> None:
    """The whole chart as one group; raises ToshikenError where the rows would be lower than their text."""
    grid = _grid(figure, box)
    with canvas.group(figure.title, figure.alt, box):
        _draw_head(canvas, grid)
        _draw_groups(canvas, figure, grid)
        for index, bar in enumerate(figure.bars):
            _draw_label(canvas, bar, grid, index)
            _draw_bar(canvas, bar, grid, index)
        _draw_today(canvas, figure, grid)
        _draw_foot(canvas, figure, grid)


def _grid(figure: Gantt, box: Box) -> _Grid:
    groups = max((snug_pt(bar.group, _SIZE) for bar in figure.bars), default=0.0)
    group_width = min(groups + 2 * _PAD, box.width_pt * 0.14) if groups else 0.0
    label_width = min(max(snug_pt(bar.label, _SIZE) for bar in figure.bars) + 2 * _PAD, box.width_pt * 0.28)
    head, foot = 2 * _TEXT + _PAD, _foot_lines(figure, box) * _TEXT + 2 * _PAD
    row = min(_ROW, (box.height_pt - head - foot) / len(figure.bars))
    lines = max(line_count(bar.label, _SIZE, label_width - _PAD) for bar in figure.bars)
    if row < max(_LEAST_ROW, lines * _TEXT):
        raise ToshikenError(
            f"工程表「{figure.title}」（{len(figure.bars)}行）が枠に入りません。ページを分けてください。"
        )
    left = round((group_width + label_width) * POINT)
    plot = Box(box.left + left, box.top + round(head * POINT), box.width - left, round(row * len(figure.bars) * POINT))
    return _Grid(box, plot, round(group_width * POINT), round(label_width * POINT), row, months_of(figure))


def _foot_lines(figure: Gantt, box: Box) -> int:
    undated = line_count(_undated(figure), _SIZE, box.width_pt) if figure.undated else 0
    return 1 + undated


def _undated(figure: Gantt) -> str:
    return "時期未定：" + "、".join(figure.undated)


def _draw_head(canvas: Canvas, grid: _Grid) -> None:
    height, width = round(_TEXT * POINT), grid.plot.width / grid.months.count
    for place, count, name in grid.months.fiscal_years():
        left, right = grid.plot.left + round(place * width), grid.plot.left + round((place + count) * width)
        fitting = (n for n in (name, name[2:]) if snug_pt(n, _SIZE) <= (right - left) / POINT)
        text = next(fitting, "")
        canvas.text(
            name,
            Box(left, grid.box.top, right - left, height),
            [plain(text, bold=True, align="ctr")],
            _SIZE,
            "ctr",
            fill=PALE_GREY,
            line=outline("FFFFFF", 1),
        )
    every = next((n for n in (1, 3, 6, 12) if width * n / POINT >= snug_pt("12月", _SIZE)), 12)
    for place, _, month in grid.months.each():
        left = grid.plot.left + round(place * width)
        strong = month in (1, 4)
        canvas.line(
            f"{month}月の始め",
            (left, grid.box.top + height),
            (left, grid.plot.bottom),
            GREY if strong else LIGHT_GREY,
            0.75 if strong else 0.5,
        )
        if (month - 1) % every == 0 and place + every <= grid.months.count:
            room = Box(left, grid.box.top + height, round(width * every), height)
            canvas.text(f"{month}月", room, [plain(f"{month}月", align="ctr" if every == 1 else "l")], _SIZE, "ctr")
    for y in (grid.plot.top, grid.plot.bottom):
        canvas.line("横線", (grid.box.left, y), (grid.plot.right, y), GREY, 0.75)


def _draw_groups(canvas: Canvas, figure: Gantt, grid: _Grid) -> None:
    start = 0
    for index, bar in enumerate(figure.bars):
        following = figure.bars[index + 1].group if index + 1 < len(figure.bars) else None
        if following == bar.group:
            continue
        top, bottom = _row_top(grid, start), _row_top(grid, index + 1)
        if bar.group:
            box = Box(grid.box.left, top, grid.group_width, bottom - top)
            canvas.text(
                bar.group,
                box,
                [plain(bar.group, bold=True)],
                _SIZE,
                "ctr",
                fill=PALE_GREY,
                inset=round(_PAD / 2 * POINT),
            )
        if following is not None:
            canvas.line("区切り", (grid.box.left, bottom), (grid.plot.right, bottom), GREY, 0.75)
        start = index + 1


def _row_top(grid: _Grid, index: int) -> int:
    return grid.plot.top + round(grid.row * index * POINT)


def _draw_label(canvas: Canvas, bar: Bar, grid: _Grid, index: int) -> None:
    left = grid.box.left + grid.group_width + round(_PAD * POINT)
    box = Box(left, _row_top(grid, index), grid.label_width - round(_PAD * POINT), round(grid.row * POINT))
    canvas.text(f"項目・{bar.label}", box, [plain(bar.label)], _SIZE, "ctr")


def _draw_bar(canvas: Canvas, bar: Bar, grid: _Grid, index: int) -> None:
    name, fill, line = _KINDS[bar.kind]
    top, row = _row_top(grid, index), round(grid.row * POINT)
    height = round(row * 0.56)
    y = top + (row - height) // 2
    if bar.last is None:
        centre = grid.x((grid.months.share(bar.first) + grid.months.share(bar.first, end=True)) / 2)
        left, right = centre - height // 2, centre + height // 2
        canvas.shape(f"{bar.label}（{name}）", Box(left, y, height, height), "diamond", fill, outline(line, 1))
    else:
        left, right = grid.x(grid.months.share(bar.first)), grid.x(grid.months.share(bar.last, end=True))
        canvas.shape(f"{bar.label}（{name}）", Box(left, y, right - left, height), "rect", fill, outline(line, 1))
    if bar.text:
        _draw_text(canvas, bar, grid, left, right, top, row)


def _draw_text(canvas: Canvas, bar: Bar, grid: _Grid, left: int, right: int, top: int, row: int) -> None:
    """Right of the bar, or left of it where the sheet ends."""
    width, gap = round(snug_pt(bar.text, _SIZE) * POINT), round(_PAD * POINT)
    if right + gap + width <= grid.plot.right:
        box, align = Box(right + gap, top, width, row), "l"
    else:
        width = min(width, left - gap - grid.plot.left)
        box, align = Box(left - gap - width, top, width, row), "r"
    canvas.text(f"説明・{bar.label}", box, [plain(bar.text, align=align)], _SIZE, "ctr")


def _draw_today(canvas: Canvas, figure: Gantt, grid: _Grid) -> None:
    if figure.today is None or not 0 <= (share := grid.months.share(figure.today)) <= 1:
        return
    x = grid.x(share)
    canvas.line("現在", (x, grid.plot.top), (x, grid.plot.bottom + round(_PAD * POINT)), INK, 1.5, "dash")
    text = f"{figure.today.month}月{figure.today.day}日現在"
    width = round(snug_pt(text, _SIZE) * POINT)
    left = min(max(grid.plot.left, x - width // 2), grid.plot.right - width)
    canvas.text(
        "現在の日付",
        Box(left, grid.plot.bottom + round(_PAD * POINT), width, round(_TEXT * POINT)),
        [plain(text, align="ctr")],
        _SIZE,
        "t",
    )


def _draw_foot(canvas: Canvas, figure: Gantt, grid: _Grid) -> None:
    """Keys of the kinds at the left, the undated steps below."""
    top, height = grid.plot.bottom + round(_PAD * POINT), round(_TEXT * POINT)
    left, key = grid.box.left, round(_SIZE * 1.6 * POINT)
    kinds = dict.fromkeys(bar.kind for bar in figure.bars)
    for kind in (k for k in _KINDS if k in kinds):
        name, fill, line = _KINDS[kind]
        size = round(_SIZE * 0.8 * POINT)
        canvas.shape(f"凡例・{name}", Box(left, top + (height - size) // 2, key, size), "rect", fill, outline(line, 1))
        width = round(snug_pt(name, _SIZE) * POINT)
        canvas.text(name, Box(left + key + round(_PAD * POINT), top, width, height), [plain(name)], _SIZE, "ctr")
        left += key + width + round(3 * _PAD * POINT)
    if figure.undated:
        lines = _foot_lines(figure, grid.box) - 1
        box = Box(grid.box.left, top + height + round(_PAD * POINT), grid.box.width, lines * height)
        canvas.text("時期未定", box, [plain(_undated(figure))], _SIZE)
