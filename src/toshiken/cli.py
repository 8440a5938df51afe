"""The command line: thin, no logic. Results go to stdout, words to stderr; exit 0 done, 1 our fault, 2 yours."""

import gc
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from toshiken.core.errors import RequestError, ToshikenError

Choice = TypeVar("Choice", bound=str)
PAPERS: tuple[Literal["a4", "16:9"], ...] = ("a4", "16:9")
app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback()
def toshiken() -> None:
    """公的統計から連携中枢都市圏の資料を作ります。"""


@app.command()
def deck(
    area: Annotated[str, typer.Argument(metavar="AREA", help="中枢都市の名前かコード（例：札幌市、01100）")],
    out: Annotated[Path, typer.Option(help="出力先のフォルダー")] = Path("out"),
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="この日までに公表された数値で作る（例：2018-07-23）。省くと今日")
    ] = "",
    paper: Annotated[str, typer.Option(metavar="a4|16:9", help="用紙")] = "a4",
    audience: Annotated[str, typer.Option(metavar="internal|meeting|public", help="読み手")] = "internal",
    template: Annotated[Path | None, typer.Option(help="市のひな形（.pptx）")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """圏域の資料（PowerPoint、Web ページ、Excel、読み合わせ表、profile.json）を作ります。"""
    from toshiken.example import bundled
    from toshiken.outputs.document import make_document
    from toshiken.outputs.edition import render_edition
    from toshiken.outputs.page import Audience
    from toshiken.outputs.publish import publish
    from toshiken.outputs.site.charts import Drawer

    day = _day(as_of)
    reader = Audience[_choice("--audience", audience, ("internal", "meeting", "public")).upper()]
    sheet = _choice("--paper", paper, PAPERS)
    _progress("数値")
    with Drawer() as drawer:
        brief = bundled(area).brief(day)
        document = make_document(brief, reader, reproduction=day < _today())
        files = render_edition(document, brief.profile, sheet, template, drawer, _progress)
    paths = publish(out, files)
    _clear_progress()
    pages = len(document.for_audience())
    result = {"area": document.slug, "as_of": day.isoformat(), "pages": pages, "files": [str(p) for p in paths]}
    typer.echo(json.dumps(result, ensure_ascii=False, indent=2) if as_json else "\n".join(map(str, paths)))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the planner's own calendar day is meant


def _day(text: str) -> date:
    if not text:
        return _today()
    try:
        day = date.fromisoformat(text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "")
    except ValueError:
        raise RequestError(f"--as-of の「{text}」は日付ではありません。2018-07-23 の形で書いてください。") from None
    if day > _today():
        raise RequestError(f"--as-of の「{text}」はまだ来ていない日です。今日か、それより前の日付を書いてください。")
    return day


def _choice(option: str, given: str, choices: tuple[Choice, ...]) -> Choice:
    for choice in choices:
        if choice == given:
            return choice
    raise RequestError(f"{option} の「{given}」は選べません。選べる値：{'、'.join(choices)}")


def _progress(stage: str) -> None:
    """One line a stage on a terminal, nothing in a pipe."""
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K{stage} …", nl=False, err=True)


def _clear_progress() -> None:
    if sys.stderr.isatty():
        typer.echo("\r\033[K", nl=False, err=True)


def _usage(fault: typer.exceptions.TyperException) -> str:
    """The parser's own words are English: the common faults in Japanese. No command at all: the help as it is."""
    if type(fault).__name__ == "NoArgsIsHelpError":
        return fault.format_message()
    known = {
        "NoSuchOption": f"「{getattr(fault, 'option_name', '')}」という指定はありません",
        "MissingParameter": "中枢都市（AREA）の指定がありません。例：toshiken deck 札幌市",
    }
    reason = known.get(type(fault).__name__, fault.format_message())
    return f"指定のしかたが違います：{reason}。使い方は toshiken --help で見られます。"


def main() -> None:
    """Runs the command line; a fault is one Japanese message and its exit code."""
    gc.disable()  # a short run that keeps what it makes: collecting takes a tenth of the time and frees nothing
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        code = app(standalone_mode=False)
    except ToshikenError as fault:
        _clear_progress()
        typer.echo(str(fault), err=True)
        sys.exit(fault.exit_code)
    except typer.exceptions.TyperException as fault:
        typer.echo(_usage(fault), err=True)
        sys.exit(2)
    except typer.Abort:
        sys.exit(130)
    sys.exit(code or 0)
