"""Parameters of the rules: every value has its days and the text it comes from. No number of the law stands in Python.

parameters/<theme>/<name>.yml, one parameter a file:

    label: 特別交付税の上限額（連携市町村）
    unit: ten_thousand_jpy
    values:
      - first_day: "2015-04-01"        # the first day it holds, or the first one for which it was read
        last_day: "2021-03-31"         # absent: still holds
        value: "1500"
        verified: true                 # false: stated elsewhere, the text itself not read
        reference: {title: …, producer: …, edition: …, article: …, address: …, published: "2015"}
"""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from toshiken.core.errors import RecordError, RequestError
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Place, Quantity
from toshiken.core.records import PartialDate, Record, Text, UnitName, load_record

FOLDER = Path(__file__).with_name("parameters")


class Reference(Record):
    """The text a value was read in."""

    title: Text
    producer: Text
    published: PartialDate
    edition: str = ""
    article: str = ""
    address: str = ""
    via: str = ""


class Subject(Record):
    """The place a value belongs to, where it is not the nation's rule."""

    code: str
    name: str


class DatedValue(Record):
    """A value with its days. verified false: the text itself was not read. estimate: not published as a rule."""

    first_day: date
    last_day: date | None = None
    value: Decimal
    verified: bool
    estimate: bool = False
    note: str = ""
    reference: Reference

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.last_day and self.last_day < self.first_day:
            raise ValueError("last_day が first_day より前です。日付を確かめてください")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether the value holds on that day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def remark(self) -> str:
        """What the citation must say of a value that is no read rule."""
        if self.estimate:
            return "試算"
        return "" if self.verified else "本文は未確認"


class Parameter(Record):
    """A named parameter with its values over time."""

    label: str
    unit: UnitName
    place: Subject = Subject(code=NATION.code, name=NATION.name)
    definition: str = ""
    values: Annotated[tuple[DatedValue, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_value_a_day(self) -> Self:
        in_time = sorted(self.values, key=lambda v: v.first_day)
        for earlier, later in zip(in_time, in_time[1:], strict=False):
            if earlier.last_day is None or earlier.last_day >= later.first_day:
                raise ValueError(
                    f"{earlier.first_day} からの値と {later.first_day} からの値の期間が重なります。"
                    "前の値に last_day を書いてください"
                )
        return self


@cache
def all_parameters(folder: Path = FOLDER) -> dict[str, Parameter]:
    """Every parameter by name (its file's), in order of theme and name."""
    found: dict[str, Parameter] = {}
    for path in sorted(folder.glob("*/*.yml")):
        if path.stem in found:
            raise RecordError(
                f"パラメーター「{path.stem}」が2つのファイルにあります。片方の名前を変えてください。", path
            )
        found[path.stem] = load_record(path, Parameter)
    return found


def value_on(name: str, on: date, folder: Path = FOLDER) -> DatedValue:
    """The value that holds on a day; a RequestError where none does."""
    known = all_parameters(folder).get(name)
    if known is None:
        raise RequestError(f"パラメーター「{name}」は rules/parameters/ にありません。綴りを確かめてください。")
    for value in known.values:
        if value.holds_on(on):
            return value
    spans = "、".join(f"{v.first_day}～{v.last_day or ''}" for v in known.values)
    raise RequestError(
        f"「{known.label}」の {on.isoformat()} の値がありません（ある期間：{spans}）。"
        "日付を変えるか、根拠のある値を書き足してください。"
    )


def parameter(name: str, on: date, folder: Path = FOLDER) -> Quantity:
    """The parameter as a quantity of that day, with the text it comes from as its origin."""
    value = value_on(name, on, folder)
    known = all_parameters(folder)[name]
    place = Place(known.place.code, known.place.name)
    return Quantity(
        value.value, known.unit, place, Period.parse(on.isoformat()), origins=(_origin(name, known, value),)
    )


def _origin(name: str, known: Parameter, value: DatedValue) -> Origin:
    reference = value.reference
    return Origin(
        f"parameter:{name}:{value.first_day.isoformat()}",
        reference.title,
        reference.producer,
        reference.published,
        edition="、".join(part for part in (reference.edition, value.remark) if part),
        table=reference.article,
        column=known.label,
        address=reference.address,
        via=reference.via,
    )
