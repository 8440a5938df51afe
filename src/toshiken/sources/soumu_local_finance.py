"""総務省 主要財政指標一覧: five printed ratios a municipality, designated city, prefectural capital or prefecture.

A file a table: "municipalities", "designated_cities", "prefectural_capitals", "prefectures". Only the first prints codes; the
others name their places. The rows of averages at the end are no places and are left out; a file without them is cut short.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from toshiken.core.errors import PlaceError, SourceError
from toshiken.core.records import Record, Text
from toshiken.geography.municipalities import resolve
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.left_out import LeftOut, kept_rows, require_known
from toshiken.sources.listing import has_most, positions
from toshiken.sources.prefectures import prefecture_codes
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication

_RATIOS = ("財政力指数", "経常収支比率", "実質公債費比率", "将来負担比率", "ラスパイレス指数")
_CODE, _PREFECTURE, _NAME = "団体コード", "都道府県名", "団体名"
_UNKNOWN_YEAR = "年度不明"


class _Table(Record):
    """keys: headings before the ratios, the last of them the name. first: the ratios of the first row, by which the year is
    told. last: what the last row begins with, an average. left_out: rows that are no places of ours, with the reason."""

    title: Text
    keys: tuple[str, ...]
    first: tuple[str, ...]
    last: Text
    left_out: tuple[LeftOut, ...]


class _Edition(Edition):
    """year: of the figures, which the files do not print."""

    year: str
    tables: Mapping[str, _Table]


LAYOUT = load_layout("local_finance", _Edition)


def _recognise(document: Document) -> str | None:
    if document.container != "csv" or len(document.head) < 2 or not has_most(document.head[0], _RATIOS):
        return None
    name = _table_name(document)
    first = tuple(cell.strip() for cell in document.head[1][-len(_RATIOS) :])
    return next((e for e, edition in LAYOUT.editions.items() if edition.tables[name].first == first), _UNKNOWN_YEAR)


def _table_name(document: Document) -> str:
    """By its headings; designated cities and capitals have the same, and the averages of the former stand near."""
    headings, names = document.head[0], [row[0] for row in document.head if row]
    if _CODE in headings:
        return "municipalities"
    if _NAME not in headings:
        return "prefectures"
    return "designated_cities" if "政令指定都市平均" in names else "prefectural_capitals"


def _read(document: Document, edition: str) -> Iterator[Printed]:
    name = _table_name(document)
    if edition == _UNKNOWN_YEAR:
        raise SourceError(_which_year(document, name), document.label, row=2)
    layout = LAYOUT.edition(edition, document.label)
    table = layout.tables[name]
    sheet = document.sheet
    places, columns = _columns(document, sheet, table, layout.year)
    yield Printed(
        table=name,
        cells=wide_cells(
            _with_codes(document, sheet, table, places), 0, {"code": 0, "name": places[table.keys[-1]] + 1}, columns
        ),
        origin=LAYOUT.origin(layout),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        title=f"{LAYOUT.head.title}（{table.title}）",
    )


def _which_year(document: Document, name: str) -> str:
    known = "、".join(
        f"{edition.name}（{'、'.join(edition.tables[name].first)}）" for edition in LAYOUT.editions.values()
    )
    return (
        f"何年度の資料か分かりません。ファイルに年度が書かれておらず、最初の行の値（{'、'.join(document.head[1])}）が"
        f"知っている年度の値と違います：{known}。公表元で年度を確かめ、src/toshiken/sources/layouts/local_finance.yml に"
        "版を足してください（docs/adding-a-source.md）。"
    )


def _columns(document: Document, sheet: Sheet, table: _Table, year: str) -> tuple[dict[str, int], list[ValueColumn]]:
    """Where the headings stand, and the ratios, one to the right of that: a column of codes comes first."""
    require_known(document, sheet, 0, {*table.keys, *_RATIOS})
    places = positions(document, sheet, 0, (*table.keys, *_RATIOS))
    return places, [ValueColumn(places[ratio] + 1, ratio, ratio, year) for ratio in _RATIOS]


def _with_codes(document: Document, sheet: Sheet, table: _Table, places: Mapping[str, int]) -> Sheet:
    """The rows of places, each with its code before it."""
    kept = kept_rows(document, sheet, 0, places, table.left_out)
    number, last = max((number, row) for number, row in zip(sheet.numbers, sheet.rows, strict=True) if any(row))
    if last[places[table.keys[0]]] != table.last:
        raise SourceError(
            f"最後の行が「{table.last}」ではありません。途中で切れているおそれがあるので、公表されたままのファイルを使ってください。",
            document.label, row=number, column=table.keys[0],
        )  # fmt: skip
    rows = [
        (_code(document, number, {key: row[places[key]].strip() for key in table.keys}), *row)
        for number, row in zip(kept.numbers, kept.rows, strict=True)
    ]
    return replace(kept, rows=rows)


def _code(document: Document, number: int, keys: Mapping[str, str]) -> str:
    """As printed, or that of the place named."""
    if _CODE in keys:
        return keys[_CODE]
    try:
        return resolve(keys[_PREFECTURE] + keys[_NAME]).code if _NAME in keys else prefecture_codes()[keys[_PREFECTURE]]
    except (PlaceError, KeyError) as fault:
        advice = str(fault) if isinstance(fault, PlaceError) else f"「{keys[_PREFECTURE]}」という都道府県はありません。"
        raise SourceError(advice, document.label, row=number, column=[*keys][-1]) from None


PUBLICATION = Publication(LAYOUT, _recognise, _read)
