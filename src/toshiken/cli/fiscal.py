"""toshiken fiscal."""

from typing import Annotated

import typer

from toshiken.cli.words import STORE, choice, day, result, store_folder


def fiscal(
    area: Annotated[
        str, typer.Argument(metavar="AREA", help="中枢都市の名前かコード（例：札幌市、01100）、または area.yml")
    ],
    fiscal_year: Annotated[int, typer.Option(metavar="YEAR", help="年度。始まる年を4桁で（例：2018）")],
    estimate: Annotated[
        bool,
        typer.Option(
            "--estimate", help="普通交付税の算入見込みを、公表された2点の間で幅をもって出す（公開用には出せない）"
        ),
    ] = False,
    audience: Annotated[str, typer.Option(metavar="internal|meeting|public", help="読み手")] = "internal",
    store: STORE = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された資料で見る。省くと今日")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """圏域の地方財政措置の見込額（試算）を、計算の過程と根拠を付けて出します。"""
    from toshiken.core.errors import RequestError
    from toshiken.example.known_areas import known_area
    from toshiken.profile.fiscal_estimate import fiscal_estimate
    from toshiken.profile.fiscal_words import as_data, as_lines
    from toshiken.tables.store import Store

    known = day(as_of)
    reader = choice("--audience", audience, ("internal", "meeting", "public"))
    if estimate and reader == "public":
        raise RequestError(
            "普通交付税の内挿は公表された算式によらない見込みなので、公開用には出せません。--estimate か --audience public を外してください。"
        )
    profile = known_area(area, Store.open(store_folder(store)), known).profile(known)
    found = fiscal_estimate(profile, fiscal_year, estimate)
    result(as_data(found), as_lines(found), as_json)
