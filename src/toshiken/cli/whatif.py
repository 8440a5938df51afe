"""toshiken whatif."""

from pathlib import Path
from typing import Annotated

import typer

from toshiken.cli.words import FLOWS, STORE, choice, clear_progress, day, progress, result, store_folder


def whatif(
    area: Annotated[str, typer.Argument(metavar="AREA", help="中枢都市の名前かコード、または area.yml")],
    add: Annotated[list[str] | None, typer.Option(metavar="NAME", help="加える市町村。何度でも書ける")] = None,
    drop: Annotated[list[str] | None, typer.Option(metavar="NAME", help="外す市町村。何度でも書ける")] = None,
    out: Annotated[Path | None, typer.Option(help="Excel を書くフォルダー。省くと書かない")] = None,
    audience: Annotated[
        str, typer.Option(metavar="internal", help="読み手。内部検討用のため internal だけ")
    ] = "internal",
    flows: FLOWS = None,
    store: STORE = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された数値で見る。省くと今日")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """【内部検討用】構成市町村を変えたとき、圏域のどの数値がどう変わるかを試算します。"""
    from toshiken.example.known_areas import known_area
    from toshiken.geography.municipalities import resolve
    from toshiken.outputs.page import Audience
    from toshiken.outputs.publish import publish
    from toshiken.outputs.what_if import as_data, as_lines, folder_name, render_what_if, require_internal
    from toshiken.profile.what_if import with_members
    from toshiken.tables.ingest import places_of
    from toshiken.tables.store import Store

    require_internal(Audience[choice("--audience", audience, ("internal", "meeting", "public")).upper()])
    known = day(as_of)
    kept = Store.open(store_folder(store))
    asked, history = known_area(area, kept, known, flows), places_of(kept).history
    further, fewer = ([resolve(name, history).place for name in names or ()] for names in (add, drop))
    changed = with_members(asked.area, further, fewer, known)
    progress("数値")
    found = asked.what_if(changed, known)
    paths = publish(out / folder_name(found), render_what_if(found)) if out else ()
    clear_progress()
    result(as_data(found, paths), as_lines(found, paths), as_json)
