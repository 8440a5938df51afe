"""toshiken plan new."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toshiken.cli.plan.words import AS_JSON
from toshiken.cli.words import result, today

if TYPE_CHECKING:
    from toshiken.plan.records.alliance import AlliancePlan


def new(
    area: Annotated[
        str, typer.Argument(metavar="AREA", help="中枢都市の名前かコード（例：札幌市、01100）、または area.yml")
    ],
    out: Annotated[Path, typer.Option(help="計画を作るフォルダー")] = Path("plan"),
    members: Annotated[str, typer.Option(metavar="A,B,…", help="連携する市町村（同梱していない圏域の場合）")] = "",
    as_json: AS_JSON = False,
) -> None:
    """計画のフォルダーを作ります。分かっていることだけを書き、ほかは未定です。各課に配る Excel も作ります。"""
    from toshiken.core.errors import RequestError
    from toshiken.outputs.plan.section_book import render_section_book
    from toshiken.outputs.publish import publish
    from toshiken.plan.folder_files import plan_files

    if (out / "plan.yml").exists():
        raise RequestError(f"「{out}」にはもう計画があります。別のフォルダーを --out で指定してください。")
    made = _plan(area, members)
    book = f"{made.area.slug}_plan.xlsx"
    paths = publish(out, {**plan_files(made), book: render_section_book(made, today())})
    found = {"area": made.area.slug, "folder": str(out), "files": [str(path) for path in paths]}
    result(found, "\n".join(map(str, paths)), as_json)


def _plan(area: str, members: str) -> "AlliancePlan":
    from toshiken.example import Example
    from toshiken.example.alliance import bundled_plan
    from toshiken.example.known_areas import area_file
    from toshiken.geography.municipalities import resolve
    from toshiken.plan.new import new_area, skeleton

    if not members:
        return bundled_plan(Example(area_file(area)))
    partners = tuple(resolve(name) for name in members.replace("、", ",").split(",") if name.strip())
    return skeleton(new_area(resolve(area), partners, today().isoformat()))
