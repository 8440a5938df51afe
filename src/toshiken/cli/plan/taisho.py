"""toshiken plan taisho."""

from pathlib import Path
from typing import Annotated

import typer

from toshiken.cli.plan.words import AS_JSON
from toshiken.cli.words import result, today


def taisho(
    old: Annotated[
        Path,
        typer.Argument(metavar="OLD", help="変更前の文案（agreement_texts/ か visions/ の .yml）か計画のフォルダー"),
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="変更後の文案")],
    out: Annotated[Path, typer.Option(help="出力先のフォルダー")] = Path("out"),
    reason: Annotated[str, typer.Option(help="変更理由")] = "",
    hub: Annotated[str, typer.Option(help="甲の名称")] = "",
    partner: Annotated[str, typer.Option(help="乙の名称")] = "",
    template: Annotated[Path | None, typer.Option(help="市のひな形（.docx）")] = None,
    wording: Annotated[Path | None, typer.Option(help="市の文例のフォルダー（.yml）")] = None,
    as_json: AS_JSON = False,
) -> None:
    """2つの文案（または計画の変更前と変更後）の新旧対照表（Word）を作ります。変わったところに下線を引きます。"""
    from toshiken.outputs.papers.taisho import PARTIES
    from toshiken.outputs.papers.taisho_paper import taisho_paper
    from toshiken.outputs.papers.word.render import render_paper
    from toshiken.outputs.papers.wording import Words
    from toshiken.outputs.publish import publish

    names = (hub or PARTIES[0], partner or PARTIES[1])
    paper = taisho_paper(old, new, Words(wording), today(), names, reason)
    paths = publish(out, {f"{paper.file}.docx": render_paper(paper, template)})
    result({"files": [str(path) for path in paths]}, "\n".join(map(str, paths)), as_json)
