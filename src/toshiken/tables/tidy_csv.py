"""A tidy CSV (one value a row) with a passport beside it: NAME.csv and NAME.yml.

The passport names the origin and says which column holds what:

    origin: census_2020              # id in the origins file; a figure without origin is refused
    field: population_persons        # or one field per code: {column: item, map: {A1101: {field: …}}, skipped: {D2203: why}}
    place: municipality_code         # column with the five-digit code, or the slug of an area
    period: "{year}-10-01"           # {following_year} is year + 1; a code's own period and dimensions go into its map entry
    dimensions: {sex: sex, age: age_from, edition: "=ipss2018"}   # column, or a constant behind "="
    value: persons                   # column
    states: {"－": NIL}               # symbols of the value column; any other text refuses the file
    state: state                     # column with a State's name where a row is not PRESENT (REFERENCE 参考値)
    column: "{item}"                 # where in the origin the figure stands

`origin`, `period` and `column` may use the columns of the row.
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import polars as pl
from pydantic import Field, field_validator

from toshiken.core.errors import RecordError
from toshiken.core.period import Period
from toshiken.core.quantity import State
from toshiken.core.records import Record, load_record
from toshiken.tables.fields import field_named
from toshiken.tables.observations import SCHEMA, dimension_key

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PLACE = re.compile(r"[0-9]{5}|[a-z][a-z0-9_]*")
_STATES = ("PRESENT", "NIL", "ZERO", "REFERENCE", "SUPPRESSED", "NOT_SURVEYED", "UNKNOWN", "MISSING")
Row = Mapping[str, str]


class CodedField(Record):
    """What a code of the file means: the field, and whatever differs from the file's passport."""

    field: str
    period: str = ""
    dimensions: dict[str, str] = Field(default_factory=dict)


class CodeMap(Record):
    """Codes in a column and their meaning; `skipped` codes are left out, each for a reason."""

    column: str
    map: dict[str, CodedField]
    skipped: dict[str, str] = Field(default_factory=dict)


class Passport(Record):
    """How a tidy CSV is to be read."""

    origin: str
    field: str | CodeMap
    place: str
    period: str = ""
    dimensions: dict[str, str] = Field(default_factory=dict)
    value: str
    states: dict[str, str] = Field(default_factory=dict)
    state: str = ""
    column: str = ""

    @field_validator("states")
    @classmethod
    def _states_are_known(cls, states: dict[str, str]) -> dict[str, str]:
        if unknown := set(states.values()) - set(_STATES):
            raise ValueError(f"状態 {'、'.join(sorted(unknown))} はありません。使える状態：{'、'.join(_STATES)}")
        return states


class _Meaning(NamedTuple):
    """What the columns beside place and value say; None as the field of a code that is skipped."""

    field: str | None
    period: str
    dimensions: str
    origin: str
    column: str


def read_tidy_csv(path: Path, origins: Collection[str]) -> pl.DataFrame:
    """The observations of one CSV, in the columns of `tables.observations.SCHEMA`. `origins`: the ids that are known."""
    passport_path = path.with_suffix(".yml")
    if not passport_path.exists():
        raise RecordError("出典を書いた YAML（同じ名前の .yml）がありません。出典のない数値は使えません。", path)
    passport = load_record(passport_path, Passport)
    rows = list(_observations(path, passport, origins))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _observations(path: Path, passport: Passport, origins: Collection[str]) -> Iterator[tuple[object, ...]]:
    meanings: dict[tuple[str, ...], _Meaning] = {}
    seen: dict[tuple[str, ...], int] = {}
    columns = _meaning_columns(passport)
    for line, row in _rows(path, {*columns, *_other_columns(passport)}):
        try:
            cells = tuple([row[column] for column in columns])
            if cells not in meanings:
                meanings[cells] = _meaning(row, passport, origins)
            field, period, dimensions, origin, column = meanings[cells]
            if field is None:
                continue
            place, (value, state) = _place(row[passport.place]), _value(row, passport)
        except RecordError as fault:
            raise RecordError(str(fault), path, line) from None
        first = seen.setdefault((field, place, period, dimensions), line)
        if first != line:
            raise RecordError(
                f"{first}行目と同じ項目・場所・時点がもう一度あります。片方を消してください。", path, line
            )
        yield field, place, period, dimensions, value, state, origin, column


