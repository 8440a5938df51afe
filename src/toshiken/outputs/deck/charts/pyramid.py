"""A population pyramid: men left, women right; one year filled, the other outlined over it."""

from toshiken.outputs.deck.canvas import Canvas
from toshiken.outputs.deck.charts.scale import Scale, number, scale_for
from toshiken.outputs.deck.charts.workbook import workbook_bytes
from toshiken.outputs.deck.charts.xml import (
    CATEGORY_AXIS,
    TEXT_SIZE,
    VALUE_AXIS,
    category_axis,
    chart_xml,
    no_labels,
    number_values,
    paint,
    series_head,
    text_values,
    value_axis,
)
from toshiken.outputs.deck.shapes import outline
from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import Paragraph, Run, line_count, snug_pt, width_pt
from toshiken.outputs.figure import Pyramid, PyramidYear
from toshiken.outputs.palette import GREY, INK, lightness, look

# Men are drawn to the left as negative numbers; the sign is not printed.
_CODE = "#,##0;#,##0;0"
_LINE = 1.5 * TEXT_SIZE
# The key of an entry in the corner (points), and the space around it (EMU).
_KEY, _APART = 1.4 * TEXT_SIZE, 4 * POINT


def draw_pyramid(canvas: Canvas, figure: Pyramid, box: Box) -> None:
    """The chart with totals in the upper corners, as one group."""
    values = [number(v) or 0.0 for year in figure.years for v in (*year.male, *year.female)]
    inner = _inner(figure, box)
    widest = width_pt(f"{max(values):,.0f}", TEXT_SIZE) + TEXT_SIZE
    positive = scale_for(values, ticks=max(1, inner.width_pt / 2 // widest))
    scale = Scale(-positive.high, positive.high, positive.step)
    with canvas.group(figure.title, "", box):
        canvas.chart(figure.title, figure.alt, box, _xml(figure, box, inner, scale), _workbook(figure))
        for sex, right in (("男", False), ("女", True)):
            _corner(canvas, figure, inner, sex, right)


def _inner(figure: Pyramid, box: Box) -> Box:
    left = max(width_pt(age, TEXT_SIZE) for age in figure.ages) + 8
    half = (box.width_pt - left - 2 * TEXT_SIZE) / 2
    top = _LINE * (1 + sum(_entry_lines(figure, half))) + 4
    return Box(
        box.left + round(left * POINT),
        box.top + round(top * POINT),
        round(box.width - (left + 2 * TEXT_SIZE) * POINT),
        round(box.height - (top + _LINE + 4) * POINT),
    )


def _xml(figure: Pyramid, box: Box, inner: Box, scale: Scale) -> str:
    series = "".join(
        _series(figure, 2 * i + j, year, i > 0, sex)
        for i, year in enumerate(figure.years)
        for j, sex in enumerate(("男", "女"))
    )
    plot = (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="12"/><c:overlap val="100"/>'
        f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:barChart>'
    )
    ages = category_axis(horizontal=True).replace('orientation val="maxMin"', 'orientation val="minMax"')
    return chart_xml(plot, ages + value_axis(scale, side="b", code=_CODE), box, inner)


def _series(figure: Pyramid, index: int, year: PyramidYear, outlined: bool, sex: str) -> str:
    fill = look(year.role).fill
    look_of = (
        paint(None, outline(fill if lightness(fill) < 60 else INK, 1.75))
        if outlined
        else paint(fill, outline(GREY, 0.5))
    )
    return (
        f'<c:ser>{series_head(index, f"{year.name}・{sex}")}{look_of}<c:invertIfNegative val="0"/>{no_labels()}'
        f"{text_values('cat', 0, figure.ages)}{number_values('val', index + 1, _values(year, sex), _CODE)}</c:ser>"
    )


def _values(year: PyramidYear, sex: str) -> list[float | None]:
    if sex == "女":
        return [number(v) for v in year.female]
    return [None if (value := number(v)) is None else -value for v in year.male]


def _corner(canvas: Canvas, figure: Pyramid, inner: Box, sex: str, right: bool) -> None:
    """男 and below it each year's key and total."""
    width, height = inner.width // 2, round(_LINE * POINT)
    lines = _entry_lines(figure, inner.width_pt / 2)
    y = inner.top - height * (1 + sum(lines))
    left = inner.left + (width if right else 0)
    head = Paragraph((Run(sex, bold=True),), align="r" if right else "l")
    canvas.text(sex, Box(left, y, width, height), [head], 14, "ctr")
    texts = [_total_text(year, right) for year in figure.years]
    key, size = round(_KEY * POINT), round(TEXT_SIZE * POINT)
    wide = min(width - key - _APART, round(max(snug_pt(text, TEXT_SIZE) for text in texts) * POINT))
    y += height
    for i, (year, text) in enumerate(zip(figure.years, texts, strict=True)):
        start = inner.right - wide - key - _APART if right else inner.left
        fill = look(year.role).fill
        line = outline(fill if lightness(fill) < 60 else INK, 1.75) if i else outline(GREY, 0.5)
        canvas.shape(
            f"凡例・{year.name}", Box(start, y + (height - size) // 2, key, size), "rect", None if i else fill, line
        )
        place = Box(start + key + _APART, y, wide, height * lines[i])
        canvas.text(f"{sex}・{year.name}", place, [Paragraph((Run(text),), align="l")], TEXT_SIZE, "t")
        y += height * lines[i]


def _entry_lines(figure: Pyramid, half: float) -> list[int]:
    """Lines each year's entry takes in a corner of that width (points), the longer of the two sides."""
    room = half - _KEY - _APART / POINT
    return [max(line_count(_total_text(y, right), TEXT_SIZE, room) for right in (True, False)) for y in figure.years]


def _total_text(year: PyramidYear, right: bool) -> str:
    return f"{year.name}　計 {(year.female_total if right else year.male_total).text}"


def _workbook(figure: Pyramid) -> bytes:
    columns = [(f"{year.name}・{sex}", _values(year, sex)) for year in figure.years for sex in ("男", "女")]
    rows = [[age, *(values[i] for _, values in columns)] for i, age in enumerate(figure.ages)]
    return workbook_bytes(["", *(name for name, _ in columns)], rows, ["General", *([_CODE] * len(columns))])
