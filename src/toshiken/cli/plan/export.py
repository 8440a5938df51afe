"""toshiken plan export."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toshiken.cli.plan.words import PLAN
from toshiken.cli.words import today

if TYPE_CHECKING:
    from toshiken.plan.records.alliance import AlliancePlan


def export(
    folder: PLAN,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="各課が記入する Excel")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="表ごとの CSV")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="計画の全体の JSON。--out を省くと標準出力に出す")] = False,
    out: Annotated[Path | None, typer.Option(help="出力先のフォルダー。Excel と CSV は、省くと out")] = None,
) -> None:
    """計画を Excel、CSV、JSON で書き出します。Excel と CSV は書き換えて plan import で取り込めます。"""
    from toshiken.core.errors import RequestError
    from toshiken.plan.folder import read_sound_folder

    if xlsx + as_csv + as_json != 1:
        raise RequestError("--xlsx、--csv、--json のどれか1つを指定してください。")
    plan = read_sound_folder(folder).plan
    if as_json and out is None:
        from toshiken.plan.exchange.json_plan import as_json as whole

        typer.echo(whole(plan).decode(), nl=False)
        return
    from toshiken.outputs.publish import publish

    files = _files(plan, xlsx, as_csv)
    typer.echo("\n".join(map(str, publish(out or Path("out"), files))))


def _files(plan: "AlliancePlan", xlsx: bool, as_csv: bool) -> dict[str, bytes]:
    """The workbook, the tables, or else the plan as JSON."""
    if xlsx:
        from toshiken.outputs.plan.section_book import render_section_book

        return {f"{plan.area.slug}_plan.xlsx": render_section_book(plan, today())}
    if as_csv:
        from toshiken.plan.exchange.csv_rows import csv_files

        return csv_files(plan)
    from toshiken.plan.exchange.json_plan import as_json

    return {f"{plan.area.slug}_plan.json": as_json(plan)}
