"""What the commands share: the day, a choice among words, progress on a terminal, results on stdout."""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from toshiken.core.errors import RequestError

Choice = TypeVar("Choice", bound=str)
# Where the store is: the option, else the environment, else the platform's folder for a user's data.
STORE = Annotated[
    Path | None,
    typer.Option("--store", metavar="DIR", envvar="TOSHIKEN_STORE", show_envvar=False, help="取り込んだ資料の保存先"),
]
FLOWS = Annotated[Path | None, typer.Option(metavar="FILE", help="通勤・通学の表。省くと取り込んだ表と同梱の表")]


def today() -> date:
    """The one place where the day is read."""
    return date.today()  # noqa: DTZ011 - the planner's own calendar day is meant


def day(text: str, option: str = "--as-of") -> date:
    """The day of --as-of, or of another option that names a day that has come; today where it is left out."""
    if not text:
        return today()
    try:
        found = date.fromisoformat(text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "")
    except ValueError:
        raise RequestError(f"{option} の「{text}」は日付ではありません。2018-07-23 の形で書いてください。") from None
    if found > today():
        raise RequestError(f"{option} の「{text}」はまだ来ていない日です。今日か、それより前の日付を書いてください。")
    return found


def year(option: str, text: str) -> int | None:
    """The year of an option; None where it is left out."""
    if text and not re.fullmatch("[12][0-9]{3}", text):
        raise RequestError(f"{option} の「{text}」は年ではありません。2010 のように4桁の数字で書いてください。")
    return int(text) if text else None


def census_day(year: str) -> date:
    """1 October of the year of --boundaries, the day of the censuses."""
    if not re.fullmatch(r"(19[89]|20[0-9])[0-9]", year):
        raise RequestError(f"--boundaries の「{year}」は使えません。1980年から後の年を4桁の数字で書いてください。")
    return date(int(year), 10, 1)


def listed(option: str, text: str) -> list[str]:
    """The parts of a list with commas."""
    found = [part.strip() for part in re.split("[,、，]", text) if part.strip()]
    if not found:
        raise RequestError(f"{option} に何も書かれていません。石狩市,岩見沢市 の形で書いてください。")
    return found


def store_folder(given: Path | None) -> Path:
    """The store's folder; the default where none is given."""
    from toshiken.tables.store import default_folder

    return given or default_folder()


def choice(option: str, given: str, choices: tuple[Choice, ...]) -> Choice:
    """The word among `choices`."""
    for word in choices:
        if word == given:
            return word
    raise RequestError(f"{option} の「{given}」は選べません。選べる値：{'、'.join(choices)}")


def progress(stage: str) -> None:
    """One line a stage on a terminal, nothing in a pipe."""
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K{stage} …", nl=False, err=True)


def clear_progress() -> None:
    """Takes the progress line away."""
    if sys.stderr.isatty():
        typer.echo("\r\033[K", nl=False, err=True)


def result(found: Any, lines: str, as_json: bool) -> None:
    """The result on stdout: as JSON or as lines to read."""
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else lines)
