"""内閣府 県民経済計算, summary tables (xls, xlsx): a row a prefecture, block or designated city, a column a fiscal year.

９．１人当たり県民所得 … （単位：千円）
都道府県,,,平成１３年度,平成１４年度, …
01,北海道,,2670.42, …
"""

import re
from collections.abc import Iterator, Sequence

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Printed, ValueColumn, as_id, wide_cells
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """left_out: name → why its row is no place."""

    left_out: dict[str, str]


LAYOUT = load_layout("prefectural_accounts", _Edition)
_TITLE = re.compile(r"[０-９0-9]+[．.](.+)")
_UNIT = re.compile(r"[（(]単位[：:](.+)[）)]")
_FISCAL_YEAR = re.compile(r"(?:昭和|平成|令和)(?:元|[０-９0-9]+)年度")
_RATES = "増加率"


def _heading(rows: Sequence[Sequence[str]]) -> int | None:
    found = (n for n, row in enumerate(rows) if row and row[0] == "都道府県" and any(map(_FISCAL_YEAR.fullmatch, row)))
    return next(found, None)


def _recognise(document: Document) -> str | None:
    at = _heading(document.head) if document.container in ("xls", "xlsx") else None
    if at is None or _found(_TITLE, document.head[:at]) is None:
        return None
    years = sorted({cell for cell in document.head[at + 1] if re.fullmatch(r"[12][0-9]{3}", cell)})
    return f"{years[0]}-{years[-1]}" if years else None


def _found(pattern: re.Pattern[str], rows: Sequence[Sequence[str]]) -> str | None:
    return next((found[1] for row in rows for cell in row if (found := pattern.fullmatch(cell.strip()))), None)


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    for sheet in document.sheets:
        yield _table(document, sheet, layout)


def _table(document: Document, sheet: Sheet, layout: _Edition) -> Printed:
    at = _heading(sheet.rows)
    title, unit = _found(_TITLE, sheet.rows[:at]), _found(_UNIT, sheet.rows[:at])
    if at is None or title is None or unit is None:
        raise SourceError(
            "題（９．１人当たり県民所得 など）、単位、「都道府県」で始まる見出しの行のどれかがありません。公表されたままのファイルを使ってください。",
            document.label, sheet.name,
        )  # fmt: skip
    item = title + (f"（{_RATES}）" if sheet.name == _RATES else "")
    years = [ValueColumn(n, text, item, text) for n, text in enumerate(sheet.rows[at]) if _FISCAL_YEAR.fullmatch(text)]
    cells = wide_cells(sheet, at + 2, {"code": 0, "name": 1}, years)
    # The name of a group of rows stands in the first column alone.
    places = cells.filter((pl.col("name") != "") & ~pl.col("name").is_in(list(layout.left_out)))
    return Printed(
        table=as_id(item),
        cells=places.with_columns(
            pl.when(pl.col("code") != "").then(pl.col("code") + "000").otherwise("code").alias("code")
        ),
        origin=LAYOUT.origin(layout.model_copy(update={"table": title})),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        title=item,
        sheet=sheet.name,
        flaws=tuple(flaw for flaw in sheet.flaws if flaw.row in set(places["row"])),
        labels={item: (item, unit)},
    )


PUBLICATION = Publication(LAYOUT, _recognise, _read)
