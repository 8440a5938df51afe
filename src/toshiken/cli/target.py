"""toshiken target."""

from typing import Annotated

import typer

from toshiken.cli.words import STORE, day, result, store_folder


def target(
    area: Annotated[
        str, typer.Argument(metavar="AREA", help="中枢都市の名前かコード（例：札幌市、01100）、または area.yml")
    ],
    population: Annotated[int, typer.Option(metavar="N", help="圏域の人口（人）")],
    year: Annotated[int, typer.Option(metavar="YEAR", help="その人口とする年。推計のある年（5年ごと）")],
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された数値で見る。省くと今日")] = "",
    store: STORE = None,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """ある年にある人口とするのに、転入者や子ども女性比がどれだけ違えばよいかを逆算します。庁内検討用の算術で、目標ではありません。"""
    from toshiken.cli.of_area import area_of, cohorts_of
    from toshiken.profile.outlook.base import required_path
    from toshiken.profile.outlook.target import answers, asked
    from toshiken.profile.outlook.target_words import as_data, as_lines
    from toshiken.tables.store import Store

    known = day(as_of)
    place, members, kept = cohorts_of(area_of(area, Store.open(store_folder(store)), known), known)
    base = required_path(kept.as_of(known), members, place.name)
    question = asked(base, population, year, known.year)
    found = answers(base, question)
    result(as_data(base, question, found), as_lines(base, question, found), as_json)
