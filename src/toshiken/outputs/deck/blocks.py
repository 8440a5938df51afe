"""The figure zone: blocks side by side or one above the other, each under its title and unit."""

from collections.abc import Sequence
from math import ceil

from toshiken.outputs.deck import bullets, table_layout
from toshiken.outputs.deck.area_map import draw_map
from toshiken.outputs.deck.bullets import draw_bullets
from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.bar import draw_bars
from toshiken.outputs.deck.charts.doughnut import draw_doughnut
from toshiken.outputs.deck.charts.line import draw_lines
from toshiken.outputs.deck.charts.pyramid import draw_pyramid
from toshiken.outputs.deck.charts.scatter import draw_scatter
from toshiken.outputs.deck.gantt import draw_gantt
from toshiken.outputs.deck.gantt_grid import gantt_height
from toshiken.outputs.deck.sheet import GUTTER, POINT, Box
from toshiken.outputs.deck.table import draw_table
from toshiken.outputs.deck.text import line_count, plain, snug_pt
from toshiken.outputs.figure import (
    AreaMap,
    BarChart,
    Bullets,
    Doughnut,
    Figure,
    Gantt,
    LineChart,
    Pyramid,
    Scatter,
    Table,
)
from toshiken.outputs.page import Block, Page

_SHARES = {"split": (62, 38), "halves": (50, 50)}
_CAPTION, _UNIT = 12.0, 10.0
_CAPTION_LINE = 1.5


def draw_blocks(canvas: Canvas, page: Page, zone: Box) -> None:
    """All blocks of a page in its arrangement; further blocks of `split` and `halves` stand below the right one."""
    columns = _columns(page, zone)
    setting = _common_setting(columns)
    for blocks, box in columns:
        heights = stacked_heights(blocks, box, setting) if len(blocks) > 1 else [box.height]
        for block, place in zip(blocks, box.rows(heights, GUTTER // 2), strict=True):
            _draw_block(canvas, block, place, setting)


def _columns(page: Page, zone: Box) -> list[tuple[Sequence[Block], Box]]:
    if page.arrangement not in _SHARES or len(page.body) < 2:
        return [(page.body, zone)]
    left, right = zone.columns(_SHARES[page.arrangement])
    return [(page.body[:1], left), (page.body[1:], right)]


def _common_setting(columns: Sequence[tuple[Sequence[Block], Box]]) -> int:
    """The largest setting in which all lists of the page fit: they look alike, and a figure has its room."""
    lists = [(blocks, box) for blocks, box in columns if any(isinstance(b, Bullets) for b in blocks)]
    if not all(isinstance(block, Bullets) for blocks, _ in lists for block in blocks):
        return bullets.MODEST
    settings = range(len(bullets.SETTINGS))
    return next((i for i in settings if all(_lists_fit(blocks, box, i) for blocks, box in lists)), bullets.MODEST)


def _lists_fit(blocks: Sequence[Block], box: Box, setting: int) -> bool:
    heights = [_natural_height(block, box, setting) or 0 for block in blocks]
    return sum(heights) + (GUTTER // 2) * (len(blocks) - 1) <= box.height


def stacked_heights(blocks: Sequence[Block], zone: Box, setting: int = bullets.MODEST) -> list[int]:
    """Lists and tables take what they need, charts share the rest; all shrink alike where it is too much."""
    room = zone.height - (GUTTER // 2) * (len(blocks) - 1)
    needs = [_natural_height(block, zone, setting) for block in blocks]
    charts = sum(1 for need in needs if need is None)
    taken = sum(need for need in needs if need is not None)
    least = 0.4 * room / len(blocks) if charts else 0.0
    if taken > room - charts * least:
        shrink = (room - charts * least) / taken
        needs = [None if need is None else round(need * shrink) for need in needs]
        taken = sum(need for need in needs if need is not None)
    share = round((room - taken) / charts) if charts else 0
    return [share if need is None else need for need in needs]


def _natural_height(block: Block, zone: Box, setting: int) -> int | None:
    if isinstance(block, Bullets):
        return ceil(bullets.natural_height(block, zone.width_pt, setting) * POINT)
    if isinstance(block, Table):
        return ceil((table_layout.natural_height(block, zone.width_pt) + _caption_height(block, zone)) * POINT)
    if isinstance(block, Gantt):
        return ceil((gantt_height(block) + _caption_height(block, zone)) * POINT)
    return None


def _draw_block(canvas: Canvas, block: Block, box: Box, setting: int) -> None:
    if isinstance(block, Bullets):
        draw_bullets(canvas, block, box, setting)
        return
    _draw_figure(canvas, block, _draw_caption(canvas, block, box))


def _draw_figure(canvas: Canvas, figure: Figure, box: Box) -> None:
    match figure:
        case BarChart():
            draw_bars(canvas, figure, box)
        case LineChart():
            draw_lines(canvas, figure, box)
        case Doughnut():
            draw_doughnut(canvas, figure, box)
        case Scatter():
            draw_scatter(canvas, figure, box)
        case Pyramid():
            draw_pyramid(canvas, figure, box)
        case Table():
            draw_table(canvas, figure, box)
        case Gantt():
            draw_gantt(canvas, figure, box)
        case AreaMap():
            draw_map(canvas, figure, box)
        case _:
            raise TypeError(f"{type(figure).__name__} を描く部品がありません。")


def _unit_text(figure: Figure) -> str:
    return f"（単位：{figure.unit}）" if figure.unit else ""


def _caption_room(figure: Figure, box: Box) -> float:
    return box.width_pt - snug_pt(_unit_text(figure), _UNIT)


def _caption_height(figure: Figure, box: Box) -> float:
    return line_count(figure.title, _CAPTION, _caption_room(figure, box)) * _CAPTION * _CAPTION_LINE


def _draw_caption(canvas: Canvas, figure: Figure, box: Box) -> Box:
    """The figure's title at the left, （単位：人）at the right; returns what is left below."""
    strip, rest = box.cut_top(round(_caption_height(figure, box) * POINT))
    room = round(_caption_room(figure, box) * POINT)
    canvas.text("図の名前", Box(strip.left, strip.top, room, strip.height), [plain(figure.title, bold=True)], _CAPTION)
    if figure.unit:
        unit = Box(strip.left + room, strip.top, strip.width - room, strip.height)
        canvas.text("単位", unit, [plain(_unit_text(figure), align="r")], _UNIT)
    return rest
