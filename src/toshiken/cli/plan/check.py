"""toshiken plan check."""

import typer

from toshiken.cli.plan.words import AS_JSON, AS_OF, PLAN
from toshiken.cli.words import day, result


def check(folder: PLAN, as_of: AS_OF = "", as_json: AS_JSON = False) -> None:
    """計画の矛盾と、次の手続までに足りないものを、1件ずつ条項と直し方を付けて出します。"""
    from toshiken.plan.check import findings
    from toshiken.plan.check.words import as_data, as_lines
    from toshiken.plan.folder import read_folder
    from toshiken.plan.folder_as_of import folder_as_of

    known = day(as_of)
    read = read_folder(folder)
    found = findings(folder_as_of(read, known) if as_of else read, known)
    result(as_data(found, known), as_lines(found, known), as_json)
    if any(finding.level == "fault" for finding in found):
        raise typer.Exit(2)
