"""Whether a file is whole: in place of an edition a part of it must not stand.

A file cut at the end of a line reads like a shorter one. Where an edition has one size, its layout declares it (`rows`, by
table); where a file may be a selection, its rows are held against each other (`Printed.complete`, sums).
"""

from collections.abc import Mapping

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.geography.codes import Level, level
from toshiken.geography.wards import all_wards
from toshiken.sources.document import Document
from toshiken.sources.printed import Printed, Register

CHANGED = "行が欠けたり数値が書き換わったりしていないか、公表されたファイルと比べてください。"
CUT = "途中で切れているか、行が消えています。ダウンロードし直してください。"


def require_rows(document: Document, found: Printed | Register, declared: Mapping[str, int]) -> None:
    """Raises where a table has fewer rows than its edition has. declared: table → rows; of others nothing is known."""
    rows = found.rows["row"] if isinstance(found, Register) else found.cells["row"]
    count, expected = rows.n_unique(), declared.get(found.table)
    if expected is not None and count < expected:  # a row given twice is told with its figures
        edition = f"（{found.origin.edition}）" if found.origin.edition else ""
        raise SourceError(
            f"{count:,}行しかありません。{found.origin.producer}「{found.origin.title}」{edition}は{expected:,}行です。{CUT}",
            document.label, row=rows.max(),  # type: ignore[arg-type]
        )  # fmt: skip


def readable(cells: pl.DataFrame) -> pl.DataFrame | None:
    """The cells with `value`, to hold them against each other; None where one is no number or stands twice, which is told
    later with its row."""
    values = cells.with_columns(
        pl.col("code").str.zfill(5), value=pl.col("text").str.replace_all(",", "").cast(pl.Float64, strict=False)
    )
    keys = values.select(pl.exclude("row", "column", "name", "text", "note", "value"))
    return None if values["value"].has_nulls() or keys.is_duplicated().any() else values


def require_nation(document: Document, cells: pl.DataFrame, nation: int, said: str) -> None:
    """Raises where the municipalities do not make the nation. cells: a row a place, wards in place of their city or beside it."""
    values = readable(cells)
    if values is None:
        return
    codes = set(values["code"])
    persons = sum(value for code, value in values.select("code", "value").iter_rows() if _counts(code, codes))
    if persons != nation:
        raise SourceError(
            f"全部の行の和が{persons:,.0f}人で、{said}の全国{nation:,}人と一致しません。{CHANGED}",
            document.label, column=values["column"][0],
        )  # fmt: skip


def require_prefectures(document: Document, cells: pl.DataFrame) -> None:
    """Raises where one of the 47 prefectures is missing, or is not the sum of its municipalities. cells: a row a place."""
    values = readable(cells)
    if values is None:
        return
    figures = dict(values.select("code", "value").iter_rows())
    for number in range(1, 48):
        whole = f"{number:02}000"
        if whole not in figures:
            raise SourceError(f"都道府県「{whole}」の行がありません。{CUT}", document.label, row=values["row"].max())  # type: ignore[arg-type]
        parts = sum(value for code, value in figures.items() if code[:2] == whole[:2] and _counts(code, set(figures)))
        if parts != figures[whole]:
            raise SourceError(
                f"都道府県「{whole}」の{figures[whole]:,.0f}が、市区町村の和{parts:,.0f}と一致しません。{CHANGED}",
                document.label, row=values.filter(code=whole)["row"][0], column=values["column"][0],
            )  # fmt: skip


def _counts(code: str, codes: set[str]) -> bool:
    """Whether a place is one of those that together make the nation: a ward where its city does not stand for it."""
    kind = level(code) if code.isdigit() else None
    if kind is Level.WARD:
        return code in all_wards() and all_wards()[code].city not in codes
    return kind is not None and kind.is_municipal
