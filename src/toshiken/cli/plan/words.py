"""What the plan commands share: the folder, its sound plan, where files go."""

from pathlib import Path
from typing import Annotated

import typer

PLAN = Annotated[Path, typer.Argument(metavar="PLAN", help="計画のフォルダー（toshiken plan new で作る）")]
OUT = Annotated[Path | None, typer.Option("--out", help="ファイルの出力先のフォルダー。省くと書き出さない")]
AS_OF = Annotated[str, typer.Option("--as-of", metavar="DATE", help="この日の状態で見る。省くと今日")]
AS_JSON = Annotated[bool, typer.Option("--json", help="結果を JSON で出す")]