def _rows(path: Path, needed: Collection[str]) -> Iterator[tuple[int, Row]]:
    """Line number and cells of every row; a missing column or a row of another length is a fault."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            present = list(reader.fieldnames or ())
            if missing := sorted(set(needed) - set(present)):
                raise RecordError(
                    f"列「{'、'.join(missing)}」がありません。{path.with_suffix('.yml').name} の指定か列の名前を直してください。"
                    f"ある列：{'、'.join(present)}",
                    path,
                    1,
                )
            for row in reader:
                if None in row or None in row.values():
                    raise RecordError(f"列の数が見出し（{len(present)}列）と違います。", path, reader.line_num)
                yield reader.line_num, row
    except UnicodeDecodeError:
        raise RecordError("文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。", path) from None


def _meaning_columns(passport: Passport) -> tuple[str, ...]:
    """The columns that together decide field, period, dimensions, origin and column."""
    named = [how for how in _all_dimensions(passport) if not how.startswith("=")]
    if isinstance(passport.field, CodeMap):
        named.append(passport.field.column)
    for template in (passport.origin, passport.column, passport.period, *_own_periods(passport)):
        names = [name for _, name, _, _ in Formatter().parse(template) if name]
        named += ["year" if name == "following_year" else name for name in names]
    return tuple(dict.fromkeys(named))


def _other_columns(passport: Passport) -> tuple[str, ...]:
    return tuple(name for name in (passport.place, passport.value, passport.state) if name)


def _all_dimensions(passport: Passport) -> Iterator[str]:
    yield from passport.dimensions.values()
    if isinstance(passport.field, CodeMap):
        for coded in passport.field.map.values():
            yield from coded.dimensions.values()


def _own_periods(passport: Passport) -> Iterator[str]:
    if isinstance(passport.field, CodeMap):
        yield from (coded.period for coded in passport.field.map.values())


def _meaning(row: Row, passport: Passport, origins: Collection[str]) -> _Meaning:
    coded = _coded(row, passport.field)
    if coded is None:
        return _Meaning(None, "", "", "", "")
    dimensions = {
        name: how[1:] if how.startswith("=") else row[how]
        for name, how in {**passport.dimensions, **coded.dimensions}.items()
    }
    if unknown := sorted(set(dimensions) - set(field_named(coded.field).dimensions)):
        raise RecordError(
            f"項目「{coded.field}」は次元「{'、'.join(unknown)}」を持ちません。tables/fields/ を確かめてください。"
        )
    origin = _filled(passport.origin, row)
    if origin not in origins:
        raise RecordError(
            f"出典「{origin}」が出典の一覧（origins.yml、deck_origins.yml）にありません。書き足すか、綴りを確かめてください。"
        )
    period = Period.parse(_filled(coded.period or passport.period, row)).code
    return _Meaning(coded.field, period, dimension_key(dimensions), origin, _filled(passport.column, row))


def _coded(row: Row, field: str | CodeMap) -> CodedField | None:
    """The meaning of the row's code; None where the passport skips it."""
    if isinstance(field, str):
        return CodedField(field=field)
    code = row[field.column]
    if code in field.skipped:
        return None
    if code not in field.map:
        raise RecordError(
            f"「{code}」の意味が YAML の map にありません。項目を書くか、skipped に理由とともに書いてください。"
        )
    return field.map[code]


def _filled(template: str, row: Row) -> str:
    if "{" not in template:
        return template
    if "{following_year}" in template:
        return template.format(**row, following_year=int(row["year"]) + 1)
    return template.format(**row)


def _place(text: str) -> str:
    if not _PLACE.fullmatch(text):
        raise RecordError(f"場所「{text}」は5桁のコード（先頭の0を含む）でも圏域の名前（半角英小文字）でもありません。")
    return text


def _value(row: Row, passport: Passport) -> tuple[float | None, str]:
    text = row[passport.value]
    if text in passport.states:
        state = State[passport.states[text]]
        return (0.0 if state.has_value else None), state.name
    if not _NUMBER.fullmatch(text):
        raise RecordError(f"値「{text}」は数値ではなく、YAML の states にも意味が書かれていません。")
    return float(text), _row_state(row[passport.state] if passport.state else "")


def _row_state(name: str) -> str:
    if name and not (name in _STATES and State[name].has_value):
        raise RecordError(f"状態「{name}」は数値のある行に付けられません。PRESENT、REFERENCE などを書いてください。")
    return name or State.PRESENT.name
