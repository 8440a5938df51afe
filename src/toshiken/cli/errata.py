"""toshiken errata."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from toshiken.cli.words import STORE, clear_progress, day, progress, result, store_folder, today


def errata(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="訂正前のファイル")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="訂正後のファイル")],
    area: Annotated[str, typer.Argument(metavar="[AREA]", help="中枢都市の名前かコード、または area.yml")] = "札幌市",
    out: Annotated[Path, typer.Option(help="出力先のフォルダー")] = Path("out"),
    store: STORE = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日の資料について調べる。省くと今日")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """訂正された資料で変わる頁と数値を調べ、正誤表（Excel）を作ります。"""
    from toshiken.example.known_areas import known_area
    from toshiken.outputs.errata import as_data, as_lines, errata_of, render_errata
    from toshiken.outputs.publish import publish
    from toshiken.tables.editions import read_edition, require_same_edition
    from toshiken.tables.store import Store

    known, opened = day(as_of), Store.open(store_folder(store))
    progress("資料")
    before, after = read_edition(old, opened, today()), read_edition(new, opened, today())
    require_same_edition(before, after)
    progress("頁")
    asked = known_area(area, opened, known)
    briefs = [replace(asked, more=(*asked.more, reading)).brief(known) for reading in (before, after)]
    found = errata_of(before, after, *briefs)
    paths = publish(out, {f"{found.document.slug}_errata.xlsx": render_errata(found)})
    clear_progress()
    result(as_data(found, paths), as_lines(found, paths), as_json)
