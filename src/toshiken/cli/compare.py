"""toshiken compare."""

from pathlib import Path
from typing import Annotated

import typer

from toshiken.cli.words import STORE, clear_progress, day, progress, result, store_folder


def compare(
    areas: Annotated[list[str], typer.Argument(metavar="AREA...", help="中枢都市の名前かコード、または area.yml")],
    indicators: Annotated[
        str,
        typer.Option(metavar="A,B,…", help="並べる指標（人口密度、age_share:age_class=65+ など）。省くと人口と面積"),
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Excel を書くフォルダー。省くと書かない")] = None,
    store: STORE = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された数値で見る。省くと今日")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """圏域を並べて比べます。最も大きい値に印を付け、資料の印字値があれば差を添えます。"""
    from toshiken.example.known_areas import known_area
    from toshiken.outputs.comparison import as_data, as_lines, render_comparison
    from toshiken.outputs.publish import publish
    from toshiken.profile.comparison import compared
    from toshiken.tables.store import Store

    known, opened = day(as_of), Store.open(store_folder(store))
    progress("数値")
    profiles = [known_area(area, opened, known).profile(known) for area in areas]
    found = compared(profiles, [name for name in indicators.split(",") if name.strip()])
    files = {"comparison.xlsx": render_comparison(found)} if out else {}
    paths = publish(out, files) if out else []
    clear_progress()
    result(as_data(found, paths), as_lines(found, paths), as_json)
