"""The command line: thin, no logic. Results go to stdout, words to stderr; exit 0 done, 1 our fault, 2 yours."""

import gc
import sys
from typing import Any

import typer

from toshiken.cli.backtest import backtest
from toshiken.cli.compare import compare
from toshiken.cli.data import data
from toshiken.cli.deck import deck
from toshiken.cli.delineate import delineate
from toshiken.cli.eligible import eligible
from toshiken.cli.errata import errata
from toshiken.cli.fiscal import fiscal
from toshiken.cli.ingest import ingest
from toshiken.cli.outlook import outlook
from toshiken.cli.plan import plan
from toshiken.cli.series import series
from toshiken.cli.target import target
from toshiken.cli.whatif import whatif
from toshiken.cli.words import clear_progress
from toshiken.core.errors import ToshikenError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback()
def toshiken() -> None:
    """公的統計から連携中枢都市圏の資料を作ります。"""


for command in (
    deck, ingest, data, series, errata, eligible, fiscal, delineate, compare, whatif, outlook, backtest, target,
):  # fmt: skip
    app.command()(command)
app.add_typer(plan, name="plan")


def _usage(fault: typer.exceptions.TyperException) -> str:
    """The parser's own words are English: the common faults in Japanese. No command at all: the help as it is."""
    if type(fault).__name__ == "NoArgsIsHelpError":
        return fault.format_message()
    given = _as_typed(getattr(fault, "param", None))
    known = {
        "NoSuchOption": f"「{getattr(fault, 'option_name', '')}」という指定はありません",
        "MissingParameter": f"「{given}」の指定がありません",
        "BadParameter": f"「{given}」に書かれた値を読めません。数は 2018 や 0.10 のように半角の数字で書いてください",
    }
    reason = known.get(type(fault).__name__, fault.format_message())
    return f"指定のしかたが違います：{reason}。使い方は toshiken --help で見られます。"


def _as_typed(parameter: Any) -> str:
    """An option as it is written (--fiscal-year), an argument by the word of the help (AREA)."""
    option = next((name for name in getattr(parameter, "opts", ()) if name.startswith("--")), "")
    return option or getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or ""


def main() -> None:
    """Runs the command line; a fault is one Japanese message and its exit code."""
    gc.disable()  # a short run that keeps what it makes: collecting takes a tenth of the time and frees nothing
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        code = app(standalone_mode=False)
    except ToshikenError as fault:
        clear_progress()
        typer.echo(str(fault), err=True)
        sys.exit(fault.exit_code)
    except typer.exceptions.TyperException as fault:
        typer.echo(_usage(fault), err=True)
        sys.exit(2)
    except typer.Abort:
        sys.exit(130)
    sys.exit(code or 0)
