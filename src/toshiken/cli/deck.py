"""toshiken deck."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from toshiken.cli.words import FLOWS, STORE, choice, clear_progress, day, progress, result, store_folder, today

if TYPE_CHECKING:
    from toshiken.outputs.page import Document

PAPERS: tuple[Literal["a4", "16:9"], ...] = ("a4", "16:9")


def deck(
    area: Annotated[
        str, typer.Argument(metavar="AREA", help="中枢都市の名前かコード（例：札幌市、01100）、または area.yml")
    ] = "",
    every: Annotated[
        bool, typer.Option("--all", help="同梱しているすべての圏域の資料を、圏域ごとのフォルダーに作る")
    ] = False,
    out: Annotated[Path, typer.Option(help="出力先のフォルダー")] = Path("out"),
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="この日までに公表された数値で作る（例：2018-07-23）。省くと今日")
    ] = "",
    paper: Annotated[str, typer.Option(metavar="a4|16:9", help="用紙")] = "a4",
    audience: Annotated[str, typer.Option(metavar="internal|meeting|public", help="読み手")] = "internal",
    template: Annotated[Path | None, typer.Option(help="市のひな形（.pptx）")] = None,
    flows: FLOWS = None,
    store: STORE = None,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """圏域の資料（PowerPoint、Web ページ、Excel、読み合わせ表、profile.json）を作ります。"""
    from toshiken.example.known_areas import area_files, with_store
    from toshiken.outputs.document import make_document
    from toshiken.outputs.edition import render_edition
    from toshiken.outputs.page import Audience
    from toshiken.outputs.site.charts import Drawer
    from toshiken.tables.store import Store

    known = day(as_of)
    reader = Audience[choice("--audience", audience, ("internal", "meeting", "public")).upper()]
    sheet = choice("--paper", paper, PAPERS)
    made: list[tuple[dict[str, Any], dict[str, bytes]]] = []
    with Drawer() as drawer:
        opened = Store.open(store_folder(store))
        for file in area_files(area, every):
            progress("数値")
            brief = with_store(file, opened, known, flows).brief(known)
            document = make_document(brief, reader, reproduction=known < today())
            made.append((_told(document), render_edition(document, brief.profile, sheet, template, drawer, progress)))
            if every:
                gc.collect()  # the command collects nothing by itself: what an area leaves in circles would stay to the end
    found = [_written(told, out / told["area"] if every else out, files) for told, files in made]
    clear_progress()
    lines = "\n".join(path for one in found for path in one["files"])
    result({"areas": found} if every else found[0], lines, as_json)


def _told(document: "Document") -> dict[str, Any]:
    return {"area": document.slug, "as_of": document.as_of.isoformat(), "pages": len(document.for_audience())}


def _written(told: dict[str, Any], folder: Path, files: dict[str, bytes]) -> dict[str, Any]:
    """Once every area's files are made: a fault in one leaves nothing half written."""
    from toshiken.outputs.publish import publish

    return {**told, "files": [str(path) for path in publish(folder, files)]}
