"""toshiken plan import."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toshiken.cli.plan.words import PLAN
from toshiken.cli.words import result

if TYPE_CHECKING:
    from toshiken.plan.exchange.base import Cell
    from toshiken.plan.exchange.merge import Row


def take_in(
    folder: PLAN,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", help="記入された Excel")] = None,
    as_csv: Annotated[Path | None, typer.Option("--csv", metavar="DIR", help="CSV のフォルダー")] = None,
    from_json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="plan export --json で書き出した JSON")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="変更を出すだけで、書き込まない")] = False,
    as_json: Annotated[bool, typer.Option("--result-json", help="結果を JSON で出す")] = False,
) -> None:
    """書き換えられた Excel、CSV、JSON を取り込み、変わったセルを1つずつ出します。"""
    from toshiken.core.errors import RequestError
    from toshiken.outputs.publish import publish
    from toshiken.plan.exchange.changed_files import changed_files
    from toshiken.plan.exchange.json_plan import from_json as whole
    from toshiken.plan.exchange.merge import merged
    from toshiken.plan.exchange.whole_plan import compared
    from toshiken.plan.exchange.words import as_data, as_lines
    from toshiken.plan.folder import read_sound_folder

    if sum(given is not None for given in (xlsx, as_csv, from_json)) != 1:
        raise RequestError("--xlsx、--csv、--json のどれか1つで、取り込むファイルを指定してください。")
    plan = read_sound_folder(folder).plan
    found = compared(plan, whole(from_json)) if from_json is not None else merged(plan, *_read(xlsx, as_csv))
    files = changed_files(folder, plan, found.plan)
    paths = () if dry_run or not files else publish(folder, files)
    result(as_data(found, paths, dry_run), as_lines(found, paths, dry_run), as_json)
    if found.conflicts:
        raise typer.Exit(2)


def _read(xlsx: Path | None, as_csv: Path | None) -> "tuple[list[Row], dict[Cell, str] | None]":
    """The rows, and what they were written with; a CSV does not say."""
    from toshiken.plan.exchange.csv_rows import rows_of_csv
    from toshiken.plan.exchange.merge import require_rows
    from toshiken.plan.exchange.workbook_rows import read_workbook

    if xlsx is not None:
        rows, base = read_workbook(xlsx)
        return require_rows(rows, str(xlsx)), base
    assert as_csv is not None
    return require_rows(rows_of_csv(as_csv), str(as_csv)), None
