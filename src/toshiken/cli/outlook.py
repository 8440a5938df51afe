"""toshiken outlook."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toshiken.cli.words import STORE, clear_progress, day, progress, result, store_folder, today

if TYPE_CHECKING:
    from toshiken.example import Example
    from toshiken.profile.outlook.outlook import Outlook

SCENARIO = Annotated[
    list[Path] | None, typer.Option("--scenario", metavar="FILE", help="シナリオ（YAML）。何度でも書ける")
]


def outlook(
    area: Annotated[
        str, typer.Argument(metavar="AREA", help="中枢都市の名前かコード（例：札幌市、01100）、または area.yml")
    ],
    scenario: SCENARIO = None,
    own: Annotated[
        list[Path] | None,
        typer.Option(
            "--own", metavar="FILE", help="構成市町村の人口ビジョンの展望（YAML）。並べて示し、推計は変えない"
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="書けば、見通しの頁を PowerPoint、Web ページ、Excel、読み合わせ表にして置くフォルダー"),
    ] = None,
    draws: Annotated[int, typer.Option(metavar="N", help="幅を求める試算の回数")] = 1000,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された数値で見る。省くと今日")] = "",
    store: STORE = None,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """圏域の人口の見通しです。推計の総数と誤差の幅、版の違い、シナリオ、市町村別の値を出します。"""
    from toshiken.cli.of_area import area_of, cohorts_of
    from toshiken.profile.outlook.outlook import required_outlook
    from toshiken.profile.outlook.own import read_own
    from toshiken.profile.outlook.scenario import bundled_scenarios, read_scenario
    from toshiken.profile.outlook.words import as_data, as_lines
    from toshiken.tables.store import Store

    known = day(as_of)
    scenarios = tuple(map(read_scenario, scenario)) if scenario else bundled_scenarios()
    example = area_of(area, Store.open(store_folder(store)), known)
    place, members, kept = cohorts_of(example, known)
    series = [read_own(path, members, known) for path in own or ()]
    found = required_outlook(place, members, known, kept, scenarios, series, draws)
    paths = _written(out, example, found, known) if out else []
    lines = "" if as_json else "\n".join(map(str, paths)) or as_lines(found)
    result({**as_data(found), "files": [str(path) for path in paths]} if as_json else {}, lines, as_json)


def _written(out: Path, example: "Example", found: "Outlook", known: date) -> list[Path]:
    """The outlook's pages as files of their own."""
    from dataclasses import replace

    from toshiken.outputs.outlook_edition import render_outlook
    from toshiken.outputs.publish import publish
    from toshiken.outputs.site.charts import Drawer

    with Drawer() as drawer:
        brief = replace(example.brief(known), outlook=found)
        paths = publish(out, render_outlook(brief, known < today(), drawer, progress))
    clear_progress()
    return list(paths)
