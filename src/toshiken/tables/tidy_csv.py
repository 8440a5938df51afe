"""A tidy CSV (one value a row) with a passport beside it: NAME.csv and NAME.yml.

The passport names the origin and says which column holds what:

    origin: census_2020              # id in the origins file; a figure without origin is refused
    field: population_persons        # or one field per code: {column: item, map: {A1101: {field: …}}, skipped: {D2203: why}};
                                     # codes that publications/ssdse_a.yml defines: {column: item, publication: ssdse_a}
    place: municipality_code         # column with the five-digit code, or the slug of an area
    period: "{year}-10-01"           # {following_year} is year + 1; a code's own period and dimensions go into its map entry
    dimensions: {sex: sex, age: age_from, edition: "=ipss2018"}   # column, or a constant behind "="
    value: persons                   # column
    states: {"－": NIL}               # symbols of the value column; any other text refuses the file
    state: state                     # column with a State's name where a row is not PRESENT (REFERENCE 参考値)
    column: "{item}"                 # where in the origin the figure stands

`origin`, `period` and `column` may use the columns of the row. Where the origin repeats other statistics, a code's entry
names them: `survey: 総務省「{era_year}国勢調査」` ({era_year} is 平成27年 for the year 2015), or by year where the title changed:
`survey: {"2014|2016": …, "2018": …}`.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import polars as pl
from pydantic import Field

from toshiken.core.errors import RecordError
from toshiken.core.period import Period
from toshiken.core.quantity import State
from toshiken.core.records import Record, load_record, require_origin
from toshiken.tables.csv_rows import Row, States, Template, csv_rows, number_and_state, template_names
from toshiken.tables.fields import field_named
from toshiken.tables.meanings import OF_YEAR, CodedField, filled, meanings
from toshiken.tables.observations import SCHEMA, dimension_key

_PLACE = re.compile(r"[0-9]{5}|[a-z][a-z0-9_]*")


class CodeMap(Record):
    """Codes in a column and their meaning: written here, or those of a publication; `skipped` codes are left out."""

    column: str
    map: dict[str, CodedField] = Field(default_factory=dict)
    skipped: dict[str, str] = Field(default_factory=dict)
    publication: str = ""

    @property
    def meaning(self) -> dict[str, CodedField]:
        return meanings(self.publication).items if self.publication else self.map

    @property
    def left_out(self) -> Collection[str]:
        """Codes without additive figures."""
        if not self.publication:
            return self.skipped
        return {*meanings(self.publication).skipped, *meanings(self.publication).records}


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
    known: dict[tuple[str, ...], _Meaning] = {}
    seen: dict[tuple[str, ...], int] = {}
    columns = _meaning_columns(passport)
    for line, row in csv_rows(path, {*columns, *_other_columns(passport)}):
        try:
            cells = tuple([row[column] for column in columns])
            if cells not in known:
                known[cells] = _meaning(row, passport, origins)
            field, period, dimensions, origin, column, survey = known[cells]
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
    named += ["year" if name in OF_YEAR else name for name in names]
    return tuple(dict.fromkeys(named))


def _other_columns(passport: Passport) -> tuple[str, ...]:
    return tuple(name for name in (passport.place, passport.value, passport.state) if name)


def _all_dimensions(passport: Passport) -> Iterator[str]:
    yield from passport.dimensions.values()
    if isinstance(passport.field, CodeMap):
        for coded in passport.field.meaning.values():
            yield from coded.dimensions.values()


def _own_templates(passport: Passport) -> Iterator[str]:
    if isinstance(passport.field, CodeMap):
        for coded in passport.field.meaning.values():
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
    origin = filled(passport.origin, row)
    require_origin(origin, origins)
    period = Period.parse(filled(coded.period or passport.period, row)).code
    column, survey = filled(passport.column, row), coded.survey_of(row.get("year", ""))
    return _Meaning(coded.field, period, dimension_key(dimensions), origin, column, survey)


def _coded(row: Row, field: str | CodeMap) -> CodedField | None:
    """The meaning of the row's code; None where the passport skips it."""
    if isinstance(field, str):
        return CodedField(field=field)
    code = row[field.column]
    if code in field.left_out:
        return None
    if code not in field.meaning:
        raise RecordError(
            f"「{code}」の意味が YAML の map にありません。項目を書くか、skipped に理由とともに書いてください。"
        )
    return field.meaning[code]


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
