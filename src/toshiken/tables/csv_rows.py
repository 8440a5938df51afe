"""What every CSV with a passport shares: its rows, templates over their columns, values and states.

A fault found here is a RecordError; the caller adds file and line to what concerns one row.
"""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator

from toshiken.core.errors import RecordError
from toshiken.core.quantity import State
from toshiken.sources.layout import Symbols

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
Row = Mapping[str, str]


def _well_formed(template: str) -> str:
    try:
        parts = [part for part in Formatter().parse(template) if part[1] is not None]
    except ValueError:
        parts = [("", "", "", "")]
    if any(not str(name).isidentifier() or how or conversion for _, name, how, conversion in parts):
        raise ValueError(f"「{template}」の波括弧を読めません。列の名前を {{year}} の形で書いてください")
    return template


# Symbol printed in place of a number → name of its State.
States = Symbols
# Text that may hold columns of the row: `FY{fiscal_year}`.
Template = Annotated[str, AfterValidator(_well_formed)]


def template_names(templates: Iterable[str]) -> list[str]:
    """The names in braces, in order of appearance."""
    return [name for template in templates for _, name, _, _ in Formatter().parse(template) if name]


def csv_rows(path: Path, needed: Collection[str]) -> Iterator[tuple[int, Row]]:
    """Line number and cells of every row. A missing column, a row of another length and a file without rows are faults."""
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            columns = _columns(path, reader, needed)
            for row in reader:
                line = reader.line_num
                if None in row or None in row.values():
                    raise RecordError(f"列の数が見出し（{columns}列）と違います。", path, line)
                yield line, row
            if line == 1:
                raise RecordError("行がひとつもありません。数値を書くか、ファイルを消してください。", path, 1)
    except FileNotFoundError:
        raise RecordError("ファイルがありません。場所と名前を確かめてください。", path) from None
    except UnicodeDecodeError:
        raise RecordError("文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。", path) from None
    except csv.Error:
        raise RecordError("CSV として読めません。引用符の閉じ忘れを確かめてください。", path, line + 1) from None


def _columns(path: Path, reader: "csv.DictReader[str]", needed: Collection[str]) -> int:
    """How many columns the head names."""
    present = list(reader.fieldnames or ())
    if missing := sorted(set(needed) - set(present)):
        raise RecordError(
            f"列「{'、'.join(missing)}」がありません。{path.with_suffix('.yml').name} の指定か列の名前を直してください。"
            f"ある列：{'、'.join(present)}",
            path,
            1,
        )
    if twice := sorted({name for name in present if present.count(name) > 1}):
        raise RecordError(f"列「{'、'.join(twice)}」が2つあります。名前を変えてください。", path, 1)
    return len(present)


def number_and_state(text: str, states: Mapping[str, str]) -> tuple[str | None, State]:
    """The number as written (a symbol's zero as `0`) with its state; None where the state has no value."""
    if text in states:
        state = State[states[text]]
        return ("0" if state.has_value else None), state
    if not _NUMBER.fullmatch(text):
        raise RecordError(
            f"値「{text}」は数値ではなく、YAML の states にも意味が書かれていません。桁区切りのない半角数字で書いてください。"
        )
    return text, State.PRESENT
