"""toshiken plan handover."""

from pathlib import Path
from typing import Annotated

import typer

from toshiken.cli.plan.words import AS_JSON, AS_OF, PLAN
from toshiken.cli.words import day, result


def handover(
    folder: PLAN,
    out: Annotated[Path, typer.Option(help="出力先のフォルダー")] = Path("out"),
    template: Annotated[Path | None, typer.Option(help="市のひな形（.docx）")] = None,
    as_of: AS_OF = "",
    as_json: AS_JSON = False,
) -> None:
    """引継書（Word）を作ります。手続の状態、これから1年の予定、矛盾と不足、報告のない数値、担当の部署と職が入ります。"""
    from toshiken.outputs.papers.handover import handover_paper
    from toshiken.outputs.papers.word.render import render_paper
    from toshiken.outputs.publish import publish
    from toshiken.plan.folder import read_folder
    from toshiken.plan.folder_as_of import folder_as_of

    known = day(as_of)
    read = read_folder(folder)
    paper = handover_paper(folder_as_of(read, known) if as_of else read, known)
    paths = publish(out, {f"{paper.file}.docx": render_paper(paper, template)})
    found = {"as_of": known.isoformat(), "files": [str(path) for path in paths]}
    result(found, "\n".join(map(str, paths)), as_json)
