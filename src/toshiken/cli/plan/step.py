"""toshiken plan step."""

from typing import Annotated

import typer

from toshiken.cli.plan.words import AS_JSON, PLAN
from toshiken.cli.words import choice, day, result


def step(
    folder: PLAN,
    agreement: Annotated[
        str, typer.Argument(metavar="AGREEMENT", help="協約の番号か、連携市町村のコード（中枢都市が2つなら番号）")
    ],
    name: Annotated[
        str, typer.Argument(metavar="STEP", help="open、redraft、submit、vote、conclude、notice、notify のどれか")
    ],
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="その日。省くと今日")] = "",
    side: Annotated[str, typer.Option(metavar="hub|partner", help="どちらの側か")] = "hub",
    text: Annotated[str, typer.Option(metavar="TEXT", help="文案の番号（open と redraft）")] = "",
    number: Annotated[str, typer.Option(metavar="NUMBER", help="議案、告示、文書の番号")] = "",
    session: Annotated[str, typer.Option(metavar="NAME", help="議会の会期（submit）")] = "",
    outcome: Annotated[
        str, typer.Option("--result", metavar="passed|rejected|withdrawn", help="議決の結果（vote）")
    ] = "passed",
    kind: Annotated[
        str, typer.Option(metavar="change|end|conclude", help="変更か廃止か、新しい協約か（open）")
    ] = "change",
    as_json: AS_JSON = False,
) -> None:
    """協約の手続を1つ記録します。順序の違う手続、文案の違う手続は、条項と新旧対照を示して断ります。"""
    from toshiken.outputs.publish import publish
    from toshiken.plan.exchange.changed_files import changed_files
    from toshiken.plan.folder import read_sound_folder
    from toshiken.plan.procedure.record_step import STEPS, Taken, record_step

    taken = Taken(
        choice("STEP", name, STEPS), day(on, "--on"), choice("--side", side, ("hub", "partner")), text, number, session,
        choice("--result", outcome, ("passed", "rejected", "withdrawn")), choice("--kind", kind, ("change", "end", "conclude")),
    )  # fmt: skip
    before = read_sound_folder(folder).plan
    after = record_step(before, agreement, taken)
    paths = publish(folder, changed_files(folder, before, after))
    found = {"agreement": agreement, "step": name, "day": taken.day.isoformat(), "files": [str(p) for p in paths]}
    result(found, "\n".join(map(str, paths)), as_json)
