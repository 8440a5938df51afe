"""The tables as CSV files, one a table, for other programs; UTF-8 with a mark so that Excel reads them as they are."""

import csv
import io
from pathlib import Path

from toshiken.core.errors import RecordError
from toshiken.plan.exchange.cells import Names, shown
from toshiken.plan.exchange.content import content_of, records_of, value_at
from toshiken.plan.exchange.merge import Row
from toshiken.plan.exchange.tables import TABLES, Table
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.sources.containers.text import text_of


def csv_files(plan: AlliancePlan) -> dict[str, bytes]:
    """File name → content, every table with its heads, empty ones too."""
    content, names = content_of(plan), Names.of(plan)
    files = {}
    for table in TABLES:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([column.head for column in table.columns])
        for _, chain in records_of(content, table):
            cells = (shown(value_at(chain, column), column, names) for column in table.columns)
            writer.writerow(["" if cell is None else str(cell) for cell in cells])
        files[f"{table.file}.csv"] = out.getvalue().encode("utf-8-sig")
    return files


def rows_of_csv(folder: Path) -> list[Row]:
    """The rows of every table's file in a folder; a table without its file is left alone."""
    if not folder.is_dir():
        raise RecordError(
            "CSV のフォルダーがありません。toshiken plan export --csv の出力先を指定してください。", folder
        )
    return [row for table in TABLES for row in _rows(table, folder / f"{table.file}.csv")]


def _rows(table: Table, path: Path) -> list[Row]:
    if not path.is_file():
        return []
    lines = list(csv.reader(io.StringIO(text_of(path.read_bytes(), path.name), newline="")))
    heads = [head.strip() for head in lines[0]] if lines else []
    unknown = [head for head in heads if head not in {column.head for column in table.columns}]
    if unknown:
        raise RecordError(
            f"「{'、'.join(unknown)}」の列は表「{table.name}」にありません。見出しを元に戻してください。", path, 1
        )
    return [
        Row(table, dict(zip(heads, cells, strict=False)), path.name, "", number)
        for number, cells in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]
