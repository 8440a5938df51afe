"""toshiken data."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from toshiken.cli.words import STORE, day, result, store_folder

if TYPE_CHECKING:
    from toshiken.tables.store import Store


def data(
    area: Annotated[
        str,
        typer.Argument(
            metavar="[AREA]",
            help="中枢都市の名前かコード、または area.yml。書けば、圏域の頁を埋めている資料と足りない資料",
        ),
    ] = "",
    differences: Annotated[bool, typer.Option("--differences", help="同じ数値が資料によって違うところを出す")] = False,
    store: STORE = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された数値で見る。省くと今日")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """取り込んだ資料の一覧です。版、年、範囲、次の公表の時期、まだない資料を出します。"""
    from toshiken.tables.store import Store

    opened = Store.open(store_folder(store))
    if area:
        _of_area(area, opened, as_of, as_json)
    elif differences:
        _differences(opened, as_json)
    else:
        _held(opened, as_json)


def _held(opened: "Store", as_json: bool) -> None:
    from toshiken.tables.holdings import as_lines, holdings, lacking, next_editions

    held = holdings(opened)
    found = {
        "store": str(opened.folder),
        "holdings": [asdict(holding) for holding in held],
        "next": next_editions(held),
        "lacking": [asdict(lack) for lack in lacking(opened)],
    }
    result(found, as_lines(opened), as_json)


def _differences(opened: "Store", as_json: bool) -> None:
    from toshiken.tables.difference_words import as_data, as_lines, listed

    found = listed(opened)
    result(as_data(*found), as_lines(*found), as_json)


def _of_area(area: str, opened: "Store", as_of: str, as_json: bool) -> None:
    from toshiken.example.known_areas import known_area
    from toshiken.outputs.page_sources import as_data, as_lines, page_sources

    known = day(as_of)
    pages, files = page_sources(known_area(area, opened, known).brief(known))
    result(as_data(pages, files), as_lines(pages, files), as_json)
