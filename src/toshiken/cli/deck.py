"""toshiken deck."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from toshiken.cli.words import STORE, choice, clear_progress, day, progress, result, store_folder, today

PAPERS: tuple[Literal["a4", "16:9"], ...] = ("a4", "16:9")


def deck(
    area: Annotated[str, typer.Argument(metavar="AREA", help="中枢都市の名前かコード（例：札幌市、01100）")],
    out: Annotated[Path, typer.Option(help="出力先のフォルダー")] = Path("out"),
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="この日までに公表された数値で作る（例：2018-07-23）。省くと今日")
    ] = "",
    paper: Annotated[str, typer.Option(metavar="a4|16:9", help="用紙")] = "a4",
    audience: Annotated[str, typer.Option(metavar="internal|meeting|public", help="読み手")] = "internal",
    template: Annotated[Path | None, typer.Option(help="市のひな形（.pptx）")] = None,
    store: STORE = None,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """圏域の資料（PowerPoint、Web ページ、Excel、読み合わせ表、profile.json）を作ります。"""
    from toshiken.example.known_areas import known_area
    from toshiken.outputs.document import make_document
    from toshiken.outputs.edition import render_edition
    from toshiken.outputs.page import Audience
    from toshiken.outputs.publish import publish
    from toshiken.outputs.site.charts import Drawer
    from toshiken.tables.store import Store

    known = day(as_of)
    reader = Audience[choice("--audience", audience, ("internal", "meeting", "public")).upper()]
    sheet = choice("--paper", paper, PAPERS)
    progress("数値")
    with Drawer() as drawer:
        brief = known_area(area, Store.open(store_folder(store)), known).brief(known)
        document = make_document(brief, reader, reproduction=known < today())
        files = render_edition(document, brief.profile, sheet, template, drawer, progress)
    paths = publish(out, files)
    clear_progress()
    pages = len(document.for_audience())
    found = {"area": document.slug, "as_of": known.isoformat(), "pages": pages, "files": [str(p) for p in paths]}
    result(found, "\n".join(map(str, paths)), as_json)
