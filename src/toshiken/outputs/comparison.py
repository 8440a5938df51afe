"""The comparison of areas as a table to read on a terminal, as data and as a workbook."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from toshiken.core.period import japanese_date
from toshiken.core.quantity import Quantity, State
from toshiken.core.text_table import aligned
from toshiken.core.units import unit_named
from toshiken.core.wording import Shown, number
from toshiken.outputs.figure import Cell, Column, Row, Table, cell_text
from toshiken.outputs.page import Page
from toshiken.outputs.workbook.chart_parts import options
from toshiken.outputs.workbook.list_sheet import add_list
from toshiken.profile.comparison import ComparedRow, Comparison
from toshiken.profile.hidden import require_nothing_revealed

LARGEST = "◎"  # behind the largest of a row, on a terminal
NONE = "―"


def comparison_table(comparison: Comparison) -> Table:
    """Areas as columns; steps, partners, then a row a figure, where one is printed too with it and the difference."""
    rows = [
        Row((label, *(day.isoformat() if day else NONE for day in days))) for label, days in comparison.steps().items()
    ]
    rows += [Row(("連携市町村", *comparison.partners()))]
    for row in comparison.rows:
        rows += _rows(row)
    heads = (Column(head, align="right") for head in _heads(comparison))
    return Table(
        id="comparison",
        title="圏域の比較",
        alt="圏域を列に、宣言・協約・ビジョンの日、連携市町村、指標を行に並べた表。最大の値に下線",
        columns=(Column("", align="left", width=1.6), *heads),
        rows=tuple(rows),
    )


def _heads(comparison: Comparison) -> Iterator[str]:
    """The hubs of every area; of areas with the same hubs the area's name too."""
    hubs = [_head(profile.area.hubs) for profile in comparison.profiles]
    for head, profile in zip(hubs, comparison.profiles, strict=True):
        yield head if hubs.count(head) == 1 else f"{head}（{profile.area.name_on(comparison.as_of)}）"


def _head(hubs: Sequence[Any]) -> str:
    return "・".join(hub.name for hub in hubs)


def _rows(row: ComparedRow) -> Iterator[Row]:
    marked = frozenset(index + 1 for index in row.marks)
    yield Row((_label(row), *_cells(row.values, row.asked.decimals)), underlined=marked)
    if any(row.printed):
        yield Row(("　資料の印字値", *_cells(row.printed, row.asked.decimals, NONE)), "reference")
        yield Row(("　計算値－印字値", *_cells(row.differences, row.asked.decimals, NONE)), "reference")


def _label(row: ComparedRow) -> str:
    unit = unit_named(row.asked.unit).label
    about = "、".join(part for part in (unit, row.period.short if row.period else "") if part)
    return row.asked.label + (f"（{about}）" if about else "")


def _cells(values: Sequence[Quantity | None], decimals: int, none: str = State.MISSING.value) -> list[Cell]:
    return [number(q, decimals) if q is not None else none for q in values]


def notes(comparison: Comparison) -> list[str]:
    """Whose members these are, and what the marks mean."""
    found = ["下線（端末では◎）は、並べた圏域の中で最も大きい値。値は構成市町村の和から計算した。"]
    if any(any(row.printed) for row in comparison.rows):
        found.append("資料の印字値は、資料が圏域について示した値で、計算に使っていない。")
    for profile in comparison.profiles:
        day = profile.area.members_known_on
        if day and day < comparison.as_of:
            found.append(f"{_head(profile.area.hubs)}の構成市町村は{japanese_date(day)}時点。")
    return found


def render_comparison(comparison: Comparison) -> bytes:
    """The table as the bytes of an xlsx file: numbers as numbers, the largest bold and underlined, notes and sources below."""
    buffer, table = io.BytesIO(), comparison_table(comparison)
    for profile in comparison.profiles:
        require_nothing_revealed(profile)
    book = Workbook(buffer, options())
    book.set_properties({"title": table.title, "created": datetime.combine(comparison.as_of, time())})
    columns = [("", 34), *((column.head, 18) for column in table.columns[1:])]
    strong = {(line, index) for line, row in enumerate(table.rows) for index in row.underlined}
    below = [*(f"※{note}" for note in notes(comparison)), "", *(f"出典：{source}" for source in _sources(table))]
    head = f"{table.title}（{japanese_date(comparison.as_of)}時点）"
    rows = [
        [cell.value if isinstance(cell, Shown) and cell.value is not None else cell_text(cell) for cell in row.cells]
        for row in table.rows
    ]
    add_list(book, "圏域の比較", head, columns, rows, "", strong=strong, below=below)
    book.close()
    return buffer.getvalue()


def _sources(table: Table) -> tuple[str, ...]:
    return Page(id=table.id, title=table.title, body=(table,)).citations()


def as_lines(comparison: Comparison, paths: Sequence[Path]) -> str:
    """The table with columns lined up, its notes, the files."""
    table = comparison_table(comparison)
    lines = [[column.head for column in table.columns]]
    lines += [[_marked(row, index, cell) for index, cell in enumerate(row.cells)] for row in table.rows]
    shown = aligned(lines, range(1, len(table.columns)))
    return "\n".join([*shown, "", *(f"※{note}" for note in notes(comparison)), *map(str, paths)])


def _marked(row: Row, index: int, cell: Cell) -> str:
    if not index or row.kind != "body":
        return cell_text(cell) + ("　" if index and isinstance(cell, Shown) else "")
    return cell_text(cell) + (LARGEST if index in row.underlined else "　" if isinstance(cell, Shown) else "")


def as_data(comparison: Comparison, paths: Sequence[Path]) -> dict[str, Any]:
    """areas: slug, hubs, members; rows: name, dimensions, label, unit, period, values, printed, differences, largest (slugs)."""
    slugs = [profile.area.slug for profile in comparison.profiles]
    return {
        "as_of": comparison.as_of.isoformat(),
        "areas": [
            {
                "area": p.area.slug,
                "name": p.area.name_on(comparison.as_of),
                "hubs": [hub.code for hub in p.hubs],
                "members": [member.code for member in p.members],
            }
            for p in comparison.profiles
        ],
        "rows": [_entry(row, slugs) for row in comparison.rows],
        "files": [str(path) for path in paths],
    }


def _entry(row: ComparedRow, slugs: Sequence[str]) -> dict[str, Any]:
    found = {
        "name": row.asked.name,
        "dimensions": dict(row.asked.dimensions),
        "label": row.asked.label,
        "unit": row.asked.unit,
        "period": row.period.code if row.period else None,
        "values": _by_area(slugs, row.values),
        "largest": [slugs[index] for index in sorted(row.marks)],
    }
    if any(row.printed):
        found |= {"printed": _by_area(slugs, row.printed), "differences": _by_area(slugs, row.differences)}
    return found


def _by_area(slugs: Sequence[str], values: Sequence[Quantity | None]) -> dict[str, float | None]:
    return {s: None if q is None or q.value is None else float(q.value) for s, q in zip(slugs, values, strict=True)}
