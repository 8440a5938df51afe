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

`origin`, `period` and `column` may use the columns of the row. Where the origin repeats other statistics, a code's entry
names them: `survey: 総務省「{era_year}国勢調査」` ({era_year} is 平成27年 for the year 2015), or by year where the title changed:
`survey: {"2016": …, "2018": …}`.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import polars as pl
from pydantic import Field

from toshiken.core.errors import RecordError
from toshiken.core.period import Period, era_year
from toshiken.core.quantity import State
from toshiken.core.records import Record, load_record, require_origin
from toshiken.tables.csv_rows import Row, States, Template, csv_rows, number_and_state, template_names
from toshiken.tables.fields import field_named
from toshiken.tables.observations import SCHEMA, dimension_key

_YEAR = re.compile(r"[1-9][0-9]{3}")
_PLACE = re.compile(r"[0-9]{5}|[a-z][a-z0-9_]*")
_OF_YEAR = ("following_year", "era_year")  # what a template may ask for beside the columns of the row


class CodedField(Record):
    """What a code of the file means: the field, and whatever differs from the file's passport.

    survey: the official title of the statistics the figure repeats, with its producer; by year where the title changed.
    """

    field: str
    survey: Template | dict[str, str] = ""
    period: Template = ""
    dimensions: dict[str, str] = Field(default_factory=dict)


class CodeMap(Record):
    """Codes in a column and their meaning; `skipped` codes are left out, each for a reason."""

    column: str
    map: dict[str, CodedField]
    skipped: dict[str, str] = Field(default_factory=dict)


class Passport(Record):
    """How a tidy CSV is to be read."""

    origin: Template
    field: str | CodeMap
    place: str
    period: Template = ""
    dimensions: dict[str, str] = Field(default_factory=dict)
    value: str
    states: States = Field(default_factory=dict)
    state: str = ""
    column: Template = ""


class _Meaning(NamedTuple):
    """What the columns beside place and value say; None as the field of a code that is skipped."""

    field: str | None
    period: str
    dimensions: str
    origin: str
    column: str
    survey: str


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
    for line, row in csv_rows(path, {*columns, *_other_columns(passport)}):
        try:
            cells = tuple([row[column] for column in columns])
            if cells not in meanings:
                meanings[cells] = _meaning(row, passport, origins)
            field, period, dimensions, origin, column, survey = meanings[cells]
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
        yield field, place, period, dimensions, value, state, origin, column, survey


def _meaning_columns(passport: Passport) -> tuple[str, ...]:
    """The columns that together decide field, period, dimensions, origin, column and survey."""
    named = [how for how in _all_dimensions(passport) if not how.startswith("=")]
    if isinstance(passport.field, CodeMap):
        named.append(passport.field.column)
    names = template_names((passport.origin, passport.column, passport.period, *_own_templates(passport)))
    named += ["year" if name in _OF_YEAR else name for name in names]
    return tuple(dict.fromkeys(named))


def _other_columns(passport: Passport) -> tuple[str, ...]:
    return tuple(name for name in (passport.place, passport.value, passport.state) if name)


def _all_dimensions(passport: Passport) -> Iterator[str]:
    yield from passport.dimensions.values()
    if isinstance(passport.field, CodeMap):
        for coded in passport.field.map.values():
            yield from coded.dimensions.values()


def _own_templates(passport: Passport) -> Iterator[str]:
    if isinstance(passport.field, CodeMap):
        for coded in passport.field.map.values():
            yield coded.period
            yield coded.survey if isinstance(coded.survey, str) else "{year}"


def _meaning(row: Row, passport: Passport, origins: Collection[str]) -> _Meaning:
    coded = _coded(row, passport.field)
    if coded is None:
        return _Meaning(None, "", "", "", "", "")
    dimensions = {
        name: how[1:] if how.startswith("=") else row[how]
        for name, how in {**passport.dimensions, **coded.dimensions}.items()
    }
    if unknown := sorted(set(dimensions) - set(field_named(coded.field).dimensions)):
        raise RecordError(
            f"項目「{coded.field}」は次元「{'、'.join(unknown)}」を持ちません。tables/fields/ を確かめてください。"
        )
    origin = _filled(passport.origin, row)
    require_origin(origin, origins)
    period = Period.parse(_filled(coded.period or passport.period, row)).code
    column, survey = _filled(passport.column, row), _survey(coded, row)
    return _Meaning(coded.field, period, dimension_key(dimensions), origin, column, survey)


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


def _survey(coded: CodedField, row: Row) -> str:
    """The statistics the figure repeats; a year without a title is a fault, not a guess."""
    if isinstance(coded.survey, str):
        return _filled(coded.survey, row)
    if row["year"] not in coded.survey:
        raise RecordError(
            f"項目「{coded.field}」の{row['year']}年の原資料（survey）が YAML にありません。正式な名前を書き足してください。"
        )
    return coded.survey[row["year"]]


def _filled(template: str, row: Row) -> str:
    if "{" not in template:
        return template
    if not any(f"{{{name}}}" in template for name in _OF_YEAR):
        return template.format(**row)
    if not _YEAR.fullmatch(row["year"]):
        raise RecordError(f"年（year）の「{row['year']}」は4桁の数字ではありません。")
    year = int(row["year"])
    return template.format(**row, following_year=year + 1, era_year=era_year(date(year, 12, 31)))


def _place(text: str) -> str:
    if not _PLACE.fullmatch(text):
        raise RecordError(f"場所「{text}」は5桁のコード（先頭の0を含む）でも圏域の名前（半角英小文字）でもありません。")
    return text


def _value(row: Row, passport: Passport) -> tuple[float | None, str]:
    number, state = number_and_state(row[passport.value], passport.states)
    marked = _row_state(row[passport.state]) if passport.state and state is State.PRESENT else state.name
    return (None if number is None else float(number)), marked


def _row_state(name: str) -> str:
    if name and not (name in State.__members__ and State[name].has_value):
        raise RecordError(f"状態「{name}」は数値のある行に付けられません。PRESENT、REFERENCE などを書いてください。")
    return name or State.PRESENT.name
