"""e-Stat: figures downloaded as a table (CSV, xlsx), of any statistics. 「/…」 in the row of headings parts axes from figures.

統計名：,社会・人口統計体系 …        facts and legend, where the user had them printed
***,調査又は集計していないもの
,,,,/Ａ　人口・世帯 コード,#A011000, …
調査年 コード,調査年,地域 コード,地域,/Ａ　人口・世帯,#A011000_総人口【万人】,注釈, …
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import polars as pl

from toshiken.sources.document import Document, Sheet
from toshiken.sources.estat.axes import Axis, axis_headed
from toshiken.sources.estat.cells import Cells, cells_of
from toshiken.sources.estat.facts import Facts, day_in, facts_of, origin_of, short_hash
from toshiken.sources.estat.form import form
from toshiken.sources.estat.legend import symbols_of
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Printed, ValueColumn, filled_rows, wide_cells
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """producer: where it differs from the publication's."""

    producer: str = ""


LAYOUT = load_layout("estat_table", _Edition)
_SSDS = "ssds"
_CODE, _SECOND_CODE, _ANNOTATION = " コード", " 補助コード", "注釈"
_HEADED = "x"  # the axis whose values are the headings of the figures


class _Heading(NamedTuple):
    """The row of headings: its index, the index of 「/…」, and the texts."""

    row: int
    slash: int
    texts: Sequence[str]


def _heading(rows: Sequence[Sequence[str]]) -> _Heading | None:
    for number, row in enumerate(rows):
        for index, text in enumerate(row):
            if index and text.startswith("/") and not text.endswith((_CODE, _SECOND_CODE)):
                return _Heading(number, index, [cell.strip() for cell in row]) if all(row[:index]) else None
    return None


def _recognise(document: Document) -> str | None:
    heading = _heading(document.head)
    if heading is None or not any(heading.texts[heading.slash + 1 :]):
        return None
    facts = facts_of(document.head[: heading.row])
    if facts["統計名"]:
        return facts.key
    if all(axis.kind in ("tab", "cat") for axis in _axes(heading)):
        return None
    items = [text for text in heading.texts[heading.slash + 1 :] if text not in ("", _ANNOTATION)]
    is_ssds = all(re.fullmatch(form().ssds.item, text) for text in items)
    return _SSDS if is_ssds else f"table-{short_hash('、'.join(heading.texts))}"


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    sheet = document.sheet
    heading = _heading(sheet.rows)
    assert heading is not None  # it was recognised by it
    facts = facts_of(sheet.rows[: heading.row])
    axes = _axes(heading)
    found = cells_of(_values(sheet, heading, axes), axes, edition, facts["表題"], document.label, facts["実施年月"])
    yield Printed(
        table=found.selection,
        cells=found.cells,
        origin=origin_of(
            LAYOUT, layout, layout.producer,
            title=facts["統計名"], table=f"{facts['表番号']} {facts['表題']}".strip(), name=_name(layout, facts, found),
        ),
        symbols={**LAYOUT.symbols(layout), **symbols_of(facts.legend, found.cells, document.label, sheet.name)},
        notes=LAYOUT.notes(layout),
        boundaries_as_of=day_in(facts["市区町村時点（年月日）"]),
        title=facts["表題"] or facts["統計名"] or layout.title,
        sheet=sheet.name,
        flaws=sheet.flaws,
        labels=found.labels,
    )  # fmt: skip


def _name(layout: _Edition, facts: Facts, found: Cells) -> str:
    note = form().ssds.note if found.ssds and "都道府県データ" not in facts["統計名"] else ""
    return "、".join(text for text in (layout.name, facts["実施年月"], note) if text)


def _axes(heading: _Heading) -> list[Axis]:
    """The axes on the left, then the one whose values are headings."""
    left = [text for text in heading.texts[: heading.slash] if not text.endswith((_CODE, _SECOND_CODE))]
    headed = axis_headed(heading.texts[heading.slash].removeprefix("/"), _HEADED)
    return [*(axis_headed(text, f"a{number}") for number, text in enumerate(left)), headed]


def _values(sheet: Sheet, heading: _Heading, axes: Sequence[Axis]) -> pl.DataFrame:
    """The frame of values: every cell right of 「/…」 below the headings, with the remark in the column behind it."""
    first = heading.row + 1
    texts, codes = heading.texts, _codes(sheet, heading)
    figures = [at for at in range(heading.slash + 1, len(texts)) if texts[at] not in ("", _ANNOTATION)]
    columns = [
        ValueColumn(at, texts[at], "", dimensions={f"{_HEADED}_code": codes[at], f"{_HEADED}_label": texts[at]})
        for at in figures
    ]
    values = wide_cells(sheet, first, _keys(sheet, heading, axes), columns)
    remarked = [texts[at + 1 : at + 2] == [_ANNOTATION] for at in figures]
    notes = [
        _cell(row, at + 1) if remark else ""
        for at, remark in zip(figures, remarked, strict=True)
        for _, row in filled_rows(sheet, first)
    ]
    absent = [pl.lit("").alias(axis.code) for axis in axes if axis.code not in values.columns]
    told = values.with_columns(*absent, note=pl.Series(notes, dtype=pl.String), unit=pl.lit(""))
    return told.drop("code", "name", "item", "time")  # empty: what they are follows from the axes


def _codes(sheet: Sheet, heading: _Heading) -> list[str]:
    """Of every column the code in the row above the headings; "" where there is no such row."""
    named = heading.texts[heading.slash] + _CODE
    row = next((row for row in sheet.rows[: heading.row] if _cell(row, heading.slash) == named), ())
    return [_cell(row, at) for at in range(len(heading.texts))]


def _keys(sheet: Sheet, heading: _Heading, axes: Sequence[Axis]) -> dict[str, int]:
    """Column of the frame → index of its column in the sheet, for the axes on the left."""
    keys = {}
    for axis in axes[:-1]:
        keys[axis.label] = heading.texts.index(axis.name)
        found = [
            heading.texts.index(axis.name + end) for end in _code_headings(axis) if axis.name + end in heading.texts
        ]
        filled = [at for at in found if any(_cell(row, at) not in ("", "-") for row in sheet.rows[heading.row + 1 :])]
        if filled:
            keys[axis.code] = filled[0]
    return keys


def _code_headings(axis: Axis) -> tuple[str, ...]:
    """Of places the second code is the official one, where a table has it."""
    return (_SECOND_CODE, _CODE) if axis.kind == "area" else (_CODE,)


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


PUBLICATION = Publication(LAYOUT, _recognise, _read, generic=True)
