"""What both kinds of workbook share: numbers as a person sees them, rows without an empty rim, and flaws."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from struct import error as StructError
from typing import NamedTuple

from toshiken.core.errors import SourceError
from toshiken.sources.containers.limits import CELLS, SHEET_ROWS
from toshiken.sources.containers.sheet import Flaw, Sheet

# The format of a code of five digits is 00000: 01100 is stored as 1100. Blanks and other sections may follow.
_CODE_FORMAT = re.compile(r"(0{2,})(?:[_\\].)*(?:;.*)?")
_FORMULA_ERROR = "数式の誤り（{}）があります。公表されたままのファイルを使ってください。"
_NOT_COMPUTED = "数式の計算結果が保存されていません。Excel で開いて保存し直してください。"
_HIDDEN = "非表示の{}に値があります。Excel で再表示し、公表されたままの表か確かめて保存し直してください。"
_MERGED = "セルが結合されています。Excel で結合を解き、値を1つのセルだけに置いて保存し直してください。"

# What openpyxl and xlrd let through where a part is damaged: neither checks a workbook before it reads it.
_DAMAGED: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    StructError,
    SyntaxError,
    TypeError,
    ValueError,
)

Place = tuple[int, int]  # row and column, from 1


class Merged(NamedTuple):
    """A range of merged cells; its text stands in its first row and column."""

    first_row: int
    last_row: int
    first_column: int


@dataclass(frozen=True)
class Grid:
    """A worksheet as its library gives it. texts: of the cells that are not empty."""

    name: str
    texts: Mapping[Place, str]
    formula_errors: Iterable[Place] = ()
    not_computed: Iterable[Place] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: Sequence[range] = ()
    merged: Iterable[Merged] = ()


@contextmanager
def damage_told(label: str, *own: type[Exception]) -> Iterator[None]:
    """Around calls of a workbook's library: what it raises on damage (`own`: its own errors) is a SourceError."""
    try:
        yield
    except (*_DAMAGED, *own):
        raise _damaged(label) from None


def _damaged(label: str, sheet: str = "") -> SourceError:
    return SourceError(
        "Excel のファイルとして読めません。途中で切れているか壊れています。ダウンロードし直してください。", label, sheet
    )


def number_text(value: float, number_format: str) -> str:
    """`1973395` and `135.152`: no point behind an integer, no more than the 15 digits Excel shows, codes with their zeros."""
    if abs(value) < 1e15 and value == int(value):
        return str(int(value)).zfill(_digits(number_format))
    return format(Decimal(f"{value:.15g}"), "f")


@cache
def _digits(number_format: str) -> int:
    code = _CODE_FORMAT.fullmatch(number_format)
    return len(code[1]) if code else 0


def moment_text(value: date | time | timedelta) -> str:
    """ISO; a day without its midnight."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value) if isinstance(value, timedelta) else value.isoformat()


def column_letter(column: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def as_sheet(grid: Grid, label: str) -> Sheet:
    """The worksheet as rows of text, and where it must not hold data."""
    rows = _rows(grid, label)
    return Sheet(grid.name, rows, range(1, len(rows) + 1), tuple(sorted(_flaws(grid))))


def _rows(grid: Grid, label: str) -> list[list[str]]:
    widths: dict[int, int] = {}
    for row, column in grid.texts:
        widths[row] = max(column, widths.get(row, 0))
    if min(widths, default=1) < 1:  # openpyxl takes the number of a row as it stands
        raise _damaged(label, grid.name)
    _require_size(max(widths, default=0), sum(widths.values()), grid.name, label)
    rows = [[""] * widths.get(row, 0) for row in range(1, max(widths, default=0) + 1)]
    for (row, column), text in grid.texts.items():
        rows[row - 1][column - 1] = text
    return rows


def _require_size(height: int, cells: int, sheet: str, label: str) -> None:
    if height > SHEET_ROWS or cells > CELLS:
        raise SourceError(
            f"表が{height:,}行、{cells:,}個のセルに広がり、上限（{SHEET_ROWS:,}行、{CELLS:,}個）を超えています。"
            "表から離れたセルに値が残っていないか確かめてください。",
            label,
            sheet,
        )


def _flaws(grid: Grid) -> Iterator[Flaw]:
    for row, column in grid.formula_errors:
        yield Flaw(row, column_letter(column), _FORMULA_ERROR.format(grid.texts[row, column]))
    for row, column in grid.not_computed:
        yield Flaw(row, column_letter(column), _NOT_COMPUTED)
    for row in grid.hidden_rows & {row for row, _ in grid.texts}:
        yield Flaw(row, "", _HIDDEN.format("行"))
    for hidden in grid.hidden_columns:
        yield from (Flaw(r, column_letter(c), _HIDDEN.format("列")) for r, c in grid.texts if c in hidden)
    for first, last, column in grid.merged:
        if (first, column) in grid.texts:
            yield from (Flaw(row, column_letter(column), _MERGED) for row in {first, last})
