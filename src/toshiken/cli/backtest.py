"""toshiken backtest."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from toshiken.cli.words import STORE, day, result, store_folder

if TYPE_CHECKING:
    from toshiken.tables.store import Store


def backtest(
    area: Annotated[
        str, typer.Argument(metavar="[AREA]", help="中枢都市の名前かコード、または area.yml。省くと全国の市区町村")
    ] = "",
    as_of: Annotated[str, typer.Option(metavar="DATE", help="この日までに公表された数値で見る。省くと今日")] = "",
    store: STORE = None,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """公的な将来推計が当たったかを、その後の国勢調査と比べます。人口規模別、年齢別、男女別の誤差を出します。"""
    from toshiken.tables.store import Store

    opened, known = Store.open(store_folder(store)), day(as_of)
    if area:
        _of_area(area, opened, known, as_json)
    else:
        _of_nation(opened, known, as_json)


def _of_nation(opened: "Store", known: date, as_json: bool) -> None:
    from toshiken.profile.outlook.backtest_words import nation_data, nation_lines
    from toshiken.profile.outlook.national import national_experience

    found, recomputed = national_experience(opened, known)
    result(nation_data(found, recomputed), nation_lines(found, recomputed), as_json)


def _of_area(area: str, opened: "Store", known: date, as_json: bool) -> None:
    from toshiken.cli.of_area import area_of, cohorts_of
    from toshiken.profile.outlook.backtest import required_backtest
    from toshiken.profile.outlook.backtest_words import area_data, area_lines
    from toshiken.profile.outlook.migration import age_migration

    place, members, kept = cohorts_of(area_of(area, opened, known), known)
    tested = required_backtest(kept.as_of(known), members, place.name)
    moved = age_migration(tested)
    result(area_data(tested, moved), area_lines(tested, moved), as_json)
