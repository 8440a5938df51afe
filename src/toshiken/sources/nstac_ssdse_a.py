"""SSDSE-A 市区町村 (統計センター): codes in row 1, the year of each column in row 2, labels in row 3, `R01100` in column 1.

Codes decide what a column is; a label is only words.
"""

import re
from collections.abc import Iterator, Sequence

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.left_out import kept_rows
from toshiken.sources.listing import require_width
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication

LAYOUT = load_layout("ssdse_a", Edition)
_ITEM = re.compile(r"[A-Z][0-9]{4}(?:[0-9]{2})*")
_PLACE = re.compile(r"R[0-9]{5}")
_MUNICIPALITY = re.compile(r"R[0-9]{2}(?!000)[0-9]{3}")  # SSDSE-B and -E list prefectures
_NAMED = re.compile(r"SSDSE-A-([0-9]{4})")
_YEAR = re.compile(r"([0-9]{4})(?:年度?)?")
_LABELS = ["地域コード", "都道府県", "市区町村"]
_KEYS = {"code": 0, "name": 2}
_ADVICE = "見出しは1行目が項目コード、2行目が年度、3行目が項目名です。公表されたままのファイルを使ってください。"


def _recognise(document: Document) -> str | None:
    """The edition in cell A1, else the newest year + 2; a file whose headings are damaged is still known, to be refused."""
    head = document.head
    headings = head[:3]
    if not (_mostly(_MUNICIPALITY, [row[0] for row in head[3:] if any(row)]) and any(map(_is_heading, headings))):
        return None
    if headings[0] and (found := _NAMED.fullmatch(headings[0][0])):
        return found[1]
    years = [int(found[1]) for row in headings for text in row[3:] if (found := _YEAR.fullmatch(text))]
    return str(max(years, default=0) + 2)


def _is_heading(row: Sequence[str]) -> bool:
    return _mostly(_ITEM, row[3:]) or list(row[:3]) == _LABELS


def _mostly(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    """Whether four of five texts fit."""
    return bool(texts) and 5 * sum(pattern.fullmatch(text) is not None for text in texts) >= 4 * len(texts)


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    sheet = document.sheet
    _require_headings(document, sheet)
    body = kept_rows(document, sheet, 2, {})
    _require_places(document, body)
    columns = _columns(document, sheet)
    yield Printed(
        table="main",
        cells=wide_cells(body, 0, _KEYS, columns),
        origin=LAYOUT.origin(layout),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        sheet=sheet.name,
        flaws=sheet.flaws,
        labels={column.item: (column.column.removeprefix(f"{column.item} "), "") for column in columns},
    )


def _require_headings(document: Document, sheet: Sheet) -> None:
    codes, _, labels = sheet.rows[:3]
    for index, found in ((0, _mostly(_ITEM, codes[3:])), (2, not _PLACE.fullmatch(labels[0]))):
        if not found:
            what = "項目コード（A1101 など）" if index == 0 else "項目名"
            raise SourceError(
                f"この行に{what}がありません。{_ADVICE}", document.label, sheet.name, sheet.numbers[index]
            )
    for index in (1, 2):
        require_width(document, sheet, sheet.rows[index], sheet.numbers[index], len(codes))


def _require_places(document: Document, body: Sheet) -> None:
    """Raises at a code that is none."""
    for number, row in zip(body.numbers, body.rows, strict=True):
        if not _PLACE.fullmatch(row[0]):
            raise SourceError(
                f"「{row[0]}」は地域コード（R01100 のように R と5桁の数字）ではありません。公表されたままのファイルを使ってください。",
                document.label, body.name, number, _LABELS[0],
            )  # fmt: skip


def _columns(document: Document, sheet: Sheet) -> list[ValueColumn]:
    codes, years, labels = sheet.rows[:3]
    columns: dict[tuple[str, str], ValueColumn] = {}
    for index, (code, year, label) in enumerate(zip(codes, years, labels, strict=True)):
        if index < 3:
            continue
        if not _ITEM.fullmatch(code):
            message = f"「{code}」は項目コード（A1101、A110101 など）ではありません。{_ADVICE}"
            raise SourceError(message, document.label, sheet.name, sheet.numbers[0], label)
        found = _YEAR.fullmatch(year)
        if found is None:
            message = f"年「{year}」が4桁の数字ではありません。{_ADVICE}"
            raise SourceError(message, document.label, sheet.name, sheet.numbers[1], code)
        year = found[1]  # noqa: PLW2901
        if (code, year) in columns:
            message = f"{year}年の列が2つあります（{columns[code, year].at + 1}列目と{index + 1}列目）。片方を消してください。"
            raise SourceError(message, document.label, sheet.name, sheet.numbers[0], code)
        columns[code, year] = ValueColumn(index, f"{code} {label or code}", code, year)
    return list(columns.values())


PUBLICATION = Publication(LAYOUT, _recognise, _read)
