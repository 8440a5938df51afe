"""A Figure as a machine-readable table: one value a cell, the unit in the head, symbols beside the numbers.

Rules: 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」（令和2年12月）. A column of numbers holds numbers or
nothing; what a cell says in place of a number (x, …, †) or beside it (－, 参考値) stands in a column of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toshiken.core.quantity import State
from toshiken.core.units import written_label
from toshiken.core.wording import Sentence, Shown
from toshiken.outputs.figure import (
    AreaMap,
    BarChart,
    Cell,
    Doughnut,
    Figure,
    Gantt,
    LineChart,
    Pyramid,
    Scatter,
    Table,
    cell_text,
)

Value = str | int | float | date | Shown | None

ROW_KINDS = {
    "body": "内訳",
    "total": "合計",
    "reference": "参考",
    "unallocated": "未配分",
    "computed_total": "合計（計算値）",
}
BAR_KINDS = {"done": "実施済み", "running": "実施中", "planned": "予定", "legal": "法令・要綱の手続"}


@dataclass(frozen=True)
class GridColumn:
    """A head and its cells; `key` tells a chart which series the column is."""

    head: str
    cells: tuple[Value, ...]
    key: str = ""


@dataclass(frozen=True)
class Grid:
    """Columns of equal length."""

    columns: tuple[GridColumn, ...]

    @property
    def row_count(self) -> int:
        return len(self.columns[0].cells)

    def position(self, key: str) -> int:
        """The column with that key."""
        return next(index for index, column in enumerate(self.columns) if column.key == key)


def grid_of(figure: Figure) -> Grid:
    """The figure's numbers as a table."""
    columns = list(_BUILDERS[type(figure)](figure))
    shown = [[c for c in row if isinstance(c, Shown)] for row in zip(*(c.cells for c in columns), strict=True)]
    codes = [_place_code(row) for row in shown]
    if any(codes) and not isinstance(figure, AreaMap):
        columns.insert(1, GridColumn("地域コード", tuple(codes)))
    if any(sources := [sources_of(row) for row in shown]):
        columns.append(GridColumn("出典", tuple(sources)))
    return Grid(tuple(_with_unique_heads(columns)))


def sources_of(shown: Sequence[Shown]) -> str:
    """The publications of these numbers, once each."""
    return "；".join(dict.fromkeys(origin.traced for s in shown for origin in s.quantity.origins))


def _place_code(shown: Sequence[Shown]) -> str | None:
    """The municipality a row is about, where all its numbers are about one."""
    codes = {s.quantity.place.code for s in shown}
    code = codes.pop() if len(codes) == 1 else ""
    return code if re.fullmatch(r"\d{5}", code) else None


def _with_unique_heads(columns: Sequence[GridColumn]) -> Iterator[GridColumn]:
    seen: dict[str, int] = {}
    for column in columns:
        head = one_line(column.head)
        seen[head] = seen.get(head, 0) + 1
        yield GridColumn(head if seen[head] == 1 else f"{head}（{seen[head]}）", column.cells, column.key)


def one_line(text: str) -> str:
    """Without line breaks: they lay out a page, not data."""
    return " ".join(text.split("\n")).strip()


def _numbers(head: str, cells: Sequence[Cell | None], unit: str = "", key: str = "") -> Iterator[GridColumn]:
    """The numbers, then their units where they differ, then their symbols where there are any."""
    values = tuple(_number(cell) for cell in cells)
    units = [unit_label(v) if v else "" for v in values]
    distinct = {u for u, v in zip(units, values, strict=True) if v} or {unit}
    known = tuple(v if v and v.printed.value is not None else None for v in values)
    yield GridColumn(_with_unit(head, distinct.pop()) if len(distinct) == 1 else head, known, key)
    if distinct:
        yield GridColumn(f"{head}の単位", tuple(u or None for u in units))
    symbols = tuple(_symbol(cell) or None for cell in cells)
    if any(symbols):
        yield GridColumn(f"{head}の記号", symbols)


def unit_label(shown: Shown) -> str:
    """The unit a number is printed in; a ratio says that it is one."""
    return written_label(shown.printed.unit)


def _number(cell: Cell | None) -> Shown | None:
    """The number of a cell that holds one and nothing else."""
    if isinstance(cell, Shown):
        return cell
    if isinstance(cell, Sentence):
        rest = [part for part in cell.parts if not isinstance(part, str) or part.strip()]
        return rest[0] if len(rest) == 1 and isinstance(rest[0], Shown) else None
    return None


def _symbol(cell: Cell | None) -> str:
    shown = _number(cell)
    if shown is None:
        return "" if cell is None else one_line(cell_text(cell))
    state = shown.quantity.state
    return "" if state in (State.PRESENT, State.ZERO) else state.value


def _with_unit(head: str, unit: str) -> str:
    return head if not unit or head.endswith(f"（{unit}）") else f"{head}（{unit}）"


def _categories_head(categories: Sequence[str]) -> str:
    for pattern, head in ((r"\d{4}年", "年"), (r"\d{4}年度", "年度")):
        if all(re.fullmatch(pattern, category) for category in categories):
            return head
    return "区分"


def _bar_chart(figure: BarChart) -> Iterator[GridColumn]:
    count = len(figure.categories)
    yield GridColumn(_categories_head(figure.categories), tuple(map(one_line, figure.categories)), "category")
    if figure.forecast_from is not None:
        kinds = ["実績"] * figure.forecast_from + ["推計"] * (count - figure.forecast_from)
        yield GridColumn("実績・推計", tuple(kinds))
    for index, series in enumerate(figure.series):
        yield from _numbers(series.name, series.values, figure.unit, f"series{index}")
    if figure.totals:
        yield from _numbers("合計", figure.totals, figure.unit, "total")
    for index, line in enumerate(figure.lines):
        yield from _numbers(f"基準線「{line.label}」", [line.value] * count, figure.unit, f"line{index}")


