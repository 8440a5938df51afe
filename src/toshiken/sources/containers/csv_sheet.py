"""CSV, separated by commas or tabs: rows of text under their true line numbers."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from toshiken.core.errors import SourceError
from toshiken.sources.containers.limits import CELLS, LINE_CHARACTERS
from toshiken.sources.containers.sheet import Sheet
from toshiken.sources.containers.text import encoding_of

_SAMPLE = 65_536


def csv_head(data: bytes, label: str, count: int) -> tuple[list[list[str]], SourceError | None]:
    """The first `count` rows, or those before the first fault, and that fault."""
    head: list[list[str]] = []
    try:
        for row, _ in islice(numbered_rows(data, encoding_of(data, label), label), count):
            head.append(row)
    except SourceError as fault:
        return head, fault
    return head, None


def csv_sheet(data: bytes, label: str) -> Sheet:
    """All rows; blank lines are empty rows. A SourceError names the row of a quote left open or a line cut short."""
    encoding = encoding_of(data, label)
    if (cells := data.count(_delimiter(data).encode())) > CELLS:
        raise SourceError(
            f"セルが約{cells:,}個あり、上限（{CELLS:,}個）を超えています。必要な地域や項目だけを選んでダウンロードし直してください。",
            label,
        )
    rows, numbers = [], []
    for row, number in numbered_rows(data, encoding, label):
        rows.append(row)
        numbers.append(number)
    _require_whole_end(data, rows, numbers, label)
    return Sheet("", rows, numbers)


def _delimiter(data: bytes) -> str:
    sample = data[:_SAMPLE]
    return "\t" if sample.count(b"\t") > sample.count(b",") else ","


def numbered_rows(data: bytes, encoding: str, label: str) -> Iterator[tuple[list[str], int]]:
    """Each row, one at a time, with the number of its first line; a SourceError where one cannot be read."""
    lines = _lines(io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline=""), label)
    reader = csv.reader(lines, delimiter=_delimiter(data), strict=True)
    first = 1
    try:
        for row in reader:
            yield row, first
            first = reader.line_num + 1
    except csv.Error as fault:
        raise SourceError(_advice(fault), label, row=first) from None


def _lines(text: io.TextIOWrapper, label: str) -> Iterator[str]:
    for number, line in enumerate(text, 1):
        if len(line) > LINE_CHARACTERS:
            raise SourceError(
                f"1行が{LINE_CHARACTERS:,}文字を超えています。改行が失われていないか確かめ、ダウンロードし直してください。",
                label,
                row=number,
            )
        yield line


def _advice(fault: csv.Error) -> str:
    if "unexpected end" in str(fault):
        return 'ここで始まる「"」が閉じないままファイルが終わっています。途中で切れているので、ダウンロードし直してください。'
    if "field larger" in str(fault):
        return '1つのセルが長すぎます。「"」が閉じていないおそれがあります。ダウンロードし直してください。'
    return '「"」の使い方が CSV として正しくありません。公表されたままのファイルを使ってください。'


def _require_whole_end(data: bytes, rows: list[list[str]], numbers: list[int], label: str) -> None:
    """A last line without a line break that has fewer cells than the one before was cut, unless it is a remark."""
    if len(rows) < 2 or data.endswith((b"\n", b"\r")):
        return
    last, before = rows[-1], rows[-2]
    if len(last) < len(before) and (len(last) > 1 or last[0].isascii()):
        raise SourceError(
            f"最後の行に{len(last)}列しかありません（前の行は{len(before)}列）。途中で切れているので、ダウンロードし直してください。",
            label,
            row=numbers[-1],
        )
