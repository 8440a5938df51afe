"""toshiken plan kpis."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toshiken.cli.plan.words import AS_JSON, AS_OF, OUT, PLAN
from toshiken.cli.words import STORE, choice, clear_progress, day, progress, result, store_folder

if TYPE_CHECKING:
    from datetime import date

    from toshiken.plan.folder import PlanFolder
    from toshiken.plan.records.alliance import AlliancePlan


def kpis(
    folder: PLAN,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="公的統計の今の数値を「改定後」として並べ、計画に記録する")
    ] = False,
    out: OUT = None,
    audience: Annotated[
        str, typer.Option(metavar="internal|meeting|public", help="読み手。事業の評価は internal だけ")
    ] = "internal",
    store: STORE = None,
    as_of: AS_OF = "",
    as_json: AS_JSON = False,
) -> None:
    """成果指標の実績、進捗、古さ、次の数値の時期、報告のない市町村を出します。報告した実績値は書き換えません。"""
    from toshiken.plan.as_of import plan_as_of
    from toshiken.plan.folder import read_sound_folder
    from toshiken.plan.kpi_words import as_data, as_lines

    known = day(as_of)
    reader = choice("--audience", audience, ("internal", "meeting", "public"))
    read = read_sound_folder(folder)
    plan = plan_as_of(_refreshed(read, store, known) if refresh else read.plan, known)
    found, lines = as_data(plan, known), as_lines(plan, known, scores=reader == "internal")
    if out is not None:
        from toshiken.outputs.page import Audience
        from toshiken.outputs.plan.kpi_book import render_kpis
        from toshiken.outputs.publish import publish

        paths = publish(out, {f"{plan.area.slug}_kpis.xlsx": render_kpis(plan, known, Audience[reader.upper()])})
        found, lines = {**found, "files": [str(p) for p in paths]}, "\n".join([lines, "", *map(str, paths)])
    result(found, lines, as_json)


def _refreshed(read: "PlanFolder", store: Path | None, known: "date") -> "AlliancePlan":
    """The plan with the figures of the bundle and the store beside its reports, kept in its folder."""
    from toshiken.example.alliance import example_of_plan
    from toshiken.outputs.publish import publish
    from toshiken.plan.folder_files import refreshed_file
    from toshiken.plan.kpi_refresh import refreshed
    from toshiken.tables.store import Store

    progress("数値")
    example = example_of_plan(read.area_file, read.plan.area, Store.open(store_folder(store)), known)
    found = refreshed(read.plan, example.profile(known), known)
    clear_progress()
    for kpi in found.silent:
        typer.echo(f"「{kpi.name}」の数値が資料にありません。toshiken ingest で取り込んでください。", err=True)
    publish(read.folder, refreshed_file(found.plan))
    return found.plan
