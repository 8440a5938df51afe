"""The sections' workbook as a person gives it back: cells changed with openpyxl, re-saved by LibreOffice, stripped."""

import io
import subprocess
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook


@cache
def _stripped(data: bytes, without: tuple[str, ...]) -> Workbook:
    """Without everything a section may lose: hidden sheets, defined names, validations. Opened once: that takes the longest."""
    book = load_workbook(io.BytesIO(data))
    for sheet in list(book.worksheets):
        sheet.data_validations.dataValidation.clear()
        if sheet.sheet_state != "visible" or sheet.title in without:
            book.remove(sheet)
    for name in list(book.defined_names):
        del book.defined_names[name]
    return book


def edited(data: bytes, changes: dict[tuple[str, str], Any], without: tuple[str, ...] = ()) -> bytes:
    """The workbook as a section gives it back. changes: (sheet, cell) → value."""
    book, out = _stripped(data, without), io.BytesIO()
    cells = {book[sheet][cell]: value for (sheet, cell), value in changes.items()}
    before = [(cell, cell.value, copy(cell._style)) for cell in cells]
    for cell, value in cells.items():
        cell.value = value
    book.save(out)
    for cell, value, style in before:
        cell.value, cell._style = value, style
    return out.getvalue()


@cache
def to_look_at(data: bytes) -> Any:
    """The workbook opened once to find cells in; nobody writes into it."""
    return load_workbook(io.BytesIO(data))


def cell_of(data: bytes, sheet: str, text: str, right: int = 0, below: int = 0) -> str:
    """The address of the cell beside the first one with that text."""
    for row in to_look_at(data)[sheet].iter_rows():
        for cell in row:
            if cell.value == text:
                return str(cell.offset(below, right).coordinate)
    raise AssertionError(f"「{text}」 is not on {sheet}")


def re_saved(path: Path, soffice: str) -> Path:
    """The same file, opened and saved by LibreOffice."""
    out = path.parent / "resaved"
    profile = f"-env:UserInstallation=file://{path.parent}/lo"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out / path.name
