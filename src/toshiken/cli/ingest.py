"""toshiken ingest."""

from pathlib import Path
from typing import Annotated

import typer

from toshiken.cli.words import STORE, clear_progress, progress, result, store_folder, today


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="公表されたファイル、フォルダー、zip")],
    store: STORE = None,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """公表されたファイルを取り込みます。ファイルごとに、取込・重複・対象外・拒否とその理由を出します。"""
    from toshiken.tables.ingest import ingest as take_in
    from toshiken.tables.outcomes import as_data, as_lines
    from toshiken.tables.store import Store

    outcomes = take_in(paths, Store.open(store_folder(store)), today(), progress)
    clear_progress()
    result(as_data(outcomes), as_lines(outcomes), as_json)
    if any(outcome.verdict == "refused" for outcome in outcomes):
        raise typer.Exit(2)
