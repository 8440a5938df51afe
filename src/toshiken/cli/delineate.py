"""toshiken delineate."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from toshiken.cli.words import FLOWS, STORE, choice, day, result, store_folder, today
from toshiken.core.errors import RequestError

if TYPE_CHECKING:
    from toshiken.profile.delineation.delineation import Delineation
    from toshiken.profile.delineation.request import Keepers, Request

METHODS: tuple[Literal["scheme", "uea", "fua", "ttwa"], ...] = ("scheme", "uea", "fua", "ttwa")
POPULATIONS: tuple[Literal["all", "workers"], ...] = ("all", "workers")


def delineate(
    hub: Annotated[str, typer.Argument(metavar="AREA", help="中枢都市の名前かコード")],
    second_hub: Annotated[
        str, typer.Option("--with", metavar="CITY", help="もう1つの中枢都市。2市への割合を合計する")
    ] = "",
    threshold: Annotated[
        float | None, typer.Option(metavar="SHARE", help="基準の割合（10%は0.10）。省くと要綱の値")
    ] = None,
    flows: FLOWS = None,
    population: Annotated[str, typer.Option(metavar="all|workers", help="就業者と通学者か、就業者だけか")] = "all",
    method: Annotated[
        str, typer.Option(metavar="scheme|uea|fua|ttwa", help="要綱の割合か、研究者の定義（都市雇用圏、FUA、TTWA）")
    ] = "scheme",
    centres: Annotated[str, typer.Option(metavar="A,B,…", help="uea と fua で、ほかに中心とする市")] = "",
    borders: Annotated[
        Path | None, typer.Option(metavar="FILE", help="fua で使う、隣り合う市区町村の表（CSV：code,neighbour_code）")
    ] = None,
    map_file: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="FILE", help="割合の地図。.pptx（PowerPoint の頁）か .svg（ブラウザー、Word）の名前"
        ),
    ] = None,
    store: STORE = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された数値で見る。省くと今日")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """中枢都市への通勤通学割合の順に市町村を並べ、基準との差、圏域の市町村か、例外の理由を出します。"""
    from toshiken.profile.delineation import appendix_words, data, words
    from toshiken.profile.delineation.request import Request, answered, appended

    who, way = choice("--population", population, POPULATIONS), choice("--method", method, METHODS)
    _require_map(map_file, way)
    request = Request(hub, threshold, flows, who, day(as_of), second_hub)
    kept = _keepers(hub, store, request.as_of)
    if way == "scheme":
        found = answered(request, kept)
        drawn = None if map_file is None else str(_written(map_file, found, request, kept))
        lines = words.as_lines(found) + (f"\n\n地図：{drawn}" if drawn else "")
        result({**data.as_data(found), "map": drawn}, lines, as_json)
    else:
        areas = appended(request, kept, way, centres, borders)
        result(appendix_words.as_data(areas), appendix_words.as_lines(areas), as_json)


def _require_map(file: Path | None, method: str) -> None:
    """Before anything is reckoned: that the map can be made as asked."""
    if file is None:
        return
    from toshiken.outputs.delineation_map import require_ending

    require_ending(file)
    if method != "scheme":
        raise RequestError(
            f"--map は要綱の割合（--method scheme）の地図です。--method {method} では描けません。どちらかを外してください。"
        )


def _written(file: Path, found: "Delineation", request: "Request", kept: "Keepers") -> Path:
    """The map of the delineation, by the caller's table where there is one."""
    from toshiken.outputs.delineation_map import render_delineation_map
    from toshiken.outputs.pages.ratio_figure import Earth
    from toshiken.outputs.publish import publish
    from toshiken.profile.delineation.mapped import mapped
    from toshiken.tables.boundaries import StoredBoundaries
    from toshiken.tables.offices import known_offices

    earth = Earth(known_offices(kept.store), StoredBoundaries(kept.store, found.as_of))
    drawn = mapped(found, own_flows=request.flows is not None)
    content = render_delineation_map(drawn, earth, found.as_of < today(), file.suffix)
    return publish(file.parent, {file.name: content})[0]


def _keepers(hub: str, store: Path | None, as_of: date) -> "Keepers":
    from toshiken.example.figures import PACKAGE
    from toshiken.example.known_areas import known_examples
    from toshiken.profile.delineation.request import Keepers
    from toshiken.tables.on_boundaries import OnBoundaries
    from toshiken.tables.store import Store

    opened, known = Store.open(store_folder(store)), known_examples(hub)
    figures = (PACKAGE, OnBoundaries(opened, as_of))
    printed = tuple(table for example in known for table in example.printed.values())
    return Keepers(opened, figures, tuple(example.area for example in known), printed)
