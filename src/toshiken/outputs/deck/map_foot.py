"""Under the map: the legend, what the map leaves out, and whose positions and boundaries it is drawn from."""

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import LINE, line_count, plain, snug_pt
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.palette import INK, look

SIZE, _CREDIT = 12.0, 9.0
TEXT = SIZE * LINE


def foot_pt(figure: AreaMap, box: Box) -> float:
    """The height it takes, in points."""
    lines = sum(line_count(text, _CREDIT, box.width_pt) for text in _small_print(figure))
    return len(_legend_rows(figure, box)) * TEXT + lines * _CREDIT * LINE + 6


def _small_print(figure: AreaMap) -> list[str]:
    return [text for text in (figure.note, figure.credit) if text]


def draw_foot(canvas: Canvas, figure: AreaMap, foot: Box) -> None:
    top, height = foot.top + round(3 * POINT), round(TEXT * POINT)
    for row in _legend_rows(figure, foot):
        _draw_legend_row(canvas, figure, row, foot.left, top)
        top += height
    if texts := _small_print(figure):
        place = Box(foot.left, top, foot.width, foot.bottom - top)
        canvas.text("地図の出典", place, [plain(text) for text in texts], _CREDIT, "b")


def _entry_pt(name: str) -> float:
    return SIZE + 4 + snug_pt(name, SIZE) + 12


def _legend_rows(figure: AreaMap, box: Box) -> list[list[tuple[str, str]]]:
    """Entries of the legend, as many a row as fit."""
    rows: list[list[tuple[str, str]]] = []
    used = box.width_pt
    for role, name in figure.legend:
        if used + _entry_pt(name) > box.width_pt:
            rows.append([])
            used = 0.0
        rows[-1].append((role, name))
        used += _entry_pt(name)
    return rows


def _draw_legend_row(canvas: Canvas, figure: AreaMap, row: list[tuple[str, str]], left: int, top: int) -> None:
    height, key = round(TEXT * POINT), round(SIZE * POINT)
    for role, name in row:
        canvas.shape(
            f"凡例・{name}",
            Box(left, top + (height - key) // 2, key, key),
            "rect" if figure.shapes else "ellipse",
            look(role).fill,
            outline(INK, 0.75),
            look(role).stripes,
        )
        width = round(snug_pt(name, SIZE) * POINT)
        canvas.text(name, Box(left + key + round(4 * POINT), top, width, height), [plain(name)], SIZE, "ctr")
        left += round(_entry_pt(name) * POINT)
