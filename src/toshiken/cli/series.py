"""toshiken series."""

from typing import Annotated

import typer

from toshiken.cli.words import STORE, census_day, day, listed, result, store_folder, year


def series(
    measure: Annotated[str, typer.Argument(metavar="SERIES", help="系列の名前（総人口）か項目のコード（A1101）")],
    members: Annotated[str, typer.Option(metavar="A,B,…", help="市区町村の名前かコード")],
    first: Annotated[str, typer.Option("--from", metavar="YEAR", help="この年から。省くとすべて")] = "",
    boundaries: Annotated[str, typer.Option(metavar="YEAR", help="この年の10月1日の市区町村に組み替える")] = "2020",
    store: STORE = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された数値で見る。省くと今日")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """市区町村の系列を、1つの年の境域にそろえて出します。値ごとに、どの町村の和か、どの資料かが付きます。"""
    from toshiken.geography.municipalities import resolve
    from toshiken.tables.ingest import places_of
    from toshiken.tables.measures import measure as named
    from toshiken.tables.on_boundaries import OnBoundaries
    from toshiken.tables.series import series_of
    from toshiken.tables.series_words import as_data, as_lines
    from toshiken.tables.store import Store

    opened = Store.open(store_folder(store))
    history, ground = places_of(opened).history, census_day(boundaries)
    places = [resolve(name, history, ground).place for name in listed("--members", members)]
    found = series_of(named(measure), places, OnBoundaries(opened, ground), year("--from", first), day(as_of))
    result(as_data(found), as_lines(found), as_json)
