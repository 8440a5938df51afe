"""What of a sheet is not read: rows that are no places of ours, columns without use. The layout says which, and why.

not_read: {（再掲）15歳未満: 5歳階級の再掲}
left_out:
  - where: {地域 コード: "[0-9]{2}00[12]", 地域: ".+[市郡]部"}
    reason: 都道府県の市部と郡部の再掲
"""

import re
from collections.abc import Container, Mapping, Sequence
from typing import Annotated

from pydantic import Field

from toshiken.core.errors import SourceError
from toshiken.core.records import Record, Text
from toshiken.sources.document import Document, Sheet
from toshiken.sources.listing import require_width

NO_ROWS = "見出しの下に数値の行がひとつもありません。ダウンロードし直してください。"


class LeftOut(Record):
    """where: heading → pattern; a row whose cells all match, whole, is left out. reason: why."""

    where: Annotated[dict[str, str], Field(min_length=1)]
    reason: Text


def require_known(document: Document, sheet: Sheet, at: int, known: Container[str]) -> None:
    """Raises where a heading of row `at` (0-based) is none of the known ones: a column may not be passed over unseen."""
    for text in sheet.rows[at]:
        if text and text.strip() not in known:
            raise SourceError(
                f"見出し「{text}」の意味が決められていません。公表されたままのファイルを使ってください。",
                document.label, sheet.name, sheet.numbers[at], text,
            )  # fmt: skip


def kept_rows(
    document: Document, sheet: Sheet, at: int, places: Mapping[str, int], rules: Sequence[LeftOut] = ()
) -> Sheet:
    """The rows under the headings in row `at` (0-based) that no rule leaves out, without empty ones.

    places: heading → index of its column. A SourceError where a row has more or fewer cells than the headings, or none is kept.
    """
    tests = [[(places[heading], re.compile(pattern)) for heading, pattern in rule.where.items()] for rule in rules]
    rows, numbers = [], []
    for number, row in zip(sheet.numbers[at + 1 :], sheet.rows[at + 1 :], strict=True):
        if not any(row):
            continue
        require_width(document, sheet, row, number, len(sheet.rows[at]))
        if not any(all(pattern.fullmatch(row[index]) for index, pattern in test) for test in tests):
            rows.append(row)
            numbers.append(number)
    if not rows:
        raise SourceError(NO_ROWS, document.label, sheet.name, sheet.numbers[at])
    return Sheet(sheet.name, rows, numbers)
