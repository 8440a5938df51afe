"""toshiken plan documents."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toshiken.cli.plan.words import AS_JSON, AS_OF, PLAN
from toshiken.cli.words import STORE, choice, clear_progress, day, progress, result, store_folder

if TYPE_CHECKING:
    from datetime import date

    from toshiken.outputs.brief import Brief
    from toshiken.plan.folder import PlanFolder


def documents(
    folder: PLAN,
    out: Annotated[Path, typer.Option(help="出力先のフォルダー")] = Path("out"),
    as_of: AS_OF = "",
    audience: Annotated[str, typer.Option(metavar="internal|meeting|public", help="読み手")] = "internal",
    template: Annotated[Path | None, typer.Option(help="市のひな形（.docx）")] = None,
    wording: Annotated[Path | None, typer.Option(help="市の文例のフォルダー（.yml）")] = None,
    profile: Annotated[
        Path | None, typer.Option(help="圏域の数値（profile.json）。省くと同梱の数値と取り込んだ数値")
    ] = None,
    store: STORE = None,
    as_json: AS_JSON = False,
) -> None:
    """宣言書、連携協約、議案、ビジョン、事業シート、想定問答、市町村カルテを Word で作ります。"""
    from toshiken.outputs.page import Audience
    from toshiken.outputs.papers.documents import make_documents
    from toshiken.outputs.papers.source import Source
    from toshiken.outputs.papers.wording import Words
    from toshiken.outputs.publish import publish
    from toshiken.plan.folder import read_sound_folder

    known = day(as_of)
    reader = Audience[choice("--audience", audience, ("internal", "meeting", "public")).upper()]
    read = read_sound_folder(folder)
    progress("数値")
    brief = _brief(read, profile, store, known)
    made = make_documents(Source(read.plan, known, Words(wording), brief, reader), template, progress)
    paths = publish(out, made.files)
    clear_progress()
    found = {
        "area": read.plan.area.slug,
        "as_of": known.isoformat(),
        "waiting": list(made.waiting),
        "files": [str(path) for path in paths],
    }
    result(found, "\n".join(map(str, paths)), as_json)


def _brief(read: "PlanFolder", profile: Path | None, store: Path | None, known: "date") -> "Brief | None":
    """The area's figures: of the file that is named, else of the package and the store."""
    from toshiken.example.alliance import example_of_plan
    from toshiken.example.profile_file import brief_if_any, brief_of_file
    from toshiken.tables.store import Store

    if profile:
        return brief_of_file(profile, read.plan.area, known)
    example = example_of_plan(read.area_file, read.plan.area, Store.open(store_folder(store)), known)
    return brief_if_any(example, known)
