"""toshiken plan export."""

from pathlib import Path
from typing import Annotated

import typer

from toshiken.cli.plan.words import PLAN
from toshiken.cli.words import today


def export(
    folder: PLAN,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="各課が記入する Excel")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="表ごとの CSV")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="計画の全体を JSON で標準出力に出す")] = False,
    out: Annotated[Path, typer.Option(help="出力先のフォルダー")] = Path("out"),
) -> None:
    """計画を Excel、CSV、JSON で書き出します。Excel と CSV は書き換えて plan import で取り込めます。"""
    from toshiken.core.errors import RequestError
    from toshiken.plan.folder import read_sound_folder

    if xlsx + as_csv + as_json != 1:
        raise RequestError("--xlsx、--csv、--json のどれか1つを指定してください。")
    plan = read_sound_folder(folder).plan
    if as_json:
        from toshiken.plan.exchange.json_plan import as_json as whole

        typer.echo(whole(plan).decode(), nl=False)
        return
    from toshiken.outputs.publish import publish

    if xlsx:
        from toshiken.outputs.plan.section_book import render_section_book

        files = {f"{plan.area.slug}_plan.xlsx": render_section_book(plan, today())}
    else:
        from toshiken.plan.exchange.csv_rows import csv_files

        files = csv_files(plan)
    typer.echo("\n".join(map(str, publish(out, files))))
