"""Every rendered table checks its totals; a printed total that disagrees is shown beside ours with the difference.

Differences are of three classes: 端数 (within half a unit per term: silent), 分類不能・未配分 (a row of its own, where the
table names it) and 不一致 (both values shown, and listed on the notes page).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from toshiken.core.quantity import Place, Quantity, total
from toshiken.core.wording import Sentence, Shown, sentence
from toshiken.outputs.figure import Cell, Column, Row, Table, cell_text

COMPUTED_LABEL = "合計（計算値）"


@dataclass(frozen=True)
class Discrepancy:
    """A printed total and the sum of its rows, where they do not agree."""

    table: str
    column: str
    printed: Shown
    computed: Shown

    @property
    def difference(self) -> Shown:
        """Printed minus computed."""
        return replace(self.printed, quantity=self.printed.quantity - self.computed.quantity)

    def sentence(self) -> Sentence:
        """印字値 87,046 ／ 計算値 87,366（差 ▲320）."""
        return sentence(
            f"{self.table}・{self.column}：印字値 ",
            self.printed,
            " ／ 行の和 ",
            self.computed,
            "（差 ",
            self.difference,
            "）",
        )


def checked(table: Table) -> tuple[Table, tuple[Discrepancy, ...]]:
    """The table with a row for what is unallocated or disagrees, and the disagreements."""
    whole = next((row for row in table.rows if row.kind == "total"), None)
    if whole is None:
        return table, ()
    differing = {i: computed for i, computed in _sums(table, whole) if not _rounding_only(table, whole, i, computed)}
    if not differing:
        return table, ()
    if table.residual:
        return _with_residual(table, whole, differing), ()
    found = tuple(
        Discrepancy(table.title, table.columns[i].head, _shown(whole.cells[i]), computed)
        for i, computed in differing.items()
    )
    sums = dict(_sums(table, whole))
    cells: tuple[Cell, ...] = (COMPUTED_LABEL, *(sums.get(i, "") for i in range(1, len(table.columns))))
    return _with_row_after_total(table, Row(cells, "computed_total", strong=frozenset(differing))), found


def _sums(table: Table, whole: Row) -> Iterator[tuple[int, Shown]]:
    for index, column in enumerate(table.columns):
        parts = [_quantity(row.cells[index]) for row in table.rows if row.kind in ("body", "unallocated")]
        known = [part for part in parts if part is not None and part.value is not None]
        if _adds_up(column, whole.cells[index]) and known and len(known) == len(parts):
            place = _shown(whole.cells[index]).quantity.place
            yield index, replace(_shown(whole.cells[index]), quantity=_total(known, place))


def _total(parts: list[Quantity], place: Place) -> Quantity:
    return total([replace(part, scope=parts[0].scope) for part in parts], place)


def _adds_up(column: Column, whole: Cell) -> bool:
    return column.adds_up and isinstance(whole, Shown) and whole.quantity.value is not None


def _rounding_only(table: Table, whole: Row, index: int, computed: Shown) -> bool:
    printed = _shown(whole.cells[index])
    terms = sum(1 for row in table.rows if row.kind in ("body", "unallocated")) + 1
    half_unit = Decimal(5).scaleb(-printed.decimals - 1)
    return abs(printed.printed.known - computed.printed.known) <= half_unit * terms


def _with_residual(table: Table, whole: Row, differing: dict[int, Shown]) -> Table:
    cells: list[Cell] = [table.residual]
    for index in range(1, len(table.columns)):
        printed = whole.cells[index]
        rest = differing.get(index)
        cells.append(replace(rest, quantity=_shown(printed).quantity - rest.quantity) if rest else "")
    rows = tuple(row for row in table.rows if row.kind != "total")
    position = next(i for i, row in enumerate(table.rows) if row.kind == "total")
    return replace(table, rows=(*rows[:position], Row(tuple(cells), "unallocated"), *table.rows[position:]))


def _with_row_after_total(table: Table, row: Row) -> Table:
    position = next(i for i, r in enumerate(table.rows) if r.kind == "total") + 1
    return replace(table, rows=(*table.rows[:position], row, *table.rows[position:]))


def _shown(cell: Cell) -> Shown:
    if not isinstance(cell, Shown):
        raise TypeError(f"合計欄「{cell_text(cell)}」が数値ではありません。")
    return cell


def _quantity(cell: Cell) -> Quantity | None:
    return cell.quantity if isinstance(cell, Shown) else None
