"""toshiken plan status."""

from toshiken.cli.plan.words import AS_JSON, AS_OF, OUT, PLAN
from toshiken.cli.words import day, result


def status(folder: PLAN, out: OUT = None, as_of: AS_OF = "", as_json: AS_JSON = False) -> None:
    """市町村ごとの手続の状態と、次にすることを出します。--out で Excel（表と年間予定）と予定表（ics）も書きます。"""
    from toshiken.plan.as_of import plan_as_of
    from toshiken.plan.folder import read_sound_folder
    from toshiken.plan.procedure.words import as_data, as_lines

    known = day(as_of)
    plan = plan_as_of(read_sound_folder(folder).plan, known)
    found, lines = as_data(plan, known), as_lines(plan, known)
    if out is not None:
        from toshiken.outputs.plan.calendar_file import render_calendar
        from toshiken.outputs.plan.status_book import render_status
        from toshiken.outputs.publish import publish
        from toshiken.plan.fiscal_years import fiscal_year_of

        year = fiscal_year_of(known)
        files = {
            f"{plan.area.slug}_status.xlsx": render_status(plan, known),
            f"{plan.area.slug}_calendar.ics": render_calendar(plan, (year, year + 1), known),
        }
        paths = publish(out, files)
        found, lines = {**found, "files": [str(p) for p in paths]}, "\n".join([lines, "", *map(str, paths)])
    result(found, lines, as_json)
