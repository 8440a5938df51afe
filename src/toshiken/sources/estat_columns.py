"""e-Stat: figures in 列指向形式, and the CSV of the API (getSimpleStatsData): a row a figure, of any statistics.

"STATUS","0" … "VALUE"          the API's sections, where the user asked for them
"tab_code","表章項目","cat01_code","男女","area_code","地域","time_code","時間軸","unit","value","annotation"
"""

import re
from collections.abc import Iterator, Sequence

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document, Sheet
from toshiken.sources.estat.answers import edition_of, origin_told, part, require_answered
from toshiken.sources.estat.axes import Axis, Kind
from toshiken.sources.estat.cells import cells_of
from toshiken.sources.estat.facts import short_hash
from toshiken.sources.estat.form import form
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.listing import positions, require_width
from toshiken.sources.printed import Printed, filled_rows
from toshiken.sources.publication import Publication

LAYOUT = load_layout("estat_columns", Edition)
_AXIS = re.compile(r"(tab|cat[0-9]{2}|area|time)_code")
_LAST = ("unit", "value", "annotation")
_KINDS: dict[str, Kind] = {"tab": "tab", "area": "area", "time": "time"}


def _heading(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the row of headings."""
    return next(
        (n for n, row in enumerate(rows) if "value" in row and any(_AXIS.fullmatch(cell) for cell in row)), None
    )


def _sections(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """What the sections above the figures tell: "STATUS","0" and, with a code between, "STAT_NAME","00200521","国勢調査"."""
    return {row[0]: row[-1] for row in rows if len(row) > 1}


def _recognise(document: Document) -> str | None:
    rows = document.head
    at = _heading(rows)
    told = _sections(rows[:at])
    if at is None:
        return edition_of(told) if rows and list(rows[0]) == ["RESULT"] and "STATUS" in told else None
    if told.get("STATS_DATA_ID"):
        return edition_of(told)
    return f"table-{short_hash('、'.join(text for text in rows[at] if text not in _LAST))}"


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    sheet = document.sheet
    at = _heading(sheet.rows)
    told = _sections(sheet.rows[:at])
    require_answered(told, document.label)
    if at is None:
        raise SourceError("数値の欄（VALUE）がありません。取り直してください。", document.label)
    axes = _axes(document, sheet, at)
    told = {"TITLE": "、".join(axis.name for axis in axes), **told}
    found = cells_of(_values(document, sheet, at, axes), axes, edition, told["TITLE"], document.label)
    yield Printed(
        table=found.selection,
        cells=found.cells,
        origin=origin_told(LAYOUT, layout, told, form().ssds.note if found.ssds else ""),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        title=told["TITLE"] + part(told),
        labels=found.labels,
    )


def _axes(document: Document, sheet: Sheet, at: int) -> list[Axis]:
    """The axes; the heading of each stands right of its code's."""
    texts = sheet.rows[at]
    axes = []
    for index, text in enumerate(texts):
        if found := _AXIS.fullmatch(text):
            name = texts[index + 1] if index + 1 < len(texts) else ""
            if not name or name in _LAST or _AXIS.fullmatch(name):
                raise SourceError(
                    f"「{text}」の右に分類の名前の列がありません。公表されたままのファイルを使ってください。",
                    document.label, sheet.name, sheet.numbers[at], text,
                )  # fmt: skip
            axes.append(Axis(_KINDS.get(found[1], "cat"), name, found[1]))
    return axes


def _values(document: Document, sheet: Sheet, at: int, axes: Sequence[Axis]) -> pl.DataFrame:
    """The frame of values: a row a figure."""
    texts = list(sheet.rows[at])
    body = filled_rows(sheet, at + 1)
    for number, row in body:
        require_width(document, sheet, row, number, len(texts))
    places = {"text": positions(document, sheet, at, ["value"])["value"]}
    places |= {
        ours: texts.index(theirs) for ours, theirs in (("unit", "unit"), ("note", "annotation")) if theirs in texts
    }
    for axis in axes:
        places |= {axis.code: texts.index(f"{axis.column}_code"), axis.label: texts.index(f"{axis.column}_code") + 1}
    columns = {name: [row[index] for _, row in body] for name, index in places.items()}
    frame = pl.DataFrame({"row": [number for number, _ in body], **columns}, schema_overrides={"row": pl.UInt32})
    absent = [pl.lit("").alias(name) for name in ("unit", "note", "column") if name not in columns]
    return frame.with_columns(absent)


PUBLICATION = Publication(LAYOUT, _recognise, _read, generic=True)
