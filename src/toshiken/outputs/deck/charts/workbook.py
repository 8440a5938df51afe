"""The workbook inside a chart: what opens when someone chooses to edit the data."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter

SHEET = "Sheet1"
# A fixed day: the same figures give the same bytes.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - xlsxwriter prints it without a zone

Value = str | float | int | None


def workbook_bytes(head: Sequence[str], rows: Sequence[Sequence[Value]], formats: Sequence[str]) -> bytes:
    """A sheet with a head row; `formats` are the number formats by column; None leaves a cell empty."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet(SHEET)
    styles = {code: book.add_format({"num_format": code}) for code in sorted(set(formats))}
    for column, text in enumerate(head):
        sheet.write_string(0, column, text)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            elif value is not None:
                sheet.write_number(number, column, value, styles[formats[column]])
    book.close()
    return buffer.getvalue()


def column_letter(index: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cells(column: int, count: int) -> str:
    """The reference of a column's values below the head row."""
    letter = column_letter(column)
    return f"{SHEET}!${letter}$2:${letter}${count + 1}"


def head_cell(column: int) -> str:
    """The reference of a column's head."""
    return f"{SHEET}!${column_letter(column)}$1"
