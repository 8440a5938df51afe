"""The parts of an xlsx, looked at before openpyxl reads them: their size, entities, and ranges it would fill cell by cell."""

import io
import re

from toshiken.core.errors import SourceError
from toshiken.sources.containers.archive import Allowance, inflated, opened
from toshiken.sources.containers.limits import MERGED_CELLS, WORKBOOK_BYTES

_SHEETS = "xl/worksheets/"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_FILLED = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?\bref\s*=\s*[\"']([^\"']*)")
_RANGE = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


def require_sound_parts(data: bytes, label: str) -> bool:
    """Whether the workbook has formulas; a SourceError where a part is cut short, hostile or too large."""
    archive, allowance, formulas, filled = opened(io.BytesIO(data), label), Allowance(WORKBOOK_BYTES), False, 0
    for member in archive.members:
        part = inflated(archive, member, label, allowance)
        if b"<!" in part and (b"<!DOCTYPE" in part or b"<!ENTITY" in part):
            raise SourceError(
                "XML に実体の定義（ENTITY）があります。Excel のファイルにはないものなので読みません。", label
            )
        if member.name.startswith(_SHEETS):
            formulas = formulas or _FORMULA.search(part) is not None
            filled += sum(_area(found[1], label) for found in _FILLED.finditer(part))
    if filled > MERGED_CELLS:
        raise SourceError(
            f"結合されたセルが{filled:,}個あり、上限（{MERGED_CELLS:,}個）を超えています。Excel で結合を解いて保存し直してください。",
            label,
        )
    return formulas


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
