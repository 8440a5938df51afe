"""Lists printed as a sheet with one row of headings: columns are found by their headings, wherever they stand."""

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document, Sheet


def has_most(row: Sequence[str], headings: Collection[str]) -> bool:
    """Whether most of the headings stand in the row: enough to know a file, so that a renamed one can be told."""
    return 3 * len(set(headings) & {cell.strip() for cell in row}) > 2 * len(headings)


def heading_row(document: Document, headings: Collection[str]) -> bool:
    """Whether the first row of a CSV holds most of the headings."""
    return document.container == "csv" and bool(document.head) and has_most(document.head[0], headings)


def positions(document: Document, sheet: Sheet, at: int, headings: Collection[str]) -> dict[str, int]:
    """Heading → index of its column in row `at` (0-based); a SourceError names one that is missing or stands twice."""
    row = [cell.strip() for cell in sheet.rows[at]]
    for heading in headings:
        if row.count(heading) != 1:
            found = "が2列以上あります" if heading in row else "がありません"
            raise SourceError(
                f"見出し「{heading}」{found}。この行の見出し：{'、'.join(filter(None, row))}。公表されたままのファイルを使ってください。",
                document.label, sheet.name, sheet.numbers[at], heading,
            )  # fmt: skip
    return {heading: row.index(heading) for heading in headings}


def listed(document: Document, columns: Mapping[str, str]) -> pl.DataFrame:
    """The rows below the first one: `row`, and each of `columns` (our name → heading) as text without outer blanks."""
    sheet = document.sheet
    at = positions(document, sheet, 0, tuple(columns.values()))
    body = [(number, row) for number, row in zip(sheet.numbers, sheet.rows, strict=True) if any(row)][1:]
    for number, row in body:
        require_width(document, sheet, row, number, len(sheet.rows[0]))
    texts = {name: [row[at[heading]].strip() for _, row in body] for name, heading in columns.items()}
    schema = {"row": pl.UInt32, **dict.fromkeys(columns, pl.String)}
    return pl.DataFrame({"row": [number for number, _ in body], **texts}, schema=schema)


def require_width(document: Document, sheet: Sheet, row: Sequence[str], number: int, width: int) -> None:
    """Raises where a row has more or fewer cells than the headings."""
    if len(row) != width:
        raise SourceError(
            f"{len(row)}列あり、見出しの{width}列と合いません。公表されたままのファイルを使ってください。",
            document.label, sheet.name, number,
        )  # fmt: skip


def with_read_numbers(
    document: Document, rows: pl.DataFrame, columns: Mapping[str, str], kind: type[pl.Float64 | pl.UInt32] = pl.Float64
) -> pl.DataFrame:
    """The rows with `columns` (our name → heading) as numbers; a SourceError names the first cell that is none."""
    numbers = rows.with_columns(pl.col(name).cast(kind, strict=False) for name in columns)
    for name, heading in columns.items():
        wrong = rows.filter(~numbers[name].cast(pl.Float64).is_finite().fill_null(value=False))
        if not wrong.is_empty():
            whole = "0以上の整数" if kind is pl.UInt32 else "数値"
            raise SourceError(
                f"「{wrong[name][0]}」は{whole}ではありません。公表されたままのファイルを使ってください。",
                document.label, row=wrong["row"][0], column=heading,
            )  # fmt: skip
    return numbers


def require_once(document: Document, rows: pl.DataFrame, keys: Sequence[str], column: str) -> None:
    """Raises where two rows have the same `keys`; `column` is the heading that is named."""
    doubles = rows.filter(rows.select(keys).is_duplicated())
    if not doubles.is_empty():
        first = doubles.row(0, named=True)
        same = doubles.filter(*[pl.col(key) == first[key] for key in keys])["row"].to_list()
        raise SourceError(
            f"「{first[keys[0]]}」が{len(same)}つあります（{'、'.join(f'{row}行目' for row in same)}）。重なった行を消してください。",
            document.label, row=first["row"], column=column,
        )  # fmt: skip