def _line_chart(figure: LineChart) -> Iterator[GridColumn]:
    yield GridColumn("年（西暦）", figure.years, "category")
    for index, series in enumerate(figure.runs):
        yield from _numbers(series.name, series.values, figure.unit, f"series{index}")
    for index, line in enumerate(figure.lines):
        yield from _numbers(f"基準線「{line.label}」", [line.value] * len(figure.years), figure.unit, f"line{index}")


def _doughnut(figure: Doughnut) -> Iterator[GridColumn]:
    labels = dict.fromkeys(label for ring in figure.rings for label, _ in ring.slices)
    yield GridColumn("区分", tuple(map(one_line, labels)), "category")
    for index, ring in enumerate(figure.rings):
        values = dict(ring.slices)
        yield from _numbers(ring.name, [values.get(label) for label in labels], figure.unit, f"series{index}")


def _scatter(figure: Scatter) -> Iterator[GridColumn]:
    yield GridColumn("名称", tuple(one_line(point.label) for point in figure.points), "category")
    yield from _numbers(figure.x_title, [point.x for point in figure.points], key="x")
    yield from _numbers(figure.y_title, [point.y for point in figure.points], key="y")
    if any(point.size for point in figure.points):
        yield from _numbers("円の大きさ", [point.size for point in figure.points], key="size")


def _pyramid(figure: Pyramid) -> Iterator[GridColumn]:
    yield GridColumn("年齢", (*figure.ages, "計"), "category")
    for index, year in enumerate(figure.years):
        yield from _numbers(f"{year.name}・男", (*year.male, year.male_total), figure.unit, f"male{index}")
        yield from _numbers(f"{year.name}・女", (*year.female, year.female_total), figure.unit, f"female{index}")


def _table(figure: Table) -> Iterator[GridColumn]:
    cells: list[tuple[Cell, ...]] = list(zip(*(row.cells for row in figure.rows), strict=True))
    for index, (column, column_cells) in enumerate(zip(figure.columns, cells, strict=True)):
        if _mostly_numbers(column_cells):
            yield from _numbers(column.head, column_cells, column.unit or figure.unit)
        else:
            yield from _texts(column.head or "区分", column_cells, "" if index else "category")
        if index == 0 and any(row.kind != "body" for row in figure.rows):
            yield GridColumn("行の種類", tuple(ROW_KINDS[row.kind] for row in figure.rows))


def _mostly_numbers(cells: Sequence[Cell]) -> bool:
    said = [cell for cell in cells if cell_text(cell).strip()]
    numbers = sum(_number(cell) is not None for cell in said)
    return numbers > 0 and numbers * 2 >= len(said)


def _texts(head: str, cells: Sequence[Cell], key: str) -> Iterator[GridColumn]:
    """A column of text; a number in it stays a number, its unit beside it where the page prints one."""
    numbers = [_number(cell) for cell in cells]
    known = [n if n and n.printed.value is not None else None for n in numbers]
    texts = (n or one_line(cell_text(cell)) or None for n, cell in zip(known, cells, strict=True))
    yield GridColumn(head, tuple(texts), key)
    units = tuple(unit_label(n) if n and n.label else None for n in known)
    if any(units):
        yield GridColumn(f"{head}の単位", units)


def _gantt(figure: Gantt) -> Iterator[GridColumn]:
    bars, undated = figure.bars, figure.undated
    blank: tuple[None, ...] = (None,) * len(undated)
    yield GridColumn("項目", (*(one_line(bar.label) for bar in bars), *map(one_line, undated)), "category")
    if any(bar.group for bar in bars):
        yield GridColumn("区分", (*(one_line(bar.group) or None for bar in bars), *blank))
    yield GridColumn("開始日", (*(bar.first for bar in bars), *blank))
    yield GridColumn("終了日", (*(bar.last or bar.first for bar in bars), *blank))
    yield GridColumn("種類", (*(BAR_KINDS[bar.kind] for bar in bars), *("時期未定" for _ in undated)))
    if any(bar.text for bar in bars):
        yield GridColumn("内容", (*(one_line(bar.text) or None for bar in bars), *blank))


def _area_map(figure: AreaMap) -> Iterator[GridColumn]:
    meaning = dict(figure.legend)
    yield GridColumn("地点", tuple(point.place.name for point in figure.points), "category")
    yield GridColumn("地域コード", tuple(point.place.code for point in figure.points))
    yield GridColumn("区分", tuple(meaning.get(point.role) for point in figure.points))
    yield GridColumn("緯度（度）", tuple(point.latitude for point in figure.points))
    yield GridColumn("経度（度）", tuple(point.longitude for point in figure.points))
    if any(point.value for point in figure.points):
        yield from _numbers("値", [point.value for point in figure.points], figure.unit)
    if figure.credit:
        yield GridColumn("位置の出典", (figure.credit,) * len(figure.points))


_BUILDERS: dict[type[Figure], Callable[..., Iterator[GridColumn]]] = {
    BarChart: _bar_chart,
    LineChart: _line_chart,
    Doughnut: _doughnut,
    Scatter: _scatter,
    Pyramid: _pyramid,
    Table: _table,
    Gantt: _gantt,
    AreaMap: _area_map,
}
