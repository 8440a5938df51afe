"""What stands beside the bars: 実績｜推計, reference lines with their names, totals of lying bars."""

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.bar_frame import BarFrame
from toshiken.outputs.deck.charts.scale import number
from toshiken.outputs.deck.charts.xml import TEXT_SIZE
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import plain, snug_pt
from toshiken.outputs.figure import BarChart, ReferenceLine
from toshiken.outputs.palette import GREY, INK

_HEIGHT = round(1.4 * TEXT_SIZE * POINT)


def draw_marks(canvas: Canvas, figure: BarChart, frame: BarFrame) -> None:
    """All marks, at the places the frame gives."""
    if figure.forecast_from is not None and not figure.horizontal:
        _forecast_rule(canvas, figure.forecast_from, len(figure.categories), frame)
    for line in figure.lines:
        _reference_line(canvas, figure, line, frame)
    if frame.years_below:
        width = round(snug_pt("（年）", TEXT_SIZE) * POINT)
        place = Box(frame.box.right - width, frame.box.bottom - _HEIGHT, width, _HEIGHT)
        canvas.text("横軸の単位", place, [plain("（年）", align="r")], TEXT_SIZE, "b")
    if figure.horizontal and figure.totals:
        _lying_totals(canvas, figure, frame)


def _forecast_rule(canvas: Canvas, first: int, count: int, frame: BarFrame) -> None:
    inner = frame.inner
    x = inner.left + round(inner.width * first / count)
    top = inner.top - _HEIGHT - round(TEXT_SIZE * 0.5 * POINT)
    width = round(snug_pt("推計", TEXT_SIZE) * POINT)
    if first:
        canvas.line("実績と推計の境", (x, top), (x, inner.bottom), GREY, 1, "dash")
        canvas.text(
            "実績", Box(x - width - 3 * POINT, top, width, _HEIGHT), [plain("実績", align="r")], TEXT_SIZE, "ctr"
        )
    canvas.text("推計", Box(x + 3 * POINT, top, width, _HEIGHT), [plain("推計")], TEXT_SIZE, "ctr")


def _reference_line(canvas: Canvas, figure: BarChart, line: ReferenceLine, frame: BarFrame) -> None:
    inner, share = frame.inner, frame.scale.share(float(line.value.printed.known))
    width = round(snug_pt(line.label, TEXT_SIZE) * POINT)
    if figure.horizontal:
        x = inner.left + round(inner.width * share)
        canvas.line(line.label, (x, inner.top), (x, inner.bottom), INK, 1.5, "dash")
        left = min(x - width // 2, frame.box.right - width)
        place = Box(left, inner.top - _HEIGHT, width, _HEIGHT)
        canvas.text(line.label, place, [plain(line.label, align="ctr")], TEXT_SIZE, "b")
        return
    y = inner.bottom - round(inner.height * share)
    canvas.line(line.label, (inner.left, y), (inner.right, y), INK, 1.5, "dash")
    place = Box(inner.right + 2 * POINT, y - _HEIGHT // 2, width, _HEIGHT)
    canvas.text(line.label, place, [plain(line.label)], TEXT_SIZE, "ctr")


def _lying_totals(canvas: Canvas, figure: BarChart, frame: BarFrame) -> None:
    inner, slot = frame.inner, frame.inner.height / len(figure.categories)
    for index, total in enumerate(figure.totals):
        if total is None:
            continue
        stack = sum(max(0.0, number(s.values[index]) or 0.0) for s in figure.series)
        x = inner.left + round(inner.width * frame.scale.share(stack)) + 3 * POINT
        y = inner.top + round(slot * (index + 0.5)) - _HEIGHT // 2
        width = round(snug_pt(total.text, TEXT_SIZE) * POINT)
        canvas.text(
            f"合計・{figure.categories[index]}",
            Box(x, y, width, _HEIGHT),
            [plain(total.text, bold=True)],
            TEXT_SIZE,
            "ctr",
        )
