"""The parts of an xlsx, looked at before openpyxl reads them: their size, entities, and ranges it would fill cell by cell."""

import io
import re
from collections.abc import Iterator

from toshiken.core.errors import SourceError
from toshiken.sources.containers.archive import Allowance, inflated, opened
from toshiken.sources.containers.limits import MERGED_CELLS, WORKBOOK_BYTES, WORKBOOK_ELEMENTS

_SHEETS = "xl/worksheets/"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_FILLED = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?\bref\s*=\s*[\"']([^\"']*)")
_RANGE = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


def require_sound_parts(data: bytes, label: str) -> bool:
    """Whether the workbook has formulas; a SourceError where a part is cut short, hostile or too large."""
    formulas, elements, filled = False, 0, 0
    for name, part in _parts(data, label):
        elements += part.count(b"<") - part.count(b"</") - part.count(b"<v>") - part.count(b"<f")
        if name.startswith(_SHEETS):
            formulas = formulas or _FORMULA.search(part) is not None
            filled += sum(_area(found[1], label) for found in _FILLED.finditer(part))
    _require_at_most(elements, WORKBOOK_ELEMENTS, "セルや書式", "必要な地域や項目だけを選んで", label)
    _require_at_most(filled, MERGED_CELLS, "結合されたセル", "Excel で結合を解いて", label)
    return formulas


def _parts(data: bytes, label: str) -> Iterator[tuple[str, bytes]]:
    archive, allowance = opened(io.BytesIO(data), label), Allowance(WORKBOOK_BYTES)
    for member in archive.members:
        part = inflated(archive, member, label, allowance)
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise SourceError(
                "XML に実体の定義（ENTITY）があります。Excel のファイルにはないものなので読みません。出どころを確かめてください。",
                label,
            )
        yield member.name, part


def _require_at_most(count: int, limit: int, what: str, how: str, label: str) -> None:
    if count > limit:
        raise SourceError(
            f"{what}が{count:,}個あり、上限（{limit:,}個）を超えています。{how}保存し直してください。", label
        )


def _area(written: bytes, label: str) -> int:
    found = _RANGE.fullmatch(written)
    if found is None:
        raise SourceError("結合されたセルの範囲が読めません。Excel で開いて保存し直してください。", label)
    left, top, right, bottom = found.groups()
    width = 1 + abs(_column(right or left) - _column(left))
    return width * (1 + abs(int(bottom or top) - int(top)))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number
