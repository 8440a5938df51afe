"""toshiken plan money."""

from typing import Annotated

import typer

from toshiken.cli.plan.words import AS_JSON, AS_OF, OUT, PLAN
from toshiken.cli.words import day, result, today


def money(
    folder: PLAN,
    fiscal_year: Annotated[int | None, typer.Option(metavar="YEAR", help="年度。省くと事業費のある最後の年度")] = None,
    kind: Annotated[
        str, typer.Option(metavar="budget|expected|settlement", help="当初予算額、見込額、決算額のどれか")
    ] = "",
    out: OUT = None,
    as_of: AS_OF = "",
    as_json: AS_JSON = False,
) -> None:
    """事業費、特定財源、一般財源、市町村の負担額、措置見込額（試算）を、事業と市町村ごとに出します。--out で負担額の通知と算定資料の控えも Excel に書きます。"""
    from toshiken.plan.as_of import plan_as_of
    from toshiken.plan.folder import read_sound_folder
    from toshiken.plan.money_words import as_data, as_lines, chosen_kind, newest_year

    known = day(as_of)
    plan = plan_as_of(read_sound_folder(folder).plan, known)
    year = fiscal_year or newest_year(plan, known)
    chosen = chosen_kind(plan, year, kind)
    past = known < today()
    found, lines = as_data(plan, year, chosen, known), as_lines(plan, year, chosen, known, past)
    if out is not None:
        from toshiken.outputs.plan.money_book import render_money
        from toshiken.outputs.publish import publish

        book = render_money(plan, year, chosen, known, past)
        paths = publish(out, {f"{plan.area.slug}_money_{year}.xlsx": book})
        found, lines = {**found, "files": [str(p) for p in paths]}, "\n".join([lines, "", *map(str, paths)])
    result(found, lines, as_json)
