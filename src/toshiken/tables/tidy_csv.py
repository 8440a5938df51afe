"""A tidy CSV (one value a row) with a passport beside it: NAME.csv and NAME.yml.

The passport names the origin and says which column holds what:

    origin: census_2020              # id in the origins file; a figure without origin is refused
    field: population_persons        # or, one field per code: {column: indicator_code, map: {A1101: {...}}}
    place: municipality_code         # column with the code; {column: place, map: {全国: "00000"}} where names stand
    period: "2020-10-01"             # may use columns: "{year}-10-01"
    dimensions: {sex: sex, age: age_from, edition: "=ipss2018"}   # column, or a constant behind "="
    value: persons                   # column
    states: {"-": NIL}               # symbols of this file; any other text refuses the file
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
from pydantic import Field

from toshiken.core.errors import RecordError
from toshiken.core.period import Period
from toshiken.core.quantity import State
from toshiken.core.records import Record, load_record
from toshiken.tables.fields import field_named
from toshiken.tables.observations import SCHEMA, dimension_key


class CodedField(Record):
    """What a code of the file means: the field, and whatever differs from the file's passport."""

    field: str
    period: str = ""
    dimensions: dict[str, str] = Field(default_factory=dict)
    origin: dict[str, str] = Field(default_factory=dict)
    scale: int = 1


class CodeMap(Record):
    """Codes in a column and their meaning."""

    column: str
    map: dict[str, CodedField]


class PlaceMap(Record):
    """Place names in a column and their codes; a column that already holds codes is named alone."""

    column: str
    map: dict[str, str] = Field(default_factory=dict)
    fallback: str = ""


class Passport(Record):
    """How a tidy CSV is to be read. Values are Japanese official statistics as printed."""

    origin: str
    field: str | CodeMap
    place: str | PlaceMap
    period: str = ""
    dimensions: dict[str, str] = Field(default_factory=dict)
    value: str
    states: dict[str, str] = Field(default_factory=dict)


def read_tidy_csv(path: Path) -> pl.DataFrame:
    """The observations of one CSV, in the columns of `tables.observations.SCHEMA`."""
    passport_path = path.with_suffix(".yml")
    if not passport_path.exists():
        raise RecordError("出典を書いた YAML（同じ名前の .yml）がありません。出典のない数値は使えません。", path)
    passport = load_record(passport_path, Passport)
    return pl.DataFrame(list(_rows(path, passport)), schema=SCHEMA, orient="row")


def _rows(path: Path, passport: Passport) -> Iterator[tuple[Any, ...]]:
    seen: dict[tuple[Any, ...], int] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                found = _observation(row, passport)
            except KeyError as missing:
                raise RecordError(f"列または値 {missing} が YAML の指定と合いません。", path, line) from None
            except RecordError as fault:
                raise RecordError(str(fault), path, line) from None
            if found is None:
                continue
            key = found[:4]
            if key in seen:
                raise RecordError(
                    f"{seen[key]}行目と同じ項目・場所・時点がもう一度あります。片方を消してください。", path, line
                )
            seen[key] = line
            yield found


def _observation(row: dict[str, str], passport: Passport) -> tuple[Any, ...] | None:
    if isinstance(passport.field, CodeMap):
        code = row[passport.field.column]
        coded = passport.field.map.get(code)
        if coded is None:
            return None
    else:
        code, coded = "", CodedField(field=passport.field)
    field = field_named(coded.field)
    dimensions = {n: _cell(row, how) for n, how in {**passport.dimensions, **coded.dimensions}.items()}
    if unknown := set(dimensions) - set(field.dimensions):
        raise RecordError(
            f"項目「{coded.field}」は次元 {sorted(unknown)} を持ちません。tables/fields/ を確かめてください。"
        )
    period = Period.parse((coded.period or passport.period).format(**row)).code
    origin = coded.origin.get(row.get("year", ""), passport.origin) if coded.origin else passport.origin
    value, state = _value(row[passport.value], passport.states, coded.scale)
    return coded.field, _place(row, passport.place), period, dimension_key(dimensions), value, state, origin, code


def _cell(row: dict[str, str], how: str) -> str:
    return how[1:] if how.startswith("=") else row[how]


def _place(row: dict[str, str], how: str | PlaceMap) -> str:
    if isinstance(how, str):
        return row[how]
    return how.map.get(row[how.column]) or (row[how.fallback] if how.fallback else row[how.column])


def _value(text: str, states: dict[str, str], scale: int) -> tuple[float | None, str]:
    if text in states:
        state = State[states[text]]
        return (0.0 if state in (State.NIL, State.ZERO) else None), state.name
    try:
        return float(text) * scale, State.PRESENT.name
    except ValueError:
        raise RecordError(f"値「{text}」は数値ではなく、YAML の states にも意味が書かれていません。") from None
