"""What stands beside the bars: 実績｜推計, reference lines with their names, totals of lying bars."""

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.bar_frame import NAME_LINE, BarFrame, bars_a_slot, names_width
from toshiken.outputs.deck.charts.placing import spread
from toshiken.outputs.deck.charts.scale import number
from toshiken.outputs.deck.charts.xml import TEXT_SIZE
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import plain, snug_pt, width_pt
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
    if frame.named_beside:
        _names_beside(canvas, figure, frame)
    if frame.columns:
        _number_columns(canvas, figure, frame)


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
        for top, bottom in _between_labels(figure, frame, (x - inner.left) / POINT):
            ends = (x, inner.top + round(top * POINT)), (x, inner.top + round(bottom * POINT))
            canvas.line(line.label, *ends, INK, 1.5, "dash")
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


def _between_labels(figure: BarChart, frame: BarFrame, x: float) -> list[tuple[float, float]]:
    """The stretches of an upright line (points from the top of the plot) that strike no label through."""
    slot, pieces, start = frame.inner.height_pt / len(figure.categories), [], 0.0
    first = (slot - frame.bar * bars_a_slot(figure)) / 2
    for category in range(len(figure.categories)):
        bars = [s.values[category] for s in figure.series if s.values[category] or bars_a_slot(figure) > 1]
        for place, shown in enumerate(bars):
            value = number(shown)
            if shown is None or value is None or not _struck(frame, x, value, width_pt(shown.text, TEXT_SIZE)):
                continue
            middle = slot * category + first + frame.bar * (place + 0.5)
            pieces.append((start, middle - TEXT_SIZE * 0.55))
            start = middle + TEXT_SIZE * 0.55
    return [(top, bottom) for top, bottom in (*pieces, (start, frame.inner.height_pt)) if bottom > top]


def _struck(frame: BarFrame, x: float, value: float, width: float) -> bool:
    """Whether the label beyond the end of a lying bar stands on that line."""
    if not frame.label_fits or frame.columns:
        return False
    end = frame.inner.width_pt * frame.scale.share(value)
    low, high = (end, end + width + 6) if value >= 0 else (end - width - 6, end)
    return low - 1 < x < high + 1


def _names_beside(canvas: Canvas, figure: BarChart, frame: BarFrame) -> None:
    """The name of each part at the side of the last column, joined to it by a leader."""
    values = [number(s.values[-1]) or 0.0 for s in figure.series]
    whole = sum(values) if frame.normalised else 1.0
    heights = [frame.inner.height_pt * (1 - frame.scale.share(v / whole)) for v in _middles(values)]
    offset = (frame.inner.top - frame.box.top) / POINT
    tops = spread([h + offset for h in reversed(heights)], [NAME_LINE] * len(values), 0, frame.box.height_pt)
    left = frame.box.right - round(names_width(figure) * POINT)
    edge = frame.inner.right - round((frame.inner.width_pt / len(figure.categories) - frame.bar) / 2 * POINT)
    for series, height, top in zip(reversed(figure.series), reversed(heights), tops, strict=True):
        y, middle = frame.inner.top + round(height * POINT), frame.box.top + round((top + NAME_LINE / 2) * POINT)
        canvas.line("引出線", (edge + POINT, y), (left - 2 * POINT, middle), GREY, 0.5)
        place = Box(left, frame.box.top + round(top * POINT), frame.box.right - left, round(NAME_LINE * POINT))
        canvas.text(series.name, place, [plain(series.name)], TEXT_SIZE, "ctr")


def _middles(values: list[float]) -> list[float]:
    """The middle of each part of a stack."""
    return [sum(values[:i]) + value / 2 for i, value in enumerate(values)]


def _number_columns(canvas: Canvas, figure: BarChart, frame: BarFrame) -> None:
    """One column of numbers a series at the right of the plot, each number in the row of its bars."""
    slot, right = frame.inner.height / len(figure.categories), frame.box.right
    for series, width in reversed(list(zip(figure.series, frame.columns, strict=True))):
        left = right - round(width * POINT)
        head = Box(left, frame.inner.top - _HEIGHT, right - left, _HEIGHT)
        canvas.text(f"列の名・{series.name}", head, [plain(series.name, bold=True, align="r")], TEXT_SIZE, "ctr")
        for index, shown in enumerate(series.values):
            if shown is None:
                continue
            place = Box(left, frame.inner.top + round(slot * index), right - left, round(slot))
            canvas.text(
                f"{series.name}・{figure.categories[index]}", place, [plain(shown.text, align="r")], TEXT_SIZE, "ctr"
            )
        right = left
