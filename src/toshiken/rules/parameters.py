"""Parameters of the rules: every value has its days and the text it comes from. No number of the law stands in Python.

parameters/<theme>/<name>.yml, one parameter a file:

    label: 特別交付税の上限額（連携市町村）
    unit: ten_thousand_jpy
    values:
      - first_day: "2015-04-01"        # the first day it holds, or the first one for which it was read
        last_day: "2021-03-31"         # absent: still holds
        value: "1500"
        verified: true                 # false: stated elsewhere, the text itself not read
        proposal: false                # true: the text has no number, this one is ours
        note: …                        # what the text says around the number
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
from toshiken.core.period import Period, last_day
from toshiken.core.quantity import NATION, Place, Quantity
from toshiken.core.records import PartialDate, Record, Text, UnitName, load_record

FOLDER = Path(__file__).with_name("parameters")
UNVERIFIED = "未確認"


class Reference(Record):
    """The text a value was read in."""

    title: Text
    producer: Text
    published: PartialDate
    edition: str = ""
    article: str = ""
    address: str = ""
    via: str = ""

    def origin(self, name: str, column: str, remark: str = "") -> Origin:
        """The text as the passport of what was read in it; the remark stands in its citation."""
        return Origin(
            name,
            self.title,
            self.producer,
            self.published,
            edition="、".join(part for part in (self.edition, remark) if part),
            table=self.article,
            column=column,
            address=self.address,
            via=self.via,
        )


class Subject(Record):
    """The place a value belongs to, where it is not the nation's rule."""

    code: str
    name: str


class DatedValue(Record):
    """A value with its days. verified false: the text itself was not read. estimate: not published as a rule.
    proposal: the text prints no number where one is needed, and this one is the program's own."""

    first_day: date
    last_day: date | None = None
    value: Decimal
    verified: bool
    estimate: bool = False
    proposal: bool = False
    note: str = ""
    reference: Reference

    @model_validator(mode="after")
    def _read_somewhere(self) -> Self:
        if self.verified and not (self.reference.article and (self.reference.address or self.estimate)):
            raise ValueError(
                "verified: true の値には、読んだ本文の article（条項や表の番号）と address（所在）が要ります。"
                "書き足すか、verified: false にしてください"
            )
        if self.verified and self.proposal:
            raise ValueError("proposal: true は本文に数値がないときの仮の値です。verified: false にしてください")
        return self

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
        """What must be said of a value that is no read rule, wherever it is shown; empty of one that is."""
        if self.proposal:
            return f"{UNVERIFIED}の仮の値"
        if self.estimate:
            return "試算" if self.verified else f"{UNVERIFIED}の試算"
        return "" if self.verified else f"本文は{UNVERIFIED}"


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


def value_on(name: str, on: date, folder: Path = FOLDER, as_of: date | None = None) -> DatedValue:
    """The value that holds on a day; a RequestError where none does. as_of: only from texts published by that day."""
    known = _named(name, folder)
    for value in known.values:
        if value.holds_on(on):
            _require_published(known, value, as_of)
            return value
    first = min(value.first_day for value in known.values)
    if on < first:
        raise RequestError(
            f"「{known.label}」の {on.isoformat()} の値がありません。この定めは {first.isoformat()} からです。"
            f"{first.isoformat()} 以後の日付を指定してください。"
        )
    spans = "、".join(f"{v.first_day}～{v.last_day or ''}" for v in known.values)
    raise RequestError(
        f"「{known.label}」の {on.isoformat()} の値がありません（ある期間：{spans}）。"
        "日付を変えるか、根拠のある値を書き足してください。"
    )


def _named(name: str, folder: Path) -> Parameter:
    known = all_parameters(folder).get(name)
    if known is None:
        raise RequestError(f"パラメーター「{name}」は rules/parameters/ にありません。綴りを確かめてください。")
    return known


def _require_published(known: Parameter, value: DatedValue, as_of: date | None) -> None:
    if as_of is not None and last_day(value.reference.published) > as_of:
        raise RequestError(
            f"「{known.label}」の根拠（{value.reference.title}、{value.reference.published}）は {as_of.isoformat()} には"
            "まだ公表されていません。もっと後の日付を指定してください。"
        )


def parameter(name: str, on: date, folder: Path = FOLDER, as_of: date | None = None) -> Quantity:
    """The parameter as a quantity of that day, with the text it comes from as its origin."""
    value = value_on(name, on, folder, as_of)
    known = all_parameters(folder)[name]
    place = Place(known.place.code, known.place.name)
    return Quantity(
        value.value, known.unit, place, Period.parse(on.isoformat()), origins=(_origin(name, known, value),)
    )


def has_value(name: str, on: date, as_of: date | None = None) -> bool:
    """Whether a value holds on the day and its text was published by `as_of`."""
    return any(
        value.holds_on(on) and (as_of is None or last_day(value.reference.published) <= as_of)
        for value in _named(name, FOLDER).values
    )


def remark_on(name: str, on: date) -> str:
    """（本文は未確認）: behind a value that is no read rule; empty behind one that is."""
    remark = value_on(name, on).remark
    return f"（{remark}）" if remark else ""


def _origin(name: str, known: Parameter, value: DatedValue) -> Origin:
    return value.reference.origin(f"parameter:{name}:{value.first_day.isoformat()}", known.label, value.remark)
