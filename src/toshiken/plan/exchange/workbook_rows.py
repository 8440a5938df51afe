"""The sections' workbook read back: tables are found by the ■ name above them, records by the key in a visible cell.

Nothing rests on sheet names, hidden sheets, defined names or validations: Excel and LibreOffice may drop them.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from toshiken.core.errors import RecordError, SourceError
from toshiken.plan.exchange.base import Cell
from toshiken.plan.exchange.merge import Row
from toshiken.plan.exchange.tables import PROJECTS, Table, table_named
from toshiken.sources.containers.sheet import Sheet

MARK = "■"
CODE_LABEL = "事業コード"


BASE = "照合用"
BASE_HEADS = ("表", "キー", "欄", "値")


def read_workbook(path: Path) -> tuple[list[Row], dict[Cell, str] | None]:
    """Every filled row of every table of the workbook, and what it was written with; None where that sheet is gone."""
    from toshiken.sources.containers.xlsx import xlsx_sheets

    try:
        data = path.read_bytes()
    except OSError:
        raise RecordError(
            "ファイルを読めません。場所と名前を確かめ、Excel で開いていれば閉じてください。", path
        ) from None
    sheets = xlsx_sheets(data, path.name)
    _require_one_sheet_a_project(sheets, path.name)
    rows = [row for sheet in sheets for row in _rows(sheet, path.name)]
    base = dict(cell for sheet in sheets for cell in _base(sheet))
    return rows, base or None


def _require_one_sheet_a_project(sheets: Sequence[Sheet], file: str) -> None:
    """A copied 事業シート whose code was left as it was would write over the project it was copied from."""
    seen: dict[str, str] = {}
    for sheet in sheets:
        line, written = _code(sheet)
        code = unicodedata.normalize("NFKC", written)
        if code and code in seen:
            raise SourceError(
                f"事業コード「{code}」はシート「{seen[code]}」にもあります。写して新しい事業を書いたシートなら、新しいコードに書き換えてください。",
                file, sheet.name, line, CODE_LABEL,
            )  # fmt: skip
        seen[code] = sheet.name


def _code(sheet: Sheet) -> tuple[int, str]:
    """The row and the code of a 事業シート, above its first table; "" on another sheet."""
    for cells, line in zip(sheet.rows, sheet.numbers, strict=True):
        first = cells[0].strip() if cells else ""
        if first.startswith(MARK):
            break
        if first == CODE_LABEL:
            return line, cells[1].strip() if len(cells) > 1 else ""
    return 0, ""


def _base(sheet: Sheet) -> Iterator[tuple[Cell, str]]:
    """The rows below ■照合用."""
    firsts = [cells[0].strip() if cells else "" for cells in sheet.rows]
    if f"{MARK}{BASE}" in firsts:
        for cells in sheet.rows[firsts.index(f"{MARK}{BASE}") + 2 :]:
            if len(cells) >= len(BASE_HEADS):
                yield Cell(*cells[:3]), cells[3]


def _rows(sheet: Sheet, file: str) -> Iterator[Row]:
    _require_computed(sheet, file)
    table: Table | None = None
    heads: list[str] = []
    _, code = _code(sheet)
    for cells, line in zip(sheet.rows, sheet.numbers, strict=True):
        first = cells[0].strip() if cells else ""
        if first.startswith(MARK):
            table, heads = table_named(first.removeprefix(MARK)), []
        elif table is PROJECTS and code:
            yield from _field(cells, code, file, sheet.name, line)
        elif table is not None and not heads and first:
            heads = [cell.strip() for cell in cells]
        elif table is not None and heads:
            filled = {head: text for head, text in zip(heads, cells, strict=False) if head}
            if any(text.strip() for text in filled.values()):
                yield Row(table, {CODE_LABEL: code, **filled} if code else filled, file, sheet.name, line)


def _field(cells: Sequence[str], code: str, file: str, sheet: str, line: int) -> Iterator[Row]:
    """On a 事業シート the project's own fields stand below each other: label, value."""
    label = cells[0].strip() if cells else ""
    if label in {column.head for column in PROJECTS.columns}:
        value = cells[1] if len(cells) > 1 else ""
        yield Row(PROJECTS, {CODE_LABEL: code, label: value}, file, sheet, line)


def _require_computed(sheet: Sheet, file: str) -> None:
    """A formula that failed or was never computed is no value."""
    for flaw in sheet.flaws:
        if flaw.advice.startswith("数式"):
            raise SourceError(flaw.advice, file, sheet.name, flaw.row, flaw.column)
