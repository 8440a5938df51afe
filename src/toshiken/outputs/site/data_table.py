"""The table behind a chart: every number it shows, and those it has no room for."""

from collections.abc import Sequence

from toshiken.core.period import japanese_date
from toshiken.core.units import unit_named
from toshiken.core.wording import Shown
from toshiken.outputs.figure import (
    AreaMap,
    Bar,
    BarChart,
    Cell,
    Column,
    Doughnut,
    Figure,
    Gantt,
    LineChart,
    Pyramid,
    Row,
    Scatter,
    Table,
)

ABSENT = "…"
FEW = 4  # up to so many series stand side by side; more stand below one another
KINDS = {"done": "済", "running": "実施中", "planned": "予定", "legal": "法定手続"}


def data_table(figure: Figure) -> Table:
    """The numbers of a chart as a table; a table is its own."""
    match figure:
        case Table():
            return figure
        case BarChart():
            return _table(figure, *_bars(figure))
        case LineChart():
            return _table(figure, *_years(figure))
        case Doughnut():
            return _table(figure, *_rings(figure))
        case Scatter():
            return _table(figure, *_points(figure))
        case Pyramid():
            return _table(figure, *_ages(figure))
        case Gantt():
            return _table(figure, *_steps(figure))
        case AreaMap():
            return _table(figure, *_places(figure))
        case _:
            raise TypeError(f"図「{figure.title}」の種類 {type(figure).__name__} を表にできません。")


Parts = tuple[Sequence[Column], Sequence[Row]]


def _table(figure: Figure, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    key = f"{figure.id}-data"
    return Table(id=key, title=figure.title, alt="", unit=figure.unit, columns=tuple(columns), rows=tuple(rows))


def _cell(shown: Shown | None) -> Cell:
    return ABSENT if shown is None else shown


def _bars(figure: BarChart) -> Parts:
    names = [series.name for series in figure.series]
    values = [[_cell(v) for v in series.values] for series in figure.series]
    if len(names) > FEW:
        columns = [Column("", align="left"), *map(Column, figure.categories)]
        rows = [Row((name, *line)) for name, line in zip(names, values, strict=True)]
        rows += [Row(("合計", *map(_cell, figure.totals)), "total")] if figure.totals else []
        return columns, rows + _lines(figure, len(figure.categories))
    columns = [Column("", align="left"), *map(Column, names), *([Column("合計")] if figure.totals else [])]
    lines = [*values, *([[_cell(v) for v in figure.totals]] if figure.totals else [])]
    rows = [Row((category, *(line[i] for line in lines))) for i, category in enumerate(figure.categories)]
    return columns, rows + _lines(figure, len(lines))


def _lines(figure: BarChart | LineChart, width: int) -> list[Row]:
    """Thresholds, as reference rows."""
    return [
        Row((f"【参考】{line.label}", line.value, *[""] * (width - 1)), "reference") for line in figure.lines if width
    ]


def _years(figure: LineChart) -> Parts:
    columns = [Column("年", align="left"), *(Column(series.name) for series in figure.runs)]
    rows = [Row((f"{year}年", *(_cell(s.values[i]) for s in figure.runs))) for i, year in enumerate(figure.years)]
    return columns, rows + _lines(figure, len(figure.runs))


def _rings(figure: Doughnut) -> Parts:
    columns = [Column("", align="left"), *(Column(ring.name) for ring in figure.rings)]
    labels = [label for label, _ in figure.rings[0].slices]
    return columns, [Row((label, *(ring.slices[i][1] for ring in figure.rings))) for i, label in enumerate(labels)]


def _points(figure: Scatter) -> Parts:
    columns = [Column("", align="left"), Column(figure.x_title), Column(figure.y_title)]
    sizes = [point.size for point in figure.points if point.size is not None]
    if sizes:
        columns.append(Column("円の大きさ", unit_named(sizes[0].printed.unit).label))
    rows = [Row((point.label, point.x, point.y, *([_cell(point.size)] if sizes else []))) for point in figure.points]
    return columns, rows


def _ages(figure: Pyramid) -> Parts:
    sides = [
        (f"{year.name} {sex}", getattr(year, key))
        for year in figure.years
        for sex, key in (("男", "male"), ("女", "female"))
    ]
    totals = [whole for year in figure.years for whole in (year.male_total, year.female_total)]
    rows = [Row((age, *(values[i] for _, values in sides))) for i, age in enumerate(figure.ages)]
    return [Column("年齢（歳）", align="left"), *(Column(name) for name, _ in sides)], [
        *rows,
        Row(("計", *totals), "total"),
    ]


def _steps(figure: Gantt) -> Parts:
    heads = ("手順", "区分", "時期", "種別", "備考")
    rows = [Row((bar.label, bar.group, _when(bar), KINDS[bar.kind], bar.text)) for bar in figure.bars]
    rows += [Row((step, "", "時期未定", "", "")) for step in figure.undated]
    return [Column(head, align="left") for head in heads], rows


def _when(bar: Bar) -> str:
    first = japanese_date(bar.first)
    return first if bar.last is None else f"{first}～{japanese_date(bar.last)}"


def _places(figure: AreaMap) -> Parts:
    meanings = dict(figure.legend)
    rows = [Row((p.place.name, meanings.get(p.role, ""), _cell(p.value))) for p in figure.points]
    return [Column("市町村", align="left"), Column("区分", align="left"), Column("値", figure.unit)], rows
