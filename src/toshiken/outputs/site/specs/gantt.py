"""Gantt: bars for spans, diamonds for days, months (or years) along the top."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toshiken.core.period import era_year
from toshiken.outputs.figure import Bar, Gantt
from toshiken.outputs.palette import look
from toshiken.outputs.site.specs.canvas import (
    RULE,
    SMALL,
    Canvas,
    Datum,
    Spec,
    at,
    label,
    rules,
    segment,
    texts,
)
from toshiken.outputs.site.specs.labels import LINE, text_width, wrapped

KIND_ROLES = {"done": "muted", "running": "prefecture", "planned": "partner", "legal": "hub"}
NAMES = 224.0
ROW, HEADER = 30.0, 22.0
MANY_MONTHS = 30
NARROWEST = 6.0  # a month among twelve years is still seen


@dataclass(frozen=True)
class Line:
    """A line of the chart: the heading of a group, or a bar; its top and height."""

    top: float
    height: float
    heading: str = ""
    bar: Bar | None = None


def spec(figure: Gantt) -> Spec:
    """Grid, headings, bars, diamonds, texts and the day of the document."""
    lines = tuple(_lines(figure))
    height = lines[-1].top + lines[-1].height if lines else ROW
    canvas = Canvas(height, NAMES, 20, 44 if figure.today is None else 58, 6)
    first, last = _span(figure)
    return canvas.spec(
        [
            *rules(_grid(first, last, canvas), width=0.6, ink="#C8C8CB"),
            *rules([segment(-NAMES, line.top, canvas.width, line.top) for line in lines if line.heading], width=0.8),
            *_bars(lines, first, last, canvas),
            *_diamonds(lines, first, last, canvas),
            *rules(_today(figure, first, last, canvas), "dashed", 1.6, "#000000"),
            *texts([*_months(first, last, canvas), *_names(lines), *_today_name(figure, first, last, canvas)]),
            *texts(list(_remarks(lines, first, last, canvas)), halo=True),
        ]
    )


def _lines(figure: Gantt) -> Iterator[Line]:
    top, group = 0.0, ""
    for bar in figure.bars:
        if bar.group and bar.group != group:
            yield Line(top, HEADER, heading=bar.group)
            top += HEADER
        group = bar.group
        height = max(ROW, len(wrapped(bar.label, NAMES - 20)) * LINE + 10)
        yield Line(top, height, bar=bar)
        top += height


def _span(figure: Gantt) -> tuple[int, int]:
    """Ordinals of the first day of the first month and of the first day behind the last month."""
    days = [day for bar in figure.bars for day in (bar.first, bar.last or bar.first)]
    days += [figure.today] if figure.today else []
    first, last = min(days, default=date(2000, 4, 1)), max(days, default=date(2001, 3, 31))
    return first.replace(day=1).toordinal(), _next_month(last).toordinal()


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _x(day: date | int, first: int, last: int, canvas: Canvas) -> float:
    ordinal = day if isinstance(day, int) else day.toordinal()
    return (ordinal - first) / (last - first) * canvas.width


def _month_starts(first: int, last: int) -> Iterator[date]:
    day = date.fromordinal(first)
    while day.toordinal() < last:
        yield day
        day = _next_month(day)


def _grid(first: int, last: int, canvas: Canvas) -> list[Datum]:
    months = list(_month_starts(first, last))
    if len(months) > MANY_MONTHS:
        months = [day for day in months if day.month == 1]
    places = [_x(day, first, last, canvas) for day in months] + [canvas.width]
    return [segment(x, -20, x, canvas.height) for x in places]


def _months(first: int, last: int, canvas: Canvas) -> list[Datum]:
    """Month numbers, and above them the year in both calendars."""
    months = list(_month_starts(first, last))
    rows = []
    if len(months) <= MANY_MONTHS:
        width = canvas.width / len(months)
        form = "{}月" if width >= text_width("12月", SMALL) + 2 else "{}"
        rows = [label(_x(d, first, last, canvas) + width / 2, -10, form.format(d.month), size=SMALL) for d in months]
    for day in months:
        if day.month == 1 or day is months[0]:
            end = min(date(day.year + 1, 1, 1).toordinal(), last)
            x, room = _x(day, first, last, canvas), _x(end, first, last, canvas) - _x(day, first, last, canvas)
            names = (_year_name(day, date.fromordinal(end - 1)), f"{day.year}年", f"{day.year}")
            name = next((n for n in names if text_width(n) <= room - 4), "")
            rows.append(label(x + 3, -30, name, align="left", weight="bold"))
    return rows


def _year_name(first: date, last: date) -> str:
    """平成30年（2018年）; where the era changes within what is shown, both."""
    return f"{'・'.join(dict.fromkeys((era_year(first), era_year(last))))}（{first.year}年）"


def _names(lines: tuple[Line, ...]) -> list[Datum]:
    rows = []
    for line in lines:
        middle = line.top + line.height / 2
        if line.bar is None:
            rows.append(label(-NAMES + 2, middle, line.heading, align="left", weight="bold"))
            continue
        words = wrapped(line.bar.label, NAMES - 20)
        for index, words_of_line in enumerate(words):
            y = middle + (index - (len(words) - 1) / 2) * LINE
            rows.append(label(-NAMES + 12, y, words_of_line, align="left"))
    return rows


def _bars(lines: tuple[Line, ...], first: int, last: int, canvas: Canvas) -> list[Spec]:
    rows = []
    for line in lines:
        if line.bar is not None and line.bar.last is not None:
            start, end = _x(line.bar.first, first, last, canvas), _x(line.bar.last.toordinal() + 1, first, last, canvas)
            end = max(end, start + NARROWEST)
            middle = line.top + line.height / 2
            fill = f"#{look(KIND_ROLES[line.bar.kind]).fill}"
            rows.append({"x": round(start, 2), "x2": round(end, 2), "y": middle - 8, "y2": middle + 8, "f": fill})
    if not rows:
        return []
    mark = {"type": "rect", **{key: at(key) for key in ("x", "x2", "y", "y2")}, "fill": at("f")}
    style = {"stroke": RULE, "strokeWidth": 1}
    return [{"data": {"values": rows}, "mark": {**mark, **style}, "encoding": {}}]


def _diamonds(lines: tuple[Line, ...], first: int, last: int, canvas: Canvas) -> list[Spec]:
    rows = [
        {
            "x": round(_x(line.bar.first, first, last, canvas), 2),
            "y": line.top + line.height / 2,
            "f": f"#{look(KIND_ROLES[line.bar.kind]).fill}",
        }
        for line in lines
        if line.bar is not None and line.bar.last is None
    ]
    if not rows:
        return []
    mark = {"type": "point", "shape": "diamond", "size": 260, "x": at("x"), "y": at("y"), "fill": at("f")}
    style = {"stroke": RULE, "strokeWidth": 1, "opacity": 1}
    return [{"data": {"values": rows}, "mark": {**mark, **style}, "encoding": {}}]


def _remarks(lines: tuple[Line, ...], first: int, last: int, canvas: Canvas) -> Iterator[Datum]:
    """What a bar says, behind its end, or before its beginning where there is no room behind."""
    for line in lines:
        if line.bar is None or not line.bar.text:
            continue
        middle, room = line.top + line.height / 2, text_width(line.bar.text, SMALL) + 14
        end = _x((line.bar.last or line.bar.first).toordinal() + 1, first, last, canvas)
        start = _x(line.bar.first, first, last, canvas)
        behind = end + room <= canvas.width
        inside = not behind and start < room and end - start >= room
        x, align = (end + 10, "left") if behind else (start + 8, "left") if inside else (start - 12, "right")
        yield label(x, middle, line.bar.text, align=align, size=SMALL)


def _today(figure: Gantt, first: int, last: int, canvas: Canvas) -> list[Datum]:
    if figure.today is None:
        return []
    x = _x(figure.today, first, last, canvas)
    return [segment(x, -44, x, canvas.height)]


def _today_name(figure: Gantt, first: int, last: int, canvas: Canvas) -> list[Datum]:
    if figure.today is None:
        return []
    name = f"{figure.today.month}月{figure.today.day}日現在"
    x = _x(figure.today, first, last, canvas)
    half = text_width(name, SMALL) / 2
    return [label(min(x, canvas.width - half), -51, name, size=SMALL, weight="bold")]
